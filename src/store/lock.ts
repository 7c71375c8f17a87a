import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../fault.ts';

/** Whether a process lives (also one of another user). */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    // A killed child whose parent has not yet read its end still answers; it holds nothing any more.
    return !/^\d+ \(.*\) [ZX] /.test(existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Runs `act` while no other program starts or stops the engine of this data folder. A lock left by a dead process is taken over. */
export async function withLock<T>(dataDir: string, act: () => Promise<T>): Promise<T> {
  const file = join(dataDir, 'lock');
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    // An empty file is a holder between creating and writing, unless it stays empty.
    if (holder !== null && (!isAlive(holder) || holder === process.pid) && !held.has(file)) rmSync(file, { force: true });
    else if (Date.now() > deadline) throw new Fault('refused', { code: 'store.locked', params: { directory: dataDir, pid: holder ?? 0 } });
    else await sleep(20);
  }
  held.add(file);
  try {
    return await act();
  } finally {
    held.delete(file);
    rmSync(file, { force: true });
  }
}

/** Lock files this process holds now: its own process id in another file is a leftover of a namesake. */
const held = new Set<string>();
const firstSeenEmpty = new Map<string, number>();

function readHolder(file: string): number | null {
  try {
    const text = readFileSync(file, 'utf8');
    if (text !== '') return Number(text);
    const since = firstSeenEmpty.get(file) ?? Date.now();
    firstSeenEmpty.set(file, since);
    return Date.now() - since > 2_000 ? -1 : null;
  } catch {
    return null;
  }
}

/** Notes that this process uses the engine of a data folder; the last to leave stops it. */
export function enter(dataDir: string): void {
  mkdirSync(join(dataDir, 'users'), { recursive: true });
  closeSync(openSync(join(dataDir, 'users', String(process.pid)), 'w', 0o600));
}

/** Leaves, and says whether another living process still uses the engine. */
export function leave(dataDir: string): { readonly others: boolean } {
  const folder = join(dataDir, 'users');
  rmSync(join(folder, String(process.pid)), { force: true });
  let others = false;
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (isAlive(Number(name))) others = true;
    else rmSync(join(folder, name), { force: true });
  }
  return { others };
}
