import { sql } from 'kysely';
import { sha256 } from './canonical.ts';
import type { Db } from './database.ts';
import type { BlobInfo } from './types.ts';

const CHUNK = 1 << 20;

/** Keeps data of a park under its SHA-256. The same data are kept once, under the type they were first given, with a reference of each park. */
export async function putBlob(db: Db, data: Uint8Array, type: string, park: string): Promise<BlobInfo> {
  const hash = sha256(data);
  await db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('blob')
      .values({ hash, size: data.length, type, at: new Date().toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    await tx
      .insertInto('blob_park')
      .values({ park, hash })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (made.numInsertedOrUpdatedRows === 0n) return;
    for (let n = 0; n * CHUNK < data.length; n++) {
      const chunk = data.subarray(n * CHUNK, (n + 1) * CHUNK);
      await tx
        .insertInto('blob_chunk')
        .values({ hash, n, data: Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) })
        .execute();
    }
  });
  const kept = await db.selectFrom('blob').select(['size', 'type']).where('hash', '=', hash).executeTakeFirstOrThrow();
  return { hash, size: kept.size, type: kept.type };
}

/** Data by hash; null where the park has none. */
export async function getBlob(db: Db, hash: string, park: string): Promise<{ readonly data: Uint8Array; readonly type: string } | null> {
  const blob = await db
    .selectFrom('blob')
    .innerJoin('blob_park', 'blob_park.hash', 'blob.hash')
    .select(['size', 'type'])
    .where('blob.hash', '=', hash)
    .where('park', '=', park)
    .executeTakeFirst();
  if (blob === undefined) return null;
  const data = new Uint8Array(blob.size);
  for (let n = 0; n * CHUNK < blob.size; n++) {
    const { rows } = await sql<{ data: Buffer }>`SELECT data FROM blob_chunk WHERE hash = ${hash} AND n = ${n}`.execute(db);
    if (rows[0] !== undefined) data.set(rows[0].data, n * CHUNK);
  }
  return { data, type: blob.type };
}
