/** The items of a reading as they are worked off: what accepting would write, and what was decided. */
import type { DocumentReading, Proposal, Reading, Span } from '../api/index.ts';
import { textOf } from '../parts/values.ts';

export type Outcome = 'accepted' | 'mended' | 'rejected';
export type Kind = 'goal' | 'task' | 'project';

export interface Item extends Span {
  readonly id: string;
  readonly ledger: string;
  readonly quote: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly confidence: number;
  readonly decision: { readonly outcome: Outcome; readonly ledger: string; readonly entry: string } | null;
}

type Decidable = Pick<DocumentReading, 'reading' | 'decisions'>;
type Listed = Span & { readonly quote: string; readonly confidence: number };

/** What the reader found under an item's name: `figure:12`, `relation:2`, `task:3`, `project:0`. */
export function foundOf(reading: Reading, id: string): Listed | undefined {
  const [kind, index] = id.split(':');
  const lists: Readonly<Record<string, readonly Listed[] | undefined>> = {
    figure: reading.figures,
    relation: reading.relations,
    task: reading.tasks,
    project: reading.projects,
  };
  return lists[kind ?? '']?.[Number(index)];
}

/** Proposals as open items, in reading order. */
export const openItems = (proposals: readonly Proposal[]): readonly Item[] =>
  proposals
    .map(
      ({ item, ledger, source, values, confidence }): Item => ({
        id: item,
        ledger,
        at: source.at,
        end: source.end,
        quote: source.quote,
        values,
        confidence,
        decision: null,
      }),
    )
    .toSorted((a, b) => a.at - b.at || b.end - a.end);

/** Open items with what has been decided; an item nobody has decided on stays the very same object. */
export function itemsOf({ reading, decisions }: Decidable, open: readonly Item[]): readonly Item[] {
  if (decisions.length === 0) return open;
  const decided = new Map(decisions.map((entry) => [textOf(entry.values['item']), entry]));
  const known = new Set(open.map((item) => item.id));
  const done = (item: Item): Item => {
    const entry = decided.get(item.id);
    if (!entry) return item;
    const { outcome, madeLedger, madeEntry } = entry.values;
    // A decision keeps the words it was made on: mended ones lie elsewhere than the reader's.
    const words = entry.source ? { at: entry.source.at, end: entry.source.end, quote: entry.source.quote } : {};
    return { ...item, ...words, decision: { outcome: textOf(outcome) as Outcome, ledger: textOf(madeLedger), entry: textOf(madeEntry) } };
  };
  const others = [...decided.keys()].flatMap((id) => (known.has(id) ? [] : (readItem(reading, id) ?? [])));
  return [...open, ...others].map(done).toSorted((a, b) => a.at - b.at || b.end - a.end);
}

/** A figure or relation that is no target (a result, a background) can still be made a goal, when a person picks it. */
export function pickedItem({ reading }: Decidable, id: string | undefined, items: readonly Item[]): Item | null {
  if (id === undefined || !/^(figure|relation):/.test(id) || items.some((item) => item.id === id)) return null;
  return readItem(reading, id);
}

/** An item as the reader saw it; what was written of it lives in its ledger. */
function readItem(reading: Reading, id: string): Item | null {
  const found = foundOf(reading, id);
  if (!found) return null;
  const { at, end, quote, confidence } = found;
  const kind = id.slice(0, id.indexOf(':'));
  const values = { ...found } as Readonly<Record<string, unknown>>;
  const [indicator, action, object] = [textOf(values['indicator']), textOf(values['action']), textOf(values['object'])];
  const item = { id, at, end, quote, confidence, decision: null };
  if (kind === 'figure') return { ...item, ledger: 'goal', values: { ...values, name: indicator, kind: null } };
  if (kind === 'relation') return { ...item, ledger: 'goal', values: { ...values, name: `${indicator}${quote}`, kind: null } };
  if (kind === 'task') return { ...item, ledger: 'task', values: { ...values, name: `${action}${object}` || quote } };
  return { ...item, ledger: 'project', values };
}

export const outcomesOf = (items: readonly Item[]): ReadonlyMap<string, Outcome> =>
  new Map(items.flatMap((item) => (item.decision ? [[item.id, item.decision.outcome] as const] : [])));

/** Items with decisions that are on their way to the server shown as made. */
export const withPending = (items: readonly Item[], pending: ReadonlyMap<string, Outcome>): readonly Item[] =>
  pending.size === 0
    ? items
    : items.map((item) => {
        const outcome = pending.get(item.id);
        return outcome && !item.decision ? { ...item, decision: { outcome, ledger: item.ledger, entry: '' } } : item;
      });

/** Where items stand that do not stand on the words the reader found: mended just now (`drafts`), or when they were accepted. */
export function movedSpans(items: readonly Item[], drafts: ReadonlyMap<string, Span>, reading: Reading): ReadonlyMap<string, Span> {
  const moved = new Map<string, Span>(drafts);
  for (const item of items) {
    if (!item.decision) continue;
    const found = foundOf(reading, item.id);
    if (found && (found.at !== item.at || found.end !== item.end)) moved.set(item.id, item);
    else if (item.decision.entry !== '' || item.decision.outcome === 'rejected') moved.delete(item.id);
  }
  return moved;
}
