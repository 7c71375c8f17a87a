import { type SqlBool, sql } from 'kysely';
import { v7 } from 'uuid';
import { Fault, type FaultInfo } from '../fault.ts';
import { appendEvents, momentAfter, type NewEvent, readHead } from './chain.ts';
import { compileCondition } from './condition.ts';
import type { EventRow, Tx } from './database.ts';
import { Draft, workOut } from './draft.ts';
import { rightsOf } from './grants.ts';
import { EVERYWHERE, type Ledgers } from './ledgers.ts';
import { PersonalValues } from './personal.ts';
import { type Ledger, loadLatest, saveVersions, yearOf } from './projection.ts';
import { FOREVER } from './shape.ts';
import type { Action, Change, Command, EventKind, Viewer } from './types.ts';

const ACTION: Readonly<Record<EventKind, Action>> = { create: 'create', change: 'change', move: 'change', remove: 'remove', restore: 'restore' };

/** A fault of each change is reported, up to here. */
const MOST_FAULTS = 200;

interface Done {
  readonly change: Change;
  readonly event: EventRow;
  readonly asked: readonly string[];
  readonly item: string | undefined;
}

/**
 * Carries out a command in a transaction that holds the chain's lock: all of it or nothing. Rules that need the database (rights by row, links,
 * files, rules of fields) are asked of the rows as they would be, so that they mean the same here as in every list.
 */
export async function commit(tx: Tx, ledgers: Ledgers, viewer: Viewer, command: Command): Promise<readonly EventRow[]> {
  if (await ledgers.isStale(tx)) await ledgers.reload(tx);
  if (command.park === '') throw new Fault('input', { code: 'store.no-park', params: {} });
  const id = command.id ?? v7();
  const head = await readHead(tx);
  const at = momentAfter(head);
  const personal = new PersonalValues(command.park);
  const drafts = new Map<string, Draft>();
  for (const [name, changes] of Map.groupBy(command.changes, (change) => change.ledger))
    drafts.set(name, await openDraft(tx, ledgers.get(name), command.park, changes, at));
  const itemOf = (i: number) => (command.changes.length > 1 ? String(i) : undefined);
  await checkBefore(tx, viewer, command, drafts, itemOf);

  const done: Done[] = [];
  const faults: FaultInfo[] = [];
  let kind: Fault['kind'] = 'input';
  for (const [i, change] of command.changes.entries()) {
    const draft = drafts.get(change.ledger) as Draft;
    const item = itemOf(i);
    try {
      const { event, asked } = await workOut(draft, change, {
        tx,
        park: command.park,
        by: viewer.user,
        command: id,
        personal,
        ...(item === undefined ? {} : { item }),
      });
      if (event === null) continue;
      const row: EventRow = { ...event, seq: head.seq + done.length + 1, id: '', at, prev: '', hash: '' };
      draft.apply(row, personal);
      done.push({ change, event: row, asked, item });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      kind = error.kind;
      faults.push(...error.faults);
      if (faults.length >= MOST_FAULTS) break;
    }
  }
  if (faults.length > 0) throw new Fault(kind, faults);
  if (done.length === 0) return [];

  const rows = await appendEvents(
    tx,
    head,
    done.map(({ event }): NewEvent => event),
    at,
  );
  await personal.save(tx);
  for (const draft of drafts.values()) await saveVersions(tx, draft.ledger, draft.versions, draft.ended);
  for (const draft of drafts.values()) {
    const mine = done.filter(({ event }) => event.ledger === draft.ledger.definition.id);
    await checkAfter(tx, viewer, command.park, draft.ledger, mine);
    await checkRules(tx, viewer, draft.ledger, mine);
    await checkReferences(tx, ledgers, command.park, draft.ledger, mine);
  }
  return rows;
}

