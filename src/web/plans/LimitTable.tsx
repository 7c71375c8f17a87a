import { Link } from '@tanstack/react-router';
import type { PlanLimit } from '../api/index.ts';
import { columnDecimals, computed, exact, fixed } from '../format/number.ts';
import { unitText } from '../format/unit.ts';
import { useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty } from '../parts/states.tsx';
import { isFree, signOf, usePriceWords } from './LimitPrice.tsx';

/** Level, actual, slack and price of every limit; those that cost something first. */
export function LimitTable({ limits }: { readonly limits: readonly PlanLimit[] }) {
  const { t, pick, shown, scale, language } = usePreferences();
  const park = useParkId();
  const words = usePriceWords();
  if (limits.length === 0) return <Empty title={t('plan.noLimits')} hint={t('plan.noLimitsHint')} />;
  const sorted = limits.toSorted((a, b) => Number(isFree(a)) - Number(isFree(b)) || Number(Boolean(b.goal)) - Number(Boolean(a.goal)));
  const largest = Math.max(...limits.map((limit) => Math.abs(limit.price)));
  const money = shown('CNY', scale === 'people' ? Math.min(largest, 1e7) : largest);
  const decimals = Math.max(1, columnDecimals([largest / money.factor]));
  return (
    <div className="grid-scroll" tabIndex={0} role="region" aria-label={t('plan.limits')}>
      <table className="plain limits">
        <thead>
          <tr>
            <th scope="col">{t('limit.name')}</th>
            <th scope="col" className="right">
              {t('limit.level')}
            </th>
            <th scope="col" className="right">
              {t('limit.actual')}
            </th>
            <th scope="col" className="right">
              {t('limit.slack')}
            </th>
            <th scope="col">{t('limit.unit')}</th>
            <th scope="col" className="right">
              {t('limit.price')} ({t('limit.priceUnit', { money: money.label })})
            </th>
            <th scope="col">{t('limit.words')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((limit) => (
            <tr key={limit.id} className={isFree(limit) ? '' : 'is-binding'}>
              <th scope="row">
                {limit.goal ? (
                  <Link to="/parks/$park/goals/$id" params={{ park, id: limit.goal }}>
                    {pick(limit.label) || limit.indicator}
                  </Link>
                ) : (
                  pick(limit.label) || limit.indicator || limit.id
                )}
              </th>
              <td className="right num">
                {signOf(limit.sense)} {exact(limit.level)}
              </td>
              <td className="right num">{computed(limit.actual)}</td>
              <td className="right num">{computed(Math.abs(limit.slack) < 1e-6 ? 0 : limit.slack)}</td>
              <td>{unitText(limit.unit, language)}</td>
              <td className="right num" title={`${limit.price} ${limit.priceUnit}`}>
                {isFree(limit) ? '0' : fixed(limit.price / money.factor, decimals)}
              </td>
              <td>{words(limit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
