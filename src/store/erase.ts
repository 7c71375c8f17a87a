import { commit } from './commit.ts';
import type { EventRow, Tx } from './database.ts';
import type { Ledgers } from './ledgers.ts';
import { deletePersonal } from './personal.ts';
import { loadLatest } from './projection.ts';
import { FOREVER } from './shape.ts';
import type { Viewer } from './types.ts';

/** Empties an entry's personal fields, as a change that stands in the events, and then deletes their values wherever they lie. */
export async function erase(tx: Tx, ledgers: Ledgers, viewer: Viewer, park: string, name: string, entry: string): Promise<readonly EventRow[]> {
  if (await ledgers.isStale(tx)) await ledgers.reload(tx);
  const ledger = ledgers.get(name);
  const fields = ledger.definition.fields.filter((field) => field.personal);
  const latest = (await loadLatest(tx, ledger, [entry])).get(entry);
  const values = Object.fromEntries(fields.map((field) => [field.id, null]));
  const back = latest !== undefined && latest.toSeq !== FOREVER;
  // Of an entry that is removed the rights are asked by bringing it back for a moment.
  const events = await commit(tx, ledgers, viewer, {
    park,
    changes: [
      ...(back ? [{ ledger: name, kind: 'restore' as const, entry }] : []),
      { ledger: name, kind: 'change', entry, values },
      ...(back ? [{ ledger: name, kind: 'remove' as const, entry }] : []),
    ],
  });
  await deletePersonal(tx, ledger, entry);
  return events;
}
