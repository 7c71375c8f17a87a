import { Fault } from '../fault.ts';
import { same } from './canonical.ts';
import { commit } from './commit.ts';
import type { EventRow, Tx } from './database.ts';
import type { FieldType } from '../ledger/index.ts';
import { DEFINITION, type Ledgers } from './ledgers.ts';
import { revealer } from './personal.ts';
import { isHashed, type Ledger, loadLatest } from './projection.ts';
import { FOREVER } from './shape.ts';
import type { Change, SpanSource, Viewer } from './types.ts';
import type { Values } from './validate.ts';

/**
 * Reverses what of a command still can be: an entry it made is removed unless it is another by now, a field goes back unless set anew since (a list that
 * grew loses what was added, whatever others added to it since), the words an entry stood on stand again, a removed entry returns. Written as a command of its own, with the viewer's rights. Faults `store.command-missing`, `store.undo-nothing`.
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
          if (stands && (untouched || asMade(ledger, values, event, plain))) changes.push({ ledger: name, kind: 'remove', entry });
        } else if (event.kind === 'remove') {
          if (!stands) changes.push({ ledger: name, kind: 'restore', entry });
          stands = true;
        } else if (event.kind === 'restore') {
          if (stands && untouched) changes.push({ ledger: name, kind: 'remove', entry });
          if (untouched) stands = false;
        } else if (stands) {
          const restored: Record<string, unknown> = {};
          for (const [field, [from, to]] of Object.entries(event.changes)) {
            const type = ledger.definition.fields.find((one) => one.id === field)?.type;
            if (type === undefined) continue;
            const [now, before, after] = [values[field] ?? null, plain(from), plain(to)];
            if (same(now, after)) {
              if (from === null || before !== null) restored[field] = before;
            } else {
              const left = withoutAdded(type, now, before, after);
              if (left !== undefined) restored[field] = left;
            }
          }
          if (Object.keys(restored).length === 0) continue;
          values = { ...values, ...restored };
          const source = event.source !== null && same(version.source, event.source) ? await sourceBefore(tx, event) : undefined;
          changes.push({ ledger: name, kind: 'change', entry, values: restored, ...(source ? { source } : {}) });
        }
      }
    }
  }
  if (changes.length === 0) throw new Fault('refused', { code: 'store.undo-nothing', params: { command } });
  return await commit(tx, ledgers, viewer, { park, changes });
}

/** Whether an entry is what the event made it: what was changed since has gone back. */
function asMade(ledger: Ledger, values: Values, event: EventRow, plain: (side: unknown) => unknown): boolean {
  return ledger.definition.fields.every(({ id }) => same(values[id] ?? null, plain(event.changes[id]?.[1]) ?? null));
}

/** A list without what a command added to it; undefined where it is none, or has lost that since. Lists by place (quarter nodes) are no such lists. */
function withoutAdded(type: FieldType, now: unknown, from: unknown, to: unknown): readonly unknown[] | null | undefined {
  if (!Array.isArray(now) || !Array.isArray(to) || (from !== null && !Array.isArray(from))) return undefined;
  const has = (list: readonly unknown[], one: unknown) => list.some((other) => same(one, other));
  const before = from ?? [];
  const added = to.filter((one) => !has(before, one));
  if (type !== 'links' && type !== 'texts' && !added.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))) return undefined;
  if (added.length === 0 || !before.every((one: unknown) => has(to, one)) || !added.every((one) => has(now, one))) return undefined;
  const left = now.filter((one) => !has(added, one));
  // None is written as null, unless it was an empty list before.
  return left.length > 0 || (from !== null && before.length === 0) ? left : null;
}

/** The words an entry stood on before an event. */
async function sourceBefore(tx: Tx, { park, entry, seq }: EventRow): Promise<SpanSource | undefined> {
  const row = await tx
    .selectFrom('event')
    .select('source')
    .where('park', '=', park)
    .where('entry', '=', entry)
    .where('seq', '<', seq)
    .where('source', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.source ?? undefined;
}
