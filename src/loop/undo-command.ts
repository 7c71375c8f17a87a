import { type Entry, type LedgerEvent, systemViewer } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { type LoopContext, quoted } from './context.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { markStalePlans } from './stale-plans.ts';

/**
 * Takes a command back. An entry that several documents set stays while one of their decisions stands; with the last of them it goes, whichever of
 * them made it. Plans made with what changed become stale.
 * @throws Fault `store.command-missing`, `store.undo-nothing`
 */
export function undoCommand(context: LoopContext, command: string): Promise<readonly LedgerEvent[]> {
  return oneAtATime(`accept ${context.park}`, async () => {
    const { store, viewer, park } = context;
    const undone = await store.undo(viewer, park, command);
    const left: Entry[] = [];
    for (const event of undone) {
      if (event.kind !== 'change' || !event.changes['sources']) continue;
      const entry = await store.get(viewer, park, event.ledger, event.entry);
      if (entry && (await isLeftBehind(context, entry))) left.push(entry);
    }
    const removals = left.map(({ ledger, id }) => ({ ledger, kind: 'remove' as const, entry: id }));
    // Of one command with the undoing, so that undoing the undo brings both back; it follows from that, so no right of its own is asked for.
    const removed = removals.length > 0 ? await store.write(systemViewer(viewer.user), { park, id: undone[0]!.command, changes: removals }) : [];
    const events = [...undone, ...removed];
    await markStalePlans(context, events);
    return events;
  });
}

/** Whether an entry was made by a decision, is as it was made, and no decision stands that made it or added to it. */
async function isLeftBehind(context: LoopContext, entry: Entry): Promise<boolean> {
  const all = { ...context, viewer: systemViewer() };
  const decisions = (asOf?: number) =>
    allEntries(all, { ledger: 'decision', filter: `madeEntry = ${quoted(entry.id)}`, ...(asOf === undefined ? {} : { asOf }) });
  if ((await decisions()).length > 0) return false;
  const [made, next] = (await context.store.history(all.viewer, context.park, entry.ledger, entry.id)).toSorted((a, b) => a.seq - b.seq);
  const asMade = (field: string, value: unknown) => JSON.stringify(value) === JSON.stringify(made?.changes[field]?.[1] ?? null);
  if (!next || !Object.entries(entry.values).every(([field, value]) => asMade(field, value))) return false;
  // An entry typed in by hand had no decision before a document joined it.
  return (await decisions(next.seq - 1)).length > 0;
}
