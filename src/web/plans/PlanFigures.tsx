import type { PlanLimit } from '../api/index.ts';
import { computed, fixed, percent } from '../format/number.ts';
import { useParkId } from '../frame/park.ts';
import { Figure, type Origin } from '../parts/Figure.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { numbersOf } from './AccountPanel.tsx';
import { usePriceWords } from './LimitPrice.tsx';
import { isRenewable, type PlanData } from './plan-data.ts';

const capacityUnits: Readonly<Record<string, number>> = { MW: 1, GW: 1000, kW: 0.001, '\u4e07\u5343\u74e6': 10 };

/** Cost, renewable share, CO2 and installed capacity, each with the price of its goal. */
export function PlanFigures({ plan }: { readonly plan: PlanData }) {
  const { t, shown } = usePreferences();
  const cost = plan.objective ?? 0;
  const money = shown('CNY/a', cost);
  const renewables = plan.items.filter((item) => item.what === 'process' && (item.kind === 'wind' || item.kind === 'solar'));
  const sum = (of: (item: (typeof renewables)[number]) => number) => renewables.reduce((total, item) => total + of(item), 0);
  const grown = sum((item) => Math.max(0, item.total - item.existing));
  const supplied = plan.supply.reduce((total, share) => total + share.value, 0);
  const renewable = plan.supply.filter(isRenewable).reduce((total, share) => total + share.value, 0);
  const limitOf = (indicator: RegExp) => plan.limits.find((limit) => indicator.test(limit.indicator));
  const share = limitOf(/renewable-share/);
  const carbon = limitOf(/co2|carbon|emission/);
  const installedLimit = limitOf(/installed/);
  // The limit counts by its own card, plants that only sell to the grid included; without one, wind and sun of the plan.
  const counts = installedLimit ? inMegawatt(installedLimit) : null;
  const installed = counts ?? sum((item) => item.total);
  const capacity = shown('MW', installed);
  const megawatts = (value: number) => fixed(value / capacity.factor, capacity.factor === 1 ? 0 : 1);
  const numbers = numbersOf(plan);
  const counted = numbers.find((number) => number.id === 'energy.renewable-share')?.value;
  const co2 = numbers.find((number) => number.id === 'carbon.location')?.value;
  const tonnes = shown('t/a', co2 ?? 0);
  return (
    <dl className="plan-figures">
      <Card name={t('plan.cost')} value={fixed(cost / money.factor, 2)} unit={money.label} note={plan.status === 'optimal' ? t('status.optimal') : ''} />
      <Card
        name={t('plan.share')}
        value={share ? computed(share.actual) : counted !== undefined ? computed(counted) : percent(renewable, supplied).replace('%', '')}
        unit="%"
        limit={share}
      />
      <Card name={t('plan.co2')} value={co2 === undefined ? '—' : computed(co2 / tonnes.factor)} unit={co2 === undefined ? '' : tonnes.label} limit={carbon} />
      <Card
        name={t('plan.installed')}
        value={megawatts(installed)}
        unit={capacity.label}
        limit={installedLimit}
        note={t('plan.versusNow', { value: `${megawatts(installed - grown)} ${capacity.label}` })}
      />
    </dl>
  );
}

/** What a limit on capacity says in MW; null where its unit is another. */
function inMegawatt(limit: PlanLimit): number | null {
  const factor = capacityUnits[limit.unit];
  return factor === undefined ? null : limit.actual * factor;
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
      <dd className="plan-figure-note">{[note, limit ? words(limit) : ''].filter(Boolean).join(' · ') || '\u00a0'}</dd>
    </div>
  );
}
