import { Fault, type FaultInfo } from '../../fault.ts';
import { nearest, tryUnit } from '../../units/index.ts';
import { inUnit, isQuantity, type Quantity } from './quantity.ts';
import type { Park } from './schema.ts';
import { commodityOf } from './flows.ts';
import { lowerPark } from './lower.ts';
import { applyOverrides } from './overrides.ts';
import { placeOf } from './yaml.ts';

/** All that is wrong with a park whose files are well formed: ids, links, signs, takers and suppliers, dimensions. */
export function checkPark(park: Park): FaultInfo[] {
  const faults = [...twice(park), ...links(park), ...signs(park)];
  if (faults.length === 0) faults.push(...takers(park));
  const complete = park.series.every((x) => park.profiles.has(x.id));
  return faults.length > 0 || !complete ? faults : dimensions(park);
}

const told = (code: string, part: object, params: FaultInfo['params']): FaultInfo => {
  const where = placeOf(part);
  return { code, params, ...(where ? { where } : {}) };
};

function twice(park: Park): FaultInfo[] {
  const faults: FaultInfo[] = [];
  for (const sections of [
    ['series'],
    ['commodities'],
    ['processes', 'storages', 'markets', 'routes', 'loads'],
    ['orders'],
    ['limits'],
    ['scenarios'],
  ] as const) {
    const seen = new Set<string>();
    for (const section of sections) {
      for (const part of park[section]) {
        if (seen.has(part.id)) faults.push(told('park.twice', part, { id: part.id }));
        seen.add(part.id);
      }
    }
  }
  return faults;
}

function links(park: Park): FaultInfo[] {
  const faults: FaultInfo[] = [];
  const commodities = park.commodities.map((c) => c.id);
  const look = (name: string, names: readonly string[], part: object, what: string) => {
    if (names.includes(name)) return;
    const near = nearest(name, names);
    faults.push(told(near.length > 0 ? `park.${what}-near` : `park.${what}`, part, { name, near: near.join('、') }));
  };
  const routes = park.routes.map((r) => r.id);
  const plants = park.processes.filter((p) => p.plant).map((p) => p.id);
  for (const c of park.commodities) if (!tryUnit(c.unit)) faults.push(told('park.unit-unknown', c, { text: c.id, unit: c.unit }));
  for (const p of park.processes) {
    for (const name of [...Object.keys(p.ports), ...(p.burns ?? []), ...(p.plant ? [p.plant.bus] : [])]) look(name, commodities, p, 'commodity');
    for (const name of p.routes ?? []) look(name, routes, p, 'route');
    if (p.availability && 'series' in p.availability)
      look(
        p.availability.series,
        park.series.map((x) => x.id),
        p,
        'profile',
      );
    if (!tryUnit(p.unit)) faults.push(told('park.unit-unknown', p, { text: p.id, unit: p.unit }));
  }
  for (const part of [...park.storages, ...park.markets, ...park.loads, ...park.orders]) look(part.commodity, commodities, part, 'commodity');
  for (const r of park.routes) for (const name of [r.from, r.to]) look(name, commodities, r, 'commodity');
  for (const l of park.loads) for (const name of l.routes ?? []) look(name, routes, l, 'route');
  for (const l of park.limits) for (const name of l.plants) look(name, plants, l, 'plant');
  const limits = park.limits.map((l) => l.id);
  for (const s of park.scenarios) for (const name of [...s.on, ...s.off]) look(name, limits, s, 'limit');
  return faults;
}

/** Quantities that cannot be negative. */
function signs(park: Park): FaultInfo[] {
  const faults: FaultInfo[] = [];
  const check = (q: Quantity | undefined, field: string) => {
    if (q && q.value < 0) faults.push({ code: 'park.negative', params: { field, value: `${q.value} ${q.unit}` }, ...(q.where ? { where: q.where } : {}) });
  };
  for (const { capacity } of [...park.processes, ...park.storages, ...park.routes]) {
    check(capacity?.existing, 'capacity.existing');
    for (const [field, q] of Object.entries(capacity?.new ?? {})) if (isQuantity(q)) check(q, `capacity.new.${field}`);
  }
  for (const r of park.routes) {
    check(r.fee, 'fee');
    check(r.loss, 'loss');
  }
  for (const m of park.markets) {
    check(m.capacity, 'capacity');
    check(m.demandFee, 'demandFee');
    check(m.capacityFee, 'capacityFee');
  }
  for (const l of park.loads) check(l.amount, 'amount');
  for (const o of park.orders) for (const [field, q] of Object.entries(o)) if (isQuantity(q)) check(q, field);
  return faults;
}

/** Every product needs someone who takes it, and everything taken someone who supplies it. */
function takers(park: Park): FaultInfo[] {
  const faults: FaultInfo[] = [];
  const supplied = new Map<string, object>();
  const taken = new Map<string, object>();
  for (const p of park.processes) {
    for (const [commodity, q] of Object.entries(p.ports)) (q.value > 0 ? supplied : taken).set(commodity, p);
    if (p.plant) supplied.set(p.plant.bus, p);
  }
  for (const m of park.markets) (m.side === 'buy' ? supplied : taken).set(m.commodity, m);
  for (const r of park.routes) {
    taken.set(r.from, r);
    supplied.set(r.to, r);
  }
  for (const l of park.loads) taken.set(l.commodity, l);
  for (const o of park.orders) taken.set(o.commodity, o);
  for (const c of park.commodities) {
    if (c.counted) continue;
    const from = supplied.get(c.id);
    const to = taken.get(c.id);
    if (from && !to && !c.surplus) faults.push(told('park.no-taker', from, { commodity: c.id, process: (from as { id: string }).id }));
    if (to && !from) faults.push(told('park.no-supplier', to, { commodity: c.id, taker: (to as { id: string }).id }));
    if (!from && !to) faults.push(told('park.unused', c, { commodity: c.id }));
  }
  return faults;
}

/** A dry lowering of one day with every limit on meets every quantity; each scenario is set once. */
function dimensions(park: Park): FaultInfo[] {
  try {
    lowerPark({ ...park, limits: park.limits.map((l) => ({ ...l, active: true, period: '' })) }, { hours: Math.min(24, park.hours) });
    for (const scenario of park.scenarios) applyOverrides(park, { scenario: scenario.id });
    for (const m of park.markets) if (m.capacityFee) inUnit(m.capacityFee, `元·h/${commodityOf(park, m.commodity).unit}/a`, park);
    for (const o of park.orders) if (o.value) inUnit(o.value, `元/${commodityOf(park, o.commodity).unit}`, park);
    return [];
  } catch (error) {
    if (error instanceof Fault) return [...error.faults];
    throw error;
  }
}
