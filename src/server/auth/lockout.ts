import { Fault } from '../../fault.ts';
import type { KeyValue } from '../../store/index.ts';
import { hashSecret } from './secret.ts';

const triesAllowed = 5;
const lockedMinutes = 15;

interface Tries {
  readonly failed: number;
  readonly until: number | null;
}

/** Failed logins are counted by name, whether or not the name exists, so that the answer tells nothing about who has an account. */
const keyOf = (name: string): string => `tries:${hashSecret(name.toLowerCase())}`;

/** Refuses while a name is locked: 15 minutes after the fifth failed try in a row. */
export async function refuseLocked(secrets: KeyValue, name: string, now = Date.now()): Promise<void> {
  const tries = (await secrets.get(keyOf(name))) as Tries | null | undefined;
  if (tries?.until && tries.until > now) {
    throw new Fault('refused', { code: 'server.locked', params: { minutes: Math.ceil((tries.until - now) / 60_000), tries: triesAllowed } });
  }
}

/** Counts a failed try; returns how many are left before the lock. */
export async function countFailure(secrets: KeyValue, name: string, now = Date.now()): Promise<number> {
  const before = (await secrets.get(keyOf(name))) as Tries | null | undefined;
  const failed = (before?.until ? 0 : (before?.failed ?? 0)) + 1;
  const until = failed >= triesAllowed ? now + lockedMinutes * 60_000 : null;
  await secrets.set(keyOf(name), { failed, until } satisfies Tries, new Date(now + lockedMinutes * 60_000));
  return Math.max(0, triesAllowed - failed);
}

export async function forgetFailures(secrets: KeyValue, name: string): Promise<void> {
  await secrets.delete(keyOf(name));
}
