import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Fault } from '../fault.ts';
import { sql } from 'kysely';
import { connect, type Db } from './database.ts';
import { openStore } from './open.ts';
import { openTestStore } from './testing.ts';
import type { Job, Store } from './types.ts';

let store: Store & { readonly databaseUrl: string };
let second: Store;
let db: Db;
beforeAll(async () => {
  store = await openTestStore([]);
  second = await openStore({ databaseUrl: store.databaseUrl, definitions: [] });
  ({ db } = connect(store.databaseUrl));
});
afterAll(async () => {
  await db?.destroy();
  await second?.close();
  await store?.close();
});

const job = (kind: string, inputHash: string, input: unknown = {}) => ({ park: 'alxa', kind, inputHash, by: 'me', input });

const aborted = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

async function finished(id: string): Promise<Job> {
  for (;;) {
    const found = await store.queue.get(id);
    if (found !== null && ['done', 'failed', 'cancelled'].includes(found.state)) return found;
    await sleep(10);
  }
}

test('a job runs once, in whichever program; the same input gives the same job', async () => {
  const ran: unknown[] = [];
  const run = async (_: Job, input: unknown) => {
    ran.push(input);
    await sleep(5);
    return { twice: (input as { n: number }).n * 2 };
  };
  const workers = [await store.queue.work('double', run), await second.queue.work('double', run)];
  const jobs = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? store : second).queue.add(job('double', `h${n}`, { n }))));
  const again = await second.queue.add(job('double', 'h3', { n: 3 }));
  expect(again.id).toBe(jobs[3]?.id);
  for (const [n, { id }] of jobs.entries())
    expect(await finished(id)).toMatchObject({ state: 'done', done: 1, attempts: 1, result: { twice: n * 2 }, error: null });
  expect((await store.queue.add(job('double', 'h3', { n: 3 }))).id).toBe(jobs[3]?.id);
  expect(ran).toHaveLength(10);
  expect(await store.queue.list('alxa', 'double')).toHaveLength(10);
  for (const worker of workers) await worker.stop();
});

test('progress and end are seen in another program', async () => {
  const added = await store.queue.add(job('slow', 'a'));
  const seen: string[] = [];
  const stopWatching = await second.queue.watch(added.id, (now) => seen.push(`${now.state} ${now.done} ${now.text}`));
  const worker = await store.queue.work('slow', async (_, __, { progress }) => {
    await progress(0.5, '一半');
    // a watcher is told that something changed and looks itself: it sees what is there then
    await vi.waitUntil(() => seen.includes('running 0.5 一半'), 30_000);
    return 'ok';
  });
  await finished(added.id);
  await expect.poll(() => seen.at(-1)).toBe('done 1 一半');
  stopWatching();
  await worker.stop();
});

test('cancelling reaches the worker; what it still returns counts for nothing', async () => {
  const [started, returned] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const worker = await second.queue.work('long', async (_, __, { signal }) => {
    started.resolve();
    await aborted(signal);
    returned.resolve();
    return 'late';
  });
  const added = await store.queue.add(job('long', 'a'));
  await started.promise;
  await store.queue.cancel(added.id);
  await returned.promise;
  await worker.stop();
  expect(await store.queue.get(added.id)).toMatchObject({ state: 'cancelled', result: null });
  const waiting = await store.queue.add(job('nobody', 'a'));
  await store.queue.cancel(waiting.id);
  const fresh = await store.queue.add(job('nobody', 'a'));
  expect(fresh.id).not.toBe(waiting.id);
});

test('a failure keeps its code; the job may be given again', async () => {
  const worker = await store.queue.work('bad', async () => {
    throw new Fault('input', { code: 'network.no-taker', params: { process: 'p' } });
  });
  const added = await store.queue.add(job('bad', 'a'));
  expect(await finished(added.id)).toMatchObject({ state: 'failed', error: { code: 'network.no-taker', params: { process: 'p' } } });
  const again = await store.queue.add(job('bad', 'a'));
  expect(again.id).not.toBe(added.id);
  await finished(again.id);
  await worker.stop();
});

test('a job whose worker died is taken again; three deaths and it is given up', async () => {
  const added = await store.queue.add(job('deadly', 'a'));
  for (let death = 1; death <= 3; death++) {
    const doomed = await openStore({ databaseUrl: store.databaseUrl, definitions: [] });
    void doomed.queue.work('deadly', () => new Promise(() => {}));
    while ((await store.queue.get(added.id))?.attempts !== death) await sleep(10);
    // As when its process is killed: the database drops the session that held the job.
    await sql`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7263002 AND granted`.execute(db);
  }
  const last = await store.queue.work('deadly', async () => 'alive');
  expect(await finished(added.id)).toMatchObject({ state: 'failed', error: { code: 'store.job-worker-died' } });
  await last.stop();
});

test('a worker that is stopped gives its job back', async () => {
  const worker = await store.queue.work('stopped', async (_, __, { signal }) => {
    await aborted(signal);
    throw new Error('stopped');
  });
  const added = await store.queue.add(job('stopped', 'a'));
  while ((await store.queue.get(added.id))?.state !== 'running') await sleep(10);
  await worker.stop();
  expect(await store.queue.get(added.id)).toMatchObject({ state: 'waiting', attempts: 0 });
  const next = await second.queue.work('stopped', async () => 'ok');
  expect(await finished(added.id)).toMatchObject({ state: 'done', attempts: 1 });
  await next.stop();
});

test('a worker may be stopped at any moment, while it takes a job too', async () => {
  for (let round = 0; round < 20; round++) {
    const worker = await store.queue.work(`any${round}`, async (_, __, { signal }) => {
      await aborted(signal);
      throw new Error('stopped');
    });
    const added = await store.queue.add(job(`any${round}`, 'a'));
    if (round % 2 === 1) while ((await store.queue.get(added.id))?.state !== 'running');
    await worker.stop();
    expect(await store.queue.get(added.id), `round ${round}`).toMatchObject({ state: 'waiting', attempts: 0 });
  }
});
