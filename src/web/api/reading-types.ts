/** What the reader found in a document. Offsets are UTF-16 units of the decoded text. */
import type { Entry, Label } from './types.ts';

export interface Span {
  readonly at: number;
  readonly end: number;
}

export interface Figure extends Span {
  readonly quote: string;
  readonly indicator: string;
  readonly canonical?: string;
  readonly value: number | null;
  readonly upper: number | null;
  readonly unit: string;
  readonly masked: boolean;
  readonly bound: '>=' | '<=' | '~' | '=';
  readonly kind: 'level' | 'change';
  readonly status: 'target' | 'result' | 'context';
  readonly year: number | null;
  readonly confidence: number;
}

/** A goal that can be checked without a number. */
export interface Relation extends Span {
  readonly quote: string;
  readonly indicator: string;
  readonly canonical?: string;
  readonly relation: string;
  readonly to: string;
  readonly asks: boolean;
  readonly status: 'target' | 'result' | 'context';
  readonly year: number | null;
  readonly confidence: number;
}

export interface Sentence extends Span {
  readonly kind: 'task' | 'result' | 'context';
  readonly path?: readonly number[];
}

export interface OutlineNode extends Span {
  readonly level: number;
  readonly number: string;
  readonly title: string;
  readonly parent: number | null;
}

export interface TaskItem extends Span {
  readonly quote: string;
  readonly action: string;
  readonly object: string;
  readonly measure: string;
  readonly owners: readonly string[];
  readonly deadline: string | null;
  readonly figures: readonly number[];
  readonly projects: readonly number[];
  readonly parent: number | null;
  readonly confidence: number;
}

export interface ProjectItem extends Span {
  readonly quote: string;
  readonly name: string;
  readonly capacity?: string;
  readonly investment?: string;
  readonly place?: string;
  readonly enterprise?: string;
  readonly stage?: string;
  readonly confidence: number;
}

export interface Reading {
  readonly doc: string;
  readonly title: string | null;
  readonly year: number | null;
  /** The text tells no year: `year` is that of the upload. */
  readonly yearAssumed?: true;
  readonly text: string;
  readonly reader: string;
  readonly outline: readonly OutlineNode[];
  readonly sentences: readonly Sentence[];
  readonly figures: readonly Figure[];
  readonly relations?: readonly Relation[];
  readonly tasks: readonly TaskItem[];
  readonly projects: readonly ProjectItem[];
}

export interface DocumentReading {
  readonly document: Entry;
  readonly text: string;
  readonly reading: Reading;
  readonly decisions: readonly Entry[];
  readonly arithmetic: readonly Reckoned[];
}

/** Words of a document with their sentence. */
export interface Words extends Span {
  readonly item: string;
  readonly quote: string;
  readonly sentence: string;
  /** Where the quote begins in the sentence. */
  readonly from: number;
}

/** Last year's result × this year's growth against the level also named. */
export interface Reckoned {
  readonly indicator: string;
  readonly year: number;
  readonly agrees: boolean | null;
  readonly gap: number | null;
  readonly words: { readonly last: Words; readonly growth: Words | null; readonly level: Words | null };
  readonly text: Label;
}
