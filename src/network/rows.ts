/** The hourly rows: balances, storages, voltage law, capacity bounds of extendable items, ramps. */
import { energyFactor } from './columns.ts';
import { isDirect, type Layout, type RowFamily } from './layout.ts';
import type { Network, Series } from './network.ts';
import { at, combine } from './series.ts';
import { type RunningSum, tallyRow } from './tally.ts';
import type { RowWriter } from './writer.ts';

/** A commodity's balance: columns of the hour's block with their coefficients, and what loads take. */
export interface Balance {
  readonly terms: readonly { readonly column: number; readonly coefficient: Series }[];
  readonly demand: Series;
  /** Storages whose change of level stands here (layout.ts: direct). */
  readonly storages: readonly number[];
}

/** Terms of every commodity's balance; ports of one process into the same commodity are added up. */
export function balanceTerms(network: Network, layout: Layout): Balance[] {
  const index = new Map(network.commodities.map((c, i) => [c.id, i]));
  const terms = network.commodities.map(() => new Map<number, Series>());
  const put = (commodity: string, column: number, coefficient: Series) => {
    const of = terms[index.get(commodity)!]!;
    const before = of.get(column);
    of.set(column, before === undefined ? coefficient : combine(before, coefficient, (a, b) => a + b));
  };
  network.processes.forEach((process, k) => {
    for (const port of process.ports) put(port.commodity, k, port.coefficient);
  });
  network.storages.forEach((storage, item) => {
    const columns = layout.storages[item]!;
    if (columns.flow >= 0) put(storage.commodity, columns.flow, 1);
    if (columns.charge >= 0) put(storage.commodity, columns.charge, -1);
    if (columns.discharge >= 0) put(storage.commodity, columns.discharge, 1);
  });
  network.branches.forEach((branch, item) => {
    put(branch.from, layout.branch + item, -1);
    put(branch.to, layout.branch + item, 1);
  });
  return network.commodities.map((commodity, i) => ({
    terms: [...terms[i]!].map(([column, coefficient]) => ({ column, coefficient })),
    storages: network.storages.flatMap((storage, item) => (storage.commodity === commodity.id && isDirect(layout.storages[item]!) ? [item] : [])),
    demand: network.loads.filter((load) => load.commodity === commodity.id).reduce<Series>((sum, load) => combine(sum, load.amount, (a, b) => a + b), 0),
  }));
}

/** What rows are written from. */
export interface Parts {
  readonly balance: readonly Balance[];
  readonly sums: readonly RunningSum[];
}

/** Most entries a row of this family can have. */
export function mostEntries(layout: Layout, { balance, sums }: Parts, { kind, item }: RowFamily): number {
  if (kind === 'balance') return balance[item]!.terms.length + 2 * balance[item]!.storages.length;
  if (kind === 'voltage') return layout.cycles[item]!.branches.length;
  if (kind === 'storage') return 5;
  if (kind === 'tally') return 2 + sums[item]!.terms.size;
  return kind.startsWith('ramp') ? 3 : 2;
}

/** Writes one row of one hour. */
export function hourRow(writer: RowWriter, network: Network, layout: Layout, { balance, sums }: Parts, { kind, item }: RowFamily, t: number): void {
  const first = t * layout.block;
  switch (kind) {
    case 'balance': {
      const { terms, demand, storages } = balance[item]!;
      let right = at(demand, t);
      for (const { column, coefficient } of terms) writer.put(first + column, at(coefficient, t));
      for (const storage of storages) right -= levels(writer, network, layout, storage, t, 1 / at(network.storeWeight, t));
      return writer.end(right, right);
    }
    case 'storage':
      return storageRow(writer, network, layout, item, t);
    case 'voltage': {
      const { branches } = layout.cycles[item]!;
      // Relative to the largest reactance of the cycle: the right-hand side is 0, so only the ratios matter.
      const scale = branches.reduce((most, { branch }) => Math.max(most, Math.abs(network.branches[branch]!.reactance)), 0);
      for (const { branch, sign } of branches) writer.put(first + layout.branch + branch, (sign * network.branches[branch]!.reactance) / scale);
      return writer.end(0, 0);
    }
    case 'process-max':
      return bounded(writer, first + item, -at(network.processes[item]!.max, t), layout.design.process[item]!, 'max');
    case 'process-min':
      return bounded(writer, first + item, -at(network.processes[item]!.min, t), layout.design.process[item]!, 'min');
    case 'branch-max':
      return bounded(writer, first + layout.branch + item, -at(network.branches[item]!.max ?? 1, t), layout.design.branch[item]!, 'max');
    case 'branch-min':
      return bounded(writer, first + layout.branch + item, at(network.branches[item]!.max ?? 1, t), layout.design.branch[item]!, 'min');
    case 'tally':
      return tallyRow(writer, layout, sums[item]!, item, t);
    case 'ramp':
    case 'ramp-up':
    case 'ramp-down':
      return rampRow(writer, network, layout, kind, item, t);
    default:
      return storageBound(writer, network, layout, kind, item, t);
  }
}

