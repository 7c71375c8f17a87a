/** The rows of stage −1: limits over the whole horizon, with a slack where a limit is soft. */
import type { Layout } from './layout.ts';
import type { LinearLimit, Network } from './network.ts';
import { at } from './series.ts';
import type { RowWriter } from './writer.ts';

type Term = LinearLimit['terms'][number];

/** Calls `put` for each column of a term; gives the constant part (fixed capacities). */
export function eachEntry(network: Network, layout: Layout, term: Term, put: (column: number, value: number) => void): number {
  const process = network.processes.findIndex((p) => p.id === term.item);
  const storage = network.storages.findIndex((s) => s.id === term.item);
  const branch = network.branches.findIndex((b) => b.id === term.item);
  if (process < 0 && storage < 0 && branch < 0) throw new RangeError(`limit names '${term.item}', which the network lacks`);
  if (term.of === 'capacity') {
    const kind = process >= 0 ? 'process' : storage >= 0 ? 'storage' : 'branch';
    const item = Math.max(process, storage, branch);
    const design = layout.design[kind][item]!;
    const factor = at(term.factor, 0);
    if (design >= 0) {
      put(design, factor);
      return 0;
    }
    return factor * { process: network.processes, storage: network.storages, branch: network.branches }[kind][item]!.capacity.existing;
  }
  if (term.of === 'level') {
    put((layout.hours - 1) * layout.block + layout.storages[storage]!.level, at(term.factor, layout.hours - 1));
    return 0;
  }
  const column = term.of === 'activity' ? (process >= 0 ? process : layout.branch + branch) : layout.storages[storage]![term.of];
  for (let t = 0; t < layout.hours; t++) {
    const value = at(network.weight, t) * at(term.factor, t);
    if (value !== 0) put(t * layout.block + column, value);
  }
  return 0;
}

/** How far a soft limit's shown level may be missed moves the row by |perUnit|. */
export const slackFactor = (limit: LinearLimit): number => Math.abs(limit.shown?.perUnit ?? 1);

/** Writes limit number `item`. */
export function limitRow(writer: RowWriter, network: Network, layout: Layout, item: number): void {
  const limit = network.limits[item]!;
  const entries = new Map<number, number>();
  let constant = 0;
  for (const term of limit.terms) constant += eachEntry(network, layout, term, (column, value) => entries.set(column, (entries.get(column) ?? 0) + value));
  for (const [column, value] of entries) writer.put(column, value);
  const slack = layout.slack[item]!;
  if (slack >= 0) {
    writer.put(slack, limit.sense === '<=' ? -slackFactor(limit) : slackFactor(limit));
    if (limit.sense === '=') writer.put(slack + 1, -slackFactor(limit));
  }
  const level = limit.level - constant;
  writer.end(limit.sense === '<=' ? -Infinity : level, limit.sense === '>=' ? Infinity : level);
}
