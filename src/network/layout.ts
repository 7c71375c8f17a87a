/**
 * Where each (item × hour) stands in the programme. Hours are the outer order: hour t holds the same block of columns,
 * then come the design columns (capacities, slacks of soft limits) of stage −1. Rows likewise; ramps, which hour 0 has none of, close a block.
 */
import { type Cycle, cyclesOf } from './cycles.ts';
import type { Capacity, LinearLimit, Network, Storage } from './network.ts';
import { some } from './series.ts';

/**
 * Columns of a storage within an hour's block; −1 where it has none. `flow` (out positive) stands for charge and discharge where those are not told apart.
 * A storage with a level alone is `direct`: nothing bounds or prices its flow, so that its change of level stands in the commodity's balance.
 */
export interface StorageColumns {
  readonly level: number;
  readonly flow: number;
  readonly charge: number;
  readonly discharge: number;
  readonly spill: number;
}

export type RowKind =
  | 'balance'
  | 'storage'
  | 'voltage'
  | 'process-max'
  | 'process-min'
  | 'level-max'
  | 'level-min'
  | 'charge-max'
  | 'discharge-max'
  | 'flow-min'
  | 'branch-max'
  | 'branch-min'
  | 'tally'
  | 'ramp'
  | 'ramp-up'
  | 'ramp-down';

export interface RowFamily {
  readonly kind: RowKind;
  /** Index into the network's list of that kind (commodity, process, storage, branch, cycle, tally). */
  readonly item: number;
}

export interface Layout {
  readonly hours: number;
  /** Columns an hour. */
  readonly block: number;
  readonly storages: readonly StorageColumns[];
  /** First column of the branches within a block. */
  readonly branch: number;
  /** First column of the running sums within a block, one a tally. */
  readonly tally: number;
  /** Design column of each extendable item; −1 for a fixed capacity. */
  readonly design: { readonly process: Int32Array; readonly storage: Int32Array; readonly branch: Int32Array };
  /** First slack column of each soft limit, −1 for a hard one ('=' has two). */
  readonly slack: Int32Array;
  readonly columns: number;
  /** Rows of an hour ≥ 1, in order; hour 0 has the first `rowsFirst` of them. */
  readonly rows: readonly RowFamily[];
  readonly rowsFirst: number;
  /** First row of stage −1: one a limit. */
  readonly limits: number;
  readonly rowCount: number;
  readonly cycles: readonly Cycle[];
}

/** True where charge and discharge need their own columns: losses, different costs, or a limit that counts one of them. */
function split(storage: Storage, limits: readonly LinearLimit[]): boolean {
  if (storage.kind === 'unit' || storage.efficiencyIn !== 1 || storage.efficiencyOut !== 1) return true;
  const in0 = storage.costIn === undefined || !some(storage.costIn, (x) => x !== 0);
  const out0 = !some(storage.costOut, (x) => x !== 0);
  const mirrored = typeof storage.costIn === 'number' && typeof storage.costOut === 'number' && storage.costIn === -storage.costOut;
  if (!(mirrored || (in0 && out0))) return true;
  return limits.some((limit) => limit.terms.some((term) => term.item === storage.id && (term.of === 'charge' || term.of === 'discharge')));
}

/** True where the flow of a storage whose charge and discharge are one needs no column. */
function direct({ rate, inflow, costOut }: Storage, network: Network): boolean {
  return rate === undefined && inflow === undefined && !some(costOut, (x) => x !== 0) && !some(network.storeWeight, (x) => x === 0);
}

export const isDirect = (columns: StorageColumns): boolean => columns.flow < 0 && columns.discharge < 0;

const isSoft = (limit: LinearLimit): boolean => limit.shown?.hard === false && limit.shown.penalty !== undefined;

/** Lays a network out; O(items), whatever the hours. */
export function layoutOf(network: Network): Layout {
  const { hours, processes, storages, branches, commodities, limits, tallies = [] } = network;
  let block = processes.length;
  const columnsOf = storages.map((storage): StorageColumns => {
    const separate = split(storage, limits);
    const spill = storage.inflow !== undefined && some(storage.inflow, (x) => x > 0);
    return {
      level: block++,
      flow: separate || direct(storage, network) ? -1 : block++,
      charge: separate ? block++ : -1,
      discharge: separate ? block++ : -1,
      spill: spill ? block++ : -1,
    };
  });
  const branch = block;
  block += branches.length;
  const tally = block;
  block += tallies.length;

  let columns = hours * block;
  const designOf = (items: readonly { readonly capacity: Capacity }[]) => Int32Array.from(items, (item) => (item.capacity.extendable ? columns++ : -1));
  const design = { process: designOf(processes), storage: designOf(storages), branch: designOf(branches) };
  const slack = Int32Array.from(limits, (limit) => {
    if (!isSoft(limit)) return -1;
    const first = columns;
    columns += limit.sense === '=' ? 2 : 1;
    return first;
  });

  const cycles = cyclesOf(branches);
  const rows: RowFamily[] = [];
  const add = (kind: RowKind, item: number): void => void rows.push({ kind, item });
  commodities.forEach((_, item) => add('balance', item));
  columnsOf.forEach((own, item) => {
    if (!isDirect(own)) add('storage', item);
  });
  cycles.forEach((_, item) => add('voltage', item));
  processes.forEach(({ capacity, min, max }, item) => {
    if (!capacity.extendable) return;
    if (some(max, (x) => x < Infinity)) add('process-max', item);
    if (some(min, (x) => x !== 0)) add('process-min', item);
  });
  storages.forEach((storage, item) => {
    if (!storage.capacity.extendable) return;
    if (some(storage.levelMax, (x) => x < Infinity)) add('level-max', item);
    if (some(storage.levelMin, (x) => x !== 0)) add('level-min', item);
    if (storage.kind === 'unit' || (storage.rate !== undefined && columnsOf[item]!.charge >= 0)) add('charge-max', item);
    if (storage.kind === 'unit' || storage.rate !== undefined) add('discharge-max', item);
    if (storage.kind === 'store' && storage.rate !== undefined && columnsOf[item]!.flow >= 0) add('flow-min', item);
  });
  branches.forEach(({ capacity }, item) => {
    if (!capacity.extendable) return;
    add('branch-max', item);
    add('branch-min', item);
  });
  tallies.forEach((_, item) => add('tally', item));
  const rowsFirst = rows.length;
  processes.forEach(({ rampUp, rampDown, capacity }, item) => {
    if (rampUp !== undefined && rampDown !== undefined && !capacity.extendable) return add('ramp', item);
    if (rampUp !== undefined) add('ramp-up', item);
    if (rampDown !== undefined) add('ramp-down', item);
  });
  const first = hours === 0 ? 0 : rowsFirst + (hours - 1) * rows.length;
  return { hours, block, storages: columnsOf, branch, tally, design, slack, columns, rows, rowsFirst, limits: first, rowCount: first + limits.length, cycles };
}

/** Row of the k-th family in an hour. */
export const rowAt = (layout: Layout, hour: number, k: number): number => (hour === 0 ? k : layout.rowsFirst + (hour - 1) * layout.rows.length + k);

/** Hour and family of an hourly row. */
export function familyAt(layout: Layout, row: number): { hour: number; family: RowFamily } {
  if (row < layout.rowsFirst) return { hour: 0, family: layout.rows[row]! };
  const past = row - layout.rowsFirst;
  return { hour: 1 + Math.floor(past / layout.rows.length), family: layout.rows[past % layout.rows.length]! };
}
