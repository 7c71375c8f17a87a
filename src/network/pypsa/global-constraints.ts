/** PyPSA's global constraints as limits. A constraint without any term is left out, as PyPSA does. */
import type { LinearLimit } from '../network.ts';
import { combine } from '../series.ts';
import { carrierOf, generatorHours, type Names } from './common.ts';
import type { PypsaReader } from './reader.ts';
import type { Row } from './table.ts';

type Term = LinearLimit['terms'][number];
interface Sum {
  readonly terms: readonly Term[];
  /** Part of the sum that is no variable (initial levels). */
  readonly constant: number;
}

export function globalConstraints(reader: PypsaReader, id: Names): LinearLimit[] {
  return reader.tables['global_constraints']!.rows.flatMap((row): LinearLimit[] => {
    const type = reader.text('global_constraints', row, 'type');
    const build = KINDS[type];
    const where = (field: string) => ({ file: 'global_constraints.csv', line: row.line, field, item: row.name });
    if (!build) {
      reader.faults.push({ code: 'network.pypsa.constraint', params: { type }, where: where('type') });
      return [];
    }
    const written = reader.text('global_constraints', row, 'sense').replace('==', '=');
    if (written !== '<=' && written !== '>=' && written !== '=') {
      reader.faults.push({ code: 'network.pypsa.sense', params: { sense: written }, where: where('sense') });
      return [];
    }
    const { terms, constant } = build(reader, row, id);
    if (terms.length === 0) return [];
    const level = reader.number('global_constraints', row, 'constant');
    const indicator = reader.text('global_constraints', row, 'carrier_attribute');
    return [{ id: row.name, terms, sense: written, level: level - constant, shown: { indicator, level, unit: '', perUnit: 1, offset: constant, hard: true } }];
  });
}

const KINDS: Readonly<Record<string, (reader: PypsaReader, row: Row, id: Names) => Sum>> = {
  primary_energy: (reader, row, id) => {
    const attribute = reader.text('global_constraints', row, 'carrier_attribute');
    const rate = new Map(reader.tables['carriers']!.rows.map((carrier) => [carrier.name, reader.number('carriers', carrier, attribute, 0)]));
    return depletion(reader, id, (carrier) => rate.get(carrier) ?? 0, true);
  },
  operational_limit: (reader, row, id) => {
    const wanted = reader.text('global_constraints', row, 'carrier_attribute');
    return depletion(reader, id, (carrier) => (carrier === wanted ? 1 : 0), false);
  },
  tech_capacity_expansion_limit: (reader, row, id) => {
    const wanted = reader.text('global_constraints', row, 'carrier_attribute');
    const bus = reader.text('global_constraints', row, 'bus');
    return capacities(reader, id, ['generators', 'links', 'stores', 'storage_units', 'lines', 'transformers'], (component, each) =>
      carrierOf(reader, component, each) === wanted &&
      (bus === '' || reader.text(component, each, component === 'links' || component === 'lines' || component === 'transformers' ? 'bus0' : 'bus') === bus)
        ? 1
        : 0,
    );
  },
  transmission_volume_expansion_limit: (reader, row, id) => transmission(reader, row, id, 'length'),
  transmission_expansion_cost_limit: (reader, row, id) => transmission(reader, row, id, 'capital_cost'),
};

/** Σ activity × rate (/ efficiency for primary energy) of generators plus what non-cyclic storages lost from first to last. */
function depletion(reader: PypsaReader, id: Names, rate: (carrier: string) => number, primary: boolean): Sum {
  const terms: Term[] = [];
  let constant = 0;
  const hours = generatorHours(reader);
  for (const row of reader.active('generators')) {
    const factor = rate(carrierOf(reader, 'generators', row));
    if (factor === 0) continue;
    const each = primary ? combine(reader.over('generators', row, 'efficiency'), factor, (efficiency, r) => r / efficiency) : factor;
    terms.push({ of: 'activity', item: id('generators', row.name), factor: combine(each, hours, (a, b) => a * b) });
  }
  for (const [component, cyclic, initial] of [
    ['storage_units', 'cyclic_state_of_charge', 'state_of_charge_initial'],
    ['stores', 'e_cyclic', 'e_initial'],
  ] as const) {
    for (const row of reader.active(component)) {
      const factor = rate(carrierOf(reader, component, row));
      if (factor === 0 || reader.truth(component, row, cyclic)) continue;
      terms.push({ of: 'level', item: id(component, row.name), factor: -factor });
      constant += factor * reader.number(component, row, initial);
    }
  }
  return { terms, constant };
}

/** Σ factor × capacity over extendable items. */
function capacities(reader: PypsaReader, id: Names, components: readonly string[], factor: (component: string, row: Row) => number): Sum {
  const nominal = (component: string) => (component === 'stores' ? 'e_nom' : component === 'lines' || component === 'transformers' ? 's_nom' : 'p_nom');
  const terms = components.flatMap((component) =>
    reader.active(component).flatMap((row): Term[] => {
      const value = factor(component, row);
      if (value === 0 || !reader.truth(component, row, `${nominal(component)}_extendable`)) return [];
      return [{ of: 'capacity', item: id(component, row.name), factor: value }];
    }),
  );
  return { terms, constant: 0 };
}

/** Σ length or cost × capacity of lines and links of the carriers named. */
function transmission(reader: PypsaReader, row: Row, id: Names, attribute: 'length' | 'capital_cost'): Sum {
  const carriers = reader
    .text('global_constraints', row, 'carrier_attribute')
    .replace(/[[\]()]/g, '')
    .split(',');
  const wanted = new Set(carriers.map((carrier) => carrier.trim()));
  return capacities(reader, id, ['lines', 'links'], (component, each) =>
    wanted.has(carrierOf(reader, component, each)) ? reader.number(component, each, attribute) : 0,
  );
}
