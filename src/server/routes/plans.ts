import { createRoute, z } from '@hono/zod-openapi';
import { isStale, modelSummary, planBalance, planFlows, planWeek, requestPlan } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { describeJob } from '../describe-job.ts';
import { findEntry } from '../entry-acts.ts';
import { loopOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { may } from '../may.ts';
import { reply } from '../reply.ts';
import { answers, body, Id, ParkId } from '../schemas/common.ts';
import { Entry } from '../schemas/entry.ts';
import { Job } from '../schemas/job.ts';
import { Balance, Flows, Model, NewPlan, Week } from '../schemas/plan.ts';

/** Plans: asked for, listed, looked into. */
export function planRoutes(context: ServerContext) {
  const app = createPart();

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/plans',
      tags: ['plans'],
      summary: 'Asks for a plan; the same question gives the job and plan already there',
      request: { params: z.object({ park: ParkId }), body: body(NewPlan) },
      responses: answers(202, z.object({ job: Job, plan: z.union([Entry, z.null()]) }), 'The job'),
    }),
    async (c) => {
      const loop = loopOf(context, c, c.req.valid('param').park);
      may(loop.viewer, 'create', loop.park, 'plan');
      const given = Object.entries(c.req.valid('json')).filter(([, value]) => value !== undefined);
      const { job, plan } = await requestPlan(loop, Object.fromEntries(given));
      return reply(c, { job: describeJob(context.catalog.messages, job), plan }, 202);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/plans',
      tags: ['plans'],
      summary: 'Plans, newest first',
      request: { params: z.object({ park: ParkId }) },
      responses: answers(200, z.object({ plans: z.array(Entry) }), 'Plans'),
    }),
    async (c) => {
      const loop = loopOf(context, c, c.req.valid('param').park);
      may(loop.viewer, 'read', loop.park, 'plan');
      const { entries } = await context.store.list(loop.viewer, { park: loop.park, ledger: 'plan', sort: ['-createdAt'], size: 200 });
      return reply(c, { plans: entries });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/plans/{id}',
      tags: ['plans'],
      summary: 'One plan: capacities, limits with their prices, accounts, certificate',
      request: { params: z.object({ park: ParkId, id: Id }) },
      responses: answers(200, Entry, 'The plan'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      const loop = loopOf(context, c, park);
      const plan = await findEntry(loop, { ledger: 'plan', id });
      return reply(c, { ...plan, values: { ...plan.values, stale: await isStale(loop, plan) } });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/plans/{id}/flows',
      tags: ['plans'],
      summary: 'One hourly array: process:ID, level:ID, charge:ID, discharge:ID or price:COMMODITY',
      request: { params: z.object({ park: ParkId, id: Id }), query: z.object({ item: z.string().max(200) }) },
      responses: answers(200, Flows, 'The hours'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return reply(c, await planFlows(loopOf(context, c, park), id, c.req.valid('query').item));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/plans/{id}/balance',
      tags: ['plans'],
      summary: 'Where the energy of a kind comes from and goes, and the mean price of every commodity with its unit',
      request: { params: z.object({ park: ParkId, id: Id }), query: z.object({ kind: z.string().max(60).optional() }) },
      responses: answers(200, Balance, 'The balance'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return reply(c, await planBalance(loopOf(context, c, park), id, c.req.valid('query').kind));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/plans/{id}/week',
      tags: ['plans'],
      summary: 'A week of one commodity: supply, demand, storage, price',
      request: {
        params: z.object({ park: ParkId, id: Id }),
        query: z.object({ start: z.coerce.number().int().default(0), commodity: z.string().max(100).optional() }),
      },
      responses: answers(200, Week, 'The week'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      const { start, commodity } = c.req.valid('query');
      return reply(c, await planWeek(loopOf(context, c, park), id, start, commodity));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/model',
      tags: ['plans'],
      summary: "The park's model as in use, every value with its mark",
      request: { params: z.object({ park: ParkId }) },
      responses: answers(200, z.object({ model: Model }), 'The model'),
    }),
    async (c) => reply(c, { model: await modelSummary(loopOf(context, c, c.req.valid('param').park)) }),
  );

  return app;
}
