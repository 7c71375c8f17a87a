import type { KeyValue } from '../../store/index.ts';
import { hashSecret, randomSecret } from './secret.ts';

export const idleHours = 8;
const longestDays = 7;
const touchEveryMs = 60_000;

/** A session as it is kept, under the hash of its cookie. */
export interface Session {
  readonly user: string;
  readonly csrf: string;
  readonly startedAt: number;
  readonly seenAt: number;
}

const keyOf = (cookie: string): string => `session:${hashSecret(cookie)}`;
const idleEnd = (now: number): Date => new Date(now + idleHours * 3_600_000);

/** Opens a session; the cookie's value is returned once and never kept. */
export async function openSession(secrets: KeyValue, user: string, now = Date.now()): Promise<{ cookie: string; session: Session }> {
  const cookie = randomSecret();
  const session: Session = { user, csrf: randomSecret(), startedAt: now, seenAt: now };
  await secrets.set(keyOf(cookie), session, idleEnd(now));
  return { cookie, session };
}

/** The session of a cookie, or null when it never was, has been idle for 8 hours or is older than 7 days. */
export async function findSession(secrets: KeyValue, cookie: string, now = Date.now()): Promise<Session | null> {
  const session = (await secrets.get(keyOf(cookie))) as Session | null | undefined;
  if (!session) return null;
  if (now - session.seenAt > idleHours * 3_600_000 || now - session.startedAt > longestDays * 86_400_000) {
    await secrets.delete(keyOf(cookie));
    return null;
  }
  if (now - session.seenAt > touchEveryMs) await secrets.set(keyOf(cookie), { ...session, seenAt: now }, idleEnd(now));
  return session;
}

export async function closeSession(secrets: KeyValue, cookie: string): Promise<void> {
  await secrets.delete(keyOf(cookie));
}
