import { type Compared, type Goal, goalsOf, type Reading } from '../reading/index.ts';
import type { Entry } from '../store/index.ts';
import { goalOfValues, taskOfValues } from './ledger-goals.ts';
import type { Proposal } from './proposals.ts';
import { wordsOf } from './reckonings.ts';

/** A document as comparisons name it. */
export interface DocumentName {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/** One side of a finding: a goal or task of a document, or of the ledger, with the words that say it. */
export interface Side {
  /** `figure:12` of the document. */
  readonly item?: string;
  /** Entry of the ledger. */
  readonly entry?: string;
  readonly code?: string;
  readonly document: DocumentName | null;
  readonly name: string;
  readonly quote: string;
  readonly sentence: string;
  /** Where the quote begins in the sentence. */
  readonly from: number;
  readonly at: number | null;
  readonly end: number | null;
  /** For a goal. */
  readonly goal?: Omit<Goal, 'source'>;
  /** For a task. */
  readonly task?: Compared;
}

/** What takes part in a comparison: a document's goals and tasks, or those of the ledger. */
export interface Party {
  readonly goals: readonly Goal[];
  readonly tasks: readonly (Compared & { readonly source: string })[];
  side(source: string): Side;
}

/** A document by its reading. Goals without a number are told by all their words. */
export function partyOfReading(document: DocumentName, reading: Reading, text: string): Party {
  const relations = (reading.relations ?? []).flatMap((relation, i): Goal[] => {
    if (relation.status !== 'target') return [];
    const indicator = relation.quote.includes(relation.indicator) ? relation.quote : `${relation.indicator}${relation.quote}`;
    return [{ source: `relation:${i}`, indicator, value: null, upper: null, unit: '', bound: '=', kind: 'level', year: relation.year }];
  });
  return partyOf([...goalsOf(reading), ...relations], reading, text, document);
}

/** The same document by what accepting it would write: as the ledger holds goals, so that both sides are measured alike. */
export function partyOfProposals(document: DocumentName, reading: Reading, text: string, proposals: readonly Proposal[]): Party {
  const goals = proposals.filter(({ ledger }) => ledger === 'goal').map(({ item, values }) => goalOfValues(item, values));
  return partyOf(goals, reading, text, document);
}

function partyOf(goals: readonly Goal[], reading: Reading, text: string, document: DocumentName): Party {
  const byItem = new Map<string, Side>();
  const spans = { figure: reading.figures, relation: reading.relations ?? [], task: reading.tasks };
  const put = (item: string, name: string, more: Pick<Side, 'goal' | 'task'>) => {
    const [kind, index] = item.split(':') as ['figure' | 'relation' | 'task', string];
    byItem.set(item, { ...wordsOf(reading, text, item, spans[kind][Number(index)]!), name, document, ...more });
  };
  const tasks = reading.tasks.map(({ action, object, deadline, owners, measure, quote }, i) => {
    const task = { object, deadline, owners, measure: measure || quote.replace(/^\d+[.．、]\s*/, '') };
    put(`task:${i}`, `${action}${object}` || quote, { task });
    return { ...task, source: `task:${i}` };
  });
  for (const goal of goals) put(goal.source, goal.indicator, { goal: bare(goal) });
  return { goals, tasks, side: (source) => byItem.get(source)! };
}

/** Entries of the ledger. */
export function partyOfEntries(entries: readonly Entry[], documents: ReadonlyMap<string, DocumentName>): Party {
  const byId = new Map<string, Side>();
  const put = (entry: Entry, more: Pick<Side, 'goal' | 'task'>) => {
    const quote = entry.source?.quote ?? '';
    byId.set(entry.id, {
      entry: entry.id,
      code: entry.code,
      document: documents.get(String(entry.values['document'] ?? '')) ?? null,
      name: String(entry.values['name']),
      quote,
      sentence: quote,
      from: 0,
      at: entry.source?.at ?? null,
      end: entry.source?.end ?? null,
      ...more,
    });
  };
  const goals: Goal[] = [];
  const tasks: (Compared & { source: string })[] = [];
  for (const entry of entries) {
    if (entry.ledger === 'goal') {
      const goal = goalOfValues(entry.id, entry.values);
      goals.push(goal);
      put(entry, { goal: bare(goal) });
    } else {
      const task = taskOfValues(entry.values);
      tasks.push({ ...task, source: entry.id });
      put(entry, { task });
    }
  }
  return { goals, tasks, side: (source) => byId.get(source)! };
}

function bare({ source: _source, ...goal }: Goal): Omit<Goal, 'source'> {
  return goal;
}
