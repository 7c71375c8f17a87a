import { Fault } from '../fault.ts';
import { markStalePlans } from '../loop/index.ts';
import type { LoopContext } from '../loop/index.ts';
import type { Change, Entry, EventKind, Store } from '../store/index.ts';
import { ConflictFault } from './error.ts';

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

/** Refuses bare writes to accounts and decisions: use cases of their own keep them, with rules that a bare write would pass by. */
export async function refuseSystem(store: Store, ledger: string): Promise<void> {
  const definition = (await store.definitions()).find((d) => d.id === ledger);
  if (!definition) throw new Fault('missing', { code: 'server.no-ledger', params: { ledger } });
  if (definition.system) throw new Fault('refused', { code: 'server.system-ledger', params: { ledger } });
}

/** Changes, removes or restores an entry; a conflict carries the entry as it is now, and plans that stood on what changed become stale. */
export async function writeEntry(loop: LoopContext, at: EntryPlace, kind: EventKind, ifRevision?: number, values?: Change['values']): Promise<void> {
  const { store, viewer, park } = loop;
  await refuseSystem(store, at.ledger);
  const change: Change = { ledger: at.ledger, kind, entry: at.id, ...(values ? { values } : {}), ...(ifRevision === undefined ? {} : { ifRevision }) };
  try {
    await markStalePlans(loop, await store.write(viewer, { park, changes: [change] }));
  } catch (error) {
    if (error instanceof Fault && error.kind === 'conflict') throw new ConflictFault(error, await store.get(viewer, park, at.ledger, at.id));
    throw error;
  }
}
