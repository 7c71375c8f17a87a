/** PyPSA folder → Network, with the semantics of PyPSA 1.x (docs/network.md lists what is read and what is refused). */
import { Fault } from '../../fault.ts';
import type { Branch, Commodity, LinearLimit, Load, Network, Process, Storage } from '../network.ts';
import { combine, some } from '../series.ts';
import { capacity, generatorHours, type Names, names } from './common.ts';
import { globalConstraints } from './global-constraints.ts';
import { lineBranches } from './lines.ts';
import { PypsaReader } from './reader.ts';
import type { Folder, Row } from './table.ts';

export interface PypsaOptions {
  /** Take the first N snapshots; nothing is scaled. */
  readonly hours?: number;
  readonly name?: string;
}

/**
 * Lowers the CSV files of a PyPSA network (name → text) to a Network whose optimum and objective are PyPSA's.
 * Fault 'input' with one entry for each thing wrong or not supported: file, line, attribute.
 */
export function lowerPypsa(folder: Folder, options: PypsaOptions = {}): Network {
  const reader = new PypsaReader(folder, options.hours);
  const unit = new Map(reader.tables['buses']!.rows.map((row) => [row.name, reader.text('buses', row, 'unit')]));
  const id = names(reader);
  const commodities = reader.tables['buses']!.rows.map(
    (row): Commodity => ({ id: row.name, unit: unit.get(row.name)!, kind: reader.text('buses', row, 'carrier') }),
  );
  const generators = reader.active('generators').map((row) => generator(reader, row, id, unit));
  const links = reader.active('links').map((row) => link(reader, row, id, unit));
  const storages = [
    ...reader.active('stores').map((row) => store(reader, row, id, unit)),
    ...reader.active('storage_units').map((row) => storageUnit(reader, row, id, unit)),
  ];
  const branches: Branch[] = lineBranches(reader, id);
  const loads = reader.active('loads').map((row): Load => {
    const sign = reader.number('loads', row, 'sign');
    return { id: row.name, commodity: reader.bus('loads', row, 'bus'), amount: combine(reader.over('loads', row, 'p_set'), -sign, (a, b) => a * b) };
  });
  const limits: LinearLimit[] = [...energySums(reader, id), ...globalConstraints(reader, id)];
  if (reader.faults.length > 0) throw new Fault('input', reader.faults);
  return {
    name: options.name ?? reader.tables['network']?.rows[0]?.name ?? 'pypsa',
    hours: reader.hours,
    weight: reader.weights.objective,
    storeWeight: reader.weights.stores,
    commodities,
    processes: [...generators, ...links],
    storages,
    branches,
    loads,
    limits,
  };
}

/** Ramps: absent attributes are NaN in PyPSA and mean no limit. */
function ramps(reader: PypsaReader, component: string, row: Row): { rampUp?: number; rampDown?: number } {
  const up = reader.number(component, row, 'ramp_limit_up');
  const down = reader.number(component, row, 'ramp_limit_down');
  return { ...(Number.isNaN(up) ? {} : { rampUp: up }), ...(Number.isNaN(down) ? {} : { rampDown: down }) };
}

function generator(reader: PypsaReader, row: Row, id: Names, unit: ReadonlyMap<string, string>): Process {
  const bus = reader.bus('generators', row, 'bus');
  return {
    id: id('generators', row.name),
    kind: reader.text('generators', row, 'carrier') || 'generator',
    ports: [{ commodity: bus, coefficient: reader.number('generators', row, 'sign') }],
    capacity: capacity(reader, 'generators', row, 'p_nom', unit.get(bus) ?? ''),
    min: reader.over('generators', row, 'p_min_pu'),
    max: reader.over('generators', row, 'p_max_pu'),
    cost: reader.over('generators', row, 'marginal_cost'),
    ...ramps(reader, 'generators', row),
  };
}

