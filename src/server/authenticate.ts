import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { Fault } from '../fault.ts';
import { systemViewer } from '../store/index.ts';
import { viewerOfUser } from './auth/roles.ts';
import { sameSecret } from './auth/secret.ts';
import { findSession } from './auth/session.ts';
import { userOfToken } from './auth/token.ts';
import { findUser, passwordSince } from './auth/users.ts';
import type { Account, ServerContext, ServerEnv } from './env.ts';

/** A browser keeps cookies by host and not by port: the port in the name keeps two installations on one host apart. */
export function cookieName(c: Context): string {
  const { port } = new URL(c.req.url);
  return port === '' ? 'parkloop' : `parkloop-${port}`;
}

const open = new Set(['/api/v1/setup', '/api/v1/login', '/api/v1/health', '/api/v1/openapi.json']);
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

async function accountOfUser(context: ServerContext, id: string, session: Account['session']): Promise<Account | undefined> {
  const user = await findUser(context, systemViewer(), id);
  if (!user || user.values.disabled === true) return undefined;
  return { user, viewer: viewerOfUser(user, context.roles), session };
}

/** Finds who asks: a Bearer token or the session cookie. */
async function identify(context: ServerContext, authorization: string | undefined, cookie: string | undefined): Promise<Account | undefined> {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (bearer) {
    const user = await userOfToken(context.store.secrets, bearer);
    return user ? accountOfUser(context, user, null) : undefined;
  }
  const session = cookie ? await findSession(context.store.secrets, cookie) : null;
  if (!cookie || !session || session.startedAt < (await passwordSince(context.store, session.user))) return undefined;
  return accountOfUser(context, session.user, { cookie, csrf: session.csrf });
}

/**
 * The sign-in gate of the API. A write of a cookie session needs the session's CSRF token in `x-csrf`; and no write is taken from another
 * site's page at all (Fetch Metadata), which also covers /login and /setup, where there is no session yet.
 */
export function authenticate(context: ServerContext): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    const account = await identify(context, c.req.header('authorization'), getCookie(c, cookieName(c)));
    c.set('account', account);
    const writes = !safe.has(c.req.method);
    if (writes && c.req.header('sec-fetch-site') === 'cross-site') throw new Fault('refused', { code: 'server.cross-site', params: {} });
    if (!open.has(c.req.path)) {
      if (!account) throw new Fault('refused', { code: 'server.sign-in', params: {} });
      if (writes && account.session && !sameSecret(c.req.header('x-csrf') ?? '', account.session.csrf))
        throw new Fault('refused', { code: 'server.csrf', params: {} });
    }
    await next();
  };
}
