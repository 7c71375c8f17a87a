import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Skeleton } from 'antd';
import { useMemo } from 'react';
import { api, type Week, type WeekLine } from '../api/index.ts';
import { colourOf } from '../format/colours.ts';
import { dayLabel, hourOfYear } from '../format/date.ts';
import { computed, exact } from '../format/number.ts';
import { useParkId } from '../frame/park.ts';
import { ChartBox, useChartBase } from '../parts/ChartBox.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import { useModelLabels } from './model-labels.ts';
import type { PlanData } from './plan-data.ts';

const labelYear = 2025;

interface WeekProps {
  readonly plan: PlanData;
  readonly day: number;
  readonly commodity: string | undefined;
  readonly onDay: (day: number) => void;
  readonly onCommodity: (id: string) => void;
}

/** One week of a commodity: what supplies it, what takes it, how full the storages are, what it is worth. */
export function WeekPanel({ plan, day, commodity, onDay, onCommodity }: WeekProps) {
  const { t } = usePreferences();
  const park = useParkId();
  const label = useModelLabels();
  const ids = Object.keys(plan.prices);
  const chosen = commodity ?? ids.find((id) => /^(power|electricity|el|grid|ac)$/i.test(id)) ?? ids.find((id) => /power|elec/i.test(id)) ?? ids[0];
  const lastDay = Math.max(0, Math.ceil(plan.hours / 24) - 7);
  const first = Math.min(day, lastDay);
  const week = useQuery({
    queryKey: ['week', park, plan.id, first, chosen],
    queryFn: () => api.week(park, plan.id, first * 24, chosen!),
    enabled: chosen !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (chosen === undefined) return null;
  return (
    <section className="week" aria-label={t('plan.week', { from: dayLabel(first, labelYear) })}>
      <div className="plan-acts">
        <h3>{t('plan.week', { from: dayLabel(first, labelYear) })}</h3>
        <span className="week-acts">
          <Button
            size="small"
            type="text"
            icon={<LeftOutlined />}
            aria-label={t('plan.previousWeek')}
            disabled={first === 0}
            onClick={() => onDay(Math.max(0, first - 7))}
          />
          <Button
            size="small"
            type="text"
            icon={<RightOutlined />}
            aria-label={t('plan.nextWeek')}
            disabled={first >= lastDay}
            onClick={() => onDay(Math.min(lastDay, first + 7))}
          />
          <Select
            size="small"
            aria-label={t('plan.commodity')}
            value={chosen}
            options={ids.map((id) => ({ value: id, label: label(id) }))}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={260}
            onChange={onCommodity}
          />
        </span>
      </div>
      <Loaded query={week} skeleton={<Skeleton active paragraph={{ rows: 8 }} />}>
        {(data) => <WeekChart week={data} start={first * 24} name={label(chosen)} />}
      </Loaded>
    </section>
  );
}

const priceOf = (week: Week): readonly number[] => {
  const [first] = week.price;
  return typeof first === 'number' ? (week.price as readonly number[]) : ((first as WeekLine | undefined)?.values ?? []);
};

/** Lines that are told apart; what is smaller is summed into one. */
const told = 9;

function grouped(lines: readonly WeekLine[], name: string): readonly WeekLine[] {
  if (lines.length <= told + 1) return lines;
  const sum = (line: WeekLine) => line.values.reduce((total, value) => total + Math.abs(value), 0);
  const sorted = lines.toSorted((a, b) => sum(b) - sum(a));
  const small = sorted.slice(told);
  const values = small[0]!.values.map((_, at) => small.reduce((total, line) => total + (line.values[at] ?? 0), 0));
  return [...sorted.slice(0, told), { id: 'rest', label: { zh: name, en: name }, values }];
}

const isBusy = (line: WeekLine): boolean => line.values.some((value) => Math.abs(value) > 1e-6);

function WeekChart({ week, start, name }: { readonly week: Week; readonly start: number; readonly name: string }) {
  const { t, pick, colours, language } = usePreferences();
  const base = useChartBase();
  const option = useMemo(() => {
    const price = priceOf(week);
    const rest = t('plan.rest');
    const supply = grouped(week.supply.filter(isBusy), rest);
    const demand = grouped(week.demand.filter(isBusy), rest);
    const level = week.level.filter(isBusy);
    const steps = Math.max(price.length, ...[...supply, ...demand].map((line) => line.values.length));
    const times = Array.from({ length: steps }, (_, at) => {
      const { month, day, hour } = hourOfYear(start + at, labelYear);
      return `${month + 1}-${day} ${String(hour).padStart(2, '0')}`;
    });
    const hasLevel = level.length > 0;
    const grids = [
      { left: 56, right: 200, top: 24, height: 206 },
      ...(hasLevel ? [{ left: 56, right: 200, top: 266, height: 60 }] : []),
      { left: 56, right: 200, top: hasLevel ? 356 : 266, height: 60 },
    ];
    const priceGrid = grids.length - 1;
    const area = (line: WeekLine, sign: 1 | -1) => ({
      id: `${sign > 0 ? 's' : 'd'}:${line.id}`,
      name: pick(line.label) || line.id,
      type: 'line',
      stack: sign > 0 ? 'supply' : 'demand',
      symbol: 'none',
      lineStyle: { width: 0 },
      areaStyle: { opacity: sign > 0 ? 0.9 : 0.6 },
      color: colourOf(line.id, line.label?.zh),
      data: line.values.map((value) => sign * Math.abs(value)),
    });
    return {
      grid: grids,
      tooltip: {
        ...base.tooltip,
        trigger: 'axis',
        confine: true,
        order: 'valueDesc',
        valueFormatter: (value: unknown) => (typeof value === 'number' ? computed(Math.abs(value)) : '—'),
      },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      legend: {
        icon: 'roundRect',
        orient: 'vertical',
        type: 'scroll',
        right: 0,
        top: 8,
        width: 180,
        itemWidth: 12,
        itemHeight: 10,
        textStyle: { color: colours.inkSoft, fontSize: 11, width: 150, overflow: 'truncate' },
      },
      xAxis: grids.map((_, gridIndex) => ({
        type: 'category',
        gridIndex,
        data: times,
        boundaryGap: false,
        ...base,
        axisLabel: { ...base.axisLabel, show: gridIndex === priceGrid, interval: 23 },
      })),
      yAxis: grids.map((_, gridIndex) => ({
        type: 'value',
        gridIndex,
        name: gridIndex === 0 ? (week.unit ?? '') : gridIndex === priceGrid ? t('plan.price') : t('plan.level'),
        nameGap: 8,
        splitNumber: gridIndex === 0 ? 5 : 2,
        ...base,
        nameTextStyle: { ...base.nameTextStyle, align: 'right' },
        axisLine: { show: false },
        axisLabel: { ...base.axisLabel, formatter: (value: number) => exact(Math.abs(value)) },
      })),
      series: [
        ...supply.map((line) => area(line, 1)),
        ...demand.map((line) => area(line, -1)),
        ...level.map((line, at) => ({
          name: `${pick(line.label) || line.id} ${t('plan.level')}`,
          type: 'line',
          xAxisIndex: 1,
          yAxisIndex: 1,
          symbol: 'none',
          lineStyle: { width: 1.5, type: (['solid', 'dashed', 'dotted'] as const)[at % 3]! },
          color: colourOf(line.id, line.label?.zh),
          data: line.values,
        })),
        {
          name: t('plan.price'),
          type: 'line',
          step: 'end',
          xAxisIndex: priceGrid,
          yAxisIndex: priceGrid,
          symbol: 'none',
          lineStyle: { width: 1.2 },
          color: colours.ink,
          data: price,
        },
      ],
    };
  }, [week, start, pick, t, colours, language]);
  return (
    <ChartBox
      option={option}
      height={priceOf(week).length > 0 && week.level.some(isBusy) ? 444 : 354}
      label={`${name}: ${t('plan.supply')}, ${t('plan.demand')}, ${t('plan.level')}, ${t('plan.price')}`}
    />
  );
}
