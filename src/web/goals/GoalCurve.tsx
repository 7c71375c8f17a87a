import { useMemo } from 'react';
import type { Entry } from '../api/index.ts';
import { exact } from '../format/number.ts';
import { ChartBox, useChartBase } from '../parts/ChartBox.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { numberOf, textOf } from '../parts/values.ts';
import { pointsOf, scheduleOf } from './observations.ts';

/** What was reached (line with points) against what was due (dashed) and the goal (thin line). */
export function GoalCurve({ goal, observations, height = 260 }: { readonly goal: Entry; readonly observations: readonly Entry[]; readonly height?: number }) {
  const { t, colours } = usePreferences();
  const base = useChartBase();
  const unit = textOf(goal.values['kind']) === 'growth' ? '%' : textOf(goal.values['unit']);
  const target = numberOf(goal.values['value']);
  const option = useMemo(() => {
    const points = pointsOf(goal, observations);
    const schedule = scheduleOf(goal, observations);
    const actual = Array.from({ length: 12 }, (_, at) => points.find((point) => point.month === at + 1)?.value ?? null);
    return {
      grid: { left: 8, right: 16, top: 28, bottom: 4, containLabel: true },
      tooltip: {
        ...base.tooltip,
        trigger: 'axis',
        valueFormatter: (value: unknown) => (typeof value === 'number' ? `${exact(Math.round(value * 1000) / 1000)} ${unit}` : '—'),
      },
      legend: { top: 0, right: 8, icon: 'path://M0 5h20v3H0z', itemWidth: 16, itemHeight: 3, textStyle: { color: colours.inkSoft, fontSize: 12 } },
      xAxis: { type: 'category', data: Array.from({ length: 12 }, (_, at) => t('goal.month', { n: at + 1 })), boundaryGap: false, ...base },
      yAxis: { type: 'value', name: unit, scale: schedule?.from === 'level', ...base, axisLine: { show: false } },
      series: [
        {
          name: t('goal.actual'),
          type: 'line',
          data: actual,
          connectNulls: true,
          symbol: 'circle',
          symbolSize: 6,
          lineStyle: { width: 2 },
          color: colours.accent,
          z: 3,
        },
        ...(schedule
          ? [
              {
                name: t(`goal.due.${schedule.from}`),
                type: 'line',
                data: schedule.due,
                symbol: 'none',
                lineStyle: { width: 1.5, type: 'dashed' },
                color: colours.inkFaint,
              },
            ]
          : []),
        ...(target !== undefined && schedule?.from !== 'level'
          ? [
              {
                name: t('goal.target'),
                type: 'line',
                data: Array.from({ length: 12 }, () => target),
                symbol: 'none',
                lineStyle: { width: 1 },
                color: colours.red,
              },
            ]
          : []),
      ],
    };
  }, [goal, observations, unit, target, t, colours]);
  return <ChartBox option={option} height={height} label={`${textOf(goal.values['name'])}: ${t('goal.curve')}`} />;
}
