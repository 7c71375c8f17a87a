import { sql } from 'kysely';
import { readEvents } from './chain.ts';
import type { Db, Tx } from './database.ts';
import { applyEvent, createIndexes, createTable, type Ledger, type NextNumber, type Reveal, saveVersions, type Version } from './projection.ts';

/** Every version of a ledger's entries, worked out from the events alone. Given out in batches; a version is given once it has ended or all is read. */
export async function* replay(db: Db | Tx, ledger: Ledger, upTo?: number): AsyncGenerator<readonly Version[]> {
  const reveal = await readPersonal(db, ledger.definition.id);
  const counters = new Map<string, number>();
  const next = counting(counters);
  const standing = new Map<string, Version>();
  const gone = new Map<string, Version>();
  for await (const events of readEvents(db, { ledger: ledger.definition.id, ...(upTo === undefined ? {} : { upTo }) })) {
    const ended: Version[] = [];
    for (const event of events) {
      const before = standing.get(event.entry);
      if (before !== undefined) ended.push({ ...before, toSeq: event.seq });
      const after = applyEvent(ledger, before ?? gone.get(event.entry), event, reveal, next);
      if (after === null) {
        standing.delete(event.entry);
        if (before !== undefined) gone.set(event.entry, before);
      } else {
        standing.set(event.entry, after);
        gone.delete(event.entry);
      }
    }
    yield ended;
  }
  yield [...standing.values()];
}

/** Creates the table of a ledger and fills it from the events, and with it the ledger's code numbers. */
export async function buildProjection(tx: Tx, ledger: Ledger): Promise<void> {
  await createTable(tx, ledger.table, ledger.shape);
  for await (const versions of replay(tx, ledger)) await saveVersions(tx, ledger, versions, []);
  await createIndexes(tx, ledger.table, ledger.shape);
  await sql`DELETE FROM code_counter WHERE ledger = ${ledger.definition.id}`.execute(tx);
  await sql`
    INSERT INTO code_counter (park, ledger, year, last)
    SELECT park, ${ledger.definition.id}, code_year, max(code_number) FROM ${sql.table(ledger.table)} GROUP BY park, code_year`.execute(tx);
}

/** Values of a ledger's personal fields that have not been erased, by hash. */
export async function readPersonal(db: Db | Tx, ledger: string): Promise<Reveal> {
  const rows = await db.selectFrom('personal').select(['hash', 'value']).where('ledger', '=', ledger).execute();
  const values = new Map(rows.map((row) => [row.hash, row.value]));
  return (hash) => values.get(hash) ?? null;
}

/** Counts from what is in `counters`, key `park year`. */
export function counting(counters: Map<string, number>): NextNumber {
  return (park, year) => {
    const key = `${park} ${year}`;
    const number = (counters.get(key) ?? 0) + 1;
    counters.set(key, number);
    return number;
  };
}
