import type { Commodity, Load, Network, Process, Series, Storage } from '../network.ts';
import type { Limit } from '../limit.ts';
import { busOf, ownBus, restrictedRoutes } from './buses.ts';
import { lowerCapacity } from './capacity.ts';
import { availabilityOf, commodityOf, cut, fixedActivity, loadAmount, plus, portsOf, priceOf, stopsOf, times, total } from './flows.ts';
import { lowerLimits } from './limits.ts';
import { lowerOrder } from './orders.ts';
import { applyOverrides, type Overrides } from './overrides.ts';
import { inUnit, plain } from './quantity.ts';
import { type Role, roleOf } from './roles.ts';
import type { Park, ParkMarket, ParkProcess, ParkRoute, ParkStorage } from './schema.ts';

export interface LowerOptions {
  /** Hours 0…hours−1 of the year; annualised capital, yearly limits and orders are scaled by hours/year. */
  readonly hours?: number;
  /** Limits from goals, beside the park's own active ones; one with the id of a park's limit replaces it. */
  readonly limits?: readonly Limit[];
  readonly overrides?: Overrides;
}

interface Context {
  readonly park: Park;
  readonly hours: number;
  readonly share: number;
  readonly roles: ReadonlyMap<string, Role>;
}

/**
 * A park as a network. Things without freedom become loads, things bought or sold at a known price become costs,
 * so that a column stands only where the plan can choose. Money is CNY of the park's base year over the planned hours.
 */
export function lowerPark(given: Park, options: LowerOptions = {}): Network {
  const park = applyOverrides(given, options.overrides);
  const hours = Math.min(options.hours ?? park.hours, park.hours);
  const context: Context = { park, hours, share: hours / park.hours, roles: new Map(park.commodities.map((c) => [c.id, roleOf(park, c)])) };
  const hourly = (id: string) => context.roles.get(id)?.as === 'hourly';
  const routes = park.routes.filter((r) => !r.restricted || restrictedRoutes(park).includes(r));
  const flexible = park.processes.filter((p) => p.operation === 'flexible');
  const orders = park.orders.map((o) => lowerOrder(park, o, hours));
  const processes = [
    ...flexible.map((p) => process(context, p)),
    ...routes.map((r) => route(context, r)),
    ...restrictedRoutes(park).map((r) => transfer(context, r)),
    ...park.markets.filter((m) => hourly(m.commodity)).map((m) => market(context, m)),
  ];
  const loads = [...fixedLoads(context), ...orders.flatMap((o) => o.loads)];
  const network = {
    name: park.meta.id,
    hours,
    weight: 1,
    storeWeight: 1,
    commodities: commodities(context),
    processes: [
      ...processes,
      ...park.commodities.filter((c) => c.surplus && hourly(c.id)).map((c) => surplus(c.id, c.label, processes, loads, hours, flowUnit(c.unit))),
    ],
    storages: [...park.storages.map((s) => storage(context, s)), ...orders.flatMap((o) => o.storages)],
    branches: [],
    loads,
    horizonShare: context.share,
  };
  return { ...network, limits: lowerLimits(park, network, options.limits ?? []), tallies: orders.flatMap((o) => o.tallies) };
}

const flowUnit = (unit: string) => (unit === 'MWh' ? 'MW' : `${unit}/h`);

function commodities({ park, roles }: Context): Commodity[] {
  const hourly = park.commodities.filter((c) => roles.get(c.id)?.as === 'hourly');
  const plainOnes = hourly.map((c) => ({ id: c.id, unit: flowUnit(c.unit), label: c.label, kind: c.kind }));
  const own = restrictedRoutes(park).map((r) => ({ id: ownBus(r), unit: 'MW', label: r.label, kind: 'electricity' }));
  return [...plainOnes, ...own];
}

function process({ park, hours, share, roles }: Context, p: ParkProcess): Process {
  const capacity = lowerCapacity(park, p.capacity, p.unit, true, share);
  const open = stopsOf(park, p);
  const low = p.min ? plain(p.min) : 0;
  const high = p.max ? plain(p.max) : 1;
  const ports: { commodity: string; coefficient: number }[] = [];
  let cost: Series = p.cost ? inUnit(p.cost, `元/${p.unit}`, park) : 0;
  for (const port of portsOf(park, p)) {
    const role = roles.get(port.commodity);
    if (role?.as === 'hourly') ports.push({ commodity: port.coefficient < 0 ? busOf(park, p, port.commodity) : port.commodity, coefficient: port.coefficient });
    if (role?.as === 'bought' || role?.as === 'sold') cost = plus(cost, cut(priceOf(park, role.market), hours), -port.coefficient);
  }
  const ramp = p.ramp ? { rampUp: inUnit(p.ramp, '1/h', park), rampDown: inUnit(p.ramp, '1/h', park) } : {};
  return {
    id: p.id,
    kind: p.plant ? p.plant.source : p.kind,
    label: p.label,
    ports,
    capacity,
    min: times(cut(open, hours), low),
    max: times(cut(availabilityOf(park, p), hours), high),
    cost,
    ...ramp,
  };
}

