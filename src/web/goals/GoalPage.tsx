import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { api, type Entry } from '../api/index.ts';
import { exact } from '../format/number.ts';
import { useLedger, useMay, useMoment, useParkId } from '../frame/park.ts';
import { EntryHistory } from '../ledgers/EntryHistory.tsx';
import { LightReason } from '../ledgers/EntryView.tsx';
import { SourceQuote } from '../ledgers/SourceQuote.tsx';
import { Sources } from '../ledgers/Sources.tsx';
import { PageTitle, Panel, PrintHead } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { numberOf, textOf } from '../parts/values.ts';
import { GoalCurve } from './GoalCurve.tsx';
import { GoalFields } from './GoalFields.tsx';
import { MonthForm } from './MonthForm.tsx';
import { ObservationTable } from './ObservationTable.tsx';
import { observationsOf, pointsOf } from './observations.ts';
import { PriceCard } from './PriceCard.tsx';

const route = getRouteApi('/parks/$park/goals/$id');

/** One goal: its light and why, its year, its price, the words it stands on. */
export function GoalPage() {
  const { id } = route.useParams();
  const park = useParkId();
  const { asOf } = useMoment();
  const goal = useQuery({ queryKey: ['entry', park, 'goal', id, asOf], queryFn: () => api.entry(park, 'goal', id, asOf) });
  return (
    <Loaded query={goal} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
      {(entry) => <Goal goal={entry} />}
    </Loaded>
  );
}

/** '≥ 50 %' as the goal says it. */
export function useTargetText(): (goal: Entry) => string {
  const { t } = usePreferences();
  return (goal) => {
    const value = numberOf(goal.values['value']);
    const upper = numberOf(goal.values['upper']);
    const unit = textOf(goal.values['unit']);
    const bound = textOf(goal.values['bound']);
    const sign = bound === '>=' ? '≥ ' : bound === '<=' ? '≤ ' : bound === '~' ? '≈ ' : '';
    return value === undefined ? t('document.masked') : `${sign}${exact(value)}${upper === undefined ? '' : `–${exact(upper)}`} ${unit}`;
  };
}

function Goal({ goal }: { readonly goal: Entry }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const { asOf, date } = useMoment();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const definition = useLedger('goal');
  const mayEnter = useMay('observation', 'create');
  const mayChange = useMay('goal', 'change');
  const targetText = useTargetText();
  const observations = useQuery({ queryKey: ['observations', park, goal.id, asOf], queryFn: () => observationsOf(park, goal, asOf) });
  const label = (field: string) =>
    pick(definition?.fields.find((one) => one.id === field)?.choices?.find((choice) => choice.value === goal.values[field])?.label);
  const put = (change: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...change }) as typeof search, replace: true });
  const name = textOf(goal.values['name']);
  return (
    <div className="goal-page">
      <PrintHead title={name} asOf={date} />
      <PageTitle
        title={
          <>
            {name} <span className="goal-target num">{targetText(goal)}</span>
          </>
        }
        example={goal.values['example'] === true}
        extra={
          <>
            {mayChange ? (
              <Button
                icon={<EditOutlined />}
                data-act="edit"
                onClick={() => void go({ to: '/parks/$park/ledgers/$ledger', params: { park, ledger: 'goal' }, search: { entry: goal.id, edit: true } })}
              >
                {t('act.edit')}
              </Button>
            ) : null}
            {mayEnter ? (
              <Button type="primary" icon={<PlusOutlined />} data-act="enter" onClick={() => put({ enter: 'new' })}>
                {t('goal.enter')}
              </Button>
            ) : null}
          </>
        }
      >
        {[
          goal.code,
          goal.values['year'] ? t('goal.year', { year: String(goal.values['year']) }) : '',
          label('area'),
          label('kind'),
          label('nature'),
          textOf(goal.values['unitName']),
        ]
          .filter(Boolean)
          .join(' · ')}
      </PageTitle>
      <div className="goal-columns">
        <div>
          <LightReason entry={goal} />
          <Panel title={t('goal.curve')}>
            <Loaded query={observations} skeleton={<Skeleton active paragraph={{ rows: 7 }} />}>
              {(list) => (
                <>
                  <GoalCurve goal={goal} observations={list} />
                  {pointsOf(goal, list).length === 0 ? (
                    <Empty title={t('goal.noMonths')} hint={t('goal.noMonthsHint')} />
                  ) : (
                    <ObservationTable goal={goal} observations={list} />
                  )}
                </>
              )}
            </Loaded>
          </Panel>
        </div>
        <div>
          <PriceCard goal={goal} isCardOpen={search.card === true} onCard={(open) => put({ card: open ? true : undefined } as Partial<typeof search>)} />
          {goal.source ? (
            <Panel title={t('entry.source')}>
              <SourceQuote source={goal.source} document={textOf(goal.values['document'])} />
              <Sources entry={goal} />
            </Panel>
          ) : null}
          <GoalFields goal={goal} />
          {definition ? (
            <Panel>
              <EntryHistory definition={definition} id={goal.id} />
            </Panel>
          ) : null}
        </div>
      </div>
      {search.enter && mayEnter && observations.data ? (
        <MonthForm goal={goal} points={pointsOf(goal, observations.data)} onClose={() => put({ enter: undefined } as unknown as Partial<typeof search>)} />
      ) : null}
    </div>
  );
}
