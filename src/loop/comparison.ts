import type { Standing } from '../reading/index.ts';
import type { Entry } from '../store/index.ts';
import type { FurtherSource } from './acceptance.ts';
import { allEntries } from './all-entries.ts';
import { compareParties, type ComparedGoal, type ComparedTask, contradictionsOf } from './compare-parties.ts';
import { type LoopContext, mayRead } from './context.ts';
import type { ReadDocument } from './document-words.ts';
import { isEditionOf } from './editions.ts';
import { betterOf } from './ledger-goals.ts';
import { type DocumentName, type Party, partyOfEntries, partyOfProposals, partyOfReading } from './parties.ts';
import { proposalsOf } from './proposals.ts';
import { readDocument } from './read-document.ts';

/** A document against another one, or against the ledgers. */
export interface Compared {
  /** The other document; null for the ledgers. */
  readonly document: (DocumentName & { readonly rank: string }) | null;
  readonly standing: Standing;
  /** Which of the two is the first side of every finding: the higher body's, or the older edition. */
  readonly first: 'this' | 'other';
  /** What stands on the other side: its reading, or what the ledger made of it. */
  readonly against: 'reading' | 'ledger';
  readonly goals: readonly ComparedGoal[];
  readonly tasks: readonly ComparedTask[];
}

export interface Comparison {
  readonly document: DocumentName & { readonly rank: string };
  /** Goals the document says twice with different values. */
  readonly inside: readonly ComparedGoal[];
  /** Against all goals and tasks of the ledgers that other documents or people set; null where one document is asked for. */
  readonly ledger: Compared | null;
  readonly others: readonly Compared[];
}

export interface ComparisonRequest {
  readonly with?: string | undefined;
  /** How the other one stands to this document: of one rank, a higher body's, or an earlier edition. Absent: as ranks and titles say. */
  readonly standing?: Standing | undefined;
}

/**
 * Compares a document with the ledgers' goals and tasks and with every other document of the park, or with one.
 * @throws Fault (missing) `loop.no-document`
 */
export async function documentComparison(context: LoopContext, id: string, { with: other, standing }: ComparisonRequest = {}): Promise<Comparison> {
  const read = await readDocument(context, id);
  const [documents, entries] = await Promise.all([allEntries(context, { ledger: 'document', sort: ['-createdAt'] }), ledgerEntries(context)]);
  const names = new Map(documents.map((document) => [document.id, nameOf(document)]));
  const mine = partyOfReading(nameOf(read.document), read.reading, read.text);
  const asked = other === undefined ? documents.filter((document) => document.id !== id) : [(await readDocument(context, other)).document];
  const others: Compared[] = [];
  for (const document of asked) others.push(await withOne(context, read, mine, document, entries, names, standing));
  return {
    document: nameOf(read.document),
    inside: contradictionsOf(mine, context.catalog.messages),
    ledger: other === undefined ? withLedgers(context, read, entries, documents, names, standing) : null,
    others,
  };
}

async function ledgerEntries(context: LoopContext): Promise<readonly Entry[]> {
  const from = (ledger: string) => (mayRead(context, ledger) ? allEntries(context, { ledger, sort: ['code'] }) : Promise.resolve([]));
  return [...(await from('goal')), ...(await from('task'))];
}

async function withOne(
  context: LoopContext,
  read: ReadDocument,
  mine: Party,
  document: Entry,
  entries: readonly Entry[],
  names: ReadonlyMap<string, DocumentName>,
  asked: Standing | undefined,
): Promise<Compared> {
  const [standing, first] = asked === undefined ? standingOf(read.document, document) : ([asked, 'other'] as const);
  const { messages } = context.catalog;
  const better = betterOf(context);
  const common = { document: nameOf(document), standing, first };
  const kept = entries.filter((entry) => entry.values['document'] === document.id || isSource(entry, (source) => source === document.id));
  if (standing === 'edition' && first === 'other' && kept.length > 0) {
    // What the office has mended since is what a new edition changes.
    return { ...common, against: 'ledger', ...compareParties(partyOfEntries(kept, names), proposed(context, read), standing, better, messages) };
  }
  const theirs = await partyOf(context, document);
  const [a, b] = first === 'other' ? [theirs, mine] : [mine, theirs];
  return { ...common, against: 'reading', ...compareParties(a, b, standing, better, messages) };
}

