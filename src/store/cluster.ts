import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Fault } from '../fault.ts';
import { createCluster, findBinaries, findIdentity, lastWords, readPostmaster, startServer } from './engine.ts';
import { placeBinaries, placeCluster } from './place.ts';
import { enter, isAlive, leave, withLock } from './lock.ts';

/** The embedded server of a data folder, running. */
export interface Cluster {
  /** Connection string of the database `parkloop`. */
  readonly url: string;
  /** Process id of the server. */
  readonly pid: number;
  /** Leaves the server; stops it when no other program uses it. */
  close(): Promise<void>;
}

const users = new Map<string, number>();

/**
 * Starts the embedded server of `dataDir`, creating it the first time, or joins the one that runs already: a second program (a worker, a backup)
 * uses the same server. After a crash the remains of the old server are waited for and cleared away.
 * @param settings further engine settings, `name=value`
 */
export async function openCluster(dataDir: string, settings: readonly string[] = []): Promise<Cluster> {
  const home = resolve(dataDir);
  await mkdir(home, { recursive: true });
  const { pid, url } = await withLock(home, async () => {
    const running = await start(home, settings);
    enter(home);
    users.set(home, (users.get(home) ?? 0) + 1);
    return running;
  });
  const farewell = () => {
    // The process ends without closing: what was acknowledged is safe; the server must not stay behind alone.
    if (!leave(home).others) tryStop(pid);
  };
  process.once('exit', farewell);
  let closed = false;
  return {
    url,
    pid,
    close: async () => {
      if (closed) return;
      closed = true;
      process.off('exit', farewell);
      await withLock(home, async () => {
        const left = (users.get(home) ?? 1) - 1;
        users.set(home, left);
        if (left > 0 || leave(home).others) return;
        tryStop(pid);
        await until(() => !isAlive(pid), 30_000);
      });
    },
  };
}

async function start(home: string, settings: readonly string[]): Promise<{ readonly pid: number; readonly url: string }> {
  const passwordFile = join(home, 'password');
  const identity = findIdentity();
  const binaries = placeBinaries(await findBinaries(), identity);
  const directory = placeCluster(home, identity);
  if (!existsSync(passwordFile)) {
    if (existsSync(directory)) throw new Fault('input', { code: 'store.password-missing', params: { file: passwordFile } });
    await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600, flush: true });
  }
  const password = readFileSync(passwordFile, 'utf8').trim();
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    // Made aside and renamed: a creation that was killed leaves nothing that looks like a database.
    const making = `${directory}.making`;
    await createCluster(binaries, identity, making, password);
    await rename(making, directory);
  }
  const deadline = Date.now() + 60_000;
  for (;;) {
    const joined = await joinRunning(home, directory);
    if (joined !== null) return { pid: joined, url: urlOf(home, directory) };
    const running = startServer(binaries, identity, directory, await freePort(), join(home, 'postgres.log'), settings);
    let ended = false;
    void running.ended.then(() => (ended = true));
    await until(() => ended || readPostmaster(directory)?.ready === true, 60_000);
    if (!ended && (await connects(urlOf(home, directory, 'postgres')))) {
      await createDatabase(urlOf(home, directory, 'postgres'));
      return { pid: running.pid, url: urlOf(home, directory) };
    }
    // Children of a killed server hold its memory for a moment; a port may be taken between choosing and binding.
    if (Date.now() > deadline)
      throw new Fault('internal', { code: 'store.engine-not-started', params: { directory, reason: lastWords(join(home, 'postgres.log')) } });
    await sleep(100);
  }
}

/** Process id of a server that already serves this folder; clears what a dead one left. */
async function joinRunning(home: string, directory: string): Promise<number | null> {
  const deadline = Date.now() + 60_000;
  const server = urlOf(home, directory, 'postgres');
  for (;;) {
    const found = readPostmaster(directory);
    if (found === null) return null;
    if (found.ready && isAlive(found.pid) && (await connects(server))) {
      // Whoever started it may have died before making the database.
      await createDatabase(server);
      return found.pid;
    }
    if (!isAlive(found.pid) || !isPostgres(found.pid)) {
      await rm(join(directory, 'postmaster.pid'), { force: true });
      return null;
    }
    if (Date.now() > deadline) throw new Fault('refused', { code: 'store.engine-busy', params: { directory, pid: found.pid } });
    await sleep(50);
  }
}

/** Where process ids are used again (containers), the number in postmaster.pid may belong to somebody else. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim().startsWith('postgres');
  } catch {
    return !existsSync('/proc/self');
  }
}

function urlOf(home: string, directory: string, database = 'parkloop'): string {
  const password = readFileSync(join(home, 'password'), 'utf8').trim();
  return `postgres://parkloop:${password}@127.0.0.1:${readPostmaster(directory)?.port ?? 0}/${database}`;
}

async function connects(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'parkloop'");
    if (rowCount === 0) await client.query('CREATE DATABASE parkloop');
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function tryStop(pid: number): void {
  try {
    process.kill(pid, 'SIGINT'); // PostgreSQL's fast shutdown: sessions end, everything is written.
  } catch {
    // gone already
  }
}

async function until(test: () => boolean, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!test() && Date.now() < deadline) await sleep(10);
}
