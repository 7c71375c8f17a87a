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

/** Proposals in reading order with their decisions. */
export function itemsOf(document: DocumentReading, proposals: readonly Proposal[]): readonly Item[] {
  const decided = new Map(document.decisions.map((entry) => [textOf(entry.values['item']), entry.values]));
  const { figures, tasks, projects } = document.reading;
  const confidence = (item: string): number => {
    const [kind, index] = item.split(':');
    const list = kind === 'figure' ? figures : kind === 'task' ? tasks : projects;
    return list[Number(index)]?.confidence ?? 1;
  };
  return proposals
    .map((proposal): Item => {
      const decision = decided.get(proposal.item);
      return {
        id: proposal.item,
        ledger: proposal.ledger,
        at: proposal.source.at,
        quote: proposal.source.quote,
        values: proposal.values,
        confidence: confidence(proposal.item),
        decision: decision
          ? { outcome: textOf(decision['outcome']) as Outcome, ledger: textOf(decision['madeLedger']), entry: textOf(decision['madeEntry']) }
          : null,
      };
    })
    .sort((a, b) => a.at - b.at);
}

export const outcomesOf = (items: readonly Item[]): ReadonlyMap<string, Outcome> =>
  new Map(items.flatMap((item) => (item.decision ? [[item.id, item.decision.outcome] as const] : [])));