/** Link: takes its activity from bus0, gives activity × efficiencyN to busN; an efficiency left empty is 1 where its bus is set. */
function link(reader: PypsaReader, row: Row, id: Names, unit: ReadonlyMap<string, string>): Process {
  const bus0 = reader.bus('links', row, 'bus0');
  const further = Object.keys(row.cells).flatMap((column) => {
    const port = /^bus([1-9]\d*)$/.exec(column)?.[1];
    if (port === undefined || (port !== '1' && row.cells[column] === '')) return [];
    const attribute = port === '1' ? 'efficiency' : `efficiency${port}`;
    return [{ port: Number(port), commodity: reader.bus('links', row, column), coefficient: reader.over('links', row, attribute, 1) }];
  });
  further.sort((a, b) => a.port - b.port);
  return {
    id: id('links', row.name),
    kind: reader.text('links', row, 'carrier') || 'link',
    ports: [{ commodity: bus0, coefficient: -1 }, ...further.map(({ commodity, coefficient }) => ({ commodity, coefficient }))],
    capacity: capacity(reader, 'links', row, 'p_nom', unit.get(bus0) ?? ''),
    min: reader.over('links', row, 'p_min_pu'),
    max: reader.over('links', row, 'p_max_pu'),
    cost: reader.over('links', row, 'marginal_cost'),
    ...ramps(reader, 'links', row),
  };
}

function store(reader: PypsaReader, row: Row, id: Names, unit: ReadonlyMap<string, string>): Storage {
  const bus = reader.bus('stores', row, 'bus');
  const cost = reader.over('stores', row, 'marginal_cost');
  const size = capacity(reader, 'stores', row, 'e_nom', amountUnit(unit.get(bus)));
  const cyclic = reader.truth('stores', row, 'e_cyclic');
  // PyPSA's marginal cost is on the signed flow: what giving costs, taking earns.
  const costs = some(cost, (x) => x !== 0) ? { costOut: cost, costIn: combine(cost, -1, (a, b) => a * b) } : { costOut: 0 };
  return {
    id: id('stores', row.name),
    kind: 'store',
    commodity: bus,
    capacity: size,
    efficiencyIn: 1,
    efficiencyOut: 1,
    standingLoss: reader.number('stores', row, 'standing_loss'),
    cyclic,
    initial: reader.number('stores', row, 'e_initial'),
    levelMin: reader.over('stores', row, 'e_min_pu'),
    levelMax: reader.over('stores', row, 'e_max_pu'),
    ...costs,
    ...(!size.extendable && !cyclic && Number.isFinite(size.existing) ? { shownAsCap: { indicator: bus } } : {}),
  };
}

function storageUnit(reader: PypsaReader, row: Row, id: Names, unit: ReadonlyMap<string, string>): Storage {
  const bus = reader.bus('storage_units', row, 'bus');
  const inflow = reader.over('storage_units', row, 'inflow');
  const number = (attribute: string) => reader.number('storage_units', row, attribute);
  const least = combine(reader.over('storage_units', row, 'p_min_pu'), -1, (a, b) => a * b);
  const most = reader.over('storage_units', row, 'p_max_pu');
  return {
    id: id('storage_units', row.name),
    kind: 'unit',
    commodity: bus,
    capacity: capacity(reader, 'storage_units', row, 'p_nom', unit.get(bus) ?? ''),
    hoursOfPower: number('max_hours'),
    efficiencyIn: number('efficiency_store'),
    efficiencyOut: number('efficiency_dispatch'),
    standingLoss: number('standing_loss'),
    cyclic: reader.truth('storage_units', row, 'cyclic_state_of_charge'),
    initial: number('state_of_charge_initial'),
    levelMin: 0,
    levelMax: 1,
    ...(some(inflow, (x) => x !== 0) ? { inflow } : {}),
    costOut: reader.over('storage_units', row, 'marginal_cost'),
    ...(some(least, (x) => x !== 1) ? { inMax: least } : {}),
    ...(some(most, (x) => x !== 1) ? { outMax: most } : {}),
  };
}

/** MW over hours is MWh; t/h is t. */
const amountUnit = (flow = ''): string => (flow.endsWith('/h') ? flow.slice(0, -2) : flow.endsWith('W') ? `${flow}h` : flow);

/** Generators' e_sum_min and e_sum_max, weighted as PyPSA does (snapshot_weightings.generators). */
function energySums(reader: PypsaReader, id: Names): LinearLimit[] {
  return reader.active('generators').flatMap((row) =>
    (['e_sum_min', 'e_sum_max'] as const).flatMap((attribute): LinearLimit[] => {
      const level = reader.number('generators', row, attribute);
      if (!Number.isFinite(level)) return [];
      const item = id('generators', row.name);
      return [
        {
          id: `${item} ${attribute}`,
          terms: [{ of: 'activity', item, factor: generatorHours(reader) }],
          sense: attribute === 'e_sum_min' ? '>=' : '<=',
          level,
          shown: { indicator: attribute, level, unit: '', perUnit: 1, offset: 0, hard: true },
        },
      ];
    }),
  );
}
