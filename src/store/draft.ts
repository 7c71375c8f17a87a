import { v7 } from 'uuid';
import { Fault, type FaultInfo } from '../fault.ts';
import { same } from './canonical.ts';
import type { NewEvent } from './chain.ts';
import type { EventRow, Tx } from './database.ts';
import type { PersonalValues } from './personal.ts';
import { applyEvent, type Ledger, type NextNumber, type Version } from './projection.ts';
import { FOREVER } from './shape.ts';
import type { Change } from './types.ts';
import { checkValues, isId, type Values } from './validate.ts';

/** One ledger's part of a command while it is being worked out: nothing is written yet. */
export class Draft {
  readonly ledger: Ledger;
  /** Latest versions as the table has them. */
  readonly stored: ReadonlyMap<string, Version>;
  /** New versions, in order; the last of an entry stands. */
  readonly versions: Version[] = [];
  /** Versions of the table that end. */
  readonly ended: { entry: string; fromSeq: number; toSeq: number }[] = [];
  readonly #now = new Map<string, Version | null>();
  /** Where the last version that this command made of an entry is in `versions`. */
  readonly #made = new Map<string, number>();
  readonly #next: NextNumber;

  constructor(ledger: Ledger, stored: ReadonlyMap<string, Version>, next: NextNumber) {
    this.ledger = ledger;
    this.stored = stored;
    this.#next = next;
  }

  /** The version that stands at this point of the command. */
  standing(entry: string): Version | null {
    const now = this.#now.get(entry);
    if (now !== undefined) return now;
    const stored = this.stored.get(entry);
    return stored?.toSeq === FOREVER ? stored : null;
  }

  /** The latest version, standing or removed. */
  latest(entry: string): Version | undefined {
    return this.standing(entry) ?? this.versions[this.#made.get(entry) ?? -1] ?? this.stored.get(entry);
  }

  /** Revision of the latest event; a removed entry's is one above its last version's. */
  revision(entry: string): number {
    const latest = this.latest(entry);
    return latest === undefined ? 0 : latest.revision + (this.standing(entry) === null ? 1 : 0);
  }

  apply(event: EventRow, personal: PersonalValues): void {
    const before = this.standing(event.entry);
    const after = applyEvent(this.ledger, this.latest(event.entry), event, personal.reveal, this.#next);
    if (before !== null) {
      const at = this.#made.get(event.entry);
      if (at !== undefined) this.versions[at] = { ...before, toSeq: event.seq };
      else this.ended.push({ entry: event.entry, fromSeq: before.fromSeq, toSeq: event.seq });
    }
    if (after !== null) this.#made.set(event.entry, this.versions.push(after) - 1);
    this.#now.set(event.entry, after);
  }
}

/** What a change amounts to: its event (null where nothing would change) and the fields it was asked to set. */
export interface Worked {
  readonly event: NewEvent | null;
  readonly asked: readonly string[];
}

export interface Circumstances {
  readonly tx: Tx;
  readonly park: string;
  readonly by: string;
  readonly command: string;
  readonly personal: PersonalValues;
  /** Which change of a bulk act this is, for the faults. */
  readonly item?: string;
}

/** Works out the event of a change. Faults: `store.field-*`, `store.entry-*`, `store.conflict`. */
export async function workOut(draft: Draft, change: Change, { tx, park, by, command, personal, item }: Circumstances): Promise<Worked> {
  const { ledger } = draft;
  const { definition } = ledger;
  const where = item === undefined ? {} : { where: { item } };
  const fault = (kind: Fault['kind'], code: string, params: FaultInfo['params'] = {}) =>
    new Fault(kind, {
      code: `store.${code}`,
      params: { ledger: definition.id, labelZh: definition.label.zh, labelEn: definition.label.en, entry: change.entry ?? '', ...params },
      ...where,
    });
  const asked = Object.keys(change.values ?? {});
  const common = { park, by, command, ledger: definition.id, ledger_version: definition.version, source: change.source ?? null };

  if (change.kind === 'create') {
    const entry = change.entry ?? v7();
    if (!isId(entry)) throw fault('input', 'entry-not-id');
    if (draft.latest(entry) !== undefined) throw fault('conflict', 'entry-exists');
    const { values, faults } = checkValues(definition, change.values ?? {}, true, item);
    if (faults.length > 0) throw new Fault('input', faults);
    const changes = await changesOf(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)), {}, entry);
    return { event: { ...common, entry, revision: 1, kind: 'create', changes }, asked };
  }

