import { type Kysely, type QueryExecutorProvider, sql } from 'kysely';

/** Which parks a blob was put in. The same data of two parks are kept once, and each park reaches them by a reference of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE blob_park (park text COLLATE "C", hash text COLLATE "C" REFERENCES blob, PRIMARY KEY (park, hash))`.execute(db);
  await referToBlobs(db);
}

/** References of blobs that were put before there were any: those the events of a park name, and the files of the models they name. */
export async function referToBlobs(db: QueryExecutorProvider): Promise<void> {
  await sql`
    INSERT INTO blob_park (park, hash)
    SELECT DISTINCT event.park, blob.hash FROM event, regexp_matches(event.changes::text, '[0-9a-f]{64}', 'g') AS named JOIN blob ON blob.hash = named[1]
    WHERE event.park <> '*' ON CONFLICT DO NOTHING`.execute(db);
  await sql`
    INSERT INTO blob_park (park, hash)
    SELECT DISTINCT model.park, blob.hash
    FROM (
      SELECT DISTINCT park, changes -> 'model' -> 1 ->> 'hash' AS hash FROM event WHERE ledger = 'scenario' AND changes -> 'model' -> 1 ->> 'hash' IS NOT NULL
    ) AS model
    JOIN blob AS list ON list.hash = model.hash AND list.type = 'application/json'
    CROSS JOIN LATERAL (
      SELECT convert_from(string_agg(data, ''::bytea ORDER BY n), 'UTF8')::jsonb AS content FROM blob_chunk WHERE blob_chunk.hash = list.hash
    ) AS manifest
    CROSS JOIN LATERAL jsonb_each_text(
      CASE WHEN jsonb_typeof(manifest.content -> 'files') = 'object' THEN manifest.content -> 'files' ELSE '{}' END
    ) AS file
    JOIN blob ON blob.hash = file.value
    WHERE manifest.content ->> 'park' = model.park ON CONFLICT DO NOTHING`.execute(db);
}
