import { v7 as uuid } from 'uuid';
import { Fault, type FaultInfo } from '../fault.ts';
import type { Change, Entry } from '../store/index.ts';
import { Acceptance } from './acceptance.ts';
import type { LoopContext } from './context.ts';
import { entriesOfDocument } from './entries-of-document.ts';
import { meetLedgers } from './meetings.ts';
import { type MendedSpan, onSpan } from './mended-span.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Proposal, proposalOf, proposalsOf } from './proposals.ts';
import { decisionsOf, readForProposals } from './read-document.ts';
import { markStalePlans } from './stale-plans.ts';

/** What someone decided of one item; `values` override the proposed ones. */
export interface Decision {
  readonly item: string;
  readonly outcome: 'accepted' | 'mended' | 'rejected';
  readonly values?: Readonly<Record<string, unknown>>;
  /** The words it stands on, if not those the reader found. */
  readonly span?: MendedSpan;
  /** Where it goes, if not where its proposal says: an entry of its own, or one that is there, which gains a source or takes on what the document says. */
  readonly into?: 'new' | { readonly entry: string; readonly as: 'source' | 'change' };
}

export interface Decided {
  readonly decisions: readonly Entry[];
  /** The entries made, and those that gained a source or changed. */
  readonly made: readonly Entry[];
  /** Undo of this command takes all of it back. */
  readonly command: string;
}

/**
 * Writes the decisions on items of a document's reading, and what they make, as one command. A goal that the ledger has already is not made again: its
 * entry gains a source, or in a new edition takes on the new value.
 * Items already decided and items that are not there are refused, and then nothing is written.
 */
export function acceptReading(context: LoopContext, documentId: string, items: readonly Decision[]): Promise<Decided> {
  return oneAtATime(`accept ${context.park}`, () => decide(context, documentId, items));
}

async function decide(context: LoopContext, documentId: string, items: readonly Decision[]): Promise<Decided> {
  const [read, decisions] = await Promise.all([readForProposals(context, documentId), decisionsOf(context, documentId)]);
  refuseDecided(items, new Set(decisions.map((d) => String(d.values['item']))));
  const all = proposalsOf(context, read);
  const command = uuid();
  const writing = new Acceptance(context, read, await meetLedgers(context, read, all));
  const chosen = items.map((item) => {
    const found = proposalOf(context, read, item.item);
    const proposal = item.span && item.outcome !== 'rejected' ? onSpan(read, found, item.span) : found;
    const isMoved = proposal.source.at !== found.source.at || proposal.source.end !== found.source.end;
    return { item, proposal, isMoved, decision: uuid() };
  });
  const kept: Change[] = [];
  // Goals first: a task accepted with a figure it carries points to that goal.
  for (const { item, proposal } of chosen) if (item.outcome !== 'rejected' && proposal.ledger !== 'task') await writing.accept(proposal, item);
  for (const { item, proposal } of chosen)
    if (item.outcome !== 'rejected' && proposal.ledger === 'task') await writing.accept(proposal, item, goalOfTask(proposal, read.reading.tasks, writing.made));
  for (const { item, proposal, isMoved, decision } of chosen) {
    const accepted = item.outcome !== 'rejected';
    const mended = item.values !== undefined && Object.keys(item.values).length > 0;
    kept.push({
      ledger: 'decision',
      kind: 'create',
      entry: decision,
      source: proposal.source,
      values: {
        document: documentId,
        item: item.item,
        outcome: accepted && (mended || isMoved) ? 'mended' : item.outcome,
        ...(accepted ? { madeLedger: proposal.ledger, madeEntry: writing.made.get(item.item) } : {}),
        ...(mended ? { mended: item.values } : {}),
      },
    });
  }
  const open = all.length - decisions.length - items.length;
  const state = open <= 0 ? 'done' : 'accepting';
  if (read.document.values['state'] !== state) kept.push({ ledger: 'document', kind: 'change', entry: documentId, values: { state } });
  const events = await context.store.write(context.viewer, { park: context.park, id: command, changes: [...writing.changes(), ...kept] });
  await markStalePlans(context, events);
  const written = new Map(chosen.flatMap(({ item, proposal }) => (writing.made.has(item.item) ? [[writing.made.get(item.item)!, proposal.ledger]] : [])));
  const ledgers = [...new Set(written.values())];
  const ids = (ledger: string) => [...written].flatMap(([id, of]) => (of === ledger ? [id] : []));
  const [newDecisions, ...newMade] = await Promise.all([
    entriesOfDocument(
      context,
      'decision',
      documentId,
      chosen.map((c) => c.decision),
    ),
    ...ledgers.map((ledger) => entriesOfDocument(context, ledger, documentId, ids(ledger))),
  ]);
  const made = new Map(newMade.flat().map((entry) => [entry.id, entry]));
  return { decisions: newDecisions, made: [...written.keys()].flatMap((id) => made.get(id) ?? []), command };
}

/** A task accepted together with a figure it carries points to that goal. */
function goalOfTask(proposal: Proposal, tasks: readonly { readonly figures: readonly number[] }[], made: ReadonlyMap<string, string>) {
  const figures = tasks[Number(proposal.item.slice('task:'.length))]?.figures ?? [];
  const goal = figures.map((f) => made.get(`figure:${f}`)).find((id) => id !== undefined);
  return goal === undefined ? {} : { goal };
}

function refuseDecided(items: readonly Decision[], decided: ReadonlySet<string>): void {
  const seen = new Set<string>();
  const faults: FaultInfo[] = [];
  for (const { item } of items) {
    if (decided.has(item) || seen.has(item)) faults.push({ code: 'loop.already-decided', params: { item }, where: { item } });
    seen.add(item);
  }
  if (items.length === 0) faults.push({ code: 'loop.nothing-to-decide', params: {} });
  if (faults.length > 0) throw new Fault('refused', faults);
}
