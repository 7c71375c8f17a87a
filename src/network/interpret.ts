/** Solution → PlanResult: capacities, hourly flows, prices, limits. */
import { rowActivity, type Solution } from '../solver/index.ts';
import type { Compiled } from './compile.ts';
import { isDirect, type Layout, rowAt } from './layout.ts';
import { capLimits, limitResults } from './limit-results.ts';
import type { Capacity, Network } from './network.ts';
import type { PlanItem, PlanResult } from './result.ts';
import { at } from './series.ts';

/** Column k of every hour. */
const hourly = (x: Float64Array, layout: Layout, k: number): Float64Array => {
  const values = new Float64Array(layout.hours);
  for (let t = 0; t < layout.hours; t++) values[t] = x[t * layout.block + k]!;
  return values;
};

/** Reads a solution in the network's words. Where there is no answer the lists are empty and `status` says why. */
export function interpret(compiled: Compiled, solution: Solution, buildSeconds: number): PlanResult {
  const { network, layout, program, constant } = compiled;
  const share = network.horizonShare ?? 1;
  const answered = !Number.isNaN(solution.objective) && ['optimal', 'almost', 'limit'].includes(solution.status);
  const objective = answered ? solution.objective + constant : Number.NaN;
  const series = answered ? hourlySeries(network, layout, solution) : {};
  const items = answered ? itemResults(network, layout, solution.primal, series) : [];
  const activity = answered ? rowActivity(program, solution.primal) : new Float64Array(0);
  return {
    name: network.name,
    status: solution.status,
    objective,
    objectiveYear: objective / share,
    hours: network.hours,
    horizonShare: share,
    solver: solution.solver,
    ...(solution.reason === undefined ? {} : { reason: solution.reason }),
    seconds: { build: buildSeconds, solve: solution.seconds },
    iterations: solution.iterations,
    certificate: solution.certificate,
    size: { columns: program.cost.length, rows: program.rowLower.length, entries: program.matrix.index.length },
    capacities: Object.fromEntries(items.map((item) => [item.id, item.total])),
    items,
    limits: answered ? [...limitResults(network, layout, solution, activity), ...capLimits(network, layout, solution)] : [],
    prices: answered ? meanPrices(network, series) : {},
    series,
  };
}

function hourlySeries(network: Network, layout: Layout, { primal, rowDual }: Solution): Record<string, Float64Array> {
  const series: Record<string, Float64Array> = {};
  network.processes.forEach(({ id }, k) => (series[`process:${id}`] = hourly(primal, layout, k)));
  network.storages.forEach(({ id }, item) => {
    const columns = layout.storages[item]!;
    series[`level:${id}`] = hourly(primal, layout, columns.level);
    if (isDirect(columns)) series[`discharge:${id}`] = drawn(network, item, series[`level:${id}`]!);
    if (columns.flow >= 0) series[`discharge:${id}`] = hourly(primal, layout, columns.flow);
    if (columns.charge >= 0) series[`charge:${id}`] = hourly(primal, layout, columns.charge);
    if (columns.discharge >= 0) series[`discharge:${id}`] = hourly(primal, layout, columns.discharge);
    if (columns.spill >= 0) series[`spill:${id}`] = hourly(primal, layout, columns.spill);
  });
  network.branches.forEach(({ id }, item) => (series[`branch:${id}`] = hourly(primal, layout, layout.branch + item)));
  network.commodities.forEach(({ id }, k) => {
    // A balance's dual is the cost of one more unit in that step; a price is by the hour the step stands for.
    series[`price:${id}`] = Float64Array.from({ length: layout.hours }, (_, t) => {
      const weight = at(network.weight, t);
      return weight === 0 ? 0 : rowDual[rowAt(layout, t, k)]! / weight;
    });
  });
  return series;
}

/** Flow out of a storage that has no column for it: what its levels say. */
function drawn(network: Network, item: number, level: Float64Array): Float64Array {
  const { standingLoss, cyclic, initial } = network.storages[item]!;
  return level.map((after, t) => {
    const v = at(network.storeWeight, t);
    const before = t > 0 ? level[t - 1]! : cyclic ? level.at(-1)! : undefined;
    return ((before === undefined ? initial : before * (1 - standingLoss) ** v) - after) / v;
  });
}

function itemResults(network: Network, layout: Layout, primal: Float64Array, series: Readonly<Record<string, Float64Array>>): PlanItem[] {
  const sum = (values: Float64Array | undefined, factor: (t: number) => number, of = (x: number) => x) =>
    values === undefined ? 0 : values.reduce((total, x, t) => total + factor(t) * of(x), 0);
  const weight = (t: number) => at(network.weight, t);
  const common = (capacity: Capacity, column: number) => {
    const total = column >= 0 ? primal[column]! : capacity.existing;
    return {
      unit: capacity.unit,
      existing: capacity.existing,
      total,
      extendable: capacity.extendable,
      investment: column >= 0 ? capacity.cost * (total - capacity.existing) : 0,
    };
  };
  const labelled = (item: { readonly label?: PlanItem['label'] }) => (item.label === undefined ? {} : { label: item.label });
  return [
    ...network.processes.map(
      (p, k): PlanItem => ({
        id: p.id,
        what: 'process',
        kind: p.kind,
        ...labelled(p),
        ...common(p.capacity, layout.design.process[k]!),
        throughput: sum(series[`process:${p.id}`], weight),
        operation: sum(series[`process:${p.id}`], (t) => weight(t) * at(p.cost, t)),
      }),
    ),
    ...network.storages.map(
      (s, k): PlanItem => ({
        id: s.id,
        what: 'storage',
        kind: s.kind,
        ...labelled(s),
        ...common(s.capacity, layout.design.storage[k]!),
        throughput: sum(series[`discharge:${s.id}`], weight, (x) => Math.max(0, x)),
        operation:
          sum(series[`discharge:${s.id}`], (t) => weight(t) * at(s.costOut, t)) + sum(series[`charge:${s.id}`], (t) => weight(t) * at(s.costIn ?? 0, t)),
      }),
    ),
    ...network.branches.map(
      (b, k): PlanItem => ({
        id: b.id,
        what: 'branch',
        kind: 'branch',
        ...labelled(b),
        ...common(b.capacity, layout.design.branch[k]!),
        throughput: sum(series[`branch:${b.id}`], weight, Math.abs),
        operation: 0,
      }),
    ),
  ];
}

function meanPrices(network: Network, series: Readonly<Record<string, Float64Array>>): Record<string, number> {
  let hours = 0;
  for (let t = 0; t < network.hours; t++) hours += at(network.weight, t);
  return Object.fromEntries(
    network.commodities.map(({ id }) => [id, series[`price:${id}`]!.reduce((total, price, t) => total + price * at(network.weight, t), 0) / hours]),
  );
}
