import { createRoute, z } from '@hono/zod-openapi';
import { oneAtATime } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { createToken, deleteToken, listTokens } from '../auth/token.ts';
import { accountOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { reply } from '../reply.ts';
import { TokenInfo } from '../schemas/account.ts';
import { answers, body, Empty, Id } from '../schemas/common.ts';

/** API tokens of the signed-in user; a token carries its user's grants. */
export function tokenRoutes(context: ServerContext) {
  const app = createPart();
  const { secrets } = context.store;

  app.openapi(
    createRoute({
      method: 'get',
      path: '/tokens',
      tags: ['tokens'],
      summary: "One's own API tokens",
      responses: answers(200, z.object({ tokens: z.array(TokenInfo) }), 'Tokens'),
    }),
    async (c) => reply(c, { tokens: await listTokens(secrets, accountOf(c).user.id) }),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/tokens',
      tags: ['tokens'],
      summary: 'Makes an API token, shown this once',
      request: { body: body(z.object({ name: z.string().trim().min(1).max(100) })) },
      responses: answers(201, TokenInfo.extend({ token: z.string() }), 'The token'),
    }),
    async (c) => {
      const user = accountOf(c).user.id;
      const { token, info } = await oneAtATime(`tokens ${user}`, () => createToken(secrets, user, c.req.valid('json').name));
      return reply(c, { ...info, token }, 201);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/tokens/{id}',
      tags: ['tokens'],
      summary: 'Takes a token back',
      request: { params: z.object({ id: Id }) },
      responses: answers(200, Empty, 'Gone'),
    }),
    async (c) => {
      const user = accountOf(c).user.id;
      await oneAtATime(`tokens ${user}`, () => deleteToken(secrets, user, c.req.valid('param').id));
      return reply(c, {});
    },
  );

  return app;
}
