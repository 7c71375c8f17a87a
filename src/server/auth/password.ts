import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '../../fault.ts';

/** A password as it is kept: argon2id with its parameters, so that they can be raised later without locking anyone out. */
export interface PasswordHash {
  readonly algorithm: 'argon2id';
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: string;
  readonly hash: string;
}

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. Guessing online is bounded by the lock-out; more memory would let
// a few logins at once exhaust a small office server.
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const shortest = 8;
const longest = 200;
const derive = promisify(argon2);

/** Hashes a password; refuses one of fewer than 8 or more than 200 characters, or one equal to the user's name. */
export async function hashPassword(password: string, userName: string): Promise<PasswordHash> {
  const length = [...password].length;
  if (length < shortest) throw new Fault('input', { code: 'server.password-short', params: { least: shortest }, where: { field: 'password' } });
  if (length > longest) throw new Fault('input', { code: 'server.password-long', params: { most: longest }, where: { field: 'password' } });
  if (password.toLowerCase() === userName.toLowerCase())
    throw new Fault('input', { code: 'server.password-is-name', params: {}, where: { field: 'password' } });
  const salt = randomBytes(16);
  const hash = await derive('argon2id', { message: password.normalize('NFC'), nonce: salt, ...parameters });
  const { memory, passes, parallelism } = parameters;
  return { algorithm: 'argon2id', memory, passes, parallelism, salt: salt.toString('base64'), hash: hash.toString('base64') };
}

/** Compares in constant time. Without a kept hash the same work is done, so that the time taken does not tell whether the user exists. */
export async function verifyPassword(password: string, kept: PasswordHash | null): Promise<boolean> {
  const expected = Buffer.from(kept?.hash ?? '', 'base64');
  const { memory, passes, parallelism } = kept ?? parameters;
  const nonce = kept ? Buffer.from(kept.salt, 'base64') : randomBytes(16);
  const actual = await derive('argon2id', { message: password.normalize('NFC'), nonce, memory, passes, parallelism, tagLength: kept ? expected.length : 32 });
  return kept !== null && timingSafeEqual(actual, expected);
}
