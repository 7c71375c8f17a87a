import type { Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { type LoopContext, quoted } from './context.ts';

/** Up to so many entries are asked for one by one; more of them in one list of the document's. */
const few = 20;

/** Entries of a ledger by their ids, in that order, without those the viewer may not see. Most of them are of the document, which thousands at once rely on. */
export async function entriesOfDocument(context: LoopContext, ledger: string, document: string, ids: readonly string[]): Promise<readonly Entry[]> {
  const together = ids.length > few ? await allEntries(context, { ledger, filter: `document = ${quoted(document)}` }) : [];
  const known = new Map(together.map((entry) => [entry.id, entry]));
  const found = await Promise.all(ids.map((id) => known.get(id) ?? context.store.get(context.viewer, context.park, ledger, id)));
  return found.filter((entry) => entry !== null);
}
