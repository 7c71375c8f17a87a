import { type RawBuilder, sql } from 'kysely';
import type { LedgerDefinition } from '../ledger/index.ts';
import { type Quantity, toBase } from '../units/index.ts';
import type { Db, EventRow, Tx } from './database.ts';
import { FOREVER, type Shape } from './shape.ts';
import type { SpanSource } from './types.ts';
import { fit, type Values } from './validate.ts';

/** A ledger as the store works with it. */
export interface Ledger {
  readonly definition: LedgerDefinition;
  /** Entry under which the definition itself stands in the events. */
  readonly definitionEntry: string;
  readonly table: string;
  readonly shape: Shape;
}

/** A version of an entry: how it was from event `fromSeq` up to, not including, `toSeq`. */
export interface Version {
  readonly entry: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly revision: number;
  readonly park: string;
  readonly code: string;
  readonly year: number;
  readonly number: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly source: SpanSource | null;
  readonly values: Values;
}

/** The store's own columns of every projection, in the order of `rowOf`. */
const OWN = {
  entry: 'uuid',
  from_seq: 'bigint',
  to_seq: 'bigint',
  revision: 'int',
  park: 'text COLLATE "C"',
  code: 'text COLLATE "C"',
  code_year: 'int',
  code_number: 'int',
  created_at: 'timestamptz(3)',
  updated_at: 'timestamptz(3)',
  source: 'jsonb',
  search: 'text COLLATE "C"',
} as const;

/** Creates the table without its indexes: a build from events is faster so. */
export async function createTable(db: Db | Tx, table: string, shape: Shape): Promise<void> {
  const columns = allColumns(shape).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  await sql`CREATE TABLE ${sql.table(table)} (${sql.join(columns)}, PRIMARY KEY (entry, from_seq))`.execute(db);
}

/** Indexes stand on current versions only; older ones are found through their entry. */
export async function createIndexes(db: Db | Tx, table: string, shape: Shape): Promise<void> {
  const now = sql.raw(`WHERE to_seq = ${FOREVER}`);
  const on = sql.table(table);
  await sql`CREATE UNIQUE INDEX ON ${on} (entry) ${now}`.execute(db);
  await sql`CREATE INDEX ON ${on} (park, code_year, code_number) ${now}`.execute(db);
  await sql`CREATE INDEX ON ${on} (park, created_at, entry) ${now}`.execute(db);
  await sql`CREATE INDEX ON ${on} (park, updated_at, entry) ${now}`.execute(db);
  for (const { key } of shape.indexed) await sql`CREATE INDEX ON ${on} (park, ${sql.ref(key)}, entry) ${now}`.execute(db);
  if (shape.searched.length > 0) {
    const { rows } = await sql`SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'`.execute(db);
    if (rows.length > 0) await sql`CREATE INDEX ON ${on} USING gin (search gin_trgm_ops) ${now}`.execute(db);
  }
}

/** The latest version of each entry, standing or not. */
export async function loadLatest(db: Db | Tx, ledger: Ledger, entries: readonly string[]): Promise<Map<string, Version>> {
  const { rows } = await sql<Row>`
    SELECT DISTINCT ON (entry) ${sql.join(selected(ledger.shape))} FROM ${sql.table(ledger.table)} t
    WHERE entry = ANY(${[...new Set(entries)]}::uuid[]) ORDER BY entry, from_seq DESC`.execute(db);
  return new Map(rows.map((row) => [row.entry, versionOf(ledger.shape, row)]));
}

export type Row = Record<string, unknown> & { readonly entry: string };

/** Columns to select for `versionOf`. */
export function selected(shape: Shape): RawBuilder<unknown>[] {
  const own = Object.keys(OWN).filter((name) => name !== 'search');
  return [...own, ...shape.columns.map((column) => column.name)].map((name) => sql`t.${sql.ref(name)}`);
}

/** A version from its row. */
export function versionOf(shape: Shape, row: Row): Version {
  const values: Values = {};
  for (const { field, name } of shape.columns) values[field.id] = row[name] ?? null;
  return {
    entry: row.entry,
    fromSeq: row.from_seq as number,
    toSeq: row.to_seq as number,
    revision: row.revision as number,
    park: row.park as string,
    code: row.code as string,
    year: row.code_year as number,
    number: row.code_number as number,
    createdAt: row.created_at as string,
    updatedAt: row.updated_at as string,
    source: row.source as SpanSource | null,
    values,
  };
}

