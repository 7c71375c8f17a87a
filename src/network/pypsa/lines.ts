/** Lines and transformers as branches with per-unit reactance (resistance in direct-current networks). */
import { cyclesOf } from '../cycles.ts';
import type { Branch } from '../network.ts';
import { capacity, type Names } from './common.ts';
import type { PypsaReader } from './reader.ts';
import type { Row } from './table.ts';

/** A branch around whose cycle the voltage law cannot be written (reactance 0) is a fault. */
export function lineBranches(reader: PypsaReader, id: Names): Branch[] {
  const buses = new Map(reader.tables['buses']!.rows.map((row) => [row.name, row]));
  const read = (component: 'lines' | 'transformers', row: Row): Branch => {
    const from = reader.bus(component, row, 'bus0');
    const bus = buses.get(from);
    const direct = bus !== undefined && reader.text('buses', bus, 'carrier') === 'DC';
    const ohm = reader.number(component, row, direct ? 'r' : 'x');
    const base = bus === undefined ? 1 : reader.number('buses', bus, 'v_nom') ** 2;
    return {
      id: id(component, row.name),
      from,
      to: reader.bus(component, row, 'bus1'),
      reactance: component === 'lines' ? ohm / base : (ohm / reader.number(component, row, 's_nom')) * reader.number(component, row, 'tap_ratio'),
      capacity: capacity(reader, component, row, 's_nom', 'MVA'),
      max: reader.over(component, row, 's_max_pu'),
    };
  };
  const rows = [
    ...reader.active('lines').map((row) => ({ component: 'lines' as const, row })),
    ...reader.active('transformers').map((row) => ({ component: 'transformers' as const, row })),
  ];
  const branches = rows.map(({ component, row }) => read(component, row));
  const within = new Set(cyclesOf(branches, () => true).flatMap((cycle) => cycle.branches.map(({ branch }) => branch)));
  branches.forEach(({ reactance }, i) => {
    const { component, row } = rows[i]!;
    if (within.has(i) && !(Math.abs(reactance) > 0)) {
      reader.faults.push({
        code: 'network.pypsa.reactance',
        params: { name: row.name },
        where: { file: `${component}.csv`, line: row.line, field: 'x', item: row.name },
      });
    }
  });
  return branches;
}
