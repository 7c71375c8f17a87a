import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Binaries, Identity } from './engine.ts';

/** Where what the user `postgres` cannot reach under the home of root is put instead. */
const SHARED = '/var/lib/parkloop';

/**
 * Folder of the database cluster: `postgres` in the data folder. As root the engine runs as the user `postgres`, who cannot enter root's home:
 * there the cluster lies under /var/lib/parkloop, and a file in the data folder says where.
 */
export function placeCluster(home: string, identity: Identity): string {
  const usual = join(home, 'postgres');
  const pointer = join(home, 'postgres.place');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  if (identity.uid === undefined || existsSync(usual)) return usual;
  if ((statSync(home).mode & 0o001) === 0) chmodSync(home, statSync(home).mode | 0o011);
  if (isReachable(home)) return usual;
  const place = join(SHARED, randomUUID());
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  writeFileSync(pointer, `${place}\n`, { flush: true });
  return place;
}

/** Removes all that lies in a data folder, and the cluster that belongs to it. */
export async function removeData(home: string): Promise<void> {
  const pointer = join(home, 'postgres.place');
  if (existsSync(pointer)) await rm(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true });
  for (const name of readdirSync(home)) await rm(join(home, name), { recursive: true, force: true });
}

/** The engine's programs where the user who runs them can reach them: copied once a version, if need be. */
export function placeBinaries(binaries: Binaries, identity: Identity): Binaries {
  const native = resolve(dirname(binaries.postgres), '..');
  if (identity.uid === undefined || isReachable(native)) return binaries;
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(SHARED, `engine-${version}`);
  if (!existsSync(copy)) {
    const making = `${copy}.${randomUUID()}`;
    cpSync(native, making, { recursive: true, verbatimSymlinks: true });
    if (!existsSync(copy)) renameSync(making, copy);
  }
  const within = (path: string) => join(copy, 'bin', basename(path));
  return { postgres: within(binaries.postgres), initdb: within(binaries.initdb) };
}

/** Whether everybody may pass through all folders down to this one. */
function isReachable(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
