import { createRoute, z } from '@hono/zod-openapi';
import { undoCommand } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { loopOf, viewerOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { isGranted } from '../may.ts';
import { reply } from '../reply.ts';
import { answers, body, Id, ParkId } from '../schemas/common.ts';
import { Definition, Events } from '../schemas/entry.ts';

/** What ledgers there are, what happened lately, and taking a command back. */
export function ledgerRoutes(context: ServerContext) {
  const app = createPart();
  const { store } = context;

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/ledgers',
      tags: ['ledgers'],
      summary: 'Definitions of the ledgers one may read',
      request: { params: z.object({ park: ParkId }) },
      responses: answers(200, z.object({ ledgers: z.array(Definition) }), 'Definitions'),
    }),
    async (c) => {
      const viewer = viewerOf(c);
      const { park } = c.req.valid('param');
      return reply(c, { ledgers: (await store.definitions()).filter((d) => isGranted(viewer, 'read', park, d.id)) });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/recent',
      tags: ['ledgers'],
      summary: 'Latest changes one may read, newest first',
      request: {
        params: z.object({ park: ParkId }),
        query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(50), after: z.coerce.number().int().min(0).optional() }),
      },
      responses: answers(200, Events, 'Changes'),
    }),
    async (c) => {
      const { limit, after } = c.req.valid('query');
      return reply(c, { events: await store.recent(viewerOf(c), c.req.valid('param').park, limit, after) });
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/undo',
      tags: ['ledgers'],
      summary: 'Takes a command back, every event of it that still can be',
      request: { params: z.object({ park: ParkId }), body: body(z.object({ command: Id })) },
      responses: answers(200, Events, 'The events that reverse it'),
    }),
    async (c) => {
      const loop = loopOf(context, c, c.req.valid('param').park);
      return reply(c, { events: await undoCommand(loop, c.req.valid('json').command) });
    },
  );

  return app;
}
