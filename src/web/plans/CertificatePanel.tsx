import { Panel } from '../parts/Page.tsx';
import { fixed } from '../format/number.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { useModelLabels } from './model-labels.ts';
import type { PlanData } from './plan-data.ts';

const scientific = (value: number | undefined): string =>
  value === undefined ? '—' : value === 0 ? '0' : value.toExponential(1).replace('-', '−').replace('e+', 'e');

/** Why the plan can be believed, and how long it took; mean prices of the commodities beside it. */
export function CertificatePanel({ plan }: { readonly plan: PlanData }) {
  const { t } = usePreferences();
  const label = useModelLabels();
  const prices = Object.entries(plan.prices).filter(([, price]) => Math.abs(price) > 1e-9);
  return (
    <div className="plan-columns">
      <Panel title={t('plan.prices')}>
        <table className="plain">
          <tbody>
            {prices.map(([id, price]) => (
              <tr key={id}>
                <th scope="row">{label(id)}</th>
                <td className="right num">{fixed(price, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={t('plan.certificate')}>
        <p className="about">{t('plan.certificateAbout')}</p>
        <dl className="fields">
          {(
            [
              [t('plan.primal'), scientific(plan.certificate.primal)],
              [t('plan.dual'), scientific(plan.certificate.dual)],
              [t('plan.gap'), scientific(plan.certificate.gap)],
              [t('plan.solver'), plan.solver],
              [t('plan.seconds'), t('plan.secondsValue', { build: fixed(plan.seconds.build ?? 0, 1), solve: fixed(plan.seconds.solve ?? 0, 1) })],
              [t('plan.inputHash'), plan.inputHash.slice(0, 16)],
            ] as const
          ).map(([name, value]) => (
            <div key={name} className="field">
              <dt>{name}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  );
}