/** Value of a personal field by the hash that stands in the event; null when erased. */
export type Reveal = (hash: string) => unknown;

/** Running number of a park's, ledger's and year's next entry. */
export type NextNumber = (park: string, year: number) => number;

/** What an entry is after an event; null when it is gone. The one place where events become entries, in writing and in building anew. */
export function applyEvent(ledger: Ledger, before: Version | undefined, event: EventRow, reveal: Reveal, next: NextNumber): Version | null {
  if (event.kind === 'remove') return null;
  const changed: Values = {};
  for (const { field } of ledger.shape.columns) {
    const change = event.changes[field.id];
    if (change !== undefined) changed[field.id] = fit(field, plain(change[1], reveal));
  }
  const common = { entry: event.entry, fromSeq: event.seq, toSeq: FOREVER, revision: event.revision, park: event.park, updatedAt: event.at };
  if (before === undefined) {
    const year = yearOf(event.at);
    const number = next(event.park, year);
    const empty = Object.fromEntries(ledger.shape.columns.map(({ field }) => [field.id, null]));
    const code = `${ledger.definition.code}-${year}-${String(number).padStart(4, '0')}`;
    return { ...common, code, year, number, createdAt: event.at, source: event.source, values: { ...empty, ...changed } };
  }
  return { ...before, ...common, source: event.source ?? before.source, values: { ...before.values, ...changed } };
}

/** Whether a change's side is the hash of a personal value. */
export function isHashed(side: unknown): side is { readonly personal: string } {
  return typeof side === 'object' && side !== null && Object.keys(side).length === 1 && typeof (side as { personal?: unknown }).personal === 'string';
}

function plain(side: unknown, reveal: Reveal): unknown {
  return isHashed(side) ? reveal(side.personal) : side;
}

/** Year of a moment in Beijing, eight hours ahead and without summer time since 1991. */
export function yearOf(at: string): number {
  return new Date(Date.parse(at) + 8 * 3_600_000).getUTCFullYear();
}

/** Writes versions, and ends those in the table that newer ones follow. */
export async function saveVersions(
  db: Db | Tx,
  ledger: Ledger,
  versions: readonly Version[],
  ended: readonly { readonly entry: string; readonly fromSeq: number; readonly toSeq: number }[],
): Promise<void> {
  const table = sql.table(ledger.table);
  if (ended.length > 0) {
    await sql`
      UPDATE ${table} t SET to_seq = e.to_seq
      FROM unnest(${ended.map((e) => e.entry)}::uuid[], ${ended.map((e) => e.fromSeq)}::bigint[], ${ended.map((e) => e.toSeq)}::bigint[]) AS e(entry, from_seq, to_seq)
      WHERE t.entry = e.entry AND t.from_seq = e.from_seq`.execute(db);
  }
  const columns = allColumns(ledger.shape);
  const names = sql.join(columns.map(([name]) => sql.ref(name)));
  const record = sql.join(columns.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`));
  for (let at = 0; at < versions.length; at += 1000) {
    const rows = versions.slice(at, at + 1000).map((version) => rowOf(ledger.shape, version));
    await sql`INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(${record})`.execute(db);
  }
}

/** Every column of a projection with its type. */
export function allColumns(shape: Shape): [string, string][] {
  const fields = shape.columns.flatMap(({ name, type, key }): [string, string][] =>
    key === name
      ? [[name, type]]
      : [
          [name, type],
          [key, 'double precision'],
        ],
  );
  return [...Object.entries(OWN), ...fields];
}

/** A version as a row of its table. */
export function rowOf(shape: Shape, version: Version): Record<string, unknown> {
  const row: Record<string, unknown> = {
    entry: version.entry,
    from_seq: version.fromSeq,
    to_seq: version.toSeq,
    revision: version.revision,
    park: version.park,
    code: version.code,
    code_year: version.year,
    code_number: version.number,
    created_at: version.createdAt,
    updated_at: version.updatedAt,
    source: version.source,
    search: [version.code, ...shape.searched.flatMap((field) => version.values[field] ?? [])].join('\n').toLowerCase(),
  };
  for (const { field, name, key } of shape.columns) {
    const value = version.values[field.id] ?? null;
    row[name] = value;
    if (key !== name) row[key] = value === null ? null : toBase(value as Quantity);
  }
  return row;
}
