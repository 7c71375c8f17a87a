import { useMemo } from 'react';
import { colourOf } from '../format/colours.ts';
import { computed } from '../format/number.ts';
import { ChartBox, useChartBase } from '../parts/ChartBox.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { listOf, numberOf, recordOf, textOf } from '../parts/values.ts';
import type { PlanData } from './plan-data.ts';

interface Flow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

interface Node {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
}

/** The flows a plan's account holds: `flows: {unit, nodes, links}`. */
function flowsOf(plan: PlanData): { readonly unit: string; readonly nodes: readonly Node[]; readonly links: readonly Flow[] } {
  const flows = recordOf(plan.accounts['flows']);
  const links = listOf(flows['links'])
    .map(recordOf)
    .map((one) => ({ from: textOf(one['from']), to: textOf(one['to']), value: numberOf(one['value']) ?? 0 }));
  const nodes = listOf(flows['nodes'])
    .map(recordOf)
    .map((one) => ({ id: textOf(one['id']), label: (one['label'] as Node['label'] | undefined) ?? { zh: textOf(one['id']), en: textOf(one['id']) } }));
  return { unit: textOf(flows['unit']) || 'MWh', nodes, links };
}

/** Where the energy of the year comes from and goes. */
export function SankeyPanel({ plan }: { readonly plan: PlanData }) {
  const { t, pick, shown, colours } = usePreferences();
  const base = useChartBase();
  const flows = useMemo(() => flowsOf(plan), [plan]);
  const largest = flows.links.reduce((sum, link) => Math.max(sum, link.value), 0);
  const unit = shown(flows.unit, largest);
  const option = useMemo(() => {
    const worth = flows.links.filter((link) => link.value > largest * 0.002);
    const used = new Set(worth.flatMap((link) => [link.from, link.to]));
    const nameOf = (id: string) => {
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
          right: 150,
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
  if (flows.links.length === 0) return null;
  return (
    <Panel title={`${t('plan.sankey')} (${unit.label})`}>
      <ChartBox option={option} height={380} label={t('plan.sankey')} />
    </Panel>
  );
}
