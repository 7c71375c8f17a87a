import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '../store/testing.ts';
import { bind, condition, evaluate, type Expr, parse, resolve, type Scope, toSql, type Value } from './index.ts';

const scope: Scope = {
  n: { kind: 'number' },
  mw: { kind: 'number', unit: 'MW' },
  wkw: { kind: 'number', unit: '万千瓦' },
  share: { kind: 'number', unit: '%' },
  name: { kind: 'text' },
  other: { kind: 'text' },
  stage: { kind: 'choice', values: ['plan', 'done'] },
  flag: { kind: 'boolean' },
  day: { kind: 'date' },
  due: { kind: 'date' },
  tags: { kind: 'list' },
};
const TYPES: Record<string, string> = { number: 'double precision', text: 'text', choice: 'text', boolean: 'boolean', date: 'date', list: 'text[]' };
const TODAY = '2025-11-22';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });
const number = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom(0, 0.5, -2.675, 2.675, 1.005, 1e6, 12.345));
const text = fc.constantFrom('', '氢', '绿氢项目', '100%', 'a_b', 'A', 'a', 'Z', '😀', '﹏', '\\', "it's", '"');
const day = fc.constantFrom('2024-02-29', '2025-01-01', '2025-06-30', '2025-11-22', '2026-12-31');
const rowArbitrary = fc.record({
  n: maybe(number),
  mw: maybe(number),
  wkw: maybe(number),
  share: maybe(number),
  name: maybe(text),
  other: maybe(text),
  stage: maybe(fc.constantFrom('plan', 'done')),
  flag: maybe(fc.boolean()),
  day: maybe(day),
  due: maybe(day),
  tags: maybe(fc.array(text, { maxLength: 3 })),
}); // prettier-ignore

const rows: Record<string, Value>[] = fc.sample(rowArbitrary, { numRuns: 40, seed: 7 });
let client: Client;
let close: () => Promise<void>;

