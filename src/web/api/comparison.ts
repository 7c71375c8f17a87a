/** A document against itself, the ledgers and other documents (docs/contracts.md). */
import { call, query } from './call.ts';
import type { Entry, Label } from './types.ts';

export type Standing = 'peers' | 'higher' | 'edition';

export interface Side {
  readonly item?: string;
  readonly entry?: string;
  readonly code?: string;
  readonly document: { readonly id: string; readonly code: string; readonly title: string } | null;
  readonly name: string;
  readonly quote: string;
  readonly sentence: string;
  /** Where the quote begins in the sentence. */
  readonly from: number;
  readonly at: number | null;
  readonly end: number | null;
}

export type What = 'same' | 'contradiction' | 'weaker' | 'stronger' | 'changed' | 'new' | 'dropped' | 'missing';

export interface Finding {
  readonly what: What;
  readonly first: Side | null;
  readonly second: Side | null;
  readonly text: Label;
}

export interface Compared {
  readonly document: { readonly id: string; readonly code: string; readonly title: string; readonly rank: string } | null;
  readonly standing: Standing;
  readonly first: 'this' | 'other';
  readonly against: 'reading' | 'ledger';
  readonly goals: readonly Finding[];
  readonly tasks: readonly Finding[];
}

export interface Comparison {
  readonly document: { readonly id: string; readonly rank: string };
  readonly inside: readonly Finding[];
  readonly ledger: Compared | null;
  readonly others: readonly Compared[];
}

/** Where an accepted item goes, if not where its proposal says. */
export type Into = 'new' | { readonly entry: string; readonly as: 'source' | 'change' };

/** The entry of the ledger that says what a proposal says, and what accepting does with it. */
export interface Meeting {
  readonly entry: string;
  readonly code: string;
  readonly name: string;
  readonly as: 'source' | 'change' | 'new';
  readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

const of = (park: string, document: string): string => `/parks/${encodeURIComponent(park)}/documents/${document}`;

export const comparisons = {
  all: (park: string, document: string) => call<Comparison>('GET', `${of(park, document)}/comparison`),
  one: (park: string, document: string, other: string, standing: Standing) =>
    call<Comparison>('GET', `${of(park, document)}/comparison${query({ with: other, standing })}`).then((answer) => answer.others[0]!),
  accept: (park: string, document: string, items: readonly { readonly item: string; readonly into?: Into }[]) =>
    call<{ readonly made: readonly Entry[]; readonly command: string }>('POST', `${of(park, document)}/decisions`, {
      body: { items: items.map((one) => ({ ...one, outcome: 'accepted' })) },
    }),
};
