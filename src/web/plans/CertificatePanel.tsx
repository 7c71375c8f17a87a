import { useQuery } from '@tanstack/react-query';
import { api } from '../api/index.ts';
import { unitText } from '../format/unit.ts';
import { useParkId } from '../frame/park.ts';
import { Figure } from '../parts/Figure.tsx';
import { Panel } from '../parts/Page.tsx';
import { fixed } from '../format/number.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import type { PlanData } from './plan-data.ts';

const scientific = (value: number | undefined): string =>
  value === undefined ? '—' : value === 0 ? '0' : value.toExponential(1).replace('-', '−').replace('e+', 'e');

/** Why the plan can be believed, and how long it took; mean prices of the commodities beside it. */
export function CertificatePanel({ plan }: { readonly plan: PlanData }) {
  const { t, pick, language } = usePreferences();
  const park = useParkId();
  const balance = useQuery({ queryKey: ['balance', park, plan.id], queryFn: () => api.balance(park, plan.id), staleTime: Number.POSITIVE_INFINITY });
  return (
    <div className="plan-columns">
      <Panel title={t('plan.prices')}>
        <Loaded query={balance}>
          {({ prices }) => (
            <table className="plain">
              <tbody>
                {prices
                  .toSorted((one, other) => Number(other.kind === 'electricity') - Number(one.kind === 'electricity'))
                  .map((price) => (
                    <tr key={price.id}>
                      <th scope="row">{pick(price.label)}</th>
                      <td className="right">
                        <Figure origin={{ to: '/parks/$park/plans/$id', params: { park, id: plan.id }, search: { flow: `price:${price.id}` } }}>
                          {fixed(price.value, 2)}
                        </Figure>
                      </td>
                      <td className="faint">{unitText(price.unit, language)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          )}
        </Loaded>
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
