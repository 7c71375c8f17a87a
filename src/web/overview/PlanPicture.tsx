import { Link } from '@tanstack/react-router';
import type { OverviewPlan } from '../api/index.ts';
import { colourOf } from '../format/colours.ts';
import { columnDecimals, fixed, percent } from '../format/number.ts';
import { useParkId } from '../frame/park.ts';
import { Figure } from '../parts/Figure.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty } from '../parts/states.tsx';
import { LimitPrice } from '../plans/LimitPrice.tsx';
import { PartialYear, StaleMark, yearHours } from '../plans/PlanMarks.tsx';

/** The plan in one picture: where each MWh comes from, and what the goals cost. */
export function PlanPicture({ plan, isPlanning }: { readonly plan: OverviewPlan | null; readonly isPlanning: boolean }) {
  const { t, pick, shown } = usePreferences();
  const park = useParkId();
  if (!plan)
    return (
      <Panel title={t('overview.plan')} className="plan-panel">
        <Empty
          title={t(isPlanning ? 'overview.planning' : 'overview.noPlan')}
          hint={t(isPlanning ? 'overview.planningHint' : 'overview.noPlanHint')}
          action={
            <Link to="/parks/$park/plans" params={{ park }}>
              {t('nav.plans')}
            </Link>
          }
        />
      </Panel>
    );
  const shares = plan.shares.filter((share) => share.value > 0).toSorted((a, b) => b.value - a.value);
  const total = shares.reduce((sum, share) => sum + share.value, 0);
  const unit = shown(shares[0]?.unit ?? 'MWh', total);
  const money = shown('CNY/a', plan.objective);
  const origin = { to: '/parks/$park/plans/$id' as const, params: { park, id: plan.id } };
  const decimals = columnDecimals(shares.map((share) => share.value / unit.factor));
  const priced = plan.limits.toSorted((a, b) => Number(Boolean(b.goal)) - Number(Boolean(a.goal)) || Math.abs(b.price) - Math.abs(a.price)).slice(0, 3);
  return (
    <Panel
      title={t('overview.plan')}
      className="plan-panel"
      extra={
        <Link to="/parks/$park/plans/$id" params={{ park, id: plan.id }}>
          {plan.name}
        </Link>
      }
    >
      <div className="plan-marks">
        <PartialYear hours={plan.hours} />
        {plan.stale ? <StaleMark /> : null}
        <span>
          {t('plan.cost')}{' '}
          <Figure origin={origin} unit={money.label}>
            {fixed(plan.objective / money.factor, 2)}
          </Figure>
        </span>
      </div>
      {total > 0 ? (
        <>
          <p className="picture-title">
            {t(plan.hours < yearHours ? 'overview.supply' : 'overview.supplyYear', {
              hours: plan.hours,
              total: `${fixed(total / unit.factor, columnDecimals([total / unit.factor]))} ${unit.label}`,
            })}
          </p>
          <div className="share-bar" role="img" aria-label={shares.map((share) => `${pick(share.label)} ${percent(share.value, total)}`).join('、')}>
            {shares.map((share) => (
              <span
                key={share.id}
                style={{ flexGrow: share.value, background: colourOf(share.id, share.label.zh) }}
                title={`${pick(share.label)} ${percent(share.value, total)}`}
              />
            ))}
          </div>
          <table className="share-table">
            <tbody>
              {shares.map((share) => (
                <tr key={share.id}>
                  <th scope="row">
                    <span className="swatch" style={{ background: colourOf(share.id, share.label.zh) }} /> {pick(share.label)}
                  </th>
                  <td className="right">
                    <Figure origin={origin} title={`${pick(share.label)} ${share.value} ${share.unit}`}>
                      {fixed(share.value / unit.factor, decimals)}
                    </Figure>
                  </td>
                  <td className="faint">{unit.label}</td>
                  <td className="right num">{percent(share.value, total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
      {priced.length > 0 ? (
        <ul className="price-lines">
          {priced.map((limit) => (
            <li key={limit.id}>
              <LimitPrice limit={limit} plan={plan.id} />
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
