import { type RawBuilder, sql } from 'kysely';
import { fieldsOf, parse, resolve, type Scope, toSql, type Type } from '../formula/index.ts';
import { baseUnit, parseUnit, tryUnit } from '../units/index.ts';
import { Fault } from '../fault.ts';
import type { Ledger } from './projection.ts';
import type { Column } from './shape.ts';
import type { Viewer } from './types.ts';

/** A formula as a WHERE condition over `t`, and the fields it reads. */
export interface Condition {
  readonly sql: RawBuilder<boolean>;
  readonly fields: ReadonlySet<string>;
}

const OWN: Readonly<Record<string, { readonly type: Type; readonly sql: string }>> = {
  id: { type: { kind: 'text' }, sql: 't.entry::text' },
  code: { type: { kind: 'text' }, sql: 't.code' },
  createdAt: { type: { kind: 'date' }, sql: "(t.created_at AT TIME ZONE 'Asia/Shanghai')::date" },
  updatedAt: { type: { kind: 'date' }, sql: "(t.updated_at AT TIME ZONE 'Asia/Shanghai')::date" },
};

/**
 * Compiles a formula over a ledger's fields, over id, code, createdAt and updatedAt (dates in Beijing), and over viewer.user, viewer.unit and
 * viewer.enterprise. Faults of the formula room where it does not parse or does not fit the fields; `formula.kind` where it is no condition.
 */
export function compileCondition(ledger: Ledger, formula: string, viewer: Viewer): Condition {
  const columns = new Map(ledger.shape.columns.map((column) => [column.field.id, column]));
  const scope: Record<string, Type> = { 'viewer.user': { kind: 'text' }, 'viewer.unit': { kind: 'text' }, 'viewer.enterprise': { kind: 'text' } };
  for (const [name, own] of Object.entries(OWN)) scope[name] = own.type;
  for (const column of ledger.shape.columns) {
    const type = typeOf(column);
    if (type !== null) scope[column.field.id] = type;
  }
  const { expr, type } = resolve(parse(formula), scope as Scope);
  if (type.kind !== 'boolean' && type.kind !== 'null') throw new Fault('input', { code: 'store.not-a-condition', params: { formula } });
  const pieces: RawBuilder<unknown>[] = [];
  const compiled = toSql(expr, {
    firstParam: 1,
    today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    where: true,
    column: (name) => `⟦${pieces.push(pieceOf(name)) - 1}⟧`,
  });
  const parts = compiled.sql.split(/(⟦\d+⟧|\$\d+(?=::))/).map((part, i): RawBuilder<unknown> => {
    if (i % 2 === 0) return sql.raw(part);
    return part.startsWith('$') ? sql`${compiled.params[Number(part.slice(1)) - 1]}` : (pieces[Number(part.slice(1, -1))] as RawBuilder<unknown>);
  });
  return { sql: sql<boolean>`(${sql.join(parts, sql.raw(''))})`, fields: new Set([...fieldsOf(expr)].filter((name) => columns.has(name))) };

  function pieceOf(name: string): RawBuilder<unknown> {
    const column = columns.get(name);
    if (column !== undefined) return sql`t.${sql.ref(column.key)}`;
    const own = OWN[name];
    if (own !== undefined) return sql.raw(own.sql);
    return sql`${(name === 'viewer.unit' ? viewer.unit : name === 'viewer.enterprise' ? viewer.enterprise : viewer.user) ?? null}::text`;
  }
}

/** A field's type in formulas; null for those that formulas cannot read. */
function typeOf({ field }: Column): Type | null {
  switch (field.type) {
    case 'number':
      return field.unit !== undefined && tryUnit(field.unit) !== undefined ? { kind: 'number', unit: field.unit } : { kind: 'number' };
    case 'quantity':
      return field.unit === undefined ? { kind: 'number' } : { kind: 'number', unit: baseUnit(parseUnit(field.unit)).text };
    case 'boolean':
    case 'date':
      return { kind: field.type };
    case 'choice':
      return field.choices === undefined ? { kind: 'text' } : { kind: 'choice', values: field.choices.map((choice) => choice.value) };
    case 'choices':
      return field.choices === undefined ? { kind: 'list' } : { kind: 'list', values: field.choices.map((choice) => choice.value) };
    case 'links':
    case 'texts':
      return { kind: 'list' };
    case 'json':
      return null;
    default:
      return { kind: 'text' };
  }
}
