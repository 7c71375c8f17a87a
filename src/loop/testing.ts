import { systemViewer } from '../store/index.ts';
import { openTestStore } from '../store/testing.ts';
import type { LoopContext } from './context.ts';
import { readLoopCatalog } from './loop-catalog.ts';

/** A context on a database of its own, for tests: the shipped catalog, a viewer that may do everything, a clock that stands still. */
export async function openTestLoop(today: string, park = 'test'): Promise<LoopContext & { readonly close: () => Promise<void> }> {
  const shipped = readLoopCatalog();
  const store = await openTestStore(shipped.ledgers);
  return { store, catalog: shipped, park, viewer: systemViewer('tester'), now: () => new Date(`${today}T12:00:00+08:00`), close: () => store.close() };
}
