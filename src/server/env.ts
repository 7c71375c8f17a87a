import type { Context } from 'hono';
import type { Logger } from 'pino';
import { Fault } from '../fault.ts';
import type { LoopCatalog, LoopContext } from '../loop/index.ts';
import type { Entry, Store, Viewer } from '../store/index.ts';
import type { Role } from './auth/roles.ts';
import type { Park } from './parks.ts';

/** Who has signed in, and how. Only a session needs the CSRF header: a browser sends cookies by itself, a token never. */
export interface Account {
  readonly user: Entry;
  readonly viewer: Viewer;
  readonly session: { readonly cookie: string; readonly csrf: string } | null;
}

export interface ServerEnv {
  Variables: { account: Account | undefined };
}

/** What the routes stand on; made once when the program starts. */
export interface ServerContext {
  readonly store: Store;
  readonly catalog: LoopCatalog;
  readonly roles: readonly Role[];
  readonly parks: readonly Park[];
  readonly log: Logger;
  readonly version: string;
  /** Folder of the built web app; null: API only. */
  readonly webDir: string | null;
}

/** The account of a request behind the sign-in gate. */
export function accountOf(c: Context<ServerEnv>): Account {
  const account = c.get('account');
  if (!account) throw new Fault('refused', { code: 'server.sign-in', params: {} });
  return account;
}

export function viewerOf(c: Context<ServerEnv>): Viewer {
  return accountOf(c).viewer;
}

/** A use case's context: who asks, for which park. Fault `server.no-park`. */
export function loopOf(context: ServerContext, c: Context<ServerEnv>, park: string): LoopContext {
  if (!context.parks.some((p) => p.id === park)) throw new Fault('missing', { code: 'server.no-park', params: { park } });
  return { store: context.store, catalog: context.catalog, viewer: viewerOf(c), park, now: () => new Date() };
}
