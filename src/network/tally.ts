/**
 * Sums over windows of hours as running sums: T(t) − [t is no window's first hour]·T(t−1) − Σ factor·weight·a(t) = −rate(t), T within the window's
 * bounds at its last hour. A row over all the window's hours would say the same, but would tie stages that are no neighbours.
 * T is kept in the size of the largest factor, so that it compares to the activities.
 */
import type { Layout } from './layout.ts';
import type { Network, Series, Tally } from './network.ts';
import { at, combine, times } from './series.ts';
import type { RowWriter } from './writer.ts';

/** A tally ready to be written. */
export interface RunningSum {
  /** What one unit of T counts: the largest |factor·weight|. */
  readonly scale: number;
  /** factor·weight/scale of each process (its column in a block). */
  readonly terms: ReadonlyMap<number, Series>;
  /** rate/scale. */
  readonly rate: Series;
  /** Bounds of T an hour. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** What an hour is: 0 in no window, 1 a window's first, 2 a later one. */
  readonly place: Uint8Array;
}

export const runningSums = (network: Network): RunningSum[] => (network.tallies ?? []).map((tally) => runningSum(network, tally));

function runningSum(network: Network, tally: Tally): RunningSum {
  const raw = new Map<number, Series>();
  for (const { process, factor } of tally.terms) {
    const item = network.processes.findIndex((p) => p.id === process);
    if (item < 0) throw new RangeError(`tally ${tally.id} names '${process}', which the network lacks`);
    const value = combine(factor, network.weight, (f, w) => f * w);
    raw.set(
      item,
      combine(raw.get(item) ?? 0, value, (a, b) => a + b),
    );
  }
  const size = (series: Series) => (typeof series === 'number' ? Math.abs(series) : series.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
  const scale = [...raw.values()].reduce<number>((most, series) => Math.max(most, size(series)), 0) || 1;
  const scaled = (series: Series) => combine(series, scale, (a, b) => a / b);
  const terms = new Map([...raw].map(([item, series]) => [item, scaled(series)]));
  const rate = scaled(tally.rate);
  const place = new Uint8Array(network.hours);
  const low = new Float64Array(network.hours);
  const high = new Float64Array(network.hours);
  for (const { from, to, lower, upper } of tally.windows) {
    if (!(from >= 0 && to > from && to <= network.hours)) throw new RangeError(`tally ${tally.id}: window ${from}…${to} of ${network.hours} hours`);
    // T is free within a window. It is told how far it can come at all, with room (no answer is lost): a solver eliminates a bounded column and carries a free one.
    let reach = 0;
    for (let t = from; t < to; t++) reach += 2 * furthest(network, terms, rate, t);
    place.fill(2, from, to);
    place[from] = 1;
    low.fill(-reach, from, to);
    high.fill(reach, from, to);
    low[to - 1] = lower / scale;
    high[to - 1] = upper / scale;
  }
  return { scale, terms, rate, low, high, place };
}

/** Largest change of the sum in an hour. */
function furthest(network: Network, terms: RunningSum['terms'], rate: Series, t: number): number {
  let sum = Math.abs(at(rate, t));
  for (const [item, factor] of terms) {
    const { capacity, min, max } = network.processes[item]!;
    const size = capacity.extendable ? capacity.max : capacity.existing;
    sum += times(Math.abs(at(factor, t)), Math.max(Math.abs(times(at(min, t), size)), Math.abs(times(at(max, t), size))));
  }
  return sum;
}

/** Writes the row of a tally's hour; hours of no window have an empty one. */
export function tallyRow(writer: RowWriter, layout: Layout, sum: RunningSum, item: number, t: number): void {
  const place = sum.place[t];
  if (place === 0) return writer.end(0, 0);
  const first = t * layout.block;
  if (place === 2) writer.put(first - layout.block + layout.tally + item, -1);
  for (const [process, factor] of sum.terms) writer.put(first + process, -at(factor, t));
  writer.put(first + layout.tally + item, 1);
  writer.end(-at(sum.rate, t), -at(sum.rate, t));
}
