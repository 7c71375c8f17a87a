import { portsOf } from './flows.ts';
import type { Park, ParkCommodity, ParkMarket } from './schema.ts';

/**
 * How a commodity enters the programme.
 * hourly: a balance each hour · counted: only accounts and limits · bought / sold: one market takes any amount at a known price, so the price
 * goes straight into the cost of who uses or makes it · settled: nobody who touches it has any freedom (its sums are fixed and only counted).
 */
export type Role = { readonly as: 'hourly' | 'counted' | 'settled' } | { readonly as: 'bought' | 'sold'; readonly market: ParkMarket };

export function roleOf(park: Park, commodity: ParkCommodity): Role {
  if (commodity.counted) return { as: 'counted' };
  const id = commodity.id;
  const users = park.processes.filter((p) => portsOf(park, p).some((port) => port.commodity === id));
  const markets = park.markets.filter((m) => m.commodity === id);
  const tied = park.storages.some((s) => s.commodity === id) || park.routes.some((r) => r.from === id || r.to === id);
  const orders = park.orders.filter((o) => o.commodity === id);
  const loads = park.loads.filter((l) => l.commodity === id);
  const makers = users.filter((p) => portsOf(park, p).some((port) => port.commodity === id && port.coefficient > 0));
  const takers = users.filter((p) => portsOf(park, p).some((port) => port.commodity === id && port.coefficient < 0));
  const free = users.filter((p) => p.operation === 'flexible');
  if (!tied && markets.length === 0 && free.every((p) => p.campaign && makers.includes(p))) return { as: 'settled' };
  const [market] = markets;
  if (!market || markets.length > 1 || tied || orders.length > 0 || market.capacity || market.demandFee || market.capacityFee) return { as: 'hourly' };
  if (market.side === 'buy' && makers.length === 0) return { as: 'bought', market };
  if (market.side === 'sell' && takers.length === 0 && loads.length === 0) return { as: 'sold', market };
  return { as: 'hourly' };
}
