import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { FaultInfo } from '../fault.ts';
import { canonical, GENESIS, hashEvent, same, sha256 } from './canonical.ts';
import { eventOf, readEvents, readHead } from './chain.ts';
import type { Db, Tx } from './database.ts';
import { DEFINITION, Ledgers } from './ledgers.ts';
import { allColumns, type Ledger, rowOf } from './projection.ts';
import { replay } from './rebuild.ts';

/** What verifying found: how much was looked at, and the first fault. */
export interface Verdict {
  readonly seq: number;
  readonly hash: string;
  readonly ledgers: number;
  readonly versions: number;
  readonly blobs: number;
  readonly fault: FaultInfo | null;
}

export interface VerifyOptions {
  /** A head printed earlier, on a backup or a report: that event must still be there with that hash. */
  readonly head?: { readonly seq: number; readonly hash: string };
}

/**
 * Recomputes the chain from its first event, builds every projection anew and compares, and recomputes the hashes of personal values and blobs; files that entries name must
 * be blobs of their park.
 * Works on one snapshot while the program runs. Stops at the first fault, in that order.
 */
export async function verify(db: Db, options: VerifyOptions = {}): Promise<Verdict> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => verifyWithin(tx, options));
}

/** `verify` in a transaction that is open already. */
export async function verifyWithin(tx: Tx, options: VerifyOptions = {}): Promise<Verdict> {
  const head = await readHead(tx);
  const ledgers = new Ledgers();
  await ledgers.reload(tx);
  const sofar = { seq: head.seq, hash: head.hash, ledgers: ledgers.all().length, versions: 0, blobs: 0 };
  let fault = await verifyChain(tx, options);
  fault ??= await verifyDefinitions(tx, ledgers);
  fault ??= await verifyPersonal(tx);
  for (const ledger of ledgers.all()) {
    if (fault !== null) break;
    const found = await verifyProjection(tx, ledger);
    sofar.versions += found.versions;
    fault = found.fault;
  }
  fault ??= await verifyFiles(tx, ledgers);
  if (fault === null) {
    const found = await verifyBlobs(tx);
    sofar.blobs = found.blobs;
    fault = found.fault;
  }
  return { ...sofar, fault };
}

/** The first event whose number, link or hash is not what it must be. */
export async function verifyChain(db: Db | Tx, { head }: VerifyOptions = {}): Promise<FaultInfo | null> {
  let seq = 0;
  let prev = GENESIS;
  let headSeen = head === undefined || (head.seq === 0 && head.hash === GENESIS);
  for await (const rows of readEvents(db)) {
    for (const row of rows) {
      const params = { seq: row.seq, ledger: row.ledger, entry: row.entry, at: row.at };
      if (row.seq !== seq + 1) return { code: 'store.verify-gap', params: { seq: seq + 1, next: row.seq } };
      if (row.prev !== prev) return { code: 'store.verify-link', params };
      if (hashEvent(eventOf(row)) !== row.hash) return { code: 'store.verify-hash', params };
      if (head?.seq === row.seq) {
        if (head.hash !== row.hash) return { code: 'store.verify-head', params: { seq: head.seq, hash: head.hash } };
        headSeen = true;
      }
      seq = row.seq;
      prev = row.hash;
    }
  }
  return headSeen || head === undefined ? null : { code: 'store.verify-head', params: { seq: head.seq, hash: head.hash } };
}

async function verifyDefinitions(tx: Tx, ledgers: Ledgers): Promise<FaultInfo | null> {
  const latest = new Map<string, unknown>();
  for await (const rows of readEvents(tx, { ledger: DEFINITION })) for (const row of rows) latest.set(row.entry, row.changes.definition?.[1]);
  for (const ledger of ledgers.all()) {
    if (!same(latest.get(ledger.definitionEntry), ledger.definition)) return { code: 'store.verify-definition', params: { ledger: ledger.definition.id } };
    latest.delete(ledger.definitionEntry);
  }
  const left = [...latest.values()][0] as { readonly id?: string } | undefined;
  return left === undefined ? null : { code: 'store.verify-definition', params: { ledger: left.id ?? '' } };
}

