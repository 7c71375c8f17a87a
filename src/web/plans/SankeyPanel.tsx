import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { api, type Balance } from '../api/index.ts';
import { colourOf } from '../format/colours.ts';
import { computed } from '../format/number.ts';
import { useParkId } from '../frame/park.ts';
import { ChartBox, useChartBase } from '../parts/ChartBox.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import type { PlanData } from './plan-data.ts';

type Link = Balance['links'][number];

/** Flows too thin to be told apart, summed into one line at each commodity. */
function grouped(flows: Balance, least: number): readonly Link[] {
  const touching = (id: string) => flows.links.filter((link) => link.from === id || link.to === id).length;
  const kept: Link[] = [];
  const rest = new Map<string, Link>();
  for (const link of flows.links) {
    const [thinFrom, thinTo] = [link.from.startsWith('item:') && touching(link.from) === 1, link.to.startsWith('item:') && touching(link.to) === 1];
    if (link.value >= least || !(thinFrom || thinTo)) {
      if (link.value > least * 0.05) kept.push(link);
      continue;
    }
    const ends = thinFrom ? { from: `rest:in:${link.to}`, to: link.to } : { from: link.from, to: `rest:out:${link.from}` };
    const key = `${ends.from}>${ends.to}`;
    rest.set(key, { ...ends, value: (rest.get(key)?.value ?? 0) + link.value });
  }
  return [...kept, ...rest.values()];
}

/** A Sankey cannot go round in a circle: a link that would close one is left out, the smallest first. */
function withoutCircles(links: readonly Link[]): readonly Link[] {
  const next = new Map<string, string[]>();
  const reaches = (from: string, to: string): boolean => from === to || (next.get(from) ?? []).some((one) => reaches(one, to));
  return links
    .toSorted((a, b) => b.value - a.value)
    .filter((link) => {
      if (reaches(link.to, link.from)) return false;
      next.set(link.from, [...(next.get(link.from) ?? []), link.to]);
      return true;
    });
}

/** Where the energy of the year comes from and goes. */
export function SankeyPanel({ plan }: { readonly plan: PlanData }) {
  const park = useParkId();
  const balance = useQuery({ queryKey: ['balance', park, plan.id], queryFn: () => api.balance(park, plan.id), staleTime: Number.POSITIVE_INFINITY });
  return (
    <Loaded query={balance} skeleton={<Skeleton active paragraph={{ rows: 8 }} />}>
      {(flows) => (flows.links.length === 0 ? null : <Sankey flows={flows} hours={plan.hours} />)}
    </Loaded>
  );
}

function Sankey({ flows, hours }: { readonly flows: Balance; readonly hours: number }) {
  const { t, pick, shown, colours } = usePreferences();
  const base = useChartBase();
  const largest = flows.links.reduce((sum, link) => Math.max(sum, link.value), 0);
  const unit = shown(flows.unit, largest);
  const option = useMemo(() => {
    const worth = withoutCircles(grouped(flows, largest * 0.02));
    const used = new Set(worth.flatMap((link) => [link.from, link.to]));
    const nameOf = (id: string) => {
      if (id.startsWith('rest:')) return t('plan.rest');
      const node = flows.nodes.find((one) => one.id === id);
      return node ? pick(node.label) : id;
    };
    return {
      tooltip: {
        ...base.tooltip,
        formatter: (at: { dataType: string; data: { source?: string; target?: string; value?: number }; name: string; value: number }) =>
          at.dataType === 'edge'
            ? `${nameOf(at.data.source ?? '')} → ${nameOf(at.data.target ?? '')}<br/><b>${computed((at.data.value ?? 0) / unit.factor)}</b> ${unit.label}`
            : `${nameOf(at.name)}<br/><b>${computed(at.value / unit.factor)}</b> ${unit.label}`,
      },
      series: [
        {
          type: 'sankey',
          left: 8,
          right: 190,
          top: 8,
          bottom: 8,
          nodeWidth: 10,
          nodeGap: 8,
          nodeAlign: 'justify',
          draggable: false,
          label: {
            color: colours.ink,
            fontSize: 12,
            formatter: (at: { name: string; value: number }) => `${nameOf(at.name)} ${computed(at.value / unit.factor)}`,
          },
          lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
          data: [...used].map((id) => ({ name: id, itemStyle: { color: colourOf(id, flows.nodes.find((node) => node.id === id)?.label.zh), borderWidth: 0 } })),
          links: worth.map((link) => ({ source: link.from, target: link.to, value: link.value })),
        },
      ],
    };
  }, [flows, largest, pick, unit.factor, unit.label, colours]);
  return (
    <Panel title={`${t('plan.sankey')} (${t('plan.span', { hours })}, ${unit.label})`}>
      <ChartBox option={option} height={500} label={t('plan.sankey')} />
    </Panel>
  );
}
