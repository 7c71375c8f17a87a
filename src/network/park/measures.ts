import type { Network } from '../network.ts';
import { at, cut, fixedActivity, total } from './flows.ts';
import type { Linear } from './linear.ts';
import type { Park } from './schema.ts';

/** What a plan chose: hourly arrays by `process:ID`, total capacities by id (a PlanResult fits). */
export interface PlannedFlows {
  readonly series: Readonly<Record<string, Float64Array | Float32Array>>;
  readonly capacities: Readonly<Record<string, number>>;
}

/** Σ terms + constant with a plan's numbers, over the planned hours. */
export function valueOf(linear: Linear, network: Pick<Network, 'hours'>, flows: PlannedFlows): number {
  return linear.terms.reduce((sum, term) => {
    if (term.of === 'capacity') return sum + at(term.factor, 0) * (flows.capacities[term.item] ?? 0);
    const values = flows.series[`process:${term.item}`];
    return sum + (values ? sumOver(values, network.hours, (h) => at(term.factor, h)) : 0);
  }, linear.constant);
}

/** Σ activity of each process of the park over the planned hours, those without freedom too. */
export function activityTotals(park: Park, network: Pick<Network, 'hours'>, flows: PlannedFlows): Map<string, number> {
  return new Map(
    park.processes.map((p) => {
      if (p.operation === 'fixed') return [p.id, total(cut(fixedActivity(park, p), network.hours), network.hours)];
      const values = flows.series[`process:${p.id}`];
      return [p.id, values ? sumOver(values, network.hours) : 0];
    }),
  );
}

/** Σ factor(h)·values[h] over the first hours. */
export function sumOver(values: ArrayLike<number>, hours: number, factor: (h: number) => number = () => 1): number {
  let sum = 0;
  for (let h = 0; h < hours; h++) sum += factor(h) * (values[h] ?? 0);
  return sum;
}
