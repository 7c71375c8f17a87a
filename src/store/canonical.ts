import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LedgerEvent } from './types.ts';

/** `prev` of the first event. */
export const GENESIS = '0'.repeat(64);

/** Canonical JSON (RFC 8785) of a JSON value. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Hash of an event: SHA-256 over the canonical JSON of all its members but `hash` itself. */
export function hashEvent(event: Omit<LedgerEvent, 'hash'>): string {
  const { seq, id, park, at, by, command, ledger, ledgerVersion, entry, revision, kind, changes, source, prev } = event;
  return sha256(canonical({ seq, id, park, at, by, command, ledger, ledgerVersion, entry, revision, kind, changes, source, prev }));
}

/**
 * Whether a value survives a round through PostgreSQL unchanged: text holds no NUL, jsonb no lone surrogate, JSON no Infinity.
 * What would not survive must be refused before it is hashed, or the chain could not be recomputed.
 */
export function isKeepable(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (Array.isArray(value)) return value.every(isKeepable);
  if (typeof value !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)) return false;
  return Object.entries(value).every(([key, inner]) => isKeepable(key) && isKeepable(inner));
}

/** Equality of two JSON values. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || canonical(a ?? null) === canonical(b ?? null);
}
