import { type Kysely, sql } from 'kysely';

/** The park of the entry a personal value belongs to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE personal ADD COLUMN park text COLLATE "C"`.execute(db);
  await sql`UPDATE personal SET park = (SELECT event.park FROM event WHERE event.entry = personal.entry ORDER BY event.seq LIMIT 1)`.execute(db);
  await sql`ALTER TABLE personal ALTER COLUMN park SET NOT NULL`.execute(db);
}
