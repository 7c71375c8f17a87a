import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { v7 } from 'uuid';
import type { LedgerDefinition } from '../ledger/index.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { openStore } from './open.ts';
import type { Store } from './types.ts';

let shared: Promise<{ readonly cluster: Cluster; readonly directory: string }> | null = null;
let open = 0;

/**
 * A store for a test: a temporary server for the test file, started at the first call, and a database of its own for each call. Closing the last
 * store stops the server and removes its folder. Settings that only guard against power failure are off.
 */
export async function openTestStore(definitions: readonly LedgerDefinition[]): Promise<Store & { readonly databaseUrl: string }> {
  open++;
  shared ??= (async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parkloop-test-'));
    const cluster = await openCluster(directory, ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']);
    // A test run that is killed tells nobody: this stays behind to stop its server. Where the folder is gone the server has been stopped, and its
    // number may be another's.
    const after = 'while kill -0 "$0" 2>/dev/null; do sleep 3; done; [ -d "$2" ] || exit 0; kill -INT "$1" 2>/dev/null && sleep 3; rm -rf "$2"';
    spawn('sh', ['-c', after, String(process.pid), String(cluster.pid), directory], { detached: true, stdio: 'ignore' }).unref();
    return { cluster, directory };
  })();
  const { cluster, directory } = await shared;
  const name = `test_${v7().replaceAll('-', '')}`;
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(cluster.url);
  url.pathname = `/${name}`;
  const store = await openStore({ databaseUrl: url.href, definitions });
  let closed = false;
  return {
    ...store,
    databaseUrl: url.href,
    close: async () => {
      if (closed) return;
      closed = true;
      await store.close();
      if (--open > 0) return;
      shared = null;
      await cluster.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
