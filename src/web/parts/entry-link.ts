/** Where an entry lives: goals, documents, plans and reports have pages of their own, all others the side panel of their ledger. */
import type { Origin } from './Figure.tsx';

export function entryLink(park: string, ledger: string, id: string): Origin {
  switch (ledger) {
    case 'goal':
      return { to: '/parks/$park/goals/$id', params: { park, id } };
    case 'document':
      return { to: '/parks/$park/documents/$id', params: { park, id } };
    case 'plan':
      return { to: '/parks/$park/plans/$id', params: { park, id } };
    case 'report':
      return { to: '/parks/$park/reports/$id', params: { park, id } };
    default:
      return { to: '/parks/$park/ledgers/$ledger', params: { park, ledger }, search: { entry: id } };
  }
}
