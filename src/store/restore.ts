import { existsSync, readdirSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { Fault } from '../fault.ts';
import type { LedgerDefinition } from '../ledger/index.ts';
import { BACKED_UP, type BackedUp, type BackupHeader, readBackup } from './backup.ts';
import { readEvents } from './chain.ts';
import type { Db, Tx } from './database.ts';
import { DEFINITION, projectDefinition } from './ledgers.ts';
import { referToBlobs } from './migrations/2026-11-22-park-of-blobs.ts';
import { openDatabase } from './open.ts';
import { removeData } from './place.ts';
import { verifyChain } from './verify.ts';

/**
 * Puts a backup into an empty data folder or an empty database, builds the projections and checks the chain against the head in the file's
 * header. All or nothing. Faults `store.restore-not-empty`, `store.backup-*`, `store.verify-*`.
 */
export async function restore(file: string, place: { readonly dataDir?: string; readonly databaseUrl?: string }): Promise<BackupHeader> {
  const rows = readBackup(file);
  const first = await rows.next();
  const header = first.value as BackupHeader;
  const { dataDir } = place;
  if (place.databaseUrl === undefined && dataDir !== undefined && existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new Fault('refused', { code: 'store.restore-not-empty', params: { place: dataDir } });
  }
  const existed = dataDir !== undefined && existsSync(dataDir);
  const { db, close } = await openDatabase(place);
  try {
    await fill(db, rows, header, place.dataDir ?? 'DATABASE_URL');
    await close();
    return header;
  } catch (error) {
    await close();
    if (place.databaseUrl === undefined && dataDir !== undefined) {
      await removeData(dataDir);
      if (!existed) await rmdir(dataDir);
    }
    throw error;
  }
}

async function fill(db: Db, rows: ReturnType<typeof readBackup>, header: BackupHeader, place: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of BACKED_UP) {
      const { rows: there } = await sql`SELECT 1 FROM ${sql.table(table)} LIMIT 1`.execute(tx);
      if (there.length > 0) throw new Fault('refused', { code: 'store.restore-not-empty', params: { place } });
    }
    let table: BackedUp = 'event';
    let batch: string[] = [];
    let length = 0;
    let refersToBlobs = false;
    const flush = async () => {
      if (batch.length > 0) await insert(tx, table, batch);
      batch = [];
      length = 0;
    };
    for await (const row of rows) {
      if (!('table' in row)) continue;
      if (row.table !== table || batch.length === 1000 || length > 8_000_000) await flush();
      table = row.table;
      refersToBlobs ||= table === 'blob_park';
      batch.push(row.line);
      length += row.line.length;
    }
    await flush();
    // A backup of a version before blobs had parks.
    if (!refersToBlobs) await referToBlobs(tx);
    // What expires belongs to the running program (sessions): nobody stays signed in to a copy, or to a moment that is past.
    await tx.deleteFrom('secret').where('expires_at', 'is not', null).execute();
    const fault = await verifyChain(tx, { head: header.head });
    if (fault !== null) throw new Fault('refused', fault);
    const latest = new Map<string, LedgerDefinition>();
    for await (const events of readEvents(tx, { ledger: DEFINITION }))
      for (const event of events) latest.set(event.entry, event.changes.definition?.[1] as LedgerDefinition);
    for (const [entry, definition] of latest) await projectDefinition(tx, definition, entry);
  });
}

async function insert(tx: Tx, table: BackedUp, lines: readonly string[]): Promise<void> {
  const json = `[${lines.join(',')}]`;
  if (table === 'blob_chunk') {
    await sql`INSERT INTO blob_chunk (hash, n, data) SELECT hash, n, decode(data, 'base64') FROM jsonb_to_recordset(${json}::jsonb) AS r(hash text, n int, data text)`.execute(
      tx,
    );
  } else if (table === 'personal') {
    // A backup of a version before personal values had parks: the park is that of the entry's events.
    await sql`
      INSERT INTO personal (park, hash, salt, value, ledger, entry, field)
      SELECT coalesce(park, (SELECT event.park FROM event WHERE event.entry = r.entry ORDER BY event.seq LIMIT 1)), hash, salt, value, ledger, entry, field
      FROM jsonb_populate_recordset(NULL::personal, ${json}::jsonb) AS r`.execute(tx);
  } else {
    await sql`INSERT INTO ${sql.table(table)} SELECT * FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${json}::jsonb)`.execute(tx);
  }
}
