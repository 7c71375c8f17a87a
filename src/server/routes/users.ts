import { createRoute, z } from '@hono/zod-openapi';
import { Fault } from '../../fault.ts';
import { oneAtATime } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { checkPassword, createUser, findUser, installation, listUsers, setPassword } from '../auth/users.ts';
import { accountOf, viewerOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { may } from '../may.ts';
import { reply } from '../reply.ts';
import { NewUser, Password, UserChange } from '../schemas/account.ts';
import { answers, body, Empty, Id } from '../schemas/common.ts';
import { Entry } from '../schemas/entry.ts';

/** Accounts: their entries are of the ledger `user`, their passwords lie aside. */
export function userRoutes(context: ServerContext) {
  const app = createPart();
  const { store } = context;
  const onlyPark = context.parks.length === 1 && context.parks[0] ? context.parks[0].id : installation;

  const refuseUnknownRoles = (roles: readonly string[] | undefined) => {
    const unknown = roles?.find((r) => !context.roles.some((known) => known.id === r));
    if (unknown) throw new Fault('input', { code: 'server.no-role', params: { role: unknown }, where: { field: 'roles' } });
  };

  app.openapi(
    createRoute({ method: 'get', path: '/users', tags: ['users'], summary: 'Accounts', responses: answers(200, z.object({ users: z.array(Entry) }), 'Users') }),
    async (c) => reply(c, { users: await listUsers(context, viewerOf(c)) }),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/users',
      tags: ['users'],
      summary: 'Makes an account',
      request: { body: body(NewUser) },
      responses: answers(201, Entry, 'The user'),
    }),
    async (c) => {
      const { park = onlyPark, ...user } = c.req.valid('json');
      if (park !== installation && !context.parks.some((p) => p.id === park)) throw new Fault('missing', { code: 'server.no-park', params: { park } });
      may(viewerOf(c), 'create', park, 'user');
      refuseUnknownRoles(user.roles);
      const made = await oneAtATime('users', () => createUser(context, viewerOf(c), { park, ...user }));
      return reply(c, made, 201);
    },
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: '/users/{id}',
      tags: ['users'],
      summary: 'Changes an account: roles, names, password, disabled',
      request: { params: z.object({ id: Id }), body: body(UserChange) },
      responses: answers(200, Entry, 'The user'),
    }),
    async (c) => {
      const { password, ...values } = c.req.valid('json');
      const user = c.req.valid('param').id;
      refuseUnknownRoles(values.roles);
      if (user === accountOf(c).user.id && (values.disabled || (values.roles && !values.roles.includes('admin'))))
        throw new Fault('refused', { code: 'server.not-oneself', params: {} });
      const before = await findUser(context, viewerOf(c), user);
      if (!before) throw new Fault('missing', { code: 'server.no-user', params: { id: user } });
      may(viewerOf(c), 'change', before.park, 'user');
      if (password !== undefined) await setPassword(store, before, password);
      if (Object.keys(values).length > 0)
        await store.write(viewerOf(c), { park: before.park, changes: [{ ledger: 'user', kind: 'change', entry: user, values }] });
      return reply(c, await findUser(context, viewerOf(c), user));
    },
  );

  app.openapi(
    createRoute({
      method: 'put',
      path: '/me/password',
      tags: ['users'],
      summary: "Changes one's own password",
      request: { body: body(z.object({ old: Password, new: Password })) },
      responses: answers(200, Empty, 'Changed'),
    }),
    async (c) => {
      const { user } = accountOf(c);
      const given = c.req.valid('json');
      const right = await checkPassword(context, String(user.values.name), given.old);
      if (!right) throw new Fault('refused', { code: 'server.old-password', params: {}, where: { field: 'old' } });
      await setPassword(store, user, given.new);
      return reply(c, {});
    },
  );

  return app;
}
