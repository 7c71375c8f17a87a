/** Which items are listed, in which order, and which of them comes next. */
import type { Item } from './items.ts';

export const kinds = ['all', 'goal', 'task', 'project'] as const;
export const states = ['all', 'open', 'accepted', 'rejected'] as const;
export const sorts = ['place', 'surest', 'doubtful'] as const;
export type KindChoice = (typeof kinds)[number];
export type StateChoice = (typeof states)[number];
export type Sort = (typeof sorts)[number];

export interface Choice {
  readonly kind: KindChoice;
  readonly state: StateChoice;
  readonly sort: Sort;
}

const one = <T extends string>(values: readonly T[], given: string | undefined, other: T): T => values.find((value) => value === given) ?? other;

/** The choice an address names; what it does not know is left as usual. `show=open` was the name of a state once. */
export const choiceOf = (search: { readonly show?: string; readonly state?: string; readonly sort?: string }): Choice => ({
  kind: one(kinds, search.show, 'all'),
  state: one(states, search.state ?? (search.show === 'open' ? 'open' : undefined), 'all'),
  sort: one(sorts, search.sort, 'place'),
});

/** Accepted counts those mended as well. */
const isIn = (item: Item, state: StateChoice): boolean => {
  if (state === 'all') return true;
  if (!item.decision) return state === 'open';
  return (item.decision.outcome === 'rejected') === (state === 'rejected') && state !== 'open';
};

/** Items of a kind and state. Sorted by confidence, equal ones stay in the order of the text. */
export function listed(items: readonly Item[], { kind, state, sort }: Choice): readonly Item[] {
  const found = kind === 'all' && state === 'all' ? items : items.filter((item) => (kind === 'all' || item.ledger === kind) && isIn(item, state));
  if (sort === 'place') return found;
  return found.toSorted((a, b) => (sort === 'surest' ? b.confidence - a.confidence : a.confidence - b.confidence));
}

/** Number of items of each state among those of a kind. */
export function countStates(items: readonly Item[], kind: KindChoice): Readonly<Record<StateChoice, number>> {
  const counts = { all: 0, open: 0, accepted: 0, rejected: 0 };
  for (const item of items)
    if (kind === 'all' || item.ledger === kind) {
      counts.all += 1;
      counts[item.decision ? (item.decision.outcome === 'rejected' ? 'rejected' : 'accepted') : 'open'] += 1;
    }
  return counts;
}

/** Open items of a kind that are at least so sure (a share of 1). */
export const atLeast = (items: readonly Item[], kind: KindChoice, confidence: number): readonly Item[] =>
  items.filter((item) => !item.decision && (kind === 'all' || item.ledger === kind) && item.confidence >= confidence - 1e-9);

/**
 * The item after (1) or before (−1) the current one that is still open; any item where the list holds no open one; undefined at the end.
 * A current one that is not listed is looked for by its place in the text (`at`), else the first or last item is taken.
 */
export function beside(list: readonly Item[], current: string | undefined, step: 1 | -1, at?: number): Item | undefined {
  const hasOpen = list.some((item) => !item.decision);
  for (let index = startOf(list, current, step, at); index >= 0 && index < list.length; index += step)
    if (!hasOpen || !list[index]!.decision) return list[index];
  return undefined;
}

function startOf(list: readonly Item[], current: string | undefined, step: 1 | -1, at: number | undefined): number {
  const listedAt = list.findIndex((item) => item.id === current);
  if (listedAt >= 0) return listedAt + step;
  if (at === undefined) return step > 0 ? 0 : list.length - 1;
  return step > 0 ? list.findIndex((item) => item.at >= at) : list.findLastIndex((item) => item.at < at);
}

/** Where work goes on once the current item is decided: the next open one, else the first that is left. */
export function afterDeciding(list: readonly Item[], current: string, decided: ReadonlySet<string>): Item | undefined {
  const at = list.findIndex((item) => item.id === current);
  const isOpen = (item: Item) => !item.decision && !decided.has(item.id);
  return list.slice(at + 1).find(isOpen) ?? list.find(isOpen);
}
