import { v7 as uuid } from 'uuid';
import { Fault } from '../fault.ts';
import type { Goal } from '../reading/index.ts';
import type { Change, Entry, SpanSource } from '../store/index.ts';
import type { Decision } from './accept-reading.ts';
import type { LoopContext } from './context.ts';
import type { ReadDocument } from './document-words.ts';
import { goalOfValues } from './ledger-goals.ts';
import { differences, type Meet, meets } from './meetings.ts';
import type { Proposal } from './proposals.ts';

/** Words that set the same goal or task again, as its entry keeps them (`sources`). */
export interface FurtherSource extends SpanSource {
  readonly document: string;
  readonly item?: string;
}

type Values = Readonly<Record<string, unknown>>;

/** An entry as the command leaves it. */
interface Pending {
  readonly ledger: string;
  readonly kind: 'create' | 'change';
  readonly values: Values;
  readonly source?: SpanSource;
}

/** What accepting items of a document writes: one create or change an entry, whatever number of items goes into it. */
export class Acceptance {
  /** Entry that an item went into. */
  readonly made = new Map<string, string>();
  readonly #context: LoopContext;
  readonly #read: ReadDocument;
  readonly #meet: Meet;
  readonly #pending = new Map<string, Pending>();
  readonly #stored = new Map<string, Entry>();
  /** Goals this command makes whose indicator is known: said again in the same document they are one. Two blanks are two questions. */
  readonly #goals = new Map<string, Goal[]>();

  constructor(context: LoopContext, read: ReadDocument, meet: Meet) {
    this.#context = context;
    this.#read = read;
    this.#meet = meet;
  }

  /** Puts an item where its decision says, else where its proposal goes by itself. `more` are values that follow from other items. */
  async accept(proposal: Proposal, { item, into, values: mended = {} }: Decision, more: Values = {}): Promise<void> {
    const goal = proposal.ledger === 'goal' ? goalOfValues(proposal.item, { ...proposal.values, ...mended }) : undefined;
    const meeting = into === undefined ? this.#meet(proposal) : undefined;
    const alike = goal?.canonical === undefined ? [] : (this.#goals.get(goal.canonical) ?? []);
    const again = into === undefined && !meeting && goal ? meets(goal, alike) : undefined;
    if (again?.same && goal?.value !== null) this.#join(item, proposal, again.source, 'source', mended);
    else if (typeof into === 'object') this.#join(item, proposal, await this.#entry(proposal.ledger, into.entry), into.as, { ...more, ...mended });
    else if (meeting && meeting.as !== 'new') {
      this.#join(item, proposal, await this.#entry(proposal.ledger, meeting.entry), meeting.as, { ...more, ...mended });
    } else {
      const id = uuid();
      this.made.set(item, id);
      this.#pending.set(id, { ledger: proposal.ledger, kind: 'create', values: owned({ ...proposal.values, ...more, ...mended }), source: proposal.source });
      if (goal?.canonical !== undefined) this.#goals.set(goal.canonical, [...alike, { ...goal, source: id }]);
    }
  }

  changes(): readonly Change[] {
    return [...this.#pending].map(([entry, { ledger, kind, values, source }]) => ({ ledger, kind, entry, values, ...(source ? { source } : {}) }));
  }

  #join(item: string, proposal: Proposal, id: string, as: 'source' | 'change', more: Values): void {
    const stored = this.#stored.get(id);
    const pending = this.#pending.get(id);
    const before = { ...stored?.values, ...pending?.values };
    const sources = (before['sources'] as readonly FurtherSource[] | null | undefined) ?? [];
    const document = this.#read.document.id;
    this.made.set(item, id);
    if (as === 'source' || !stored) {
      const further: FurtherSource = { document, item, ...proposal.source };
      this.#put(id, proposal.ledger, { ...more, sources: [...sources, further] }, undefined);
      return;
    }
    const said = Object.fromEntries(differences({ ...stored, values: before }, proposal).map(({ field, to }) => [field, to]));
    // Words entered by hand have none: the new ones are then further words, so that undo leaves the entry as it was.
    const former = pending?.source ?? stored.source;
    const of = String(before['document'] ?? document);
    const further = former ? { document: of, ...former } : { document, item, ...proposal.source };
    this.#put(id, proposal.ledger, { ...said, document, ...more, sources: [...sources, further] }, former ? proposal.source : undefined);
  }

  #put(id: string, ledger: string, values: Values, source: SpanSource | undefined): void {
    const before = this.#pending.get(id);
    const kept = source ?? before?.source;
    this.#pending.set(id, { ledger, kind: before?.kind ?? 'change', values: { ...before?.values, ...values }, ...(kept ? { source: kept } : {}) });
  }

  /** An entry that stands, or one this command makes. */
  async #entry(ledger: string, id: string): Promise<string> {
    if (this.#pending.has(id) || this.#stored.has(id)) return id;
    const entry = await this.#context.store.get(this.#context.viewer, this.#context.park, ledger, id);
    if (!entry) throw new Fault('missing', { code: 'loop.no-entry', params: { ledger, id } });
    this.#stored.set(id, entry);
    return id;
  }
}

/** Whose owners somebody named needs none proposed. */
function owned(values: Values): Values {
  const { proposedOwners: _, proposedFrom: __, ...named } = values;
  return Array.isArray(values['owners']) && values['owners'].length > 0 ? named : values;
}