async function openDraft(tx: Tx, ledger: Ledger, park: string, changes: readonly Change[], at: string): Promise<Draft> {
  const stored = await loadLatest(
    tx,
    ledger,
    changes.flatMap((change) => (change.entry === undefined ? [] : [change.entry])),
  );
  const year = yearOf(at);
  const creates = changes.filter((change) => change.kind === 'create').length;
  let number = 0;
  if (creates > 0) {
    const counter = await tx
      .insertInto('code_counter')
      .values({ park, ledger: ledger.definition.id, year, last: creates })
      .onConflict((conflict) => conflict.columns(['park', 'ledger', 'year']).doUpdateSet((eb) => ({ last: eb('code_counter.last', '+', creates) })))
      .returning('last')
      .executeTakeFirstOrThrow();
    number = counter.last - creates;
  }
  return new Draft(ledger, stored, () => ++number);
}

/** Rights on entries as they stand. What the viewer may not even see is missing, not forbidden. */
async function checkBefore(
  tx: Tx,
  viewer: Viewer,
  command: Command,
  drafts: ReadonlyMap<string, Draft>,
  itemOf: (i: number) => string | undefined,
): Promise<void> {
  const groups = Map.groupBy(command.changes.entries(), ([, change]) => `${change.ledger} ${ACTION[change.kind]}`);
  for (const group of groups.values()) {
    const first = (group[0] as [number, Change])[1];
    const { ledger, stored } = drafts.get(first.ledger) as Draft;
    const action = ACTION[first.kind];
    if (action === 'create') continue;
    const rights = rightsOf(viewer, action, command.park, ledger);
    const reading = rightsOf(viewer, 'read', command.park, ledger);
    const entries = group.flatMap(([, change]) => (change.entry !== undefined && stored.has(change.entry) ? [change.entry] : []));
    const marks = await readMarks(tx, ledger, entries, rights.marks);
    const seen = await readMarks(tx, ledger, entries, reading.marks);
    for (const [i, change] of group) {
      const row = marks.get(change.entry ?? '');
      if (row === undefined) continue; // not there before this command
      const item = itemOf(i);
      const where = item === undefined ? {} : { where: { item } };
      if (!rights.touches(row)) {
        if (reading.touches(seen.get(change.entry ?? '') ?? {})) throw notAllowed(ledger, action, item);
        throw new Fault('missing', {
          code: 'store.entry-missing',
          params: { ledger: ledger.definition.id, ...labels(ledger), entry: change.entry ?? '' },
          ...where,
        });
      }
      for (const field of Object.keys(change.values ?? {})) if (!rights.allows(row, field)) throw notAllowed(ledger, action, item, field);
    }
  }
}

/** Rights on entries as they would be: nobody writes an entry out of his own sight, or into a place he has no right to. */
async function checkAfter(tx: Tx, viewer: Viewer, park: string, ledger: Ledger, done: readonly Done[]): Promise<void> {
  for (const [action, group] of Map.groupBy(done, ({ event }) => ACTION[event.kind])) {
    if (action === 'remove') continue;
    const rights = rightsOf(viewer, action, park, ledger);
    const marks = await readMarks(
      tx,
      ledger,
      group.map(({ event }) => event.entry),
      rights.marks,
    );
    for (const { event, asked, item } of group) {
      const row = marks.get(event.entry) ?? {};
      if (!rights.touches(row)) throw notAllowed(ledger, action, item);
      for (const field of asked) if (!rights.allows(row, field)) throw notAllowed(ledger, action, item, field);
    }
  }
}

async function readMarks(
  tx: Tx,
  ledger: Ledger,
  entries: readonly string[],
  marks: ReturnType<typeof rightsOf>['marks'],
): Promise<Map<string, Record<string, unknown>>> {
  if (marks.length === 0) return new Map(entries.map((entry) => [entry, {}]));
  const { rows } = await sql<{ entry: string } & Record<string, unknown>>`
    SELECT DISTINCT ON (t.entry) t.entry, ${sql.join(marks)} FROM ${sql.table(ledger.table)} t
    WHERE t.entry = ANY(${[...entries]}::uuid[]) ORDER BY t.entry, t.from_seq DESC`.execute(tx);
  return new Map(rows.map((row) => [row.entry, row]));
}

