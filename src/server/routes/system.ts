import { createRoute, z } from '@hono/zod-openapi';
import type { Store } from '../../store/index.ts';
import { createPart } from '../app-part.ts';
import type { ServerContext } from '../env.ts';
import { reply } from '../reply.ts';
import { answers } from '../schemas/common.ts';

type Definitions = Awaited<ReturnType<Store['definitions']>>;

/** Whether the server is well, and the API's own description. */
export function systemRoutes(context: ServerContext, describe: (definitions: Definitions) => Record<string, unknown>) {
  const app = createPart();

  app.openapi(
    createRoute({
      method: 'get',
      path: '/health',
      tags: ['system'],
      summary: 'Whether the server and its database answer',
      security: [],
      responses: answers(200, z.object({ ok: z.boolean(), version: z.string(), head: z.int() }), 'Well'),
    }),
    async (c) => reply(c, { ok: true, version: context.version, head: (await context.store.head()).seq }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/openapi.json',
      tags: ['system'],
      summary: 'This document (OpenAPI 3.1)',
      security: [],
      responses: answers(200, z.looseObject({ openapi: z.string() }), 'The document'),
    }),
    async (c) => reply(c, describe(await context.store.definitions())),
  );

  return app;
}
