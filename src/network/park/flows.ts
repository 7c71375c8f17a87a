import type { Series } from '../network.ts';
import { factors, hourOf } from './calendar.ts';
import { inUnit, plain } from './quantity.ts';
import type { Park, ParkCommodity, ParkLoad, ParkMarket, ParkProcess } from './schema.ts';

/** Flow of a commodity a unit of activity, in commodity units a unit of activity; negative is taken. */
export interface Port {
  readonly commodity: string;
  readonly coefficient: number;
}

export function commodityOf(park: Park, id: string): ParkCommodity {
  const found = park.commodities.find((c) => c.id === id);
  if (!found) throw new Error(`no commodity ${id}`);
  return found;
}

/** Ports of a process in the park's units; a plant delivers its power to its bus. */
export function portsOf(park: Park, process: ParkProcess): Port[] {
  const ports = Object.entries(process.ports).map(([id, q]) => ({
    commodity: id,
    coefficient: inUnit(q, `${commodityOf(park, id).unit}/${process.unit}`, park),
  }));
  return process.plant ? [...ports, { commodity: process.plant.bus, coefficient: 1 }] : ports;
}

/** Direct CO2 a unit of activity in t: what its ports to a commodity of kind `co2` say and what burning its fuels gives. */
export function emissionOf(park: Park, process: ParkProcess): number {
  let emitted = 0;
  for (const port of portsOf(park, process)) {
    const commodity = commodityOf(park, port.commodity);
    if (commodity.kind === 'co2' && commodity.counted) emitted += port.coefficient;
    if (process.burns?.includes(port.commodity) && commodity.co2) emitted -= port.coefficient * inUnit(commodity.co2, `t/${commodity.unit}`, park);
  }
  return emitted;
}

/** Part of capacity that may run each hour of the year: availability × maintenance stops. */
export function availabilityOf(park: Park, process: ParkProcess): Float64Array {
  const given = process.availability;
  const flat = given && !('series' in given) ? plain(given) : 1;
  const profile = given && 'series' in given ? park.profiles.get(given.series) : undefined;
  const open = stopsOf(park, process);
  return open.map((x, h) => x * (profile ? (profile[h] ?? 0) : flat));
}

export function stopsOf(park: Park, process: ParkProcess): Float64Array {
  const open = new Float64Array(park.hours).fill(1);
  for (const stop of process.stops ?? []) open.fill(plain(stop.level), hourOf(park.meta.calendarYear, stop.from), hourOf(park.meta.calendarYear, stop.to));
  return open;
}

function toMeanOne(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.map((x) => x / mean);
}

/** Activity of a process without freedom, each hour of the year; its capacity is its yearly mean, kept whatever the shape. */
export function fixedActivity(park: Park, process: ParkProcess): Float64Array {
  const rate = process.capacity.existing ? inUnit(process.capacity.existing, `${process.unit}/h`, park) : 0;
  if (process.plant) return availabilityOf(park, process).map((x) => x * rate);
  const shape = factors(process.shape, park.meta.calendarYear, park.hours);
  const open = stopsOf(park, process);
  return toMeanOne(shape.map((x, h) => x * (open[h] ?? 1))).map((x) => x * rate);
}

/** Amount a load takes each hour of the year. */
export function loadAmount(park: Park, load: ParkLoad): Float64Array {
  const rate = inUnit(load.amount, `${commodityOf(park, load.commodity).unit}/h`, park);
  return toMeanOne(factors(load.shape, park.meta.calendarYear, park.hours)).map((x) => x * rate);
}

/** CNY a unit of the market's commodity, each hour of the year. */
export function priceOf(park: Park, market: ParkMarket): Float64Array {
  const unit = `元/${commodityOf(park, market.commodity).unit}`;
  const base = inUnit(market.price.base, unit, park);
  const parts = Object.values(market.price.parts ?? {}).reduce((sum, q) => sum + inUnit(q, unit, park), 0);
  return factors(market.price.windows, park.meta.calendarYear, park.hours).map((x) => x * base + parts);
}

/** The first hours of a yearly series; one number where all are the same. */
export function cut(values: Float64Array, hours: number): Series {
  const part = values.slice(0, hours);
  return part.every((x) => x === part[0]) ? (part[0] ?? 0) : part;
}

export function at(series: Series, hour: number): number {
  return typeof series === 'number' ? series : (series[hour] ?? 0);
}

/** Σ over hours. */
export function total(series: Series, hours: number): number {
  return typeof series === 'number' ? series * hours : series.subarray(0, hours).reduce((sum, x) => sum + x, 0);
}

export function plus(a: Series, b: Series, factor = 1): Series {
  if (typeof a === 'number' && typeof b === 'number') return a + factor * b;
  const n = typeof a === 'number' ? (b as Float64Array).length : a.length;
  return Float64Array.from({ length: n }, (_, h) => at(a, h) + factor * at(b, h));
}

export function times(a: Series, factor: number): Series {
  return typeof a === 'number' ? a * factor : a.map((x) => x * factor);
}
