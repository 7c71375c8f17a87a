import { Fault } from '../../fault.ts';
import type { KeyValue } from '../../store/index.ts';
import { v7 as uuidv7 } from 'uuid';
import { hashSecret, randomSecret } from './secret.ts';

const mostTokens = 50;

/** An API token as its owner sees it; the token itself is shown once. */
export interface TokenInfo {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

interface KeptToken extends TokenInfo {
  readonly hash: string;
}

const listKey = (user: string): string => `tokens:${user}`;
const tokenKey = (hash: string): string => `token:${hash}`;

async function kept(secrets: KeyValue, user: string): Promise<readonly KeptToken[]> {
  return ((await secrets.get(listKey(user))) as KeptToken[] | null | undefined) ?? [];
}

export async function listTokens(secrets: KeyValue, user: string): Promise<readonly TokenInfo[]> {
  return (await kept(secrets, user)).map(({ id, name, createdAt }) => ({ id, name, createdAt }));
}

/** Makes a token for a user; only its hash is kept. Call one at a time for a user. */
export async function createToken(secrets: KeyValue, user: string, name: string): Promise<{ token: string; info: TokenInfo }> {
  const before = await kept(secrets, user);
  if (before.length >= mostTokens) throw new Fault('refused', { code: 'server.too-many-tokens', params: { most: mostTokens } });
  const token = `pl_${randomSecret()}`;
  const info: TokenInfo = { id: uuidv7(), name, createdAt: new Date().toISOString() };
  const hash = hashSecret(token);
  await secrets.set(listKey(user), [...before, { ...info, hash }]);
  await secrets.set(tokenKey(hash), { user, id: info.id });
  return { token, info };
}

/** Takes a token back; it works no longer when this resolves. */
export async function deleteToken(secrets: KeyValue, user: string, id: string): Promise<void> {
  const before = await kept(secrets, user);
  const gone = before.find((t) => t.id === id);
  if (!gone) throw new Fault('missing', { code: 'server.no-token', params: { id } });
  await secrets.delete(tokenKey(gone.hash));
  await secrets.set(
    listKey(user),
    before.filter((t) => t.id !== id),
  );
}

/** Takes all tokens of a user back. Call one at a time for a user. */
export async function deleteTokens(secrets: KeyValue, user: string): Promise<void> {
  for (const { hash } of await kept(secrets, user)) await secrets.delete(tokenKey(hash));
  await secrets.delete(listKey(user));
}

/** The user a Bearer token stands for, or null. */
export async function userOfToken(secrets: KeyValue, token: string): Promise<string | null> {
  const found = (await secrets.get(tokenKey(hashSecret(token)))) as { user: string } | null | undefined;
  return found?.user ?? null;
}
