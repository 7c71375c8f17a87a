/** Names of columns and rows, computed when somebody asks: `kind item @hour`. */
import { familyAt, type Layout } from './layout.ts';
import type { Network } from './network.ts';

/** Name of a column: `activity wind @12`, `capacity wind`, `slack LIMIT`. */
export function columnName(network: Network, layout: Layout, column: number): string {
  const hourly = layout.hours * layout.block;
  if (column < hourly) {
    const k = column % layout.block;
    return `${blockName(network, layout, k)} @${Math.floor(column / layout.block)}`;
  }
  for (const [kind, items] of [
    ['process', network.processes],
    ['storage', network.storages],
    ['branch', network.branches],
  ] as const) {
    const item = layout.design[kind].indexOf(column);
    if (item >= 0) return `capacity ${items[item]!.id}`;
  }
  let limit = layout.slack.indexOf(column);
  if (limit < 0) limit = layout.slack.indexOf(column - 1);
  return `slack ${network.limits[limit]!.id}`;
}

function blockName(network: Network, layout: Layout, k: number): string {
  if (k < network.processes.length) return `activity ${network.processes[k]!.id}`;
  if (k >= layout.tally) return `sum ${network.tallies![k - layout.tally]!.id}`;
  if (k >= layout.branch) return `flow ${network.branches[k - layout.branch]!.id}`;
  const item = layout.storages.findIndex((c) => Object.values(c).includes(k));
  const columns = layout.storages[item]!;
  const what = (['level', 'flow', 'charge', 'discharge', 'spill'] as const).find((name) => columns[name] === k)!;
  return `${what} ${network.storages[item]!.id}`;
}

/** Name of a row: `balance electricity @3`, `ramp-up synthesis @4`, `limit co2`. */
export function rowName(network: Network, layout: Layout, row: number): string {
  if (row >= layout.limits) return `limit ${network.limits[row - layout.limits]!.id}`;
  const { hour, family } = familyAt(layout, row);
  const items = {
    balance: network.commodities,
    voltage: layout.cycles.map((_, index) => ({ id: `cycle ${index}` })),
    process: network.processes,
    ramp: network.processes,
    branch: network.branches,
    tally: network.tallies ?? [],
    storage: network.storages,
  };
  const of = family.kind.split('-')[0] as keyof typeof items;
  return `${family.kind} ${(items[of] ?? network.storages)[family.item]!.id} @${hour}`;
}
