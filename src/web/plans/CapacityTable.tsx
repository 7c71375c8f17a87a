import { Segmented } from 'antd';
import { useState } from 'react';
import { colourOf } from '../format/colours.ts';
import { columnDecimals, fixed } from '../format/number.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty } from '../parts/states.tsx';
import { useNewLimits } from './model-labels.ts';
import type { PlanItem } from './plan-data.ts';

const grown = (item: PlanItem): number => Math.max(0, item.total - item.existing);
const isWorth = (item: PlanItem): boolean => item.extendable || grown(item) > 1e-6;

/** Existing, new and limit of every item as bars; items of one unit share one scale. */
export function CapacityTable({ items: given }: { readonly items: readonly PlanItem[] }) {
  const { t } = usePreferences();
  const [isAll, setAll] = useState(false);
  const limits = useNewLimits();
  const items = given
    .filter((item) => item.what !== 'branch' && (item.extendable || !/^(market|route|surplus|transfer)/.test(item.kind)))
    .map((item) => {
      const limit = limits.get(item.id);
      return limit && limit.unit === item.unit ? { ...item, max: item.existing + limit.value } : item;
    });
  const growing = items.filter(isWorth);
  const visible = isAll || growing.length === 0 ? items.filter((item) => item.total > 1e-6) : growing;
  if (items.length === 0) return <Empty title={t('plan.noSankey')} />;
  const units = [...new Set(visible.map((item) => item.unit))];
  return (
    <>
      {growing.length > 0 && growing.length < items.length ? (
        <Segmented
          size="small"
          className="no-print"
          value={isAll ? 'all' : 'some'}
          onChange={(value) => setAll(value === 'all')}
          options={[
            { value: 'some', label: t('plan.showExtendable') },
            { value: 'all', label: t('plan.showAll', { n: items.filter((item) => item.total > 1e-6).length }) },
          ]}
        />
      ) : null}
      {units.map((unit) => (
        <UnitGroup key={unit} unit={unit} items={visible.filter((item) => item.unit === unit).toSorted((a, b) => b.total - a.total)} />
      ))}
    </>
  );
}

function UnitGroup({ unit, items }: { readonly unit: string; readonly items: readonly PlanItem[] }) {
  const { t, pick, shown } = usePreferences();
  const largest = Math.max(...items.map((item) => Math.max(item.total, item.max ?? 0)), 1e-9);
  const step = shown(unit, largest);
  const decimals = columnDecimals([largest / step.factor]);
  const figure = (value: number) =>
    Math.abs(value / step.factor) < 0.5 * 10 ** -decimals ? <span className="faint">—</span> : fixed(value / step.factor, decimals);
  return (
    <table className="capacity-table">
      <thead>
        <tr>
          <th scope="col" style={{ width: '26%' }}>
            {t('plan.item')} ({step.label})
          </th>
          <th scope="col" className="right" style={{ width: '9%' }}>
            {t('plan.existing')}
          </th>
          <th scope="col" className="right" style={{ width: '9%' }}>
            {t('plan.new')}
          </th>
          <th scope="col" className="right" style={{ width: '9%' }}>
            {t('plan.total')}
          </th>
          <th scope="col" className="right" style={{ width: '9%' }}>
            {t('plan.limitOf')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('plan.capacities')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const colour = colourOf(item.id, item.label.zh);
          const part = (value: number) => `${(100 * value) / largest}%`;
          return (
            <tr key={item.id}>
              <th scope="row">{pick(item.label)}</th>
              <td className="right num">{figure(item.existing)}</td>
              <td className="right num">{figure(grown(item))}</td>
              <td className="right num">{figure(item.total)}</td>
              <td className="right num">{item.max === null ? <span className="faint">—</span> : figure(item.max)}</td>
              <td>
                <div className="capacity-bar" title={`${pick(item.label)} ${fixed(item.total, 2)} ${unit}`}>
                  <span className="capacity-existing" style={{ width: part(Math.min(item.existing, item.total)), background: colour }} />
                  <span style={{ width: part(grown(item)), background: colour }} />
                  {item.max === null ? null : <span className="capacity-limit" style={{ insetInlineStart: part(item.max) }} />}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