/**
 * Against the ledgers: a higher body's document against our goals, ours against what our other documents and people set. Only an edition asked for by
 * name tells what the document leaves out: the ledgers hold other documents' goals, too.
 */
function withLedgers(
  context: LoopContext,
  read: ReadDocument,
  entries: readonly Entry[],
  documents: readonly Entry[],
  names: ReadonlyMap<string, DocumentName>,
  asked: Standing | undefined,
): Compared {
  const higher = new Set(documents.filter(isHigher).map(({ id }) => id));
  const others = entries.filter(
    ({ values, ...entry }) =>
      !higher.has(String(values['document'] ?? '')) &&
      (values['document'] !== read.document.id || isSource({ values, ...entry }, (source) => source !== read.document.id)),
  );
  const [mine, ledger, better, { messages }] = [proposed(context, read), partyOfEntries(others, names), betterOf(context), context.catalog];
  const common = { document: null, against: 'ledger' } as const;
  if (asked === undefined && isHigher(read.document))
    return { ...common, standing: 'higher', first: 'this', ...compareParties(mine, ledger, 'higher', better, messages) };
  const standing = asked ?? 'edition';
  const found = compareParties(ledger, mine, standing, better, messages);
  const said = <T extends { readonly what: string }>(finding: T) => asked !== undefined || finding.what !== 'dropped';
  return { ...common, standing, first: 'other', goals: found.goals.filter(said), tasks: found.tasks.filter(said) };
}

const isHigher = (document: Entry) => document.values['rank'] === 'higher';

/** Whether a further source of an entry is a document of that kind. */
function isSource(entry: Entry, fits: (document: string) => boolean): boolean {
  const sources = entry.values['sources'] as readonly FurtherSource[] | null;
  return sources?.some(({ document }) => fits(document)) ?? false;
}

const proposed = (context: LoopContext, read: ReadDocument) => partyOfProposals(nameOf(read.document), read.reading, read.text, proposalsOf(context, read));

/** How another document stands to this one, as ranks and titles say, and which of them is the first side. */
function standingOf(mine: Entry, other: Entry): readonly [Standing, 'this' | 'other'] {
  const [ours, theirs] = [isHigher(mine), isHigher(other)];
  if (ours !== theirs) return ['higher', theirs ? 'other' : 'this'];
  if (isEditionOf(mine, other)) return ['edition', 'other'];
  return isEditionOf(other, mine) ? ['edition', 'this'] : ['peers', 'other'];
}

function nameOf(document: Entry): DocumentName & { readonly rank: string } {
  return { id: document.id, code: document.code, title: String(document.values['title'] ?? ''), rank: String(document.values['rank'] ?? 'ours') };
}

/** Texts and readings never change, so a document's goals and tasks are put together once; the oldest go first. */
const parties = new Map<string, { readonly key: string; readonly party: Party }>();
const mostParties = 100;

async function partyOf(context: LoopContext, document: Entry): Promise<Party> {
  const key = JSON.stringify([document.values['text'], document.values['reading'], document.values['title'], document.code]);
  const known = parties.get(document.id);
  if (known?.key === key) return known.party;
  const { reading, text } = await readDocument(context, document.id);
  const party = partyOfReading(nameOf(document), reading, text);
  parties.delete(document.id);
  parties.set(document.id, { key, party });
  for (const oldest of parties.keys()) {
    if (parties.size <= mostParties) break;
    parties.delete(oldest);
  }
  return party;
}
