import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { KeyValue } from './types.ts';

/** Small system values beside the events. What has expired is as if it were not there, and is swept out as others are written. */
export function openSecrets(db: Db): KeyValue {
  return {
    get: async (key) => {
      const row = await db
        .selectFrom('secret')
        .select('value')
        .where('key', '=', key)
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<string>`now()`)]))
        .executeTakeFirst();
      return row?.value ?? null;
    },
    set: async (key, value, expiresAt) => {
      const row = { key, value: JSON.stringify(value ?? null), expires_at: expiresAt?.toISOString() ?? null };
      await db
        .insertInto('secret')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value, expires_at: row.expires_at }))
        .execute();
      await db.deleteFrom('secret').where('expires_at', '<', sql<string>`now()`).execute();
    },
    delete: async (key) => {
      await db.deleteFrom('secret').where('key', '=', key).execute();
    },
  };
}