function route({ park, share }: Context, r: ParkRoute): Process {
  const amount = commodityOf(park, r.from).unit;
  const free = { existing: widest(park), extendable: false, min: widest(park), max: widest(park), cost: 0, unit: flowUnit(amount) };
  return {
    id: r.id,
    kind: `route:${r.kind}`,
    label: r.label,
    ports: [
      { commodity: r.from, coefficient: -1 },
      { commodity: restrictedRoutes(park).includes(r) ? ownBus(r) : r.to, coefficient: 1 - plain(r.loss) },
    ],
    capacity: r.capacity ? lowerCapacity(park, r.capacity, amount, true, share) : free,
    min: 0,
    max: 1,
    cost: inUnit(r.fee, `元/${amount}`, park),
  };
}

/** The common bus feeds a bus of eligible consumers freely, never the other way. */
function transfer({ park }: Context, r: ParkRoute): Process {
  const wide = widest(park);
  return {
    id: `${r.to}>${r.id}`,
    kind: 'transfer',
    label: r.label,
    ports: [
      { commodity: r.to, coefficient: -1 },
      { commodity: ownBus(r), coefficient: 1 },
    ],
    capacity: { existing: wide, extendable: false, min: wide, max: wide, cost: 0, unit: 'MW' },
    min: 0,
    max: 1,
    cost: 0,
  };
}

/** A bound no flow of the park reaches: all that could be generated, so that free flows stay well scaled. */
function widest(park: Park): number {
  return (
    park.processes.filter((p) => p.plant).reduce((sum, p) => sum + lowerCapacity(park, p.capacity, p.unit, true, 1).max, 0) +
    park.markets.reduce((sum, m) => sum + (m.capacity && m.side === 'buy' && (m.demandFee || m.capacityFee) ? inUnit(m.capacity, 'MW', park) : 0), 0)
  );
}

/** CNY a MW and year: where a peak costs nothing, the plan still names the smallest that serves, not any between it and the bound. */
const PEAK_TIE = 1;

function market({ park, hours, share }: Context, m: ParkMarket): Process {
  const amount = commodityOf(park, m.commodity).unit;
  const price = cut(priceOf(park, m), hours);
  const most = m.capacity ? inUnit(m.capacity, `${amount}/h`, park) : widest(park);
  const fee = (m.demandFee ? inUnit(m.demandFee, `元·h/${amount}/a`, park) : PEAK_TIE) * share;
  // A peak that people may limit is a column of its own, also where it costs nothing.
  const chosen = m.demandFee !== undefined || m.capacityFee !== undefined;
  return {
    id: m.id,
    kind: `market:${m.side}`,
    label: m.label,
    ports: [{ commodity: m.commodity, coefficient: m.side === 'buy' ? 1 : -1 }],
    capacity: { existing: chosen ? 0 : most, extendable: chosen, min: chosen ? 0 : most, max: most, cost: fee, unit: flowUnit(amount) },
    min: 0,
    max: 1,
    cost: m.side === 'buy' ? price : times(price, -1),
  };
}

function storage({ park, share }: Context, s: ParkStorage): Storage {
  const amount = commodityOf(park, s.commodity).unit;
  return {
    id: s.id,
    kind: 'store',
    label: s.label,
    commodity: s.commodity,
    capacity: lowerCapacity(park, s.capacity, amount, false, share),
    ...(s.hours ? { rate: 1 / inUnit(s.hours, 'h', park) } : {}),
    efficiencyIn: plain(s.in),
    efficiencyOut: plain(s.out),
    standingLoss: s.loss ? inUnit(s.loss, '1/h', park) : 0,
    cyclic: true,
    initial: 0,
    levelMin: 0,
    levelMax: 1,
    costOut: 0,
  };
}

/** Loads proper, and every port of a process that has no freedom (what it makes is a negative load). */
function fixedLoads({ park, hours, roles }: Context): Load[] {
  const loads: Load[] = park.loads
    .filter((l) => roles.get(l.commodity)?.as === 'hourly')
    .map((l) => ({ id: l.id, commodity: busOf(park, l, l.commodity), amount: cut(loadAmount(park, l), hours), label: l.label }));
  for (const p of park.processes) {
    if (p.operation !== 'fixed') continue;
    const activity = cut(fixedActivity(park, p), hours);
    for (const port of portsOf(park, p)) {
      if (roles.get(port.commodity)?.as !== 'hourly') continue;
      loads.push({ id: `${p.id}:${port.commodity}`, commodity: busOf(park, p, port.commodity), amount: times(activity, -port.coefficient), label: p.label });
    }
  }
  return loads;
}

/** Flare or vent, wide enough for all that can be made. */
function surplus(
  id: string,
  label: { readonly zh: string; readonly en: string },
  processes: readonly Process[],
  loads: readonly Load[],
  hours: number,
  unit: string,
): Process {
  let most = 1;
  for (const p of processes)
    for (const port of p.ports)
      if (port.commodity === id && typeof port.coefficient === 'number' && port.coefficient > 0) most += port.coefficient * p.capacity.max * 1.2;
  for (const l of loads) if (l.commodity === id) most += Math.max(0, (-2 * total(l.amount, hours)) / hours);
  return {
    id: `surplus:${id}`,
    kind: 'surplus',
    label,
    ports: [{ commodity: id, coefficient: -1 }],
    capacity: { existing: most, extendable: false, min: most, max: most, cost: 0, unit },
    min: 0,
    max: 1,
    cost: 0,
  };
}
