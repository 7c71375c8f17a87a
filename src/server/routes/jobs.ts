import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Fault } from '../../fault.ts';
import type { Job as StoredJob } from '../../store/index.ts';
import { createPart } from '../app-part.ts';
import { describeJob } from '../describe-job.ts';
import { accountOf, viewerOf } from '../env.ts';
import type { ServerContext, ServerEnv } from '../env.ts';
import { isGranted, may } from '../may.ts';
import { reply } from '../reply.ts';
import { answers, answersAs, Id, ParkId } from '../schemas/common.ts';
import { Job } from '../schemas/job.ts';

const over = new Set(['done', 'failed', 'cancelled']);
const keepAliveMs = 15_000;

/** Long work: plans. A job is seen by those who may read plans of its park, and stopped by who asked for it or may make plans. */
export function jobRoutes(context: ServerContext) {
  const app = createPart();
  const { queue } = context.store;
  const describe = (job: StoredJob) => describeJob(context.catalog.messages, job);

  const find = async (c: Context<ServerEnv>, id: string): Promise<StoredJob> => {
    const job = await queue.get(id);
    if (!job || !isGranted(viewerOf(c), 'read', job.park, 'plan')) throw new Fault('missing', { code: 'server.no-job', params: { id } });
    return job;
  };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/jobs',
      tags: ['jobs'],
      summary: 'Jobs of a park, newest first',
      request: { params: z.object({ park: ParkId }) },
      responses: answers(200, z.object({ jobs: z.array(Job) }), 'Jobs'),
    }),
    async (c) => {
      const { park } = c.req.valid('param');
      may(viewerOf(c), 'read', park, 'plan');
      return reply(c, { jobs: (await queue.list(park)).map(describe) });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/jobs/{id}',
      tags: ['jobs'],
      summary: 'One job',
      request: { params: z.object({ id: Id }) },
      responses: answers(200, Job, 'The job'),
    }),
    async (c) => reply(c, describe(await find(c, c.req.valid('param').id))),
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/jobs/{id}',
      tags: ['jobs'],
      summary: 'Cancels a job; its worker thread ends',
      request: { params: z.object({ id: Id }) },
      responses: answers(200, Job, 'The job'),
    }),
    async (c) => {
      const job = await find(c, c.req.valid('param').id);
      if (job.by !== accountOf(c).user.id) may(viewerOf(c), 'create', job.park, 'plan');
      if (!over.has(job.state)) await queue.cancel(job.id);
      return reply(c, describe(await find(c, job.id)));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/jobs/{id}/events',
      tags: ['jobs'],
      summary: 'Server-sent events: the job whenever it changes, until it is over',
      request: { params: z.object({ id: Id }) },
      responses: answersAs('text/event-stream', 'data: Job'),
    }),
    async (c) => {
      const first = await find(c, c.req.valid('param').id);
      return streamSSE(c, async (stream) => {
        await new Promise<void>((resolve) => {
          let stop: (() => void) | undefined;
          let ended = false;
          let told = false;
          let last = '';
          const end = (): void => {
            ended = true;
            clearInterval(alive);
            stop?.();
            resolve();
          };
          const alive = setInterval(() => void stream.write(': alive\n\n'), keepAliveMs);
          const send = (job: StoredJob): void => {
            const data = JSON.stringify(describe(job));
            // Two looks may come back in the other order: behind the end nothing is told.
            if (told || data === last) return;
            last = data;
            told = over.has(job.state);
            void stream.writeSSE({ data }).then(() => (over.has(job.state) ? end() : undefined));
          };
          stream.onAbort(end);
          send(first);
          // Between reading the job and watching it something may have changed: look again once the watch stands.
          queue
            .watch(first.id, send)
            .then(async (unwatch) => {
              stop = unwatch;
              if (ended) return unwatch();
              const now = await queue.get(first.id);
              if (now) send(now);
            })
            // the stream ends; who follows it asks again
            .catch(end);
        });
      });
    },
  );

  return app;
}
