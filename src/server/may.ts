import { Fault } from '../fault.ts';
import type { Action, Viewer } from '../store/index.ts';

/** Whether some grant lets `viewer` do `action` on entries of a ledger in a park; rows and fields are the store's to narrow. */
export function isGranted(viewer: Viewer, action: Action, park: string, ledger: string): boolean {
  return viewer.grants.some((g) => (g.ledger === '*' || g.ledger === ledger) && (g.park === '*' || g.park === park) && g.actions.includes(action));
}

/** Refuses what no grant allows. For things that are no entries (a model, a job) it stands on the grant for their ledger. */
export function may(viewer: Viewer, action: Action, park: string, ledger: string): void {
  if (!isGranted(viewer, action, park, ledger)) throw new Fault('refused', { code: 'server.not-granted', params: { action, ledger } });
}
