import { Fault } from '../../fault.ts';
import { oneAtATime } from '../../loop/index.ts';
import { systemViewer } from '../../store/index.ts';
import type { Entry, Store, Viewer } from '../../store/index.ts';
import { isGranted } from '../may.ts';
import type { Park } from '../parks.ts';
import { forgetFailures } from './lockout.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { PasswordHash } from './password.ts';
import { deleteTokens } from './token.ts';

/** In place of a park: entries of the whole installation. A user stands there and reaches all parks, or in one park and reaches that one. */
export const installation = '*';

/** Where users are: the store and its parks. */
export interface Home {
  readonly store: Store;
  readonly parks: readonly Park[];
}

export interface NewUser {
  readonly park: string;
  readonly name: string;
  readonly displayName?: string | undefined;
  readonly unit?: string | undefined;
  readonly enterprise?: string | undefined;
  readonly roles: readonly string[];
  readonly password: string;
}

interface KeptPassword {
  readonly hash: PasswordHash;
  readonly setAt: number;
}

const ledger = 'user';
const page = 200;
const passwordKey = (user: string): string => `password:${user}`;
const placesOf = (home: Home): readonly string[] => [installation, ...home.parks.map((p) => p.id)];

/** All users that `viewer` may see. An installation has hundreds at most. */
export async function listUsers(home: Home, viewer: Viewer): Promise<readonly Entry[]> {
  const users: Entry[] = [];
  for (const park of placesOf(home).filter((place) => isGranted(viewer, 'read', place, ledger))) {
    for (let at = 1; ; at++) {
      const { entries } = await home.store.list(viewer, { park, ledger, sort: ['name'], page: at, size: page });
      users.push(...entries);
      if (entries.length < page) break;
    }
  }
  return users;
}

/** Whether nobody has an account yet. */
export async function hasNoUsers(home: Home): Promise<boolean> {
  return (await listUsers(home, systemViewer())).length === 0;
}

async function findUserByName(home: Home, name: string): Promise<Entry | null> {
  return (await listUsers(home, systemViewer())).find((u) => String(u.values.name).toLowerCase() === name.toLowerCase()) ?? null;
}

export async function findUser(home: Home, viewer: Viewer, id: string): Promise<Entry | null> {
  for (const park of placesOf(home)) {
    const user = await home.store.get(viewer, park, ledger, id);
    if (user) return user;
  }
  return null;
}

/** Makes a user with a password. Names are one only; call one at a time. Refused: a name taken, a password too short. */
export async function createUser(home: Home, viewer: Viewer, { park, password, ...given }: NewUser): Promise<Entry> {
  if (await findUserByName(home, given.name))
    throw new Fault('conflict', { code: 'server.name-taken', params: { name: given.name }, where: { field: 'name' } });
  const hash = await hashPassword(password, given.name);
  const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const [event] = await home.store.write(viewer, { park, changes: [{ ledger, kind: 'create', values }] });
  const user = event ? await home.store.get(systemViewer(), park, ledger, event.entry) : null;
  if (!user) throw new Fault('internal', { code: 'server.internal', params: {} });
  await keepPassword(home.store, user.id, hash);
  return user;
}

async function keptPassword(store: Store, user: string): Promise<KeptPassword | null> {
  return ((await store.secrets.get(passwordKey(user))) as KeptPassword | null | undefined) ?? null;
}

async function keepPassword(store: Store, user: string, hash: PasswordHash): Promise<void> {
  await store.secrets.set(passwordKey(user), { hash, setAt: Date.now() } satisfies KeptPassword);
}

/** Since when a user's password holds (ms); sessions begun before it are over. */
export async function passwordSince(store: Store, user: string): Promise<number> {
  return (await keptPassword(store, user))?.setAt ?? 0;
}

/** Gives a user a new password, which ends his sessions and API tokens and unlocks his name. */
export async function setPassword(store: Store, user: Entry, password: string): Promise<void> {
  const name = String(user.values.name);
  await keepPassword(store, user.id, await hashPassword(password, name));
  await oneAtATime(`tokens ${user.id}`, () => deleteTokens(store.secrets, user.id));
  await forgetFailures(store.secrets, name);
}

/** The user whose name and password these are; null otherwise, in the same time whether or not the name exists. A disabled user is nobody. */
export async function checkPassword(home: Home, name: string, password: string): Promise<Entry | null> {
  const user = await findUserByName(home, name);
  const kept = user ? await keptPassword(home.store, user.id) : null;
  const right = await verifyPassword(password, kept?.hash ?? null);
  return right && user && user.values.disabled !== true ? user : null;
}