async function verifyPersonal(tx: Tx): Promise<FaultInfo | null> {
  for (const row of await tx.selectFrom('personal').selectAll().orderBy('hash').execute()) {
    if (sha256(`${row.salt}${canonical(row.value)}`) !== row.hash)
      return { code: 'store.verify-personal', params: { ledger: row.ledger, entry: row.entry, field: row.field } };
  }
  const { rows } = await sql<{ ledger: string; entry: string; field: string }>`
    SELECT ledger, entry, field FROM personal WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.entry = personal.entry AND event.park = personal.park)
    ORDER BY hash LIMIT 1`.execute(tx);
  return rows[0] === undefined ? null : { code: 'store.verify-personal', params: rows[0] };
}

async function verifyProjection(tx: Tx, ledger: Ledger): Promise<{ readonly versions: number; readonly fault: FaultInfo | null }> {
  const names = allColumns(ledger.shape).map(([name]) => name);
  const { rows: there } = await sql`SELECT 1 WHERE to_regclass(${`"${ledger.table}"`}) IS NOT NULL`.execute(tx);
  if (there.length === 0) return { versions: 0, fault: { code: 'store.verify-table', params: { ledger: ledger.definition.id } } };
  const kept = new Map<string, Readonly<Record<string, unknown>>>();
  let after: [string, number] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const { rows } = await sql<Record<string, unknown> & { entry: string; from_seq: number }>`
      SELECT ${sql.join(names.map((name) => sql.ref(name)))} FROM ${sql.table(ledger.table)} WHERE (entry, from_seq) > (${after[0]}::uuid, ${after[1]}::bigint) ORDER BY entry, from_seq LIMIT 2000`.execute(
      tx,
    );
    const last = rows.at(-1);
    if (last === undefined) break;
    for (const row of rows) kept.set(`${row.entry} ${row.from_seq}`, row);
    after = [last.entry, last.from_seq];
  }
  const fault = (code: string, row: Readonly<Record<string, unknown>>, field = ''): FaultInfo => ({
    code: `store.${code}`,
    params: { ledger: ledger.definition.id, entry: String(row.entry), code: String(row.code), seq: Number(row.from_seq), field },
  });
  let versions = 0;
  for await (const batch of replay(tx, ledger)) {
    for (const version of batch) {
      versions++;
      const built = rowOf(ledger.shape, version);
      const key = `${version.entry} ${version.fromSeq}`;
      const row = kept.get(key);
      if (row === undefined) return { versions, fault: fault('verify-entry-missing', built) };
      const wrong = names.find((name) => !same(row[name], built[name]));
      if (wrong !== undefined) return { versions, fault: fault('verify-entry-differs', built, wrong.replace(/^[fn]_/, '')) };
      kept.delete(key);
    }
  }
  const extra = [...kept.values()][0];
  return { versions, fault: extra === undefined ? null : fault('verify-entry-extra', extra) };
}

/** Every file an entry names is a blob of the entry's park. */
async function verifyFiles(tx: Tx, ledgers: Ledgers): Promise<FaultInfo | null> {
  for (const ledger of ledgers.all()) {
    for (const { field, name } of ledger.shape.columns.filter((column) => column.field.type === 'file')) {
      const { rows } = await sql<{ code: string; hash: string }>`
        SELECT t.code, t.${sql.ref(name)} AS hash FROM ${sql.table(ledger.table)} t LEFT JOIN blob_park ON blob_park.park = t.park AND blob_park.hash = t.${sql.ref(name)}
        WHERE t.${sql.ref(name)} IS NOT NULL AND blob_park.hash IS NULL ORDER BY t.entry, t.from_seq LIMIT 1`.execute(tx);
      if (rows[0] !== undefined) return { code: 'store.verify-file', params: { ledger: ledger.definition.id, field: field.id, ...rows[0] } };
    }
  }
  return null;
}

async function verifyBlobs(tx: Tx): Promise<{ readonly blobs: number; readonly fault: FaultInfo | null }> {
  const blobs = await tx.selectFrom('blob').select(['hash', 'size']).orderBy('hash').execute();
  for (const { hash } of blobs) {
    const actual = createHash('sha256');
    for (let n = 0; ; n++) {
      const chunk = await tx.selectFrom('blob_chunk').select('data').where('hash', '=', hash).where('n', '=', n).executeTakeFirst();
      if (chunk === undefined) break;
      actual.update(chunk.data);
    }
    if (actual.digest('hex') !== hash) return { blobs: blobs.length, fault: { code: 'store.verify-blob', params: { hash } } };
  }
  return { blobs: blobs.length, fault: null };
}
