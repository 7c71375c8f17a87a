import { compareGoals, compareTasks, type Goal, plainName } from '../reading/index.ts';
import type { Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { type LoopContext, mayRead } from './context.ts';
import type { ReadDocument } from './document-words.ts';
import { isEditionOf } from './editions.ts';
import { goalOfValues, taskOfValues } from './ledger-goals.ts';
import type { Proposal } from './proposals.ts';

/** The entry of the ledger that says what a proposal says, and what accepting the proposal does with it unless told otherwise. */
export interface Meeting {
  readonly entry: string;
  readonly code: string;
  readonly name: string;
  /** source: the entry gains a source. change: it takes on what this document says. new: it says otherwise, so an entry of its own is made. */
  readonly as: 'source' | 'change' | 'new';
  /** Where the document says otherwise. */
  readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

/** Finds for a proposal the entry it meets. */
export type Meet = (proposal: Proposal) => Meeting | undefined;

const goalFields = ['value', 'upper', 'unit', 'bound', 'masked'];
const taskFields = ['measure', 'annualTarget', 'quarterNodes', 'leader', 'leadUnit', 'owners', 'deadline'];

/** The ledgers as the proposals of a document meet them. Goals are met wherever they come from, tasks only in a new edition of their document. */
export async function meetLedgers(context: LoopContext, read: ReadDocument, proposals: readonly Proposal[]): Promise<Meet> {
  const from = (ledger: string) => (mayRead(context, ledger) ? allEntries(context, { ledger, sort: ['code'] }) : Promise.resolve([]));
  const [goals, documents] = await Promise.all([from('goal'), from('document')]);
  const earlier = new Set(documents.filter((document) => isEditionOf(read.document, document)).map(({ id }) => id));
  const fromEarlier = (entry: Entry) => earlier.has(String(entry.values['document'] ?? ''));
  const byId = new Map(goals.map((entry) => [entry.id, entry]));
  const known = goalIndex(goals.filter((entry) => entry.values['subject'] === 'park'));
  const tasksMet = earlier.size === 0 ? new Map<string, Entry>() : meetTasks((await from('task')).filter(fromEarlier), proposals);
  return (proposal) => {
    if (proposal.ledger === 'task') {
      const entry = tasksMet.get(proposal.item);
      return entry && meeting(entry, proposal, 'change');
    }
    const goal = proposal.ledger === 'goal' ? goalOfValues(proposal.item, proposal.values) : undefined;
    const met = goal && meets(goal, known.near(goal));
    const entry = met && byId.get(met.source);
    if (!entry || entry.values['status'] !== proposal.values['status']) return undefined;
    if (fromEarlier(entry)) return meeting(entry, proposal, 'change');
    // A blank is filled by whoever says the number; whoever leaves it blank says nothing else.
    const fills = entry.values['masked'] === true && entry.values['value'] === null && proposal.values['value'] !== null;
    const isSame = met.same || (proposal.values['masked'] === true && proposal.values['value'] === null);
    return meeting(entry, proposal, fills ? 'change' : isSame ? 'source' : 'new');
  };
}

/** The goal of a list that is the same as one, preferring one that says the same; words that name many things (项目) are never the same. */
export function meets(goal: Goal, list: readonly Goal[]): { readonly source: string; readonly same: boolean } | undefined {
  const [found] = compareGoals([goal], list, 'peers');
  return found?.second ? { source: found.second, same: found.what === 'same' } : undefined;
}

/** Whether a goal's name alone tells it from others. */
export const tellsItself = (goal: Goal) => goal.canonical !== undefined || plainName(goal.indicator).length >= 4;

function goalIndex(entries: readonly Entry[]): { near(goal: Goal): readonly Goal[] } {
  const index = new Map<string, Goal[]>();
  for (const entry of entries) {
    const goal = goalOfValues(entry.id, entry.values);
    for (const key of keysOf(goal)) {
      const alike = index.get(key);
      if (alike) alike.push(goal);
      else index.set(key, [goal]);
    }
  }
  return { near: (goal) => (tellsItself(goal) ? [...new Set(keysOf(goal).flatMap((key) => index.get(key) ?? []))] : []) };
}

const keysOf = (goal: Goal) => [goal.canonical, plainName(goal.indicator)].filter((name) => name !== undefined).map((name) => `${name}|${goal.year}`);

function meetTasks(tasks: readonly Entry[], proposals: readonly Proposal[]): Map<string, Entry> {
  const proposed = proposals.filter(({ ledger }) => ledger === 'task');
  const findings = compareTasks(
    tasks.map((task) => taskOfValues(task.values)),
    proposed.map(({ values }) => taskOfValues(values)),
    'peers',
  );
  return new Map(findings.flatMap(({ first, second }) => (first === null || second === null ? [] : [[proposed[second]!.item, tasks[first]!] as const])));
}

function meeting(entry: Entry, proposal: Proposal, as: Meeting['as']): Meeting {
  return { entry: entry.id, code: entry.code, name: String(entry.values['name']), as, fields: differences(entry, proposal) };
}

/** Fields of what a document says that the entry holds otherwise; what the document leaves open changes nothing. */
export function differences(entry: Entry, { ledger, values }: Proposal): Meeting['fields'] {
  const said = (field: string) => values[field] ?? null;
  const isOpen = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
  // The parts of a value go together: a range that became a number has no upper end any more.
  const fields = ledger === 'goal' ? (values['value'] === null ? [] : goalFields) : taskFields.filter((field) => !isOpen(said(field)));
  return fields.flatMap((field) => {
    const from = entry.values[field] ?? null;
    return JSON.stringify(from) === JSON.stringify(said(field)) ? [] : [{ field, from, to: said(field) }];
  });
}
