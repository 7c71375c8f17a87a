/** Costs and bounds of the columns. Bounds of extendable items are rows (they hold the capacity); of fixed ones they are here. */
import type { Layout } from './layout.ts';
import type { Network } from './network.ts';
import { at, times } from './series.ts';
import type { RunningSum } from './tally.ts';

/** Existing energy of a storage: its own capacity, or power × hours of power. */
export const energyOf = (storage: Network['storages'][number]): number => storage.capacity.existing * energyFactor(storage);

/** Energy a unit of capacity. */
export const energyFactor = (storage: Network['storages'][number]): number => (storage.kind === 'unit' ? (storage.hoursOfPower ?? 1) : 1);

export function writeColumns(network: Network, layout: Layout, sums: readonly RunningSum[]): { cost: Float64Array; lower: Float64Array; upper: Float64Array } {
  const { hours, block } = layout;
  const cost = new Float64Array(layout.columns);
  const lower = new Float64Array(layout.columns);
  const upper = new Float64Array(layout.columns).fill(Infinity);
  const set = (column: number, low: number, high: number, price: number) => {
    lower[column] = low;
    upper[column] = high;
    cost[column] = price;
  };
  const weight = network.weight;

  network.processes.forEach(({ capacity: { extendable, existing }, min, max, cost: price }, k) => {
    for (let t = 0; t < hours; t++) {
      const low = at(min, t);
      const high = at(max, t);
      const c = at(price, t) * at(weight, t);
      if (extendable) set(t * block + k, low >= 0 ? 0 : -Infinity, high <= 0 ? 0 : Infinity, c);
      else set(t * block + k, times(low, existing), times(high, existing), c);
    }
  });

  network.storages.forEach((storage, item) => {
    const columns = layout.storages[item]!;
    const { extendable, existing } = storage.capacity;
    const energy = energyOf(storage);
    const unit = storage.kind === 'unit';
    // A fixed store's rate bounds its flow; power of a unit is its capacity.
    // Of one to be built the largest possible size does, so that a flow which goes both ways is no free column.
    const widest = storage.rate === undefined ? Infinity : times(storage.rate, storage.capacity.max);
    const power = extendable ? Infinity : unit ? existing : storage.rate === undefined ? Infinity : storage.rate * existing;
    for (let t = 0; t < hours; t++) {
      const first = t * block;
      const w = at(weight, t);
      if (extendable) set(first + columns.level, at(storage.levelMin, t) >= 0 ? 0 : -Infinity, at(storage.levelMax, t) <= 0 ? 0 : Infinity, 0);
      else set(first + columns.level, times(at(storage.levelMin, t), energy), times(at(storage.levelMax, t), energy), 0);
      if (columns.flow >= 0) set(first + columns.flow, -Math.min(power, widest), Math.min(power, widest), at(storage.costOut, t) * w);
      if (columns.charge >= 0) set(first + columns.charge, 0, times(at(storage.inMax ?? 1, t), power), at(storage.costIn ?? 0, t) * w);
      if (columns.discharge >= 0) set(first + columns.discharge, 0, times(at(storage.outMax ?? 1, t), power), at(storage.costOut, t) * w);
      if (columns.spill >= 0) set(first + columns.spill, 0, Math.max(0, at(storage.inflow!, t)), 0);
    }
  });

  network.branches.forEach(({ capacity: { extendable, existing }, max }, item) => {
    for (let t = 0; t < hours; t++) {
      const bound = times(at(max ?? 1, t), extendable ? Infinity : existing);
      set(t * block + layout.branch + item, -bound, bound, 0);
    }
  });

  sums.forEach(({ low, high }, item) => {
    for (let t = 0; t < hours; t++) set(t * block + layout.tally + item, low[t]!, high[t]!, 0);
  });

  for (const kind of ['process', 'storage', 'branch'] as const) {
    const items = { process: network.processes, storage: network.storages, branch: network.branches }[kind];
    items.forEach(({ capacity }, item) => {
      const column = layout.design[kind][item]!;
      if (column >= 0) set(column, capacity.min, capacity.max, capacity.cost);
    });
  }
  network.limits.forEach((limit, item) => {
    const column = layout.slack[item]!;
    if (column < 0) return;
    const penalty = (limit.shown?.penalty ?? 0) * (network.horizonShare ?? 1);
    cost[column] = penalty;
    if (limit.sense === '=') cost[column + 1] = penalty;
  });
  return { cost, lower, upper };
}