/** column + factor·capacity ≤ 0 ('max') or ≥ 0 ('min'); where the factor is 0 or endless the column's own bound does it and the row stays empty. */
function bounded(writer: RowWriter, column: number, factor: number, design: number, side: 'max' | 'min'): void {
  if (factor === 0 || !Number.isFinite(factor)) return writer.end(-Infinity, Infinity);
  writer.put(column, 1);
  writer.put(design, factor);
  if (side === 'max') writer.end(-Infinity, 0);
  else writer.end(0, Infinity);
}

function storageBound(writer: RowWriter, network: Network, layout: Layout, kind: RowFamily['kind'], item: number, t: number): void {
  const storage = network.storages[item]!;
  const columns = layout.storages[item]!;
  const first = t * layout.block;
  const design = layout.design.storage[item]!;
  const power = storage.kind === 'unit' ? 1 : storage.rate!;
  if (kind === 'level-max') return bounded(writer, first + columns.level, -at(storage.levelMax, t) * energyFactor(storage), design, 'max');
  if (kind === 'level-min') return bounded(writer, first + columns.level, -at(storage.levelMin, t) * energyFactor(storage), design, 'min');
  if (kind === 'charge-max') return capped(writer, first + columns.charge, at(storage.inMax ?? 1, t) * power, design);
  if (kind === 'flow-min') return bounded(writer, first + columns.flow, power, design, 'min');
  return capped(writer, first + (columns.flow >= 0 ? columns.flow : columns.discharge), at(storage.outMax ?? 1, t) * power, design);
}

/** column ≤ factor·capacity, also where the factor is 0 (the column itself has no upper bound). */
function capped(writer: RowWriter, column: number, factor: number, design: number): void {
  writer.put(column, 1);
  writer.put(design, -factor);
  writer.end(-Infinity, 0);
}

/**
 * −level + (1 − loss)^w · level before + w·(in·charge − discharge/out − spill) = −w·inflow, as PyPSA writes it; in hour 0 of a storage
 * that does not cycle the level before is the initial one, without loss.
 */
function storageRow(writer: RowWriter, network: Network, layout: Layout, item: number, t: number): void {
  const storage = network.storages[item]!;
  const columns = layout.storages[item]!;
  const first = t * layout.block;
  const w = at(network.storeWeight, t);
  const opening = levels(writer, network, layout, item, t, 1);
  if (columns.flow >= 0) writer.put(first + columns.flow, -w);
  if (columns.charge >= 0) writer.put(first + columns.charge, storage.efficiencyIn * w);
  if (columns.discharge >= 0) writer.put(first + columns.discharge, -w / storage.efficiencyOut);
  if (columns.spill >= 0) writer.put(first + columns.spill, -w);
  const right = -(storage.inflow === undefined ? 0 : at(storage.inflow, t) * w) - opening;
  writer.end(right, right);
}

/** Puts factor·((1 − loss)^v · level before − level); gives the same of the initial level, which is no column. */
function levels(writer: RowWriter, network: Network, layout: Layout, item: number, t: number, factor: number): number {
  const { standingLoss, cyclic, initial } = network.storages[item]!;
  const keep = (1 - standingLoss) ** at(network.storeWeight, t);
  const { level } = layout.storages[item]!;
  const own = t * layout.block + level;
  const before = (t === 0 ? layout.hours - 1 : t - 1) * layout.block + level;
  const opening = t === 0 && !cyclic;
  if (!opening && before === own) writer.put(own, factor * (keep - 1));
  else {
    if (!opening) writer.put(before, factor * keep);
    writer.put(own, -factor);
  }
  return opening ? factor * initial : 0;
}

/** a(t) − a(t−1) within the ramp share of capacity. */
function rampRow(writer: RowWriter, network: Network, layout: Layout, kind: 'ramp' | 'ramp-up' | 'ramp-down', item: number, t: number): void {
  const { rampUp, rampDown, capacity } = network.processes[item]!;
  const design = layout.design.process[item]!;
  if (kind === 'ramp') {
    writer.put((t - 1) * layout.block + item, -1);
    writer.put(t * layout.block + item, 1);
    return writer.end(-rampDown! * capacity.existing, rampUp! * capacity.existing);
  }
  const part = kind === 'ramp-up' ? rampUp! : -rampDown!;
  writer.put((t - 1) * layout.block + item, -1);
  writer.put(t * layout.block + item, 1);
  if (capacity.extendable) writer.put(design, -part);
  const bound = capacity.extendable ? 0 : part * capacity.existing;
  if (kind === 'ramp-up') writer.end(-Infinity, bound);
  else writer.end(bound, Infinity);
}
