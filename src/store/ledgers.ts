import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { Fault } from '../fault.ts';
import type { LedgerDefinition } from '../ledger/index.ts';
import { appendEvents, lockChain, readHead } from './chain.ts';
import { same } from './canonical.ts';
import type { Db, Tx } from './database.ts';
import type { Ledger } from './projection.ts';
import { buildProjection } from './rebuild.ts';
import { shapeOf } from './shape.ts';

/** Ledger and park under which definitions stand in the events. */
export const DEFINITION = 'definition';
export const EVERYWHERE = '*';

/** The ledgers a program knows, read from the register; another program may change them at any time. */
export class Ledgers {
  #known = new Map<string, Ledger>();
  #seen = '';

  async reload(db: Db | Tx): Promise<void> {
    const seen = await stateOf(db);
    const rows = await db.selectFrom('projection').selectAll().execute();
    this.#seen = seen;
    this.#known = new Map(
      rows.map((row) => [
        row.ledger,
        { definition: row.definition, definitionEntry: row.definition_entry, table: row.table_name, shape: shapeOf(row.definition) },
      ]),
    );
  }

  /** Fault `store.ledger-unknown`. */
  get(id: string): Ledger {
    const ledger = this.#known.get(id);
    if (ledger === undefined) throw new Fault('missing', { code: 'store.ledger-unknown', params: { ledger: id } });
    return ledger;
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  all(): readonly Ledger[] {
    return [...this.#known.values()];
  }

  /** Whether another program has changed a definition since we last looked. */
  async isStale(tx: Tx): Promise<boolean> {
    return (await stateOf(tx)) !== this.#seen;
  }
}

/** The register's state: PostgreSQL marks each row with the transaction that wrote it last. */
async function stateOf(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ state: string | null }>`SELECT string_agg(ledger || ' ' || xmin::text, ',' ORDER BY ledger) AS state FROM projection`.execute(
    db,
  );
  return rows[0]?.state ?? '';
}

/**
 * Registers a definition or upgrades to it. The change stands in the events; the projection is built anew from them only where columns or
 * indexes differ. Fault `store.definition-older` where the data were already written under a higher version.
 */
export async function define(db: Db, ledgers: Ledgers, definition: LedgerDefinition): Promise<void> {
  checkDefinition(definition);
  if (ledgers.has(definition.id) && same(ledgers.get(definition.id).definition, definition)) return;
  await db.transaction().execute(async (tx) => {
    await lockChain(tx);
    await ledgers.reload(tx);
    const before = ledgers.has(definition.id) ? ledgers.get(definition.id) : undefined;
    if (before !== undefined && same(before.definition, definition)) return;
    if (before !== undefined && before.definition.version > definition.version) {
      throw new Fault('refused', {
        code: 'store.definition-older',
        params: { ledger: definition.id, version: definition.version, newer: before.definition.version },
      });
    }
    const entry = before?.definitionEntry ?? v7();
    const head = await readHead(tx);
    const last = await tx
      .selectFrom('event')
      .select(sql<number>`coalesce(max(revision), 0)::int`.as('revision'))
      .where('entry', '=', entry)
      .executeTakeFirstOrThrow();
    await appendEvents(tx, head, [
      {
        park: EVERYWHERE,
        by: 'system',
        command: v7(),
        ledger: DEFINITION,
        ledger_version: definition.version,
        entry,
        revision: last.revision + 1,
        kind: before === undefined ? 'create' : 'change',
        changes: { definition: [before?.definition ?? null, JSON.parse(JSON.stringify(definition)) as unknown] },
        source: null,
      },
    ]);
    await projectDefinition(tx, definition, entry, before);
  });
  await ledgers.reload(db);
}

/** Notes a definition in the register and builds its table, unless the one of `before` serves. */
export async function projectDefinition(tx: Tx, definition: LedgerDefinition, entry: string, before?: Ledger): Promise<void> {
  const shape = shapeOf(definition);
  const keeps = before !== undefined && before.shape.hash === shape.hash && before.definition.code === definition.code;
  const table = keeps ? before.table : `ledger_${definition.id}_${randomUUID().slice(0, 8)}`;
  if (!keeps) await buildProjection(tx, { definition, definitionEntry: entry, table, shape });
  await tx
    .insertInto('projection')
    .values({
      ledger: definition.id,
      definition: JSON.stringify(definition) as unknown as LedgerDefinition,
      definition_entry: entry,
      table_name: table,
      shape: shape.hash,
    })
    .onConflict((conflict) =>
      conflict
        .column('ledger')
        .doUpdateSet((eb) => ({ definition: eb.ref('excluded.definition'), table_name: eb.ref('excluded.table_name'), shape: eb.ref('excluded.shape') })),
    )
    .execute();
  if (before !== undefined && !keeps) await sql`DROP TABLE ${sql.table(before.table)}`.execute(tx);
}

/** Faults where ids could not become columns or names collide. */
function checkDefinition(definition: LedgerDefinition): void {
  const bad = (code: string, params: Record<string, string>) => new Fault('input', { code: `store.${code}`, params: { ledger: definition.id, ...params } });
  if (!/^[a-z][A-Za-z0-9-]{0,30}$/.test(definition.id) || definition.id === DEFINITION) throw bad('definition-id', {});
  const seen = new Set<string>();
  for (const field of definition.fields) {
    if (!/^[a-z][A-Za-z0-9]{0,40}$/.test(field.id)) throw bad('definition-field', { field: field.id });
    if (seen.has(field.id)) throw bad('definition-twice', { field: field.id });
    seen.add(field.id);
  }
  if (!seen.has(definition.title)) throw bad('definition-title', { field: definition.title });
}
