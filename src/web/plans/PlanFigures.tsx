import type { PlanLimit } from '../api/index.ts';
import { computed, fixed, percent } from '../format/number.ts';
import { useParkId } from '../frame/park.ts';
import { Figure, type Origin } from '../parts/Figure.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { numberOf, recordOf } from '../parts/values.ts';
import { usePriceWords } from './LimitPrice.tsx';
import { isRenewable, type PlanData } from './plan-data.ts';

/** Cost, renewable share, CO2 and installed capacity, each with the price of its goal. */
export function PlanFigures({ plan }: { readonly plan: PlanData }) {
  const { t, shown } = usePreferences();
  const cost = plan.objective ?? 0;
  const money = shown('CNY/a', cost);
  const renewables = plan.items.filter((item) => isRenewable(item) && item.what === 'process' && item.unit === 'MW');
  const sum = (of: (item: (typeof renewables)[number]) => number) => renewables.reduce((total, item) => total + of(item), 0);
  const installed = sum((item) => item.total);
  const capacity = shown('MW', installed);
  const supplied = plan.supply.reduce((total, share) => total + share.value, 0);
  const renewable = plan.supply.filter(isRenewable).reduce((total, share) => total + share.value, 0);
  const limitOf = (indicator: RegExp) => plan.limits.find((limit) => indicator.test(limit.indicator));
  const share = limitOf(/renewable-share/);
  const carbon = limitOf(/co2|carbon|emission/);
  const co2 = carbon?.actual ?? co2Of(plan);
  const tonnes = carbon ? { factor: 1, label: carbon.unit } : shown('t/a', co2 ?? 0);
  return (
    <dl className="plan-figures">
      <Card name={t('plan.cost')} value={fixed(cost / money.factor, 2)} unit={money.label} note={plan.status === 'optimal' ? t('status.optimal') : ''} />
      <Card name={t('plan.share')} value={share ? computed(share.actual) : percent(renewable, supplied).replace('%', '')} unit="%" limit={share} />
      <Card name={t('plan.co2')} value={co2 === undefined ? '—' : computed(co2 / tonnes.factor)} unit={co2 === undefined ? '' : tonnes.label} limit={carbon} />
      <Card
        name={t('plan.installed')}
        value={fixed(installed / capacity.factor, capacity.factor === 1 ? 0 : 1)}
        unit={capacity.label}
        limit={limitOf(/installed/)}
        note={t('plan.versusNow', { value: `${fixed(sum((item) => item.existing) / capacity.factor, capacity.factor === 1 ? 0 : 1)} ${capacity.label}` })}
      />
    </dl>
  );
}

/** Tonnes of CO2 a year from the account, where the plan carries one. */
function co2Of(plan: PlanData): number | undefined {
  const carbon = recordOf(plan.accounts['carbon'] ?? plan.accounts['co2']);
  const total = numberOf(plan.accounts['co2']) ?? numberOf(carbon['total']) ?? numberOf(carbon['location']);
  return total;
}

function Card({
  name,
  value,
  unit,
  limit,
  note = '',
}: {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly limit?: PlanLimit | undefined;
  readonly note?: string;
}) {
  const park = useParkId();
  const words = usePriceWords();
  const origin: Origin | undefined = limit?.goal ? { to: '/parks/$park/goals/$id', params: { park, id: limit.goal } } : undefined;
  return (
    <div className="plan-figure">
      <dt>{name}</dt>
      <dd>
        <Figure origin={origin} unit={unit}>
          {value}
        </Figure>
      </dd>
      <p>{[note, limit ? words(limit) : ''].filter(Boolean).join(' · ') || '\u00a0'}</p>
    </div>
  );
}
