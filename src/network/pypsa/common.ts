/** What generators, links, storages, lines and constraints read alike. */
import { Fault } from '../../fault.ts';
import type { Capacity, Series } from '../network.ts';
import { at, combine } from '../series.ts';
import type { PypsaReader } from './reader.ts';
import type { Row } from './table.ts';

/** Item ids: PyPSA's name, with the component before it where two components share one. */
export type Names = (component: string, name: string) => string;

export function names(reader: PypsaReader): Names {
  const uses = new Map<string, number>();
  const components = ['generators', 'links', 'stores', 'storage_units', 'lines', 'transformers'];
  for (const component of components) for (const { name } of reader.tables[component]!.rows) uses.set(name, (uses.get(name) ?? 0) + 1);
  return (component, name) => ((uses.get(name) ?? 0) > 1 ? `${component}:${name}` : name);
}

/** Capacity of p_nom, e_nom or s_nom. */
export function capacity(reader: PypsaReader, component: string, row: Row, nom: string, unit: string): Capacity {
  return {
    existing: reader.number(component, row, nom),
    extendable: reader.truth(component, row, `${nom}_extendable`),
    min: reader.number(component, row, `${nom}_min`),
    max: reader.number(component, row, `${nom}_max`),
    cost: reader.number(component, row, 'capital_cost'),
    unit,
  };
}

/** Carrier of a row; links, lines and stores without one have that of their (first) bus, as PyPSA fills it in. */
export function carrierOf(reader: PypsaReader, component: string, row: Row): string {
  const own = reader.text(component, row, 'carrier');
  const bus = { links: 'bus0', lines: 'bus0', stores: 'bus' }[component];
  if (own !== '' || bus === undefined) return own;
  const at0 = reader.tables['buses']!.rows.find((each) => each.name === reader.text(component, row, bus));
  return at0 === undefined ? '' : reader.text('buses', at0, 'carrier');
}

/** snapshot_weightings.generators over .objective: limits are summed with the latter. */
export function generatorHours(reader: PypsaReader): Series {
  const { objective, generators } = reader.weights;
  for (let t = 0; t < reader.hours; t++) {
    if (at(objective, t) === 0 && at(generators, t) !== 0) {
      throw new Fault('input', { code: 'network.pypsa.weight', params: {}, where: { file: 'snapshots.csv', line: t + 2, field: 'objective' } });
    }
  }
  return combine(generators, objective, (a, b) => (b === 0 ? 0 : a / b));
}
