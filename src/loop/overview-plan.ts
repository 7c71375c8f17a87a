import type { Entry } from '../store/index.ts';
import type { PlanLimit } from '../network/index.ts';
import { allEntries } from './all-entries.ts';
import { businessDate, type LoopContext, mayRead } from './context.ts';
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

/**
 * The plan that stands for the park on a date: of those solved by then and not stale the one with the most hours (a trial over a few hours does not
 * take the place of a whole year), of equals the newest. Where all are stale, the newest of them, which its reader marks so.
 */
export async function currentPlan(context: LoopContext, moment: Moment): Promise<Entry | null> {
  if (!mayRead(context, 'plan')) return null;
  const solved = await allEntries(context, {
    ledger: 'plan',
    filter: 'result is not empty',
    sort: ['-createdAt'],
    ...(moment.stored === undefined ? {} : { asOf: moment.stored }),
  });
  const isPast = moment.date < businessDate(context.now());
  const known = isPast ? solved.filter((plan) => businessDate(new Date(plan.createdAt)) <= moment.date) : solved;
  for (const plan of known.toSorted((a, b) => Number(b.values['hours']) - Number(a.values['hours']))) if (!(await isStale(context, plan))) return plan;
  return known[0] ?? null;
}

export async function overviewPlan(context: LoopContext, moment: Moment): Promise<OverviewPlan | null> {
  const entry = await currentPlan(context, moment);
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
