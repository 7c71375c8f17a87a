import type { PlanLimit } from '../api/index.ts';
import { computed, exact } from '../format/number.ts';
import { unitText } from '../format/unit.ts';
import { useParkId } from '../frame/park.ts';
import { Figure } from '../parts/Figure.tsx';
import { usePreferences } from '../parts/preferences.tsx';

export const signOf = (sense: string): string => (sense === '>=' ? '≥' : sense === '<=' ? '≤' : '=');

/** Below this a price is nothing but the solver's rounding: CNY a year for a step. */
const nothing = 1;

export const isFree = (limit: PlanLimit): boolean => Math.abs(limit.price) < nothing;

/** The price in words: what one step more costs a year. */
export function usePriceWords(): (limit: PlanLimit) => string {
  const { t, shown, language } = usePreferences();
  return (limit) => {
    if (isFree(limit)) return t('limit.free');
    const money = shown('CNY', limit.price);
    const step = limit.unit === '%' ? t('limit.point') : `1 ${unitText(limit.unit, language)}`;
    const params = { step, price: `${computed(Math.abs(limit.price) / money.factor)} ${money.label}` };
    if (limit.sense === '=') return t(limit.price > 0 ? 'limit.costs.equal' : 'limit.saves.equal', params);
    return t(limit.sense === '<=' ? 'limit.costs.down' : 'limit.costs.up', params);
  };
}

/** One limit in one line: what it asks, where the plan stands, what the next step costs. */
export function LimitPrice({ limit, plan }: { readonly limit: PlanLimit; readonly plan: string }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const words = usePriceWords();
  return (
    <>
      <span className="limit-name">
        {pick(limit.label) || limit.indicator} {signOf(limit.sense)} {exact(limit.level)} {limit.unit}
      </span>
      <span className="faint">{t('limit.now', { actual: `${computed(limit.actual)} ${limit.unit}` })}</span>
      <Figure
        origin={limit.goal ? { to: '/parks/$park/goals/$id', params: { park, id: limit.goal } } : { to: '/parks/$park/plans/$id', params: { park, id: plan } }}
        className={isFree(limit) ? 'is-free' : 'is-priced'}
      >
        {words(limit)}
      </Figure>
    </>
  );
}
