import { parseUnit } from '../../units/index.ts';
import type { Capacity } from '../network.ts';
import { inUnit, plain, type Quantity } from './quantity.ts';
import type { Park, ParkCapacity } from './schema.ts';

/** Yearly payment a unit of investment: r/(1 − (1 + r)^−n). */
export function annuity(rate: number, years: number): number {
  return rate === 0 ? 1 / years : rate / (1 - (1 + rate) ** -years);
}

const yearPower = (q: Quantity) => parseUnit(q.unit).dimension.year ?? 0;

/**
 * CNY a unit of capacity; `amount` is what one unit handles an hour (process) or holds (storage).
 * 元/kW, 元/kWh, 元/kg are the unit's own; 元/(t·a) is for one tonne a year, as tables of process plants write it.
 */
function investment(park: Park, cost: Quantity, amount: string, perHour: boolean): number {
  if (!perHour) return inUnit(cost, `元/${amount}`, park);
  if (yearPower(cost) < 0) return inUnit(cost, `元/${amount}/a`, park) * park.hours;
  return inUnit(cost, `元·h/${amount}`, park);
}

/** Running cost a year and unit of capacity: a part of the investment (% or %/a), or an amount (元/kW·a). */
function operation(park: Park, om: Quantity, invested: number, amount: string, perHour: boolean): number {
  const { year: _, ...rest } = parseUnit(om.unit).dimension;
  if (Object.keys(rest).length === 0) return inUnit(om, yearPower(om) < 0 ? '1/a' : '1', park) * invested;
  return inUnit(om, perHour ? `元·h/${amount}/a` : `元/${amount}/a`, park);
}

/** Capacity with its cost for the planned hours (annuity + running cost, times the horizon's share of the year). */
export function lowerCapacity(park: Park, capacity: ParkCapacity, amount: string, perHour: boolean, share: number): Capacity {
  const inside = perHour ? `${amount}/h` : amount;
  const unit = inside === 'MWh/h' ? 'MW' : inside;
  const existing = capacity.existing ? inUnit(capacity.existing, inside, park) : 0;
  const fresh = capacity.new;
  if (!fresh) return { existing, extendable: false, min: existing, max: existing, cost: 0, unit };
  const invested = investment(park, fresh.cost, amount, perHour);
  const yearly =
    invested * annuity(plain(park.meta.wacc), inUnit(fresh.life, 'a', park)) + (fresh.om ? operation(park, fresh.om, invested, amount, perHour) : 0);
  const min = existing + (fresh.min ? inUnit(fresh.min, inside, park) : 0);
  return { existing, extendable: true, min, max: existing + inUnit(fresh.max, inside, park), cost: yearly * share, unit };
}
