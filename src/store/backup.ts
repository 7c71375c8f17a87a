import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { Fault } from '../fault.ts';
import { readHead } from './chain.ts';
import type { Db, Tx } from './database.ts';

/** First line of a backup. */
export interface BackupHeader {
  readonly format: 'parkloop-backup';
  readonly version: 1;
  readonly at: string;
  /** Head of the chain: what `parkloop verify --head` takes. */
  readonly head: { readonly seq: number; readonly hash: string };
}

/** What is backed up, in the order it is put back. Projections and code numbers arise from the events. */
export const BACKED_UP = ['event', 'personal', 'blob', 'blob_park', 'blob_chunk', 'secret', 'job'] as const;
export type BackedUp = (typeof BACKED_UP)[number];

/** Rows stand in the order of their keys: the same data give the same lines. */
const KEY: Readonly<Record<BackedUp, string>> = {
  event: 'seq',
  personal: 'hash',
  blob: 'hash',
  blob_park: 'park, hash',
  blob_chunk: 'hash, n',
  secret: 'key',
  job: 'id',
};

/**
 * Writes all that cannot be worked out again to one file: gzipped JSON lines, a header, the rows of each table, and a last line with the SHA-256
 * of what precedes. One snapshot, taken while the program runs. The file appears whole or not at all.
 */
export async function backup(db: Db, file: string): Promise<BackupHeader> {
  const partial = `${file}.partial`;
  try {
    const target = await open(partial, 'w', 0o600);
    const header = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const { seq, hash } = await readHead(tx);
        const made: BackupHeader = { format: 'parkloop-backup', version: 1, at: new Date().toISOString(), head: { seq, hash } };
        await pipeline(Readable.from(linesFrom(tx, made)), createGzip(), target.createWriteStream({ flush: true }));
        return made;
      });
    await rename(partial, file);
    return header;
  } catch (error) {
    await rm(partial, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOSPC' || code === 'EISDIR')
      throw new Fault('input', { code: 'store.backup-not-written', params: { file, reason: message } }, { cause: error });
    throw error;
  }
}

async function* linesFrom(tx: Tx, header: BackupHeader): AsyncGenerator<string> {
  const digest = createHash('sha256');
  let lines = 1;
  const sealed = (text: string) => {
    digest.update(text);
    return text;
  };
  yield sealed(`${JSON.stringify(header)}\n`);
  for (const table of BACKED_UP) {
    const row = table === 'blob_chunk' ? "jsonb_build_object('hash', hash, 'n', n, 'data', translate(encode(data, 'base64'), E'\\n', ''))" : 'to_jsonb(t)';
    await sql`DECLARE rows NO SCROLL CURSOR FOR SELECT ${sql.raw(row)}::text AS line FROM ${sql.table(table)} t ORDER BY ${sql.raw(KEY[table])}`.execute(tx);
    for (;;) {
      const { rows } = await sql<{ line: string }>`FETCH ${sql.raw(table === 'blob_chunk' ? '8' : '1000')} FROM rows`.execute(tx);
      if (rows.length === 0) break;
      lines += rows.length;
      yield sealed(rows.map(({ line }) => `${table} ${line}\n`).join(''));
    }
    await sql`CLOSE rows`.execute(tx);
  }
  yield `${JSON.stringify({ end: true, lines, sha256: digest.digest('hex') })}\n`;
}

/** Reads a backup line by line, having first read it to the end once to see that it is whole. Fault `store.backup-broken`. */
export async function* readBackup(file: string): AsyncGenerator<BackupHeader | { readonly table: BackedUp; readonly line: string }> {
  const header = await checkBackup(file);
  yield header;
  for await (const line of linesOf(file)) {
    const space = line.indexOf(' ');
    const table = line.slice(0, space) as BackedUp;
    if (!line.startsWith('{') && BACKED_UP.includes(table)) yield { table, line: line.slice(space + 1) };
  }
}

async function checkBackup(file: string): Promise<BackupHeader> {
  const broken = (cause?: unknown) => new Fault('input', { code: 'store.backup-broken', params: { file } }, { cause });
  let header: BackupHeader | undefined;
  let last = '';
  let lines = 0;
  const digest = createHash('sha256');
  try {
    await (await open(file)).close();
  } catch (cause) {
    throw new Fault('input', { code: 'store.backup-unreadable', params: { file } }, { cause });
  }
  try {
    for await (const line of linesOf(file)) {
      if (lines === 0) header = JSON.parse(line) as BackupHeader;
      if (last !== '') digest.update(`${last}\n`);
      last = line;
      lines++;
    }
    const footer = JSON.parse(last) as { readonly end?: boolean; readonly lines?: number; readonly sha256?: string };
    if (footer.end !== true || footer.lines !== lines - 1 || footer.sha256 !== digest.digest('hex')) throw broken();
  } catch (error) {
    throw error instanceof Fault ? error : broken(error);
  }
  if (header?.format !== 'parkloop-backup' || header.version !== 1) throw broken();
  return header;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  let rest = '';
  for await (const text of source.pipe(gunzip).setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
