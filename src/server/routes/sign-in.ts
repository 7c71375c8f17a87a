import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { Fault } from '../../fault.ts';
import { oneAtATime } from '../../loop/index.ts';
import { systemViewer } from '../../store/index.ts';
import type { Entry } from '../../store/index.ts';
import { createPart } from '../app-part.ts';
import { countFailure, forgetFailures, refuseLocked } from '../auth/lockout.ts';
import { viewerOfUser } from '../auth/roles.ts';
import { closeSession, idleHours, openSession } from '../auth/session.ts';
import { closeSetup, isSetupToken } from '../auth/setup.ts';
import { checkPassword, createUser, hasNoUsers, installation } from '../auth/users.ts';
import { cookieName } from '../authenticate.ts';
import { accountOf } from '../env.ts';
import type { ServerContext, ServerEnv } from '../env.ts';
import { describeAccount } from '../me.ts';
import { reply } from '../reply.ts';
import { Me, Name, Password } from '../schemas/account.ts';
import { answers, body, Empty } from '../schemas/common.ts';

/** Set-up, sign-in, sign-out, and who is signed in. */
export function signInRoutes(context: ServerContext) {
  const app = createPart();
  const { store } = context;

  const signIn = async (c: Context<ServerEnv>, user: Entry) => {
    const { cookie, session } = await openSession(store.secrets, user.id);
    setCookie(c, cookieName(c), cookie, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: idleHours * 3600,
      secure: new URL(c.req.url).protocol === 'https:',
    });
    const viewer = viewerOfUser(user, context.roles);
    return reply(c, describeAccount(context, { user, viewer, session: { cookie, csrf: session.csrf } }));
  };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/setup',
      tags: ['sign-in'],
      summary: 'Whether the installation still needs its administrator, and whether a set-up link is valid',
      security: [],
      request: { query: z.object({ token: z.string().max(200).optional() }) },
      responses: answers(200, z.object({ needed: z.boolean(), valid: z.boolean() }), 'State of the set-up'),
    }),
    async (c) => {
      const needed = await hasNoUsers(context);
      return reply(c, { needed, valid: needed && (await isSetupToken(store.secrets, c.req.valid('query').token ?? '')) });
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/setup',
      tags: ['sign-in'],
      summary: 'Makes the administrator with the single-use token of the set-up link, and signs in',
      security: [],
      request: { body: body(z.object({ token: z.string().max(200), name: Name, password: Password, displayName: z.string().max(60).optional() })) },
      responses: answers(200, Me, 'Signed in'),
    }),
    async (c) => {
      const { token, name, password, displayName } = c.req.valid('json');
      const user = await oneAtATime('setup', async () => {
        if (!(await hasNoUsers(context))) throw new Fault('refused', { code: 'server.setup-done', params: {} });
        if (!(await isSetupToken(store.secrets, token))) throw new Fault('refused', { code: 'server.setup-token', params: {} });
        const made = await createUser(context, systemViewer(), { park: installation, name, displayName, password, roles: ['admin'] });
        await closeSetup(store.secrets);
        return made;
      });
      return signIn(c, user);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/login',
      tags: ['sign-in'],
      summary: 'Signs in; five wrong passwords in a row lock the name for 15 minutes',
      security: [],
      request: { body: body(z.object({ name: Name, password: Password })) },
      responses: answers(200, Me, 'Signed in'),
    }),
    async (c) => {
      const { name, password } = c.req.valid('json');
      const user = await oneAtATime(`login ${name.toLowerCase()}`, async () => {
        await refuseLocked(store.secrets, name);
        const found = await checkPassword(context, name, password);
        if (found) {
          await forgetFailures(store.secrets, name);
          return found;
        }
        const left = await countFailure(store.secrets, name);
        if (left === 0) await refuseLocked(store.secrets, name);
        throw new Fault('refused', { code: 'server.wrong-password', params: { left } });
      });
      return signIn(c, user);
    },
  );

  app.openapi(
    createRoute({ method: 'post', path: '/logout', tags: ['sign-in'], summary: 'Ends the session', responses: answers(200, Empty, 'Signed out') }),
    async (c) => {
      const { session } = accountOf(c);
      if (session) await closeSession(store.secrets, session.cookie);
      deleteCookie(c, cookieName(c), { path: '/' });
      return reply(c, {});
    },
  );

  app.openapi(
    createRoute({ method: 'get', path: '/me', tags: ['sign-in'], summary: 'Who is signed in', responses: answers(200, Me, 'The account') }),
    async (c) => reply(c, describeAccount(context, accountOf(c))),
  );

  return app;
}
