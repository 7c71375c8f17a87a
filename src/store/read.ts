import { type RawBuilder, sql } from 'kysely';
import { Fault } from '../fault.ts';
import { compileCondition } from './condition.ts';
import type { Db } from './database.ts';
import { type Rights, rightsOf } from './grants.ts';
import { type Ledger, type Row, selected, versionOf } from './projection.ts';
import { FOREVER } from './shape.ts';
import type { Entry, EntryQuery, Viewer } from './types.ts';
import { isId } from './validate.ts';

/** Entries on a page when a query does not say. */
const PAGE = 50;

interface Selection {
  readonly rights: Rights;
  readonly where: RawBuilder<boolean>;
}

/** The one WHERE of list and count: park, time, rights, filter, search. A field that filters or sorts must be one the viewer may see on that row. */
async function select(db: Db, ledger: Ledger, viewer: Viewer, query: EntryQuery, used: readonly string[]): Promise<Selection> {
  const rights = rightsOf(viewer, 'read', query.park, ledger);
  const fields = new Set(used);
  const conditions: RawBuilder<boolean>[] = [sql`t.park = ${query.park}`, await timeCondition(db, query.asOf), rights.where];
  if (query.filter !== undefined && query.filter.trim() !== '') {
    const filter = compileCondition(ledger, query.filter, viewer);
    for (const field of filter.fields) fields.add(field);
    conditions.push(filter.sql);
  }
  if (query.search !== undefined && query.search.trim() !== '') conditions.push(searchCondition(ledger, rights, query.search.trim()));
  conditions.push(rights.whereFields(fields));
  return { rights, where: sql<boolean>`${sql.join(conditions, sql.raw(' AND '))}` };
}

