import type { KeyValue } from '../../store/index.ts';
import { hashSecret, randomSecret, sameSecret } from './secret.ts';

const key = 'setup';

/** A new set-up link's token; an older one stops working. Only its hash is kept, so a link that was not used is made anew at each start. */
export async function issueSetupToken(secrets: KeyValue): Promise<string> {
  const token = randomSecret();
  await secrets.set(key, { hash: hashSecret(token) });
  return token;
}

export async function isSetupToken(secrets: KeyValue, token: string): Promise<boolean> {
  const kept = (await secrets.get(key)) as { hash: string } | null | undefined;
  return kept ? sameSecret(hashSecret(token), kept.hash) : false;
}

/** After this no set-up link works. */
export async function closeSetup(secrets: KeyValue): Promise<void> {
  await secrets.delete(key);
}
