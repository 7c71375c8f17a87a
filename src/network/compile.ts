/** Network → staged programme: families of (item × hour) written straight into typed arrays; names on demand (design law 7). docs/network.md has the mathematics. */
import { Fault } from '../fault.ts';
import type { StagedProgram } from '../solver/index.ts';
import { writeColumns } from './columns.ts';
import { type Layout, layoutOf } from './layout.ts';
import { limitRow } from './limit-rows.ts';
import { columnName, rowName } from './names.ts';
import type { Network } from './network.ts';
import { balanceTerms, hourRow, mostEntries } from './rows.ts';
import { runningSums } from './tally.ts';
import { some } from './series.ts';
import { RowWriter } from './writer.ts';

export interface Compiled {
  readonly network: Network;
  readonly layout: Layout;
  readonly program: StagedProgram;
  /** Part of the objective outside the programme: −Σ cost × existing of extendable items, since only new capacity is paid. */
  readonly constant: number;
}

/** Compiles a network. Fault 'input' where a load has nothing that could supply it. */
export function compile(network: Network): Compiled {
  const layout = layoutOf(network);
  const balance = balanceTerms(network, layout);
  refuseUnsupplied(network, balance);
  const parts = { balance, sums: runningSums(network) };
  const { hours, rows } = layout;

  const perHour = rows.map((family) => mostEntries(layout, parts, family));
  const limitEntries = network.limits.reduce(
    (sum, limit) => sum + 2 + limit.terms.reduce((n, term) => n + (term.of === 'capacity' || term.of === 'level' ? 1 : hours), 0),
    0,
  );
  const writer = new RowWriter(layout.rowCount, hours * perHour.reduce((a, b) => a + b, 0) + limitEntries);
  for (let hour = 0; hour < hours; hour++) {
    const count = hour === 0 ? layout.rowsFirst : rows.length;
    for (let k = 0; k < count; k++) hourRow(writer, network, layout, parts, rows[k]!, hour);
  }
  for (let limit = 0; limit < network.limits.length; limit++) limitRow(writer, network, layout, limit);

  const { cost, lower, upper } = writeColumns(network, layout, parts.sums);
  const columnStage = new Int32Array(layout.columns).fill(-1);
  for (let hour = 0; hour < hours; hour++) columnStage.fill(hour, hour * layout.block, (hour + 1) * layout.block);
  const rowStage = new Int32Array(layout.rowCount).fill(-1);
  for (let hour = 0, row = 0; hour < hours; hour++) {
    const next = row + (hour === 0 ? layout.rowsFirst : rows.length);
    rowStage.fill(hour, row, next);
    row = next;
  }
  const program: StagedProgram = {
    cost,
    lower,
    upper,
    ...writer.done(),
    columnStage,
    rowStage,
    columnName: (column) => columnName(network, layout, column),
    rowName: (row) => rowName(network, layout, row),
  };
  return { network, layout, program, constant: existingCost(network) };
}

function existingCost(network: Network): number {
  let sum = 0;
  for (const { capacity } of [...network.processes, ...network.storages, ...network.branches]) {
    if (capacity.extendable) sum -= capacity.cost * capacity.existing;
  }
  return sum;
}

function refuseUnsupplied(network: Network, balance: ReturnType<typeof balanceTerms>): void {
  const faults = network.loads
    .filter((load) => {
      const of = balance[network.commodities.findIndex((c) => c.id === load.commodity)];
      return some(load.amount, (x) => x !== 0) && of?.terms.length === 0 && of.storages.length === 0;
    })
    .map((load) => ({ code: 'network.no-supply', params: { load: load.id, commodity: load.commodity }, where: { item: load.id } }));
  if (faults.length > 0) throw new Fault('input', faults);
}
