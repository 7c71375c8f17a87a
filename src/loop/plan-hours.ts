import { Fault } from '../fault.ts';
import { decodeResult, lowerPark, type Network, type Overrides, type PlanResult, type Series } from '../network/index.ts';
import type { Entry } from '../store/index.ts';
import type { LoopContext } from './context.ts';
import { modelHash, parkOf } from './model.ts';

interface Label {
  readonly zh: string;
  readonly en: string;
}

/** One hourly array of a plan: a process's activity, a storage's level or a commodity's price. */
export interface Flows {
  readonly hours: number;
  readonly unit: string;
  readonly values: readonly number[];
}

export interface Line {
  readonly id: string;
  readonly label: Label;
  readonly values: readonly number[];
}

/** Hours of one commodity: what feeds it, what takes it, what is stored of it, what it costs. */
export interface Week {
  /** Number of hours given: 168, or fewer where the plan ends before. */
  readonly hours: number;
  readonly start: number;
  readonly commodity: string;
  readonly unit: string;
  readonly supply: readonly Line[];
  readonly demand: readonly Line[];
  readonly level: readonly Line[];
  readonly price: readonly Line[];
}

const week = 168;
/** A flow smaller than this part of the largest is the solver's rounding. */
const rounding = 1e-6;

export interface Hours {
  readonly network: Network;
  readonly result: PlanResult;
}

const kept = new Map<string, Hours>();

/** A plan's hours with the network they belong to. A plan never changes, so the last few are kept. */
export async function hoursOf(context: LoopContext, id: string): Promise<Hours> {
  const plan = await context.store.get(context.viewer, context.park, 'plan', id);
  if (!plan) throw new Fault('missing', { code: 'hours.no-plan', params: { id } });
  const known = kept.get(id);
  if (known) return known;
  const blob = await context.store.getBlob(String(plan.values['result']), context.park);
  if (!blob) throw new Fault('missing', { code: 'hours.no-blob', params: { code: plan.code } });
  const hours: Hours = { network: await networkOf(context, plan), result: decodeResult(blob.data) };
  if (kept.size >= 4) kept.delete([...kept.keys()][0] as string);
  kept.set(id, hours);
  return hours;
}

/** The network without its limits: they move no port and no label. */
async function networkOf(context: LoopContext, plan: Entry): Promise<Network> {
  const scenario = await context.store.get(context.viewer, context.park, 'scenario', String(plan.values['scenario']));
  if (!scenario) throw new Fault('missing', { code: 'hours.no-blob', params: { code: plan.code } });
  const park = await parkOf(context, modelHash(scenario));
  return lowerPark(park, { hours: Number(plan.values['hours']), overrides: (scenario.values['overrides'] as Overrides | null) ?? {} });
}

/** One hourly array by its key (`process:ID`, `level:ID`, `charge:ID`, `discharge:ID`, `price:COMMODITY`). */
export async function planFlows(context: LoopContext, plan: string, item: string): Promise<Flows> {
  const { network, result } = await hoursOf(context, plan);
  const values = Object.hasOwn(result.series, item) ? result.series[item] : undefined;
  if (!values) throw new Fault('missing', { code: 'hours.no-item', params: { item }, where: { field: 'item' } });
  return { hours: values.length, unit: unitOf(network, result, item), values: [...values] };
}

function unitOf(network: Network, result: PlanResult, item: string): string {
  const [what, id] = [item.slice(0, item.indexOf(':')), item.slice(item.indexOf(':') + 1)];
  const commodity = what === 'price' ? id : network.storages.find((s) => s.id === id)?.commodity;
  const flow = network.commodities.find((c) => c.id === commodity)?.unit ?? '';
  // A flow is an amount an hour: MW is MWh/h.
  const amount = flow === 'MW' ? 'MWh' : flow.replace(/\/h$/, '');
  if (what === 'price') return `CNY/${amount}`;
  if (what === 'level') return amount;
  return commodity === undefined ? (result.items.find((i) => i.id === id)?.unit ?? '') : flow;
}

/** The week from hour `start` of one commodity, as stacked areas show it. */
export async function planWeek(context: LoopContext, plan: string, start: number, commodity?: string): Promise<Week> {
  const { network, result } = await hoursOf(context, plan);
  const bus = network.commodities.find((c) => (commodity === undefined ? c.kind === 'electricity' : c.id === commodity));
  if (!bus) throw new Fault('missing', { code: 'hours.no-commodity', params: { commodity: commodity ?? '' }, where: { field: 'commodity' } });
  if (!Number.isInteger(start) || start < 0 || start >= result.hours) {
    throw new Fault('input', { code: 'hours.start', params: { start, last: result.hours - 1 }, where: { field: 'start' } });
  }
  const hours = Math.min(week, result.hours - start);
  const over = (value: (hour: number) => number): number[] => Array.from({ length: hours }, (_, i) => value(start + i));
  const read = (key: string) => (h: number) => result.series[key]?.[h] ?? 0;
  const flows: Line[] = [];
  for (const { id, label, ports } of network.processes) {
    const activity = read(`process:${id}`);
    for (const port of ports)
      if (port.commodity === bus.id) flows.push({ id, label: label ?? { zh: id, en: id }, values: over((h) => at(port.coefficient, h) * activity(h)) });
  }
  for (const { id, label, amount, commodity: on } of network.loads) {
    if (on === bus.id) flows.push({ id, label: label ?? { zh: id, en: id }, values: over((h) => -at(amount, h)) });
  }
  const stores = network.storages.filter((s) => s.commodity === bus.id);
  for (const { id, label } of stores) {
    const [out, into] = [read(`discharge:${id}`), read(`charge:${id}`)];
    flows.push({ id, label: label ?? { zh: id, en: id }, values: over((h) => out(h) - into(h)) });
  }
  return {
    hours,
    start,
    commodity: bus.id,
    unit: bus.unit,
    supply: parts(flows, 1),
    demand: parts(flows, -1),
    level: stores.map(({ id, label }) => ({ id, label: label ?? { zh: id, en: id }, values: over(read(`level:${id}`)) })),
    price: [{ id: bus.id, label: bus.label ?? { zh: bus.id, en: bus.id }, values: over(read(`price:${bus.id}`)) }],
  };
}

/** The part of each flow that feeds (1) or takes (−1), largest first; those with none are left out. */
function parts(flows: readonly Line[], sign: 1 | -1): readonly Line[] {
  const largest = Math.max(1e-9, ...flows.flatMap((line) => line.values.map(Math.abs)));
  return flows
    .map((line) => ({ ...line, values: line.values.map((v) => Math.max(0, sign * v)) }))
    .filter((line) => Math.max(...line.values) > rounding * largest)
    .toSorted((a, b) => sum(b.values) - sum(a.values));
}

const at = (series: Series, hour: number): number => (typeof series === 'number' ? series : (series[hour] ?? 0));
const sum = (values: readonly number[]): number => values.reduce((total, v) => total + v, 0);
