import type { PlanLimit } from '../network/index.ts';
import { type Entry, type LedgerEvent, systemViewer } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import type { LoopContext } from './context.ts';
import type { LimitOrigin } from './scenario.ts';

/** A limit as a plan's entry keeps it: with the goal's revision and the entry it was made from. */
export type KeptLimit = PlanLimit & { readonly goalRevision?: number; readonly from?: LimitOrigin };

/** Fields of a goal that say what it asks for; a changed note makes no plan old. */
const meaning = ['value', 'upper', 'bound', 'unit', 'year', 'kind', 'masked', 'canonical', 'subject'];
const limitMeaning = ['sense', 'level', 'unit', 'period', 'hard', 'scope', 'active', 'indicator', 'subject'];

export function keptLimits(plan: Entry): readonly KeptLimit[] {
  return (plan.values['limits'] as readonly KeptLimit[] | null) ?? [];
}

/** Whether a goal or limit a plan was made with has changed since, or is gone. */
export async function isStale(context: LoopContext, plan: Entry): Promise<boolean> {
  if (plan.values['stale'] === true) return true;
  const all = { ...context, viewer: systemViewer() };
  for (const limit of keptLimits(plan)) {
    if (limit.goal !== undefined && (await changed(all, 'goal', limit.goal, limit.goalRevision ?? 0, meaning))) return true;
    if (limit.from !== undefined && (await changed(all, 'limit', limit.from.entry, limit.from.revision, limitMeaning))) return true;
  }
  return false;
}

/** Whether what a goal asks for has changed since a revision. */
export function goalChanged(context: LoopContext, goal: string, since: number): Promise<boolean> {
  return changed({ ...context, viewer: systemViewer() }, 'goal', goal, since, meaning);
}

async function changed(context: LoopContext, ledger: string, id: string, since: number, fields: readonly string[]): Promise<boolean> {
  const now = await context.store.get(context.viewer, context.park, ledger, id);
  if (!now) return true;
  if (now.revision <= since) return false;
  const events = await context.store.history(context.viewer, context.park, ledger, id);
  return events.some((e) => e.revision > since && fields.some((field) => field in e.changes));
}

/**
 * After a write: plans made with a goal or limit that changed are marked stale; nothing else of them is touched. Gives the plans newly marked.
 * Call with the events of any write; those of other ledgers cost nothing.
 */
export async function markStalePlans(context: LoopContext, events: readonly LedgerEvent[]): Promise<readonly string[]> {
  if (!events.some((e) => e.park === context.park && (e.ledger === 'goal' || e.ledger === 'limit') && e.kind !== 'create')) return [];
  const system = { ...context, viewer: systemViewer(context.viewer.user) };
  const fresh = await allEntries(system, { ledger: 'plan', filter: 'stale = false' });
  const marked: string[] = [];
  for (const plan of fresh) if (await isStale(system, plan)) marked.push(plan.id);
  if (marked.length > 0) {
    const changes = marked.map((entry) => ({ ledger: 'plan', kind: 'change' as const, entry, values: { stale: true } }));
    await system.store.write(system.viewer, { park: context.park, changes });
  }
  return marked;
}
