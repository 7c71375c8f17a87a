import type { Entry, EntryQuery } from '../store/index.ts';
import type { LoopContext } from './context.ts';

const page = 5000;

/** Every entry of a ledger the viewer may read, page after page. */
export async function allEntries(context: LoopContext, query: Omit<EntryQuery, 'park' | 'page' | 'size'>): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let at = 1; ; at += 1) {
    const { entries, total } = await context.store.list(context.viewer, { ...query, park: context.park, page: at, size: page });
    found.push(...entries);
    if (entries.length < page || found.length >= total) return found;
  }
}
