import { Fault } from '../fault.ts';
import { same } from './canonical.ts';
import { commit } from './commit.ts';
import type { EventRow, Tx } from './database.ts';
import { DEFINITION, type Ledgers } from './ledgers.ts';
import { revealer } from './personal.ts';
import { isHashed, loadLatest } from './projection.ts';
import { FOREVER } from './shape.ts';
import type { Change, Viewer } from './types.ts';

/**
 * Reverses what of a command still can be: an entry it made is removed unless changed since, a field goes back unless set anew since, a removed
 * entry returns. Written as a command of its own, with the viewer's rights. Faults `store.command-missing`, `store.undo-nothing`.
 */
export async function undo(tx: Tx, ledgers: Ledgers, viewer: Viewer, park: string, command: string): Promise<readonly EventRow[]> {
  if (await ledgers.isStale(tx)) await ledgers.reload(tx);
  const events = await tx
    .selectFrom('event')
    .selectAll()
    .where('command', '=', command)
    .where('park', '=', park)
    .where('ledger', '<>', DEFINITION)
    .orderBy('seq', 'desc')
    .execute();
  if (events.length === 0) throw new Fault('missing', { code: 'store.command-missing', params: { command } });
  const reveal = await revealer(
    tx,
    events.flatMap((event) => Object.values(event.changes).flat()),
  );
  const plain = (side: unknown) => (isHashed(side) ? reveal(side.personal) : side);
  const changes: Change[] = [];
  for (const [name, mine] of Map.groupBy(events, (event) => event.ledger)) {
    if (!ledgers.has(name)) continue;
    const ledger = ledgers.get(name);
    const latest = await loadLatest(
      tx,
      ledger,
      mine.map((event) => event.entry),
    );
    for (const [entry, ofEntry] of Map.groupBy(mine, (event) => event.entry)) {
      const version = latest.get(entry);
      if (version === undefined) continue;
      let stands = version.toSeq === FOREVER;
      let values = version.values;
      const untouched = (stands ? version.revision : version.revision + 1) === ofEntry[0]?.revision;
      for (const event of ofEntry) {
        if (event.kind === 'create') {
          if (stands && untouched) changes.push({ ledger: name, kind: 'remove', entry });
        } else if (event.kind === 'remove') {
          if (!stands) changes.push({ ledger: name, kind: 'restore', entry });
          stands = true;
        } else if (event.kind === 'restore') {
          if (stands && untouched) changes.push({ ledger: name, kind: 'remove', entry });
          if (untouched) stands = false;
        } else if (stands) {
          const known = new Set(ledger.definition.fields.map((field) => field.id));
          const back = Object.entries(event.changes).filter(
            ([field, [from, to]]) => known.has(field) && same(values[field] ?? null, plain(to)) && (from === null || plain(from) !== null),
          );
          if (back.length === 0) continue;
          const restored = Object.fromEntries(back.map(([field, [from]]) => [field, plain(from)]));
          values = { ...values, ...restored };
          changes.push({ ledger: name, kind: 'change', entry, values: restored });
        }
      }
    }
  }
  if (changes.length === 0) throw new Fault('refused', { code: 'store.undo-nothing', params: { command } });
  return await commit(tx, ledgers, viewer, { park, changes });
}
