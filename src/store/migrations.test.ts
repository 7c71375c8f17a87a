import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { connect, migrate } from './database.ts';
import { migrations } from './migrations/index.ts';
import { openTestStore } from './testing.ts';

test('a database of the first version gets parks for its blobs and personal values', async () => {
  const store = await openTestStore([]);
  const name = `old_${v7().replaceAll('-', '')}`;
  const first = connect(store.databaseUrl);
  await sql`CREATE DATABASE ${sql.ref(name)}`.execute(first.db);
  await first.db.destroy();
  const url = new URL(store.databaseUrl);
  url.pathname = `/${name}`;
  const { db } = connect(url.href);
  try {
    const core = Object.fromEntries(Object.entries(migrations).slice(0, 1));
    expect((await new Migrator({ db, provider: { getMigrations: async () => core } }).migrateToLatest()).error).toBeUndefined();
    const [entry, used, orphan] = [v7(), 'a'.repeat(64), 'b'.repeat(64)];
    await sql`INSERT INTO blob (hash, size, type) VALUES (${used}, 0, 'x'), (${orphan}, 0, 'x')`.execute(db);
    await sql`
      INSERT INTO event (seq, id, park, at, by, command, ledger, ledger_version, entry, revision, kind, changes, prev, hash)
      VALUES (1, ${v7()}, 'alxa', now(), '甲', 'c', 'thing', 1, ${entry}, 1, 'create', ${JSON.stringify({ file: [null, used] })}::jsonb, '', '1')`.execute(db);
    await sql`INSERT INTO personal (hash, salt, value, ledger, entry, field) VALUES ('h', 's', '1', 'thing', ${entry}, 'phone')`.execute(db);
    await migrate(db);
    expect(await db.selectFrom('blob_park').selectAll().execute()).toEqual([{ park: 'alxa', hash: used }]);
    expect(await db.selectFrom('personal').select(['park', 'hash']).execute()).toEqual([{ park: 'alxa', hash: 'h' }]);
  } finally {
    await db.destroy();
    await store.close();
  }
});
