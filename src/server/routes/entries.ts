import { createRoute, z } from '@hono/zod-openapi';
import { changePeriod, enterPeriod, momentOf } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { loopOf, viewerOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { findEntry, refuseBare, writeEntry } from '../entry-acts.ts';
import { withTexts } from '../error.ts';
import { etagOf, revisionOf } from '../if-match.ts';
import { reply } from '../reply.ts';
import { withLights } from '../lit.ts';
import { AsOf } from '../moment.ts';
import { answers, body, FaultInfo, Id, LedgerId, ParkId } from '../schemas/common.ts';
import { Entry, Events, Light, SpanSource, Values } from '../schemas/entry.ts';

const inLedger = z.object({ park: ParkId, ledger: LedgerId });
const ofEntry = z.object({ park: ParkId, ledger: LedgerId, id: Id });
const ifMatch = z.object({ 'if-match': z.string().optional().openapi({ description: 'The revision this change was made on, e.g. "3"' }) });

const Made = Entry.extend({
  warnings: z.array(FaultInfo).optional(),
  goals: z.array(z.object({ goal: Entry, before: Light, after: Light })).optional(),
}).openapi('MadeEntry', { description: 'A period entered also says what looks odd in it and which goals it moved' });

const Changed = Entry.extend({ warnings: z.array(FaultInfo).optional() }).openapi('ChangedEntry', {
  description: 'A changed period also says what looks odd in it',
});

const Query = z.object({
  filter: z.string().max(4000).optional().openapi({ description: "Formula over the ledger's fields" }),
  search: z.string().max(200).optional(),
  sort: z.string().max(200).optional().openapi({ description: 'Fields by comma, - before one sorts downwards' }),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(500).default(50),
  asOf: AsOf,
});

/** Entries of any ledger: the same few routes for all, shaped by the ledger's definition. */
export function entryRoutes(context: ServerContext) {
  const app = createPart();
  const { store } = context;

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/ledgers/{ledger}/entries',
      tags: ['entries'],
      summary: 'A page of entries, with their lights where the ledger has any',
      request: { params: inLedger, query: Query },
      responses: answers(200, z.object({ entries: z.array(Entry), total: z.int(), page: z.int(), size: z.int() }), 'Entries'),
    }),
    async (c) => {
      const { park, ledger } = c.req.valid('param');
      const { filter, search, sort, page, size, asOf } = c.req.valid('query');
      const loop = loopOf(context, c, park);
      const moment = momentOf(loop, asOf);
      const query = {
        park,
        ledger,
        page,
        size,
        ...(filter ? { filter } : {}),
        ...(search ? { search } : {}),
        ...(sort ? { sort: sort.split(',') } : {}),
        ...(moment.stored === undefined ? {} : { asOf: moment.stored }),
      };
      const { entries, total } = await store.list(loop.viewer, query);
      return reply(c, { entries: await withLights(loop, ledger, entries, moment), total, page, size });
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/ledgers/{ledger}/entries',
      tags: ['entries'],
      summary: 'Makes an entry',
      request: { params: inLedger, body: body(z.object({ values: Values, source: SpanSource.optional() })) },
      responses: answers(201, Made, 'The entry'),
    }),
    async (c) => {
      const { park, ledger } = c.req.valid('param');
      const { values, source } = c.req.valid('json');
      const loop = loopOf(context, c, park);
      await refuseBare(store, ledger, values);
      if (ledger === 'observation') {
        const { observation, warnings, goals } = await enterPeriod(loop, values);
        return reply(c, { ...observation, warnings: withTexts(context.catalog.messages, warnings), goals }, 201, etagOf(observation));
      }
      const [event] = await store.write(loop.viewer, { park, changes: [{ ledger, kind: 'create', values, ...(source ? { source } : {}) }] });
      const entry = await findEntry(loop, { ledger, id: event?.entry ?? '' });
      return reply(c, entry, 201, etagOf(entry));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/ledgers/{ledger}/entries/{id}',
      tags: ['entries'],
      summary: 'One entry',
      request: { params: ofEntry, query: z.object({ asOf: AsOf }) },
      responses: answers(200, Entry, 'The entry; its revision is the ETag'),
    }),
    async (c) => {
      const at = c.req.valid('param');
      const loop = loopOf(context, c, at.park);
      const moment = momentOf(loop, c.req.valid('query').asOf);
      const entry = await findEntry(loop, at, moment.stored);
      const [lit] = await withLights(loop, at.ledger, [entry], moment);
      return reply(c, lit, 200, etagOf(entry));
    },
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: '/parks/{park}/ledgers/{ledger}/entries/{id}',
      tags: ['entries'],
      summary: 'Changes fields of an entry; a conflict shows the entry as it is now',
      request: { params: ofEntry, headers: ifMatch, body: body(z.object({ values: Values })) },
      responses: answers(200, Changed, 'The entry'),
    }),
    async (c) => {
      const at = c.req.valid('param');
      const loop = loopOf(context, c, at.park);
      const { values } = c.req.valid('json');
      const write = () => writeEntry(loop, at, 'change', revisionOf(c.req.valid('header')['if-match']), values);
      const isPeriod = at.ledger === 'observation';
      const odd = isPeriod ? await changePeriod(loop, at.id, values, write) : [];
      if (!isPeriod) await write();
      const entry = await findEntry(loop, at);
      const [lit] = await withLights(loop, at.ledger, [entry], momentOf(loop));
      return reply(c, isPeriod ? { ...lit, warnings: withTexts(context.catalog.messages, odd) } : lit, 200, etagOf(entry));
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/parks/{park}/ledgers/{ledger}/entries/{id}',
      tags: ['entries'],
      summary: 'Removes an entry; it can be restored',
      request: { params: ofEntry, headers: ifMatch },
      responses: answers(200, Entry, 'The entry as it was'),
    }),
    async (c) => {
      const at = c.req.valid('param');
      const before = await findEntry(loopOf(context, c, at.park), at);
      await writeEntry(loopOf(context, c, at.park), at, 'remove', revisionOf(c.req.valid('header')['if-match']));
      return reply(c, before);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/ledgers/{ledger}/entries/{id}/restore',
      tags: ['entries'],
      summary: 'Brings a removed entry back',
      request: { params: ofEntry },
      responses: answers(200, Entry, 'The entry'),
    }),
    async (c) => {
      const at = c.req.valid('param');
      await writeEntry(loopOf(context, c, at.park), at, 'restore');
      const entry = await findEntry(loopOf(context, c, at.park), at);
      return reply(c, entry, 200, etagOf(entry));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/ledgers/{ledger}/entries/{id}/history',
      tags: ['entries'],
      summary: 'Every change of an entry: who, when, from, to',
      request: { params: ofEntry },
      responses: answers(200, Events, 'Changes'),
    }),
    async (c) => {
      const { park, ledger, id } = c.req.valid('param');
      return reply(c, { events: await store.history(viewerOf(c), park, ledger, id) });
    },
  );

  return app;
}