/** Rules of fields (`check`): asked where the field has a value. */
async function checkRules(tx: Tx, viewer: Viewer, ledger: Ledger, done: readonly Done[]): Promise<void> {
  const entries = done.map(({ event }) => event.entry);
  const faults: FaultInfo[] = [];
  for (const { field, name } of ledger.shape.columns) {
    if (field.check === undefined) continue;
    const { rows } = await sql<{ entry: string }>`
      SELECT t.entry FROM ${sql.table(ledger.table)} t WHERE t.entry = ANY(${entries}::uuid[]) AND t.to_seq = ${sql.raw(String(FOREVER))}
      AND t.${sql.ref(name)} IS NOT NULL AND NOT coalesce(${compileCondition(ledger, field.check, viewer).sql}, false)`.execute(tx);
    for (const { entry } of rows) {
      const item = done.find(({ event }) => event.entry === entry)?.item;
      const params = { ledger: ledger.definition.id, field: field.id, labelZh: field.label.zh, labelEn: field.label.en, rule: field.check };
      faults.push({ code: 'store.field-rule', params, where: { field: field.id, ...(item === undefined ? {} : { item }) } });
    }
  }
  if (faults.length > 0) throw new Fault('input', faults);
}

/** Linked entries stand in this park or in the whole installation; named files have been put in this park. */
async function checkReferences(tx: Tx, ledgers: Ledgers, park: string, ledger: Ledger, done: readonly Done[]): Promise<void> {
  const faults: FaultInfo[] = [];
  for (const { field } of ledger.shape.columns) {
    if (!['link', 'links', 'file'].includes(field.type)) continue;
    const wanted = done.flatMap(({ event, item }) => {
      const to = event.changes[field.id]?.[1] ?? null;
      return to === null ? [] : (Array.isArray(to) ? to : [to]).map((id) => ({ id: String(id), item }));
    });
    if (wanted.length === 0) continue;
    const ids = [...new Set(wanted.map(({ id }) => id))];
    const found = new Set(field.type === 'file' ? await existingBlobs(tx, park, ids) : await standingEntries(tx, ledgers.get(field.to ?? ''), park, ids));
    for (const { id, item } of wanted) {
      if (found.has(id)) continue;
      const code = field.type === 'file' ? 'store.file-missing' : 'store.link-missing';
      const params = { ledger: ledger.definition.id, field: field.id, labelZh: field.label.zh, labelEn: field.label.en, to: field.to ?? '', value: id };
      faults.push({ code, params, where: { field: field.id, ...(item === undefined ? {} : { item }) } });
    }
  }
  if (faults.length > 0) throw new Fault('input', faults.slice(0, MOST_FAULTS));
}

async function existingBlobs(tx: Tx, park: string, hashes: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('blob_park')
    .select('hash')
    .where('park', '=', park)
    .where('hash', 'in', [...hashes])
    .execute();
  return rows.map((row) => row.hash);
}

async function standingEntries(tx: Tx, ledger: Ledger, park: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ entry: string } & SqlBool>`
    SELECT entry FROM ${sql.table(ledger.table)} WHERE entry = ANY(${[...ids]}::uuid[]) AND to_seq = ${sql.raw(String(FOREVER))} AND park IN (${park}, ${EVERYWHERE})`.execute(
    tx,
  );
  return rows.map((row) => row.entry);
}

function notAllowed(ledger: Ledger, action: Action, item: string | undefined, field?: string): Fault {
  const where = { ...(field === undefined ? {} : { field }), ...(item === undefined ? {} : { item }) };
  return new Fault('refused', {
    code: field === undefined ? 'store.not-allowed' : 'store.field-not-allowed',
    params: { ledger: ledger.definition.id, ...labels(ledger), action, field: field ?? '' },
    where,
  });
}

function labels(ledger: Ledger): { readonly labelZh: string; readonly labelEn: string } {
  return { labelZh: ledger.definition.label.zh, labelEn: ledger.definition.label.en };
}