  const entry = change.entry ?? '';
  const latest = draft.latest(entry);
  const standing = draft.standing(entry);
  if (latest === undefined || latest.park !== park) throw fault('missing', 'entry-missing');
  if (change.kind === 'restore') {
    if (standing !== null) throw fault('conflict', 'entry-stands', { entry: latest.code });
    return { event: { ...common, entry, revision: draft.revision(entry) + 1, kind: 'restore', changes: {} }, asked: [] };
  }
  if (standing === null) throw fault('missing', 'entry-removed', { entry: latest.code });
  const since = change.ifRevision === undefined || change.ifRevision === standing.revision ? [] : await eventsSince(change.ifRevision);
  const next = { ...common, entry, revision: standing.revision + 1 };
  if (change.kind === 'remove') {
    if (since.length > 0) throw fault('conflict', 'conflict-remove', { entry: standing.code, by: since.at(-1)?.by ?? '' });
    return { event: { ...next, kind: 'remove', changes: {} }, asked: [] };
  }

  const { values, faults } = checkValues(definition, change.values ?? {}, false, item);
  const stage = definition.stages?.field;
  if (change.kind === 'move' && (stage === undefined || asked.some((field) => field !== stage))) throw fault('input', 'move-not-stage', { stage: stage ?? '' });
  if (faults.length > 0) throw new Fault('input', faults);
  const changed = Object.fromEntries(Object.entries(values).filter(([field, value]) => !same(standing.values[field] ?? null, value)));
  // Who else changed a field we change too: theirs is shown beside ours, and the person decides. Other fields merge.
  const clashes = Object.keys(changed).flatMap((field): FaultInfo[] => {
    const theirs = since.findLast((event) => event.changes[field] !== undefined);
    const declared = definition.fields.find((one) => one.id === field);
    if (theirs === undefined || declared === undefined) return [];
    const params = {
      ledger: definition.id,
      entry: standing.code,
      field,
      labelZh: declared.label.zh,
      labelEn: declared.label.en,
      mine: text(values[field]),
      theirs: text(standing.values[field]),
      by: theirs.by,
    };
    return [{ code: 'store.conflict', params: { ...params, revision: standing.revision }, where: { field, ...(item === undefined ? {} : { item }) } }];
  });
  if (clashes.length > 0) throw new Fault('conflict', clashes);
  if (Object.keys(changed).length === 0) return { event: null, asked };
  return { event: { ...next, kind: change.kind, changes: await changesOf(changed, standing.values, entry) }, asked };

  async function changesOf(to: Values, from: Values, id: string): Promise<Record<string, [unknown, unknown]>> {
    const changes: Record<string, [unknown, unknown]> = {};
    for (const [field, value] of Object.entries(to)) {
      const before = from[field] ?? null;
      const isPersonal = definition.fields.some((one) => one.id === field && one.personal);
      changes[field] = isPersonal ? [await personal.find(tx, id, field, before), personal.hide(ledger, id, field, value)] : [before, value];
    }
    return changes;
  }

  async function eventsSince(revision: number): Promise<readonly EventRow[]> {
    if (!Number.isInteger(revision) || revision < 1 || revision > (standing?.revision ?? 0)) throw fault('input', 'revision-unknown', { revision });
    return await tx.selectFrom('event').selectAll().where('entry', '=', entry).where('revision', '>', revision).orderBy('revision').execute();
  }
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
