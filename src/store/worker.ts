import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Client } from 'pg';
import { Fault } from '../fault.ts';
import { type Core, connectOne, type JobRow } from './database.ts';
import type { Listener } from './listener.ts';
import { jobOf } from './job.ts';
import type { Queue } from './types.ts';

/** A job whose workers died this often is given up. */
const MOST_ATTEMPTS = 3;

/** How long to wait for a job when nothing is heard: a worker's death makes no sound. */
const PAUSE = 2_000;

/** How long a stopped worker waits for its job to heed the signal, before it lets go of it. */
const PATIENCE = 10_000;

/** First key of the locks that running jobs are held by. */
const JOB_LOCK = 7263002;

interface Work {
  readonly db: Kysely<Core>;
  readonly url: string;
  readonly listener: Listener;
  readonly kind: string;
  readonly run: Parameters<Queue['work']>[1];
}

/**
 * Takes jobs of a kind, one at a time. While a job runs, a session of its own holds an advisory lock on it: when the worker dies the database
 * drops the session at once, and a running job without a holder is taken again.
 */
export async function startWorker({ db, url, listener, kind, run }: Work): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let heard = false;
  let wake = () => {};
  let current: { readonly id: string; readonly abort: AbortController } | null = null;
  let connection: Client | null = null;
  const stopHearing = await listener.hear((payload) => {
    const [id, state, ...rest] = payload.split(' ');
    // when the database goes away again there is a next time
    if (payload === '') void checkCancelled().catch(() => {});
    else if (state === 'cancelled' && current?.id === id) current?.abort.abort();
    if (payload === '' || (state === 'waiting' && rest.join(' ') === kind)) {
      heard = true;
      wake();
    }
  });
  const loop = work();
  return {
    stop: async () => {
      stopping.abort();
      heard = true;
      current?.abort.abort();
      wake();
      await Promise.race([loop, sleep(PATIENCE, undefined, { ref: false })]);
      await connection?.end().catch(() => {});
      stopHearing();
    },
  };

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        connection ??= await connectOne(url);
        heard = false;
        const job = await take(connection);
        if (job === null) await pause();
        else await carryOut(connection, job);
      } catch {
        // The database went away: what we held is free again; come back when it does.
        await connection?.end().catch(() => {});
        connection = null;
        heard = false;
        if (!stopping.signal.aborted) await pause();
      }
    }
    await connection?.end().catch(() => {});
  }

  /** Waits until something is heard; not at all if that was while we looked. */
  function pause(): Promise<void> {
    if (heard) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The oldest job that waits, or that runs with nobody holding it. */
  async function take(session: Client): Promise<JobRow | null> {
    const open = await db
      .selectFrom('job')
      .select('id')
      .where('kind', '=', kind)
      .where('state', 'in', ['waiting', 'running'])
      .orderBy('created_at')
      .orderBy('id')
      .limit(200)
      .execute();
    for (const { id } of open) {
      const { rows } = await session.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS held', [JOB_LOCK, id]);
      if (rows[0]?.held !== true) continue;
      const taken = await sql<JobRow>`
        UPDATE job SET attempts = attempts + CASE WHEN attempts < ${MOST_ATTEMPTS} THEN 1 ELSE 0 END, updated_at = clock_timestamp(),
          state = CASE WHEN attempts < ${MOST_ATTEMPTS} THEN 'running' ELSE 'failed' END,
          error = CASE WHEN attempts < ${MOST_ATTEMPTS} THEN NULL ELSE ${JSON.stringify({ code: 'store.job-worker-died', params: { attempts: MOST_ATTEMPTS } })}::jsonb END
        WHERE id = ${id} AND state IN ('waiting', 'running') RETURNING *`.execute(db);
      if (taken.rows[0]?.state === 'running') return taken.rows[0];
      await release(session, id);
    }
    return null;
  }

  async function carryOut(session: Client, row: JobRow): Promise<void> {
    const abort = new AbortController();
    current = { id: row.id, abort };
    try {
      const progress = async (done: number, text: string) => {
        await sql`UPDATE job SET done = ${Math.min(1, Math.max(0, done))}, text = ${text}, updated_at = clock_timestamp() WHERE id = ${row.id} AND state = 'running' AND attempts = ${row.attempts}`.execute(
          db,
        );
      };
      let state: 'done' | 'failed' = 'done';
      let result: unknown = null;
      let error: unknown = null;
      // cancelled or stopped while the job was being taken; where that cannot be asked the job is taken again
      await checkCancelled();
      if (stopping.signal.aborted) abort.abort();
      try {
        abort.signal.throwIfAborted();
        result = await run(jobOf(row), row.input, { signal: abort.signal, progress });
      } catch (thrown) {
        state = 'failed';
        error = errorOf(thrown);
      }
      // Stopped in the middle: the job goes back, for another worker or another day.
      if (stopping.signal.aborted && state === 'failed')
        await sql`UPDATE job SET state = 'waiting', attempts = attempts - 1, updated_at = clock_timestamp() WHERE id = ${row.id} AND state = 'running' AND attempts = ${row.attempts}`.execute(
          db,
        );
      else {
        await sql`
          UPDATE job SET state = ${state}, done = CASE WHEN ${state} = 'done' THEN 1 ELSE done END, result = ${JSON.stringify(result ?? null)}::jsonb,
            error = ${error === null ? null : JSON.stringify(error)}::jsonb, updated_at = clock_timestamp()
          WHERE id = ${row.id} AND state = 'running' AND attempts = ${row.attempts}`.execute(db);
      }
    } finally {
      current = null;
      await release(session, row.id);
    }
  }

  async function release(session: Client, id: string): Promise<void> {
    await session.query('SELECT pg_advisory_unlock($1, hashtext($2))', [JOB_LOCK, id]);
  }

  async function checkCancelled(): Promise<void> {
    const running = current;
    if (running === null) return;
    const row = await db.selectFrom('job').select('state').where('id', '=', running.id).executeTakeFirst();
    if (row?.state === 'cancelled') running.abort.abort();
  }
}

function errorOf(thrown: unknown): { readonly code: string; readonly params: Readonly<Record<string, unknown>> } {
  const first = thrown instanceof Fault ? thrown.faults[0] : undefined;
  if (first !== undefined) return { code: first.code, params: first.params };
  return { code: 'store.job-failed', params: { reason: thrown instanceof Error ? thrown.message : String(thrown) } };
}
