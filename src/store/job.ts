import type { JobRow } from './database.ts';
import type { Job } from './types.ts';

/** A row under the names of the contract. */
export function jobOf(row: JobRow): Job {
  const { id, park, kind, by, state, done, text, attempts, result, error } = row;
  return { id, park, kind, inputHash: row.input_hash, by, state, done, text, attempts, result, error, createdAt: row.created_at, updatedAt: row.updated_at };
}
