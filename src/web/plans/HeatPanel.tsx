import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Select, Skeleton } from 'antd';
import { useMemo } from 'react';
import { api, type Flows } from '../api/index.ts';
import { dayLabel } from '../format/date.ts';
import { computed } from '../format/number.ts';
import { useParkId } from '../frame/park.ts';
import { ChartBox, useChartBase } from '../parts/ChartBox.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useModelLabels } from './model-labels.ts';
import type { PlanData } from './plan-data.ts';
import { isRenewable } from './plan-data.ts';
import { WeekPanel } from './WeekPanel.tsx';

const route = getRouteApi('/parks/$park/plans/$id');
/** Days are labelled by a year without 29 February; only the order of days is told by it. */
export const labelYear = 2025;

/** The year of one flow as 24 rows of hours by columns of days; a click opens the week. */
export function HeatPanel({ plan }: { readonly plan: PlanData }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const commodity = useModelLabels();
  const options = useMemo(() => {
    const busy = plan.items.filter((item) => item.throughput > 1e-6 || item.total > 1e-6);
    const processes = busy
      .filter((item) => item.what === 'process')
      .toSorted((a, b) => Number(isRenewable(b)) - Number(isRenewable(a)) || b.throughput - a.throughput);
    const storages = busy.filter((item) => item.what === 'storage');
    return [
      { label: t('plan.flow.process'), options: processes.map((item) => ({ value: `process:${item.id}`, label: pick(item.label) })) },
      { label: t('plan.flow.level'), options: storages.map((item) => ({ value: `level:${item.id}`, label: pick(item.label) })) },
      { label: t('plan.flow.price'), options: Object.keys(plan.prices).map((id) => ({ value: `price:${id}`, label: commodity(id) })) },
    ].filter((group) => group.options.length > 0);
  }, [plan, pick, t, commodity]);
  const item = search.flow ?? options[0]?.options[0]?.value;
  const flows = useQuery({
    queryKey: ['flows', park, plan.id, item],
    queryFn: () => api.flows(park, plan.id, item!),
    enabled: item !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = options.flatMap((group) => group.options).find((option) => option.value === item)?.label ?? '';
  const choose = (day: number) => void navigate({ search: (old) => ({ ...old, day }), replace: true });
  if (item === undefined) return null;
  return (
    <Panel
      title={t('plan.heat')}
      extra={
        <Select
          size="small"
          className="flow-select"
          aria-label={t('plan.flow')}
          value={item}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={320}
          onChange={(flow) => void navigate({ search: (old) => ({ ...old, flow }), replace: true })}
        />
      }
    >
      <Loaded query={flows} skeleton={<Skeleton active paragraph={{ rows: 6 }} />}>
        {(data) => (data.values.length === 0 ? <Empty title={t('plan.noSankey')} /> : <HeatMap flows={data} name={name} onDay={choose} />)}
      </Loaded>
      <p className="faint small no-print">{t('plan.heatHint')}</p>
      <WeekPanel
        plan={plan}
        day={search.day ?? 0}
        commodity={search.commodity}
        onDay={choose}
        onCommodity={(id) => void navigate({ search: (old) => ({ ...old, commodity: id }), replace: true })}
      />
    </Panel>
  );
}

function HeatMap({ flows, name, onDay }: { readonly flows: Flows; readonly name: string; readonly onDay: (day: number) => void }) {
  const { t, colours } = usePreferences();
  const base = useChartBase();
  const option = useMemo(() => {
    const days = Math.ceil(flows.values.length / 24);
    const data = flows.values.map((value, hour) => [Math.floor(hour / 24), hour % 24, Math.round(value * 1e4) / 1e4]);
    const sorted = flows.values.toSorted((a, b) => a - b);
    const [low, high] = [sorted[Math.floor(sorted.length * 0.005)] ?? 0, sorted[Math.ceil(sorted.length * 0.995) - 1] ?? 1];
    return {
      grid: { left: 8, right: 86, top: 8, bottom: 4, containLabel: true },
      tooltip: {
        ...base.tooltip,
        formatter: (point: { value: [number, number, number] }) =>
          `${t('plan.day', { date: dayLabel(point.value[0], labelYear), hour: point.value[1] })}<br/>${name} <b>${computed(point.value[2])}</b> ${flows.unit}`,
      },
      xAxis: { type: 'category', data: Array.from({ length: days }, (_, day) => dayLabel(day, labelYear)), ...base, splitLine: { show: false } },
      yAxis: { type: 'category', inverse: true, data: Array.from({ length: 24 }, (_, hour) => hour), ...base, axisLabel: { ...base.axisLabel, interval: 5 } },
      visualMap: {
        min: Math.min(low, 0),
        max: high > low ? high : low + 1,
        right: 0,
        top: 'middle',
        itemHeight: 130,
        itemWidth: 10,
        precision: high < 10 ? 2 : 0,
        text: [flows.unit, ''],
        textStyle: { color: colours.inkFaint, fontSize: 11 },
        inRange: { color: [colours.ground, '#b9d8d5', '#5fa8a3', colours.accent, '#083f3f'] },
      },
      series: [{ type: 'heatmap', data, progressive: 4000, emphasis: { itemStyle: { borderColor: colours.ink, borderWidth: 1 } } }],
    };
  }, [flows, name, t, colours]);
  return (
    <ChartBox
      option={option}
      height={210}
      renderer="canvas"
      label={`${name}: ${t('plan.heat')}`}
      onClick={(at) => onDay((at.value as [number, number, number])[0])}
    />
  );
}
