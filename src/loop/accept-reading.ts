import { v7 as uuid } from 'uuid';
import { Fault, type FaultInfo } from '../fault.ts';
import type { Change, Entry } from '../store/index.ts';
import type { LoopContext } from './context.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Proposal, proposalOf, proposalsOf } from './proposals.ts';
import { decisionsOf, readDocument } from './read-document.ts';

/** What someone decided of one item; `values` override the proposed ones. */
export interface Decision {
  readonly item: string;
  readonly outcome: 'accepted' | 'mended' | 'rejected';
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface Decided {
  readonly decisions: readonly Entry[];
  readonly made: readonly Entry[];
  /** Undo of this command takes all of it back. */
  readonly command: string;
}

/**
 * Writes the decisions on items of a document's reading, and what they make, as one command.
 * Items already decided and items that are not there are refused, and then nothing is written.
 */
export function acceptReading(context: LoopContext, documentId: string, items: readonly Decision[]): Promise<Decided> {
  return oneAtATime(`document ${context.park} ${documentId}`, () => decide(context, documentId, items));
}

async function decide(context: LoopContext, documentId: string, items: readonly Decision[]): Promise<Decided> {
  const [read, decisions] = await Promise.all([readDocument(context, documentId), decisionsOf(context, documentId)]);
  refuseDecided(items, new Set(decisions.map((d) => String(d.values['item']))));
  const command = uuid();
  const made = new Map<string, { readonly id: string; readonly proposal: Proposal }>();
  const changes: Change[] = [];
  const chosen = items.map((item) => ({ item, proposal: proposalOf(context, read, item.item), id: uuid(), decision: uuid() }));
  for (const { item, proposal, id } of chosen) if (item.outcome !== 'rejected') made.set(item.item, { id, proposal });
  for (const { item, proposal, id, decision } of chosen) {
    const accepted = item.outcome !== 'rejected';
    const mended = item.values !== undefined && Object.keys(item.values).length > 0;
    if (accepted) {
      const values = { ...proposal.values, ...goalOfTask(proposal, read.reading.tasks, made), ...item.values };
      changes.push({ ledger: proposal.ledger, kind: 'create', entry: id, values, source: proposal.source });
    }
    changes.push({
      ledger: 'decision',
      kind: 'create',
      entry: decision,
      source: proposal.source,
      values: {
        document: documentId,
        item: item.item,
        outcome: accepted && mended ? 'mended' : item.outcome,
        ...(accepted ? { madeLedger: proposal.ledger, madeEntry: id } : {}),
        ...(mended ? { mended: item.values } : {}),
      },
    });
  }
  const open = proposalsOf(context, read).length - decisions.length - items.length;
  const state = open <= 0 ? 'done' : 'accepting';
  if (read.document.values['state'] !== state) changes.push({ ledger: 'document', kind: 'change', entry: documentId, values: { state } });
  await context.store.write(context.viewer, { park: context.park, id: command, changes });
  const get = (ledger: string, id: string) => context.store.get(context.viewer, context.park, ledger, id);
  const [newDecisions, newMade] = await Promise.all([
    Promise.all(chosen.map((c) => get('decision', c.decision))),
    Promise.all([...made.values()].map((m) => get(m.proposal.ledger, m.id))),
  ]);
  return { decisions: newDecisions.filter((e) => e !== null), made: newMade.filter((e) => e !== null), command };
}

/** A task accepted together with a figure it carries points to that goal. */
function goalOfTask(proposal: Proposal, tasks: readonly { readonly figures: readonly number[] }[], made: ReadonlyMap<string, { readonly id: string }>) {
  if (proposal.ledger !== 'task') return {};
  const figures = tasks[Number(proposal.item.slice('task:'.length))]?.figures ?? [];
  const goal = figures.map((f) => made.get(`figure:${f}`)?.id).find((id) => id !== undefined);
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
