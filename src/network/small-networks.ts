/** Short ways to write networks in tests. */
import type { Capacity, LinearLimit, Load, Network, Process, Series, Storage } from './network.ts';

export const fixed = (existing: number): Capacity => ({ existing, extendable: false, min: existing, max: existing, cost: 0, unit: 'MW' });

export const buildable = (cost: number, max = Infinity, existing = 0): Capacity => ({ existing, extendable: true, min: existing, max, cost, unit: 'MW' });

/** A generator into commodity `into`. */
export const source = (id: string, capacity: Capacity, cost: Series, more: Partial<Process> & { into?: string } = {}): Process => {
  const { into = 'power', ...rest } = more;
  return { id, kind: 'source', ports: [{ commodity: into, coefficient: 1 }], capacity, min: 0, max: 1, cost, ...rest };
};

export const tank = (id: string, capacity: Capacity, more: Partial<Storage> = {}): Storage => ({
  id,
  kind: 'store',
  commodity: 'power',
  capacity,
  efficiencyIn: 1,
  efficiencyOut: 1,
  standingLoss: 0,
  cyclic: false,
  initial: 0,
  levelMin: 0,
  levelMax: 1,
  costOut: 0,
  ...more,
});

export const demand = (amount: Series, commodity = 'power', id = `demand ${commodity}`): Load => ({ id, commodity, amount });

export const series = (...values: number[]): Float64Array => Float64Array.from(values);

/** A network of one hour length a step. */
export function network(hours: number, parts: Partial<Network> & { names?: readonly string[] }): Network {
  const { names = ['power'], ...rest } = parts;
  return {
    name: 'small',
    hours,
    weight: 1,
    storeWeight: 1,
    commodities: names.map((id) => ({ id, unit: 'MW' })),
    processes: [],
    storages: [],
    branches: [],
    loads: [],
    limits: [],
    ...rest,
  };
}

/** Σ activity of some processes (sense) level, shown as it is. */
export const sumLimit = (
  id: string,
  items: readonly string[],
  sense: LinearLimit['sense'],
  level: number,
  shown: Partial<NonNullable<LinearLimit['shown']>> = {},
): LinearLimit => ({
  id,
  terms: items.map((item) => ({ of: 'activity', item, factor: 1 })),
  sense,
  level,
  shown: { indicator: id, level, unit: 'MWh', perUnit: 1, offset: 0, hard: true, ...shown },
});