beforeAll(async () => {
  const store = await openTestStore([]);
  client = new Client({ connectionString: store.databaseUrl });
  await client.connect();
  close = async () => {
    await client.end();
    await store.close();
  };
  const names = Object.keys(scope);
  await client.query(`CREATE TABLE formula_rows (id int, ${names.map((name) => `${name} ${TYPES[scope[name]?.kind ?? '']}`).join(', ')})`);
  for (const [id, row] of rows.entries()) {
    await client.query(
      `INSERT INTO formula_rows VALUES (${id}, ${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      names.map((name) => row[name] ?? null),
    );
  }
});
afterAll(() => close());

const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
/** Texts of formulas of fitting types, so that the whole way is tested: parse, resolve, evaluate and SQL. */
const { num, bool } = fc.letrec<{ num: string; txt: string; date: string; bool: string }>((tie) => ({
  num: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('n', 'abs(n)', '0', 'year(day)', 'month(due)'),
    number.map((x) => (x < 0 ? `(${x})` : String(x))),
    fc.tuple(tie('num'), fc.constantFrom('+', '-', '*', '/'), tie('num')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('num'), tie('num')).map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('bool'), tie('num'), tie('num')).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
    tie('num').map((a) => `-${a}`),
    fc.tuple(fc.constantFrom('n', 'mw / 1 MW', 'n / 8'), fc.nat({ max: 3 })).map(([a, digits]) => `round(${a}, ${digits})`),
    fc.constantFrom('((day - due) / 1 天)', '(mw / wkw)', '(share * n)', '(n / 0)'),
  ),
  txt: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('name', 'other', 'stage'),
    text.map(quote),
    fc.tuple(tie('bool'), fc.constantFrom('name', 'other')).map(([c, a]) => `if(${c}, ${a}, other)`),
  ),
  date: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('day', 'due', 'today()', 'min(day, due)'),
    fc.tuple(tie('bool'), fc.constantFrom('day', 'null')).map(([c, a]) => `if(${c}, ${a}, due)`),
  ),
  bool: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      'flag',
      'true',
      'false',
      'flag = true',
      'flag != flag',
      'mw >= wkw',
      'wkw < 50',
      'wkw > 30 MW',
      'share > 20%',
      'max(mw, 5) <= wkw',
      'mw + wkw > 3 万千瓦',
      'mw between 1 万千瓦 and wkw',
      '1 - share > 50%',
      'share in (50, 0.5)',
      'stage = "plan"',
      'stage in ("plan", "done")',
      'day - due > 30',
      'day is empty',
      'tags is not empty',
      'null',
      'if(flag, flag, flag)',
    ),
    fc.tuple(tie('num'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('num')).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc
      .tuple(fc.constantFrom('name', 'other'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.oneof(fc.constantFrom('other', 'null'), text.map(quote)))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(tie('date'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.oneof(tie('date'), day.map(quote))).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc
      .tuple(
        fc.constantFrom('contains', 'startsWith', 'endsWith'),
        fc.constantFrom('name', 'other'),
        fc.oneof(fc.constantFrom('name', 'other'), text.map(quote)),
      )
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(fc.oneof(fc.constantFrom('name', 'other'), text.map(quote))).map(([b]) => `contains(tags, ${b})`),
    fc.tuple(tie('num'), fc.constantFrom('in', 'not in'), tie('num'), tie('num')).map(([a, op, b, c]) => `${a} ${op} (${b}, ${c})`),
    fc.tuple(fc.constantFrom('name', 'other'), fc.constantFrom('in', 'not in'), text.map(quote)).map(([a, op, b]) => `${a} ${op} (${b}, other)`),
    fc.tuple(tie('num'), tie('num'), tie('num')).map(([a, b, c]) => `${a} between ${b} and ${c}`),
    fc.tuple(fc.constantFrom('name', 'other'), text.map(quote)).map(([a, b]) => `${a} between ${b} and "a"`),
    fc.tuple(tie('num'), fc.constantFrom('is empty', 'is not empty')).map(([a, op]) => `${a} ${op}`),
    fc.tuple(fc.constantFrom('name', 'other', 'stage', 'tags', 'flag'), fc.constantFrom('is empty', 'is not empty')).map(([a, op]) => `${a} ${op}`),
    fc.tuple(tie('bool'), fc.constantFrom('and', 'or'), tie('bool')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('bool').map((a) => `not (${a})`),
    fc.tuple(tie('bool'), tie('bool'), tie('bool')).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
  ),
})); // prettier-ignore

const column = (name: string) => `t."${name}"`;

async function fromSql(expr: Expr): Promise<unknown[]> {
  const { sql, params } = toSql(expr, { column, firstParam: 1, today: TODAY });
  const result = await client.query(`SELECT (${sql}) AS x FROM formula_rows t ORDER BY t.id`, [...params]);
  return result.rows.map((row: { x: unknown }) => row.x);
}

const near = (a: unknown, b: unknown) =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)));

test('a number evaluated over rows is the number of SQL over rows', async () => {
  await fc.assert(
    fc.asyncProperty(num, async (formula) => {
      const { expr } = resolve(parse(formula), scope);
      const sql = await fromSql(expr);
      rows.forEach((row, i) => {
        const here = evaluate(expr, row, { today: TODAY });
        if (!near(here, sql[i])) throw new Error(`${formula} over ${JSON.stringify(row)}: ${String(here)}, SQL ${String(sql[i])}`);
      });
    }),
    { numRuns: 400, seed: 7 },
  );
});

test('a condition evaluated over rows is the condition of SQL over rows, as a value and as a filter', async () => {
  await fc.assert(
    fc.asyncProperty(bool, async (formula) => {
      const { expr, type } = resolve(parse(formula), scope);
      const sql = await fromSql(expr);
      const { sql: where, params } = toSql(expr, { column, firstParam: 1, today: TODAY, where: true });
      const kept = new Set((await client.query(`SELECT id FROM formula_rows t WHERE ${where}`, [...params])).rows.map((row: { id: number }) => row.id));
      rows.forEach((row, i) => {
        const here = evaluate(expr, row, { today: TODAY });
        // A field, an if or null may be empty as a value; a filter takes that for false.
        if (type.kind === 'boolean' && here !== (sql[i] ?? null))
          throw new Error(`${formula} over ${JSON.stringify(row)}: ${String(here)}, SQL ${String(sql[i])}`);
        if ((here === true) !== kept.has(i)) throw new Error(`${formula} as a filter over ${JSON.stringify(row)}: ${String(here)}, SQL ${String(kept.has(i))}`);
      });
    }),
    { numRuns: 800, seed: 7 },
  );
});

test('a viewer without a unit matches no row', async () => {
  const expr = bind(condition('name = viewer.unit', { ...scope, 'viewer.unit': { kind: 'text' } }), { 'viewer.unit': null });
  expect(evaluate(expr, { name: null })).toBe(false);
  expect((await fromSql(expr)).every((x) => x === false)).toBe(true);
});

test('texts and numbers travel as parameters', () => {
  const { sql, params } = toSql(condition(`name = "'; drop table x; --" and n > 3`, scope), { column, firstParam: 5, today: TODAY, where: true });
  expect(sql).toBe('((t."name" = $5::text) and (t."n" > $6::double precision))');
  expect(params).toEqual(["'; drop table x; --", 3]);
});
