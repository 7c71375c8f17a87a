import type { Network, PlanResult, Process, Series } from '../network/index.ts';
import type { SupplyShare } from './overview-plan.ts';

/**
 * Where each MWh of the park comes from: what every source that takes no electricity itself feeds into the park's electric buses over the planned
 * hours, in MWh. Routes between buses and storages are no source, a bus from which all is sold to the grid (保障性) serves no load of the park; plants without freedom are (they stand as negative loads).
 */
export function supplyShares(network: Network, result: PlanResult): readonly SupplyShare[] {
  const electric = new Set(network.commodities.filter((c) => c.kind === 'electricity' && servesThePark(network, c.id)).map((c) => c.id));
  const shares: SupplyShare[] = [];
  for (const process of network.processes) {
    const ports = process.ports.filter((p) => electric.has(p.commodity));
    if (ports.length === 0 || !ports.every((p) => mean(p.coefficient) > 0)) continue;
    const value = ports.reduce((sum, p) => sum + fed(network, process, p.coefficient, result), 0);
    if (value > 0) shares.push({ id: process.id, label: process.label ?? { zh: process.id, en: process.id }, value, unit: 'MWh' });
  }
  for (const load of network.loads) {
    if (!electric.has(load.commodity)) continue;
    const value = -over(network.hours, (h) => weight(network, h) * at(load.amount, h));
    if (value > 0) shares.push({ id: load.id, label: load.label ?? { zh: load.id, en: load.id }, value, unit: 'MWh' });
  }
  return shares.toSorted((a, b) => b.value - a.value);
}

function fed(network: Network, process: Process, coefficient: Series, result: PlanResult): number {
  const activity = result.series[`process:${process.id}`];
  return activity ? over(network.hours, (h) => weight(network, h) * at(coefficient, h) * (activity[h] ?? 0)) : 0;
}

const servesThePark = (network: Network, bus: string) =>
  network.loads.some((l) => l.commodity === bus && mean(l.amount) > 0) ||
  network.processes.some((p) => p.kind !== 'market:sell' && p.ports.some((port) => port.commodity === bus && mean(port.coefficient) < 0));

const at = (series: Series, hour: number) => (typeof series === 'number' ? series : (series[hour] ?? 0));
const weight = (network: Network, hour: number) => at(network.weight, hour);
const mean = (series: Series) => (typeof series === 'number' ? series : series.reduce((sum, x) => sum + x, 0) / series.length);

function over(hours: number, value: (hour: number) => number): number {
  let sum = 0;
  for (let h = 0; h < hours; h += 1) sum += value(h);
  return sum;
}
