import type { Label } from '../api/index.ts';
import { computed } from '../format/number.ts';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { listOf, numberOf, recordOf, textOf } from '../parts/values.ts';
import type { PlanData } from './plan-data.ts';

interface AccountInput {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly factor: { readonly value: number; readonly unit: string; readonly source: string; readonly isVerified: boolean } | null;
}

export interface AccountNumber {
  readonly id: string;
  readonly label: Label;
  readonly value: number;
  readonly unit: string;
  readonly from: readonly AccountInput[];
}

/** The numbers of a plan's account, each with what it was made from. */
export function numbersOf(plan: PlanData): readonly AccountNumber[] {
  return listOf(plan.accounts['numbers'])
    .map(recordOf)
    .map((one) => ({
      id: textOf(one['id']),
      label: one['label'] as Label,
      value: numberOf(one['value']) ?? Number.NaN,
      unit: textOf(one['unit']),
      from: listOf(one['from'])
        .map(recordOf)
        .map((input) => {
          const factor = recordOf(input['factor']);
          return {
            what: textOf(input['what']),
            value: numberOf(input['value']) ?? Number.NaN,
            unit: textOf(input['unit']),
            factor: input['factor']
              ? {
                  value: numberOf(factor['value']) ?? Number.NaN,
                  unit: textOf(factor['unit']),
                  source: textOf(factor['source']),
                  isVerified: factor['verified'] === true,
                }
              : null,
          };
        }),
    }));
}

/** Energy, carbon and water of the plan, a year's amounts. */
export function AccountPanel({ plan }: { readonly plan: PlanData }) {
  const { t, pick, shown } = usePreferences();
  const numbers = numbersOf(plan);
  if (numbers.length === 0) return null;
  const amount = (given: number, unit: string) => {
    // Less than a thousandth of a MWh, tonne or per cent is the solver's rounding.
    const value = Math.abs(given) < 1e-3 ? 0 : given;
    const step = shown(unit, value);
    return { value: computed(value / step.factor), unit: step.label };
  };
  return (
    <Panel title={t('plan.accounts')}>
      <table className="plain accounts">
        <thead>
          <tr>
            <th scope="col">{t('account.number')}</th>
            <th scope="col" className="right">
              {t('account.value')}
            </th>
            <th scope="col">{t('limit.unit')}</th>
            <th scope="col">{t('account.from')}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map((number) => {
            const { value, unit } = amount(number.value, number.unit);
            return (
              <tr key={number.id}>
                <th scope="row">{pick(number.label)}</th>
                <td className="right num">{value}</td>
                <td>{unit}</td>
                <td className="faint small">
                  {number.from
                    .filter((input) => Math.abs(input.value) > 1e-3)
                    .map((input) => {
                      const part = amount(input.value, input.unit);
                      return (
                        <span key={input.what} className="account-input" title={input.factor?.source}>
                          {input.what} {part.value} {part.unit}
                          {input.factor ? ` × ${input.factor.value} ${input.factor.unit}` : ''}
                          {input.factor && !input.factor.isVerified ? <em> {t('account.unverified')}</em> : null}
                        </span>
                      );
                    })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
