import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { LedgerDefinition } from '../ledger/index.ts';
import { Fault } from '../fault.ts';
import { getBlob, putBlob } from './blobs.ts';
import { eventOf, lockChain, readHead } from './chain.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { commit } from './commit.ts';
import { connect, type Db, migrate, type Tx } from './database.ts';
import { erase } from './erase.ts';
import { history, recent } from './history.ts';
import { define, Ledgers } from './ledgers.ts';
import { Listener } from './listener.ts';
import { openQueue } from './queue.ts';
import { count, get, list } from './read.ts';
import { openSecrets } from './secrets.ts';
import type { Store } from './types.ts';
import { undo } from './undo.ts';

export interface OpenOptions {
  /** Folder of the embedded server; used where no `databaseUrl` is given. */
  readonly dataDir?: string;
  /** Any PostgreSQL server from 15 on, built with ICU: `postgres://user:password@host:port/database`. */
  readonly databaseUrl?: string;
  /** Ledgers to register, or to upgrade to. Those the database knows already are known without. */
  readonly definitions: readonly LedgerDefinition[];
}

/** A connection to the database with the fixed core in place, and how to leave it. */
export interface Opened {
  readonly url: string;
  readonly db: Db;
  close(): Promise<void>;
}

/** Starts or joins the database and brings its fixed core up to date. */
export async function openDatabase({ dataDir, databaseUrl }: Pick<OpenOptions, 'dataDir' | 'databaseUrl'>): Promise<Opened> {
  if (dataDir === undefined && databaseUrl === undefined) throw new Fault('input', { code: 'store.no-place', params: {} });
  const cluster: Cluster | null = databaseUrl === undefined ? await openCluster(dataDir as string) : null;
  const url = databaseUrl ?? (cluster as Cluster).url;
  const { db } = connect(url);
  const close = async () => {
    await db.destroy();
    await cluster?.close();
  };
  try {
    await reach(db);
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, db, close };
}

/** The migrator takes a server that does not answer for a migration that failed: ask first. */
async function reach(db: Db): Promise<void> {
  try {
    await sql`SELECT 1`.execute(db);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    throw new Fault('internal', { code: 'store.not-reached', params: { reason: message || (code ?? '') } }, { cause: error });
  }
}

/** As `openDatabase`, but of data that are there already. Fault `store.no-data`. */
export async function openExisting(place: Pick<OpenOptions, 'dataDir' | 'databaseUrl'>): Promise<Opened> {
  if (place.databaseUrl === undefined && !existsSync(join(place.dataDir ?? '', 'password')))
    throw new Fault('input', { code: 'store.no-data', params: { directory: place.dataDir ?? '' } });
  return await openDatabase(place);
}

/** Opens the store. Faults `store.*` where the database cannot be started, reached or upgraded. */
export async function openStore(options: OpenOptions): Promise<Store> {
  const { url, db, close } = await openDatabase(options);
  const listener = new Listener(url);
  const queue = openQueue(db, url, listener);
  const ledgers = new Ledgers();
  let closing: Promise<void> | null = null;

  /** Writers stand in line for the chain, so that it stays linear. */
  const writing = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (tx) => {
      await lockChain(tx);
      return await act(tx);
    });

  /** Another program may have replaced a projection since we looked: look again, once. */
  const reading = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      const unknown = error instanceof Fault && error.faults[0]?.code === 'store.ledger-unknown';
      if (!unknown && code !== '42P01' && code !== '42703') throw error;
      await ledgers.reload(db);
      return await act();
    }
  };

  const store: Store = {
    define: (definition) => define(db, ledgers, definition),
    definitions: async () => {
      await ledgers.reload(db);
      return ledgers.all().map((ledger) => ledger.definition);
    },
    write: async (viewer, command) => (await writing((tx) => commit(tx, ledgers, viewer, command))).map(eventOf),
    undo: async (viewer, park, command) => (await writing((tx) => undo(tx, ledgers, viewer, park, command))).map(eventOf),
    erase: async (viewer, park, ledger, entry) => {
      await writing((tx) => erase(tx, ledgers, viewer, park, ledger, entry));
    },
    list: (viewer, query) => reading(() => list(db, ledgers.get(query.ledger), viewer, query)),
    get: (viewer, park, ledger, entry, asOf) => reading(() => get(db, ledgers.get(ledger), viewer, park, entry, asOf)),
    count: (viewer, query, by) => reading(() => count(db, ledgers.get(query.ledger), viewer, query, by)),
    history: (viewer, park, ledger, entry) => reading(() => history(db, ledgers.get(ledger), viewer, park, entry)),
    recent: (viewer, park, limit, afterSeq) => reading(() => recent(db, ledgers, viewer, park, limit, afterSeq)),
    head: async () => {
      const { seq, hash } = await readHead(db);
      return { seq, hash };
    },
    putBlob: (data, type, park) => putBlob(db, data, type, park),
    getBlob: (hash, park) => getBlob(db, hash, park),
    secrets: openSecrets(db),
    queue,
    close: () =>
      (closing ??= (async () => {
        await queue.close();
        await listener.close();
        await close();
      })()),
  };
  try {
    await ledgers.reload(db);
    for (const definition of options.definitions) await define(db, ledgers, definition);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}
