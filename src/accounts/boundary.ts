import { activityTotals, loadAmount, type Network, type Park, type PlannedFlows, portsOf, sumOver } from '../network/index.ts';

/** What crosses the park's boundary in a year and what its processes do with it; in commodity units. */
export interface Boundary {
  /** Σ activity of each process in a year. */
  readonly activity: ReadonlyMap<string, number>;
  /** Taken by processes and loads and flared, less what processes make: bought when positive, sold or delivered when negative. */
  net(commodity: string): number;
  /** Taken by processes and loads. */
  taken(commodity: string): number;
  /** Σ activity of a market or route in a year. */
  traded(id: string): number;
}

export function boundaryOf(park: Park, network: Network, flows: PlannedFlows): Boundary {
  const year = 1 / (network.horizonShare ?? 1);
  const activity = new Map([...activityTotals(park, network, flows)].map(([id, x]) => [id, x * year]));
  const sumOf = (id: string) => year * sumOver(flows.series[`process:${id}`] ?? [], network.hours);
  const made = new Map<string, number>();
  const used = new Map<string, number>();
  for (const p of park.processes) {
    for (const { commodity, coefficient } of portsOf(park, p)) {
      const amount = coefficient * (activity.get(p.id) ?? 0);
      const into = amount > 0 ? made : used;
      into.set(commodity, (into.get(commodity) ?? 0) + Math.abs(amount));
    }
  }
  for (const l of park.loads) used.set(l.commodity, (used.get(l.commodity) ?? 0) + year * sumOver(loadAmount(park, l), network.hours));
  const taken = (id: string) => used.get(id) ?? 0;
  return { activity, taken, net: (id) => taken(id) + sumOf(`surplus:${id}`) - (made.get(id) ?? 0), traded: sumOf };
}
