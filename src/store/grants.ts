import { type RawBuilder, sql } from 'kysely';
import { Fault } from '../fault.ts';
import { compileCondition } from './condition.ts';
import type { Ledger } from './projection.ts';
import type { Action, Grant, Viewer } from './types.ts';

/** A viewer that may do everything: the program itself, on behalf of `user`. */
export function systemViewer(user = 'system'): Viewer {
  return { user, grants: [{ role: 'system', park: '*', ledger: '*', actions: ['read', 'create', 'change', 'remove', 'restore'] }] };
}

/** The grants of a viewer that bear on one action in one park's ledger, compiled. */
export interface Rights {
  /** Rows seen by at least one grant. */
  readonly where: RawBuilder<boolean>;
  /** One boolean column `g0`, `g1` … a grant that has a rule for rows: which of them bear on this row. */
  readonly marks: readonly RawBuilder<unknown>[];
  /** Rows on which every one of these fields may be seen. Fault `store.field-hidden` where that is no row at all. */
  whereFields(fields: Iterable<string>): RawBuilder<boolean>;
  /** Whether a row with these marks shows a field. */
  allows(row: Readonly<Record<string, unknown>>, field: string): boolean;
  /** Whether a field is shown on every row that is seen. */
  showsAlways(field: string): boolean;
  /** Whether all of this row is shown, fields the ledger may yet get included. */
  whole(row: Readonly<Record<string, unknown>>): boolean;
  /** Whether any grant bears on the row, whatever the fields. */
  touches(row: Readonly<Record<string, unknown>>): boolean;
}

/** Grants are alternatives: a row is seen where one of them fits, a field where one of those that fit names it. */
export function rightsOf(viewer: Viewer, action: Action, park: string, ledger: Ledger): Rights {
  const grants = viewer.grants
    .filter(
      (grant) =>
        (grant.park === '*' || grant.park === park) && (grant.ledger === '*' || grant.ledger === ledger.definition.id) && grant.actions.includes(action),
    )
    .map((grant: Grant, i) => ({
      grant,
      mark: `g${i}`,
      sql: grant.row === undefined ? sql<boolean>`true` : compileCondition(ledger, grant.row, viewer).sql,
    }));
  const anyOf = (some: typeof grants): RawBuilder<boolean> => {
    if (some.length === 0) return sql<boolean>`false`;
    if (some.some(({ grant }) => grant.row === undefined)) return sql<boolean>`true`;
    return sql<boolean>`(${sql.join(
      some.map((one) => one.sql),
      sql.raw(' OR '),
    )})`;
  };
  const fits = (one: (typeof grants)[number], row: Readonly<Record<string, unknown>>) => one.grant.row === undefined || row[one.mark] === true;
  return {
    where: anyOf(grants),
    marks: grants.filter(({ grant }) => grant.row !== undefined).map((one) => sql`coalesce(${one.sql}, false) AS ${sql.ref(one.mark)}`),
    whereFields: (fields) => {
      const conditions = [...new Set(fields)].map((field) => {
        const showing = grants.filter(({ grant }) => grant.fields === undefined || grant.fields.includes(field));
        if (showing.length === 0) throw new Fault('refused', { code: 'store.field-hidden', params: { ledger: ledger.definition.id, field }, where: { field } });
        return anyOf(showing);
      });
      return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql.raw(' AND '))})`;
    },
    allows: (row, field) => grants.some((one) => (one.grant.fields === undefined || one.grant.fields.includes(field)) && fits(one, row)),
    showsAlways: (field) => grants.every(({ grant }) => grant.fields === undefined || grant.fields.includes(field)),
    whole: (row) => grants.some((one) => one.grant.fields === undefined && fits(one, row)),
    touches: (row) => grants.some((one) => fits(one, row)),
  };
}
