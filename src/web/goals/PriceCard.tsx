import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { api, type Entry, type GoalPrice, type ScopeCard } from '../api/index.ts';
import { computed } from '../format/number.ts';
import { useMay, useParkId } from '../frame/park.ts';
import { Figure } from '../parts/Figure.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import { jsonOf, recordOf, textOf } from '../parts/values.ts';
import { StaleMark } from '../plans/PlanMarks.tsx';
import { RunPlanButton } from '../plans/RunPlan.tsx';
import { ScopeDialog } from './ScopeDialog.tsx';
import { ScopeWords } from './ScopeWords.tsx';

const idOf = (value: Entry | string | null | undefined): string => (typeof value === 'string' ? value : (value?.id ?? ''));

/** What the goal costs, in words and figures; or how to find out. The 口径 stands under the price. */
export function PriceCard({ goal, isCardOpen, onCard }: { readonly goal: Entry; readonly isCardOpen: boolean; readonly onCard: (open: boolean) => void }) {
  const { t } = usePreferences();
  const park = useParkId();
  const mayLimit = useMay('limit', 'create');
  const limit = textOf(goal.values['limit']);
  const price = useQuery({ queryKey: ['price', park, goal.id], queryFn: () => api.price(park, goal.id), enabled: limit !== '' });
  const card = useQuery({ queryKey: ['card', park, goal.id], queryFn: () => api.card(park, goal.id) });
  const renew = limit !== '' && card.data?.possible ? card.data : undefined;
  return (
    <Panel title={t('goal.price')} className="price-card">
      {limit === '' ? (
        <Loaded query={card} skeleton={<Skeleton active paragraph={{ rows: 2 }} />}>
          {(answer) =>
            answer.possible && answer.card ? (
              <>
                <p>{t('goal.noLimit')}</p>
                {mayLimit ? (
                  <Button type="primary" ghost data-act="limit" onClick={() => onCard(true)}>
                    {t('goal.makeLimit')}
                  </Button>
                ) : null}
                {isCardOpen ? <ScopeDialog goal={goal} card={answer.card} onClose={() => onCard(false)} /> : null}
              </>
            ) : (
              <WhyNot why={answer.why} />
            )
          }
        </Loaded>
      ) : (
        <>
          <Loaded query={price} skeleton={<Skeleton active paragraph={{ rows: 3 }} />}>
            {(answer) => (idOf(answer.plan) ? <Price answer={answer} /> : <NoPlan answer={answer} limit={limit} />)}
          </Loaded>
          {renew?.card && mayLimit ? (
            <>
              <Button type="primary" ghost data-act="limit" onClick={() => onCard(true)}>
                {t('goal.renewLimit')}
              </Button>
              {isCardOpen ? <ScopeDialog goal={goal} card={renew.card} onClose={() => onCard(false)} /> : null}
            </>
          ) : null}
          <LimitScope id={limit} />
        </>
      )}
    </Panel>
  );
}

function WhyNot({ why }: { readonly why: unknown }) {
  const { pick, t } = usePreferences();
  const label = recordOf(why);
  const words = typeof why === 'string' ? why : 'zh' in label ? pick(label as unknown as { zh: string; en: string }) : '';
  return <p className="faint">{words || t('goal.notPhysical')}</p>;
}

function NoPlan({ answer, limit }: { readonly answer: GoalPrice; readonly limit: string }) {
  const { pick, t } = usePreferences();
  return (
    <>
      <p>{pick(answer.sentence) || t('goal.noPlan')}</p>
      <RunPlanButton limits={[limit]} />
    </>
  );
}

function Price({ answer }: { readonly answer: GoalPrice }) {
  const { t, pick, shown } = usePreferences();
  const park = useParkId();
  const plan = idOf(answer.plan);
  const origin = { to: '/parks/$park/plans/$id' as const, params: { park, id: plan }, search: { tab: 'limits' } };
  const money = shown('CNY', answer.price ?? 0);
  return (
    <div data-price={answer.price ?? ''}>
      {answer.stale ? <StaleMark /> : null}
      <p className="price-words">{pick(answer.sentence)}</p>
      <dl className="figures-row">
        <div>
          <dt>{t('limit.level')}</dt>
          <dd>
            <Figure origin={origin} unit={answer.unit}>
              {answer.level === null ? '—' : computed(answer.level)}
            </Figure>
          </dd>
        </div>
        <div>
          <dt>{t('limit.actual')}</dt>
          <dd>
            <Figure origin={origin} unit={answer.unit}>
              {answer.actual === null ? '—' : computed(answer.actual)}
            </Figure>
          </dd>
        </div>
        <div>
          <dt>{t('limit.slack')}</dt>
          <dd>
            <Figure origin={origin} unit={answer.unit}>
              {answer.slack === null ? '—' : computed(answer.slack)}
            </Figure>
          </dd>
        </div>
        <div>
          <dt>{t('limit.price')}</dt>
          <dd>
            <Figure origin={origin} unit={`${money.label}/${answer.unit || '1'}`} title={answer.priceUnit}>
              {answer.price === null ? '—' : computed(answer.price / money.factor)}
            </Figure>
          </dd>
        </div>
      </dl>
      <Link to="/parks/$park/plans/$id" params={{ park, id: plan }}>
        {t('goal.openPlan')}
      </Link>
    </div>
  );
}

/** The card that was kept with the limit. */
function LimitScope({ id }: { readonly id: string }) {
  const { t } = usePreferences();
  const park = useParkId();
  const limit = useQuery({ queryKey: ['entry', park, 'limit', id, undefined], queryFn: () => api.entry(park, 'limit', id) });
  const scope = jsonOf(limit.data?.values['scope']) as ScopeCard | undefined;
  if (!limit.data) return null;
  return (
    <div className="scope-kept">
      <h3>
        {t('scope.title')}
        <Link to="/parks/$park/ledgers/$ledger" params={{ park, ledger: 'limit' }} search={{ entry: id }} className="small">
          {limit.data.code}
        </Link>
      </h3>
      {scope ? <ScopeWords card={scope} /> : null}
    </div>
  );
}
