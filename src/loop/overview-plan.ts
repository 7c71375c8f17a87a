import type { Entry } from '../store/index.ts';
import type { PlanLimit } from '../network/index.ts';
import { type LoopContext, mayRead } from './context.ts';
import type { Moment } from './lights.ts';
import { isStale } from './stale-plans.ts';

/** The plan in one picture: where each MWh comes from, and what each limit costs. */
export interface OverviewPlan {
  readonly id: string;
  readonly name: string;
  readonly hours: number;
  readonly stale: boolean;
  /** CNY a year. */
  readonly objective: number;
  readonly shares: readonly SupplyShare[];
  readonly limits: readonly PlanLimit[];
  readonly status: string;
}

/** Electric energy of one kind of supply over the planned hours. */
export interface SupplyShare {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly value: number;
  readonly unit: string;
}

/** The latest plan that was solved, or null. */
export async function latestPlan(context: LoopContext, moment: Pick<Moment, 'stored'> = {}): Promise<Entry | null> {
  if (!mayRead(context, 'plan')) return null;
  const { entries } = await context.store.list(context.viewer, {
    park: context.park,
    ledger: 'plan',
    filter: 'result is not empty',
    sort: ['-createdAt'],
    size: 1,
    ...(moment.stored === undefined ? {} : { asOf: moment.stored }),
  });
  return entries[0] ?? null;
}

export async function overviewPlan(context: LoopContext, moment: Moment): Promise<OverviewPlan | null> {
  const entry = await latestPlan(context, moment);
  if (!entry) return null;
  const { name, hours, objective, accounts, limits, status } = entry.values as Readonly<Record<string, unknown>>;
  const supply = (accounts as { readonly supply?: readonly SupplyShare[] } | null)?.supply ?? [];
  return {
    id: entry.id,
    name: String(name),
    hours: Number(hours),
    stale: await isStale(context, entry),
    objective: Number(objective),
    shares: supply,
    limits: (limits as readonly PlanLimit[] | null) ?? [],
    status: String(status),
  };
}
