import { createRoute, z } from '@hono/zod-openapi';
import { goalPrice, goalToLimit, scopeCard } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { loopOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { reply } from '../reply.ts';
import { answers, body, Id, ParkId, Text } from '../schemas/common.ts';
import { Entry } from '../schemas/entry.ts';
import { GoalPrice, ScopeCard } from '../schemas/plan.ts';

const ofGoal = z.object({ park: ParkId, id: Id });

/** From a goal to a limit of the plan, and back to its price. */
export function goalRoutes(context: ServerContext) {
  const app = createPart();

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/goals/{id}/card',
      tags: ['goals'],
      summary: 'Whether a goal can become a limit, and its 口径 card to fill in',
      request: { params: ofGoal },
      responses: answers(200, z.object({ possible: z.boolean(), why: Text.optional(), card: ScopeCard.optional() }), 'The card, or why there is none'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return reply(c, await scopeCard(loopOf(context, c, park), id));
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/goals/{id}/limit',
      tags: ['goals'],
      summary: 'Makes the limit that the card describes, linked with its goal',
      request: { params: ofGoal, body: body(z.object({ card: ScopeCard })) },
      responses: answers(201, z.object({ limit: Entry, command: z.string() }), 'The limit'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return reply(c, await goalToLimit(loopOf(context, c, park), id, c.req.valid('json').card), 201);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/goals/{id}/price',
      tags: ['goals'],
      summary: 'What a goal costs in the latest plan made with it, in words',
      request: { params: ofGoal },
      responses: answers(200, GoalPrice, 'The price, or why there is none yet'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return reply(c, await goalPrice(loopOf(context, c, park), id));
    },
  );

  return app;
}