/** Page of entries, and how many there are over all pages. */
export async function list(db: Db, ledger: Ledger, viewer: Viewer, query: EntryQuery): Promise<{ readonly entries: readonly Entry[]; readonly total: number }> {
  const { order, fields, downBy } = orderOf(ledger, query.sort ?? []);
  const { rights, where } = await select(db, ledger, viewer, query, fields);
  const size = Math.max(1, Math.min(query.size ?? PAGE, 10_000));
  const offset = (Math.max(1, query.page ?? 1) - 1) * size;
  const table = sql.table(ledger.table);
  const pageOf = async (condition: RawBuilder<unknown>, by: RawBuilder<unknown>, limit: number, from: number): Promise<readonly Row[]> =>
    (
      await sql<Row>`SELECT ${sql.join([...selected(ledger.shape), ...rights.marks])} FROM ${table} t WHERE ${condition} ORDER BY ${by} LIMIT ${limit} OFFSET ${from}`.execute(
        db,
      )
    ).rows;
  const countOf = async (condition: RawBuilder<unknown>): Promise<number> =>
    (await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${table} t WHERE ${condition}`.execute(db)).rows[0]?.n ?? 0;
  const downwards = async (key: RawBuilder<unknown>): Promise<readonly Row[]> => {
    // Empties last while sorting downwards fits no index read backwards; the filled and the empty, each on its own, do.
    const filled = sql`${where} AND ${key} IS NOT NULL`;
    const rows = await pageOf(filled, sql`${key} DESC, t.entry DESC`, size, offset);
    if (rows.length === size) return rows;
    const before = rows.length > 0 ? offset + rows.length : await countOf(filled);
    return [...rows, ...(await pageOf(sql`${where} AND ${key} IS NULL`, sql`t.entry DESC`, size - rows.length, Math.max(0, offset - before)))];
  };
  const [rows, total] = await Promise.all([downBy === null ? pageOf(where, order, size, offset) : downwards(downBy), countOf(where)]);
  return { entries: rows.map((row) => entryOf(ledger, rights, row)), total };
}

/** One entry, or null where there is none that the viewer may see. */
export async function get(db: Db, ledger: Ledger, viewer: Viewer, park: string, entry: string, asOf?: string | number): Promise<Entry | null> {
  if (!isId(entry)) return null;
  const rights = rightsOf(viewer, 'read', park, ledger);
  const { rows } = await sql<Row>`
    SELECT ${sql.join([...selected(ledger.shape), ...rights.marks])} FROM ${sql.table(ledger.table)} t
    WHERE t.entry = ${entry} AND t.park = ${park} AND ${await timeCondition(db, asOf)} AND ${rights.where}`.execute(db);
  return rows[0] === undefined ? null : entryOf(ledger, rights, rows[0]);
}

/** Number of entries by the value of a field; of a list of choices, links or texts, by each of its items. */
export async function count(
  db: Db,
  ledger: Ledger,
  viewer: Viewer,
  query: EntryQuery,
  by: string,
): Promise<readonly { readonly value: unknown; readonly count: number }[]> {
  const column = ledger.shape.columns.find(({ field }) => field.id === by);
  if (column === undefined || column.field.type === 'json') throw unknownField(ledger, by);
  const { where } = await select(db, ledger, viewer, query, [by]);
  const value = column.type === 'text[]' ? sql`unnest(t.${sql.ref(column.name)})` : sql`t.${sql.ref(column.name)}`;
  const { rows } = await sql<{ value: unknown; n: number }>`
    SELECT ${value} AS value, count(*)::int AS n FROM ${sql.table(ledger.table)} t WHERE ${where} GROUP BY 1 ORDER BY 2 DESC, 1`.execute(db);
  return rows.map((row) => ({ value: row.value, count: row.n }));
}

/** Versions that stand, or that stood after event `asOf`, or at the end of that day in Beijing, or at that moment. */
async function timeCondition(db: Db, asOf: string | number | undefined): Promise<RawBuilder<boolean>> {
  if (asOf === undefined) return sql<boolean>`t.to_seq = ${sql.raw(String(FOREVER))}`;
  const seq = typeof asOf === 'number' ? asOf : await seqAt(db, asOf);
  return sql<boolean>`t.from_seq <= ${seq} AND t.to_seq > ${seq}`;
}

/** Number of the last event up to a moment or to the end of a day. Fault `store.not-a-moment`. */
export async function seqAt(db: Db, moment: string): Promise<number> {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(moment);
  const date = new Date(isDay ? `${moment}T23:59:59.999+08:00` : moment);
  if (Number.isNaN(date.getTime())) throw new Fault('input', { code: 'store.not-a-moment', params: { value: moment } });
  const row = await db
    .selectFrom('event')
    .select('seq')
    .where('at', '<=', date.toISOString())
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** Every word must be found. Where the viewer sees some fields only, these alone are looked through. */
function searchCondition(ledger: Ledger, rights: Rights, search: string): RawBuilder<boolean> {
  const words = search.toLowerCase().split(/\s+/).slice(0, 8);
  const restricted = ledger.shape.searched.filter((field) => !rights.showsAlways(field) && !rights.allows({}, field));
  const conditions = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    if (restricted.length === 0) return sql`t.search LIKE ${pattern}`;
    const single = ledger.shape.columns
      .filter(({ field }) => ledger.shape.searched.includes(field.id))
      .flatMap(({ field, name, type }) => {
        const column = sql.ref(name);
        const found = type === 'text[]' ? sql`array_to_string(t.${column}, E'\\n') ILIKE ${pattern}` : sql`t.${column} ILIKE ${pattern}`;
        try {
          return [sql`(${found} AND ${rights.whereFields([field.id])})`];
        } catch (error) {
          if (error instanceof Fault) return []; // hidden on every row
          throw error;
        }
      });
    return sql`(${sql.join([sql`lower(t.code) LIKE ${pattern}`, ...single], sql.raw(' OR '))})`;
  });
  return sql<boolean>`${sql.join(conditions, sql.raw(' AND '))}`;
}

interface Order {
  readonly order: RawBuilder<unknown>;
  readonly fields: readonly string[];
  /** The column, where one field that may be empty sorts downwards. */
  readonly downBy: RawBuilder<unknown> | null;
}

/** Chinese text sorts by pinyin through its column's collation. What is empty comes last, whichever way. */
function orderOf(ledger: Ledger, sort: readonly string[]): Order {
  const fields: string[] = [];
  const terms: RawBuilder<unknown>[] = [];
  let nullable: RawBuilder<unknown> | null = null;
  let firstDown = false;
  for (const term of sort
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter(Boolean)) {
    const down = term.startsWith('-');
    const name = down ? term.slice(1) : term;
    if (terms.length === 0) firstDown = down;
    const direction = sql.raw(down ? 'DESC' : 'ASC');
    if (name === 'code') terms.push(sql`t.code_year ${direction}`, sql`t.code_number ${direction}`);
    else if (name === 'createdAt' || name === 'updatedAt') terms.push(sql`t.${sql.ref(name === 'createdAt' ? 'created_at' : 'updated_at')} ${direction}`);
    else {
      const column = ledger.shape.columns.find(({ field }) => field.id === name);
      if (column === undefined || !column.sortable) throw unknownField(ledger, name);
      fields.push(name);
      nullable = sql`t.${sql.ref(column.key)}`;
      terms.push(sql`t.${sql.ref(column.key)} ${direction} NULLS LAST`);
    }
  }
  if (terms.length === 0) terms.push(sql`t.code_year`, sql`t.code_number`);
  else terms.push(sql`t.entry ${sql.raw(firstDown ? 'DESC' : 'ASC')}`);
  return { order: sql.join(terms), fields, downBy: firstDown && terms.length === 2 ? nullable : null };
}

/** What the viewer may see of a row. Fields hidden from him are left out, not emptied. */
export function entryOf(ledger: Ledger, rights: Rights, row: Row): Entry {
  const version = versionOf(ledger.shape, row);
  const values = Object.fromEntries(Object.entries(version.values).filter(([field]) => rights.allows(row, field)));
  const { entry: id, code, park, revision, createdAt, updatedAt } = version;
  // The words an entry stands on may tell what a hidden field holds.
  const source = rights.whole(row) ? version.source : null;
  return { id, code, park, ledger: ledger.definition.id, revision, createdAt, updatedAt, source, values };
}

function unknownField(ledger: Ledger, field: string): Fault {
  return new Fault('input', { code: 'store.sort-unknown', params: { ledger: ledger.definition.id, field }, where: { field } });
}
