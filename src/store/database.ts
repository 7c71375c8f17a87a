import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Client, type CustomTypesConfig, Pool, types as defaults } from 'pg';
import { Fault } from '../fault.ts';
import type { LedgerDefinition } from '../ledger/index.ts';
import { migrations } from './migrations/index.ts';
import type { EventKind, JobState, SpanSource } from './types.ts';

/** A row of `event`; the members of a LedgerEvent under the database's names. */
export interface EventRow {
  readonly seq: number;
  readonly id: string;
  readonly park: string;
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly ledger: string;
  readonly ledger_version: number;
  readonly entry: string;
  readonly revision: number;
  readonly kind: EventKind;
  readonly changes: Record<string, [unknown, unknown]>;
  readonly source: SpanSource | null;
  readonly prev: string;
  readonly hash: string;
}

export interface JobRow {
  readonly id: string;
  readonly park: string;
  readonly kind: string;
  readonly input_hash: string;
  readonly by: string;
  readonly input: unknown;
  readonly state: JobState;
  readonly done: number;
  readonly text: string;
  readonly attempts: number;
  readonly result: unknown;
  readonly error: { readonly code: string; readonly params: Record<string, unknown> } | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Tables of the fixed core. Projections are reached through `sql`, their names and columns being data. */
export interface Core {
  event: EventRow;
  personal: { park: string; hash: string; salt: string; value: unknown; ledger: string; entry: string; field: string };
  projection: { ledger: string; definition: LedgerDefinition; definition_entry: string; table_name: string; shape: string };
  code_counter: { park: string; ledger: string; year: number; last: number };
  blob: { hash: string; size: number; type: string; at: string };
  blob_park: { park: string; hash: string };
  blob_chunk: { hash: string; n: number; data: Buffer };
  secret: { key: string; value: unknown; expires_at: string | null };
  job: JobRow;
}

export type Db = Kysely<Core>;
export type Tx = Transaction<Core>;

/** As JSON has them: bigint as number (sequence numbers stay far below 2⁵³), moments as ISO text in UTC, dates as written. */
const parsers = new Map<number, (text: string) => unknown>([
  [20, Number],
  [1082, (text) => text],
  [1184, (text) => new Date(text).toISOString()],
]);

const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? defaults.getTypeParser(oid, format as 'text')) as CustomTypesConfig['getTypeParser'],
};

/** A pool to the database and the query builder on it. */
export function connect(connectionString: string): { readonly db: Db; readonly pool: Pool } {
  const pool = new Pool({ connectionString, max: 12, types, application_name: 'parkloop' });
  // A server that goes away must fail the query in hand, not the program.
  pool.on('error', () => {});
  return { db: new Kysely<Core>({ dialect: new PostgresDialect({ pool }) }), pool };
}

/** One connection apart from the pool, for LISTEN and for locks that live as long as a session. */
export async function connectOne(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, types, application_name: 'parkloop', keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Brings the fixed core up to date. Several programs may do this at once: the migrator takes a lock. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error');
    throw new Fault(
      'internal',
      { code: 'store.migration-failed', params: { migration: failed?.migrationName ?? '', reason: String(error) } },
      { cause: error },
    );
  }
  // Without the right to add it search still works, only slower.
  await sql`CREATE EXTENSION IF NOT EXISTS pg_trgm`.execute(db).catch(() => {});
}
