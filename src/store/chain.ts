import { sql } from 'kysely';
import { v7 } from 'uuid';
import { GENESIS, hashEvent } from './canonical.ts';
import type { Db, EventRow, Tx } from './database.ts';
import type { LedgerEvent } from './types.ts';

/** The last link of the chain. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

/** One writer at a time, over all programs, until the transaction ends: so the chain is a line without gaps. */
export async function lockChain(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(7263001)`.execute(tx);
}

export async function readHead(db: Db | Tx): Promise<Head> {
  const row = await db.selectFrom('event').select(['seq', 'hash', 'at']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row ?? { seq: 0, hash: GENESIS, at: '1970-01-01T00:00:00.000Z' };
}

export type NewEvent = Omit<EventRow, 'seq' | 'id' | 'at' | 'prev' | 'hash'>;

/** The moment of the next events: now, but never earlier than the head's, whatever the clock does. */
export function momentAfter(head: Head): string {
  const now = new Date().toISOString();
  return now > head.at ? now : head.at;
}

/** Links events to the chain and writes them: they take the numbers after the head's, in order, and all carry one moment. */
export async function appendEvents(tx: Tx, head: Head, events: readonly NewEvent[], at = momentAfter(head)): Promise<EventRow[]> {
  let { seq, hash: prev } = head;
  const rows = events.map((event): EventRow => {
    const row = { ...event, seq: ++seq, id: v7(), at, prev, hash: '' };
    prev = hashEvent(eventOf(row));
    return { ...row, hash: prev };
  });
  await insertEvents(tx, rows);
  return rows;
}

/** Writes rows as they are. */
export async function insertEvents(tx: Tx, rows: readonly EventRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000) {
    await sql`
      INSERT INTO event SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + 1000))}::jsonb) AS r(
        seq bigint, id uuid, park text, at timestamptz(3), by text, command text, ledger text, ledger_version int, entry uuid, revision int,
        kind text, changes jsonb, source jsonb, prev text, hash text)`.execute(tx);
  }
}

/** A row under the names of the contract. */
export function eventOf(row: EventRow): LedgerEvent {
  const { ledger_version: ledgerVersion, ...rest } = row;
  return { ...rest, ledgerVersion };
}

/** All events in order, a thousand at a time. */
export async function* readEvents(db: Db | Tx, options: { readonly ledger?: string; readonly upTo?: number } = {}): AsyncGenerator<readonly EventRow[]> {
  let after = 0;
  for (;;) {
    let query = db.selectFrom('event').selectAll().where('seq', '>', after).orderBy('seq').limit(1000);
    if (options.ledger !== undefined) query = query.where('ledger', '=', options.ledger);
    if (options.upTo !== undefined) query = query.where('seq', '<=', options.upTo);
    const rows = await query.execute();
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.seq ?? after;
  }
}
