import type { LoopContext } from './context.ts';
import { hoursOf } from './plan-hours.ts';
import type { Network, Series } from '../network/index.ts';

interface Label {
  readonly zh: string;
  readonly en: string;
}

/** Where the energy of a kind comes from and goes over the planned hours, and the mean price of every commodity with its unit. */
export interface PlanBalance {
  readonly unit: string;
  readonly nodes: readonly { readonly id: string; readonly label: Label }[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly value: number }[];
  readonly prices: readonly { readonly id: string; readonly label: Label; readonly kind: string; readonly unit: string; readonly value: number }[];
}

/** Sums every flow into and out of the commodities of one kind; what a storage loses is its own line. Amounts in the commodity's unit times hours. */
export async function planBalance(context: LoopContext, plan: string, kind = 'electricity'): Promise<PlanBalance> {
  const { network, result } = await hoursOf(context, plan);
  const buses = network.commodities.filter((c) => c.kind === kind);
  const nodes = new Map<string, Label>(buses.map((b) => [b.id, b.label ?? plainLabel(b.id)]));
  const links = new Map<string, { from: string; to: string; value: number }>();
  const add = (id: string, label: Label | undefined, bus: string, amount: (hour: number) => number) => {
    for (const sign of [1, -1] as const) {
      let value = 0;
      for (let h = 0; h < network.hours; h += 1) value += at(network.weight, h) * Math.max(0, sign * amount(h));
      if (value <= 0) continue;
      const node = `item:${id}`;
      nodes.set(node, label ?? plainLabel(id));
      const [from, to] = sign === 1 ? [node, bus] : [bus, node];
      const known = links.get(`${from}>${to}`);
      links.set(`${from}>${to}`, { from, to, value: (known?.value ?? 0) + value });
    }
  };
  const read = (key: string) => (h: number) => result.series[key]?.[h] ?? 0;
  for (const bus of buses) {
    for (const { id, label, ports } of network.processes) {
      const activity = read(`process:${id}`);
      for (const port of ports) if (port.commodity === bus.id) add(id, label, bus.id, (h) => at(port.coefficient, h) * activity(h));
    }
    for (const load of network.loads) if (load.commodity === bus.id) add(load.id, load.label, bus.id, (h) => -at(load.amount, h));
    for (const store of network.storages.filter((s) => s.commodity === bus.id)) {
      const [out, into] = [read(`discharge:${store.id}`), read(`charge:${store.id}`)];
      let lost = 0;
      for (let h = 0; h < network.hours; h += 1) lost += at(network.weight, h) * (into(h) - out(h));
      if (lost > 0) add(store.id, store.label, bus.id, () => -lost / totalWeight(network));
    }
  }
  return {
    unit: amountUnit(buses[0]?.unit ?? ''),
    nodes: [...nodes].map(([id, label]) => ({ id, label })),
    links: [...links.values()],
    prices: network.commodities
      .filter((c) => Math.abs(result.prices[c.id] ?? 0) > 1e-9)
      .map((c) => ({ id: c.id, label: c.label ?? plainLabel(c.id), kind: c.kind ?? '', unit: `CNY/${amountUnit(c.unit)}`, value: result.prices[c.id] ?? 0 })),
  };
}

const plainLabel = (id: string): Label => ({ zh: id, en: id });
const at = (series: Series, hour: number): number => (typeof series === 'number' ? series : (series[hour] ?? 0));

/** A flow is an amount an hour: MW is MWh/h. */
const amountUnit = (unit: string): string => (unit === 'MW' ? 'MWh' : unit.replace(/\/h$/, ''));

function totalWeight(network: Network): number {
  let sum = 0;
  for (let h = 0; h < network.hours; h += 1) sum += at(network.weight, h);
  return sum;
}
