import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Db, JobRow } from './database.ts';
import { jobOf } from './job.ts';
import type { Listener } from './listener.ts';
import type { Job, Queue } from './types.ts';
import { isId } from './validate.ts';
import { startWorker } from './worker.ts';

/**
 * The queue: a table of its own rather than pg-boss, because the contract asks for what that lacks — a finished job answers for its input hash,
 * progress and cancellation reach every program at once, and a result is written once.
 */
export function openQueue(db: Db, url: string, listener: Listener): Queue & { close(): Promise<void> } {
  const workers = new Set<{ stop(): Promise<void> }>();
  const get = async (id: string): Promise<Job | null> => {
    if (!isId(id)) return null;
    const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : jobOf(row);
  };
  return {
    add: async ({ park, kind, inputHash, by, input }) => {
      for (;;) {
        const made = await sql<JobRow>`
          INSERT INTO job (id, park, kind, input_hash, by, input) VALUES (${v7()}, ${park}, ${kind}, ${inputHash}, ${by}, ${JSON.stringify(input ?? null)}::jsonb)
          ON CONFLICT (park, kind, input_hash) WHERE state IN ('waiting', 'running', 'done') DO NOTHING RETURNING *`.execute(db);
        if (made.rows[0] !== undefined) return jobOf(made.rows[0]);
        const there = await db
          .selectFrom('job')
          .selectAll()
          .where('park', '=', park)
          .where('kind', '=', kind)
          .where('input_hash', '=', inputHash)
          .where('state', 'in', ['waiting', 'running', 'done'])
          .executeTakeFirst();
        if (there !== undefined) return jobOf(there);
      }
    },
    get,
    list: async (park, kind) => {
      let query = db.selectFrom('job').selectAll().where('park', '=', park).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(500);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      return (await query.execute()).map(jobOf);
    },
    cancel: async (id) => {
      if (!isId(id)) return;
      await sql`UPDATE job SET state = 'cancelled', updated_at = clock_timestamp() WHERE id = ${id} AND state IN ('waiting', 'running')`.execute(db);
    },
    work: async (kind, run) => {
      const worker = await startWorker({ db, url, listener, kind, run });
      workers.add(worker);
      return {
        stop: async () => {
          workers.delete(worker);
          await worker.stop();
        },
      };
    },
    watch: async (id, onChange) => {
      let busy = Promise.resolve();
      let watching = true;
      const stop = await listener.hear((payload) => {
        if (payload !== '' && !payload.startsWith(id)) return;
        busy = busy.then(async () => {
          const job = await get(id).catch(() => null);
          if (watching && job !== null) onChange(job);
        });
      });
      return () => {
        watching = false;
        stop();
      };
    },
    close: async () => {
      await Promise.all([...workers].map((worker) => worker.stop()));
    },
  };
}
