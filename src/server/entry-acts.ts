import { Fault } from '../fault.ts';
import { markStalePlans } from '../loop/index.ts';
import type { LoopContext } from '../loop/index.ts';
import type { Change, Entry, EventKind, Store } from '../store/index.ts';
import { ConflictFault } from './error.ts';

type Definition = Awaited<ReturnType<Store['definitions']>>[number];

/** Which entry of which ledger. */
export interface EntryPlace {
  readonly ledger: string;
  readonly id: string;
}

/** The entry, or fault `server.no-entry` where there is none or the viewer may not see it. */
export async function findEntry(loop: LoopContext, { ledger, id }: EntryPlace, asOf?: string | number): Promise<Entry> {
  const entry = await loop.store.get(loop.viewer, loop.park, ledger, id, asOf);
  if (!entry) throw new Fault('missing', { code: 'server.no-entry', params: { ledger, id } });
  return entry;
}

/**
 * Refuses bare writes to what use cases of their own keep, with rules that a bare write would pass by: whole ledgers (accounts, decisions, plans,
 * reports) and fields that are read only (a document's file, what a limit's card says).
 */
export async function refuseBare(store: Store, ledger: string, values: Change['values'] = {}): Promise<void> {
  const definition = (await store.definitions()).find((d) => d.id === ledger);
  if (!definition) throw new Fault('missing', { code: 'server.no-ledger', params: { ledger } });
  if (!takesBareWrites(definition)) throw new Fault('refused', { code: 'server.system-ledger', params: { ledger } });
  const faults = definition.fields
    .filter((field) => field.readOnly && Object.hasOwn(values, field.id))
    .map(({ id, label }) => ({ code: 'server.read-only', params: { ledger, field: id, labelZh: label.zh, labelEn: label.en }, where: { field: id } }));
  if (faults.length > 0) throw new Fault('refused', faults);
}

/** Whether the generic routes write a ledger's entries at all. */
export function takesBareWrites({ system, written }: Definition): boolean {
  return !system && written === undefined;
}

/** Changes, removes or restores an entry; a conflict carries the entry as it is now, and plans that stood on what changed become stale. */
export async function writeEntry(loop: LoopContext, at: EntryPlace, kind: EventKind, ifRevision?: number, values?: Change['values']): Promise<void> {
  const { store, viewer, park } = loop;
  await refuseBare(store, at.ledger, values);
  const change: Change = { ledger: at.ledger, kind, entry: at.id, ...(values ? { values } : {}), ...(ifRevision === undefined ? {} : { ifRevision }) };
  try {
    await markStalePlans(loop, await store.write(viewer, { park, changes: [change] }));
  } catch (error) {
    if (error instanceof Fault && error.kind === 'conflict') throw new ConflictFault(error, await store.get(viewer, park, at.ledger, at.id));
    throw error;
  }
}
