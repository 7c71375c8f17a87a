/** The items of a reading as they are worked off: what accepting would write, and what was decided. */
import type { DocumentReading, Proposal } from '../api/index.ts';
import { textOf } from '../parts/values.ts';

export type Outcome = 'accepted' | 'mended' | 'rejected';
export type Kind = 'goal' | 'task' | 'project';

export interface Item {
  readonly id: string;
  readonly ledger: string;
  readonly at: number;
  readonly quote: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly confidence: number;
  readonly decision: { readonly outcome: Outcome; readonly ledger: string; readonly entry: string } | null;
}

type Decidable = Omit<DocumentReading, 'arithmetic'>;

/** Proposals in reading order with their decisions. */
export function itemsOf(document: Decidable, proposals: readonly Proposal[]): readonly Item[] {
  const decided = new Map(document.decisions.map((entry) => [textOf(entry.values['item']), entry.values]));
  const { figures, relations = [], tasks, projects } = document.reading;
  const confidence = (item: string): number => {
    const [kind, index] = item.split(':');
    const list = kind === 'figure' ? figures : kind === 'relation' ? relations : kind === 'task' ? tasks : projects;
    return list[Number(index)]?.confidence ?? 1;
  };
  const open = proposals
    .filter((proposal) => !decided.has(proposal.item))
    .map(
      (proposal): Item => ({
        id: proposal.item,
        ledger: proposal.ledger,
        at: proposal.source.at,
        quote: proposal.source.quote,
        values: proposal.values,
        confidence: confidence(proposal.item),
        decision: null,
      }),
    );
  const done = [...decided].flatMap(([id, decision]) => {
    const read = readItem(document, id);
    const outcome = { outcome: textOf(decision['outcome']) as Outcome, ledger: textOf(decision['madeLedger']), entry: textOf(decision['madeEntry']) };
    return read ? [{ ...read, confidence: confidence(id), decision: outcome }] : [];
  });
  return [...open, ...done].toSorted((a, b) => a.at - b.at);
}

/** A figure or relation that is no target (a result, a background) can still be made a goal, when a person picks it. */
export function pickedItem(document: Decidable, id: string | undefined, items: readonly Item[]): Item | null {
  if (id === undefined || items.some((item) => item.id === id)) return null;
  const read = readItem(document, id);
  const list = id.startsWith('relation:') ? (document.reading.relations ?? []) : document.reading.figures;
  const found = list[Number(id.split(':')[1])];
  return read && found ? { ...read, confidence: found.confidence, decision: null } : null;
}

/** A decided item as the reader saw it; what was written of it lives in its ledger. */
function readItem({ reading }: Pick<DocumentReading, 'reading'>, id: string): Omit<Item, 'confidence' | 'decision'> | null {
  const [kind = '', index = ''] = id.split(':');
  if (kind === 'figure') {
    const figure = reading.figures[Number(index)];
    return figure ? { id, ledger: 'goal', at: figure.at, quote: figure.quote, values: { ...figure, name: figure.indicator, kind: null } } : null;
  }
  if (kind === 'relation') {
    const relation = reading.relations?.[Number(index)];
    return relation
      ? { id, ledger: 'goal', at: relation.at, quote: relation.quote, values: { ...relation, name: `${relation.indicator}${relation.quote}`, kind: null } }
      : null;
  }
  if (kind === 'task') {
    const task = reading.tasks[Number(index)];
    return task ? { id, ledger: 'task', at: task.at, quote: task.quote, values: { ...task, name: `${task.action}${task.object}` || task.quote } } : null;
  }
  const project = reading.projects[Number(index)];
  return project ? { id, ledger: 'project', at: project.at, quote: project.quote, values: { ...project } } : null;
}

export const outcomesOf = (items: readonly Item[]): ReadonlyMap<string, Outcome> =>
  new Map(items.flatMap((item) => (item.decision ? [[item.id, item.decision.outcome] as const] : [])));
