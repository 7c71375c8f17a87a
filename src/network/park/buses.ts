import type { Park, ParkLoad, ParkProcess, ParkRoute } from './schema.ts';

/**
 * Power reaches a load by a route. A restricted route (绿电直连) serves only the consumers that name it, hour by hour:
 * they stand on a bus of their own, which the route and, freely, the common bus feed.
 */
export function restrictedRoutes(park: Park): ParkRoute[] {
  const named = new Set([...park.loads, ...park.processes].flatMap((x) => x.routes ?? []));
  return park.routes.filter((r) => r.restricted && named.has(r.id));
}

export function ownBus(route: ParkRoute): string {
  return `${route.to}@${route.id}`;
}

/** The bus on which a consumer takes a commodity. */
export function busOf(park: Park, consumer: ParkLoad | ParkProcess, commodity: string): string {
  const route = restrictedRoutes(park).find((r) => r.to === commodity && consumer.routes?.includes(r.id));
  return route ? ownBus(route) : commodity;
}

/** Ids of the commodities that are electric power. */
export function electricBuses(park: Park): Set<string> {
  return new Set(park.commodities.filter((c) => c.kind === 'electricity').map((c) => c.id));
}
