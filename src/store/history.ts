import { sql } from 'kysely';
import { eventOf } from './chain.ts';
import type { Db, EventRow } from './database.ts';
import { type Rights, rightsOf } from './grants.ts';
import type { Ledgers } from './ledgers.ts';
import type { Ledger } from './projection.ts';
import type { LedgerEvent, Viewer } from './types.ts';
import { isId } from './validate.ts';

type Marks = Readonly<Record<string, unknown>>;

/** Events of an entry, oldest first: none where the viewer may not see it as it is, or was last; of each, the fields he may see. */
export async function history(db: Db, ledger: Ledger, viewer: Viewer, park: string, entry: string): Promise<readonly LedgerEvent[]> {
  const rights = rightsOf(viewer, 'read', park, ledger);
  const marks = (await seen(db, ledger, rights, park, [entry])).get(entry);
  if (marks === undefined) return [];
  const rows = await db.selectFrom('event').selectAll().where('ledger', '=', ledger.definition.id).where('entry', '=', entry).orderBy('seq').execute();
  return rows.map((row) => shown(row, rights, marks));
}

/** Latest events of a park that the viewer may see, newest first, after event `afterSeq`. Definitions are not among them. */
export async function recent(db: Db, ledgers: Ledgers, viewer: Viewer, park: string, limit: number, afterSeq = 0): Promise<readonly LedgerEvent[]> {
  const found: LedgerEvent[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  while (found.length < limit) {
    const rows = await db
      .selectFrom('event')
      .selectAll()
      .where('park', '=', park)
      .where('seq', '>', afterSeq)
      .where('seq', '<', before)
      .orderBy('seq', 'desc')
      .limit(Math.max(100, limit * 2))
      .execute();
    if (rows.length === 0) break;
    before = rows.at(-1)?.seq ?? 0;
    const kept: LedgerEvent[] = [];
    for (const [name, mine] of Map.groupBy(rows, (row) => row.ledger)) {
      if (!ledgers.has(name)) continue;
      const ledger = ledgers.get(name);
      const rights = rightsOf(viewer, 'read', park, ledger);
      const marks = await seen(db, ledger, rights, park, [...new Set(mine.map((row) => row.entry))]);
      for (const row of mine) {
        const mark = marks.get(row.entry);
        if (mark !== undefined) kept.push(shown(row, rights, mark));
      }
    }
    found.push(...kept.toSorted((a, b) => b.seq - a.seq));
  }
  return found.slice(0, limit);
}

/** Which of these entries the viewer sees, by their latest version, standing or removed. */
async function seen(db: Db, ledger: Ledger, rights: Rights, park: string, entries: readonly string[]): Promise<Map<string, Marks>> {
  const { rows } = await sql<{ entry: string } & Record<string, unknown>>`
    SELECT ${sql.join([sql`t.entry`, ...rights.marks])} FROM ${sql.table(ledger.table)} t
    WHERE t.entry = ANY(${entries.filter(isId)}::uuid[]) AND t.park = ${park} AND ${rights.where}
    AND t.from_seq = (SELECT max(from_seq) FROM ${sql.table(ledger.table)} l WHERE l.entry = t.entry)`.execute(db);
  return new Map(rows.map((row) => [row.entry, row]));
}

function shown(row: EventRow, rights: Rights, marks: Marks): LedgerEvent {
  const event = eventOf(row);
  if (rights.whole(marks)) return event;
  return { ...event, changes: Object.fromEntries(Object.entries(event.changes).filter(([field]) => rights.allows(marks, field))), source: null };
}
