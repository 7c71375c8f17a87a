/** What a work document says. Offsets are UTF-16 units of the decoded text; `text.slice(at, end) === quote` always. Meanings: docs/reading.md. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

export interface Figure extends Span {
  readonly quote: string;
  /** The shortest words of the text that name what is measured. */
  readonly indicator: string;
  /** Id of the catalog's indicator where it is known. */
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

/** A goal that can be checked without a number: 与经济增长同步, 高于全省平均, 逐年递增, 零突破. */
export interface Relation extends Span {
  readonly quote: string;
  readonly indicator: string;
  readonly canonical?: string;
  /**
   * with: in step with `to`; above, below, at-least, at-most: against `to`; rank: among the first of `to`; rising, falling: against each year before;
   * first: for the first time; zero: none left, none happened; given: within or at what a higher body sets (`asks` for the number).
   */
  readonly relation: 'with' | 'above' | 'below' | 'at-least' | 'at-most' | 'rank' | 'rising' | 'falling' | 'first' | 'zero' | 'given';
  /** The other side as written: an indicator, an average, a place, a higher body; '' where there is none. */
  readonly to: string;
  /** Id of the indicator of the other side where it is one. */
  readonly toCanonical?: string;
  /** The office must be asked for the number handed down. */
  readonly asks: boolean;
  readonly status: 'target' | 'result' | 'context';
  readonly year: number | null;
  readonly confidence: number;
}

export interface Sentence extends Span {
  readonly kind: 'task' | 'result' | 'context';
  /** Path of outline nodes (indexes into `outline`). */
  readonly path?: readonly number[];
}

export interface OutlineNode extends Span {
  readonly level: number;
  /** The number as written or computed: '一、', '（一）', '1.'; '' for a plain heading. */
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
  /** Persons named as answering (责任领导). */
  readonly leaders?: readonly string[];
  /** The leading unit, where a label (牵头单位：) says which; also the first of `owners`. */
  readonly leadUnit?: string;
  /** 年度目标 and what each quarter is to bring, as a table or label says. */
  readonly annualTarget?: string;
  readonly quarterNodes?: readonly (string | null)[];
  readonly deadline: string | null;
  /** Indexes into `figures` and `projects`. */
  readonly figures: readonly number[];
  readonly projects: readonly number[];
  /** Index into `outline`. */
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
  readonly chain?: string;
  /** Index of the first mention in `projects`, where this is a later one of the same project. */
  readonly same?: number;
  readonly confidence: number;
}

export interface Reading {
  readonly doc: string;
  readonly title: string | null;
  readonly year: number | null;
  /** The text tells no year; `year` is that of the upload, which somebody should confirm. */
  readonly yearAssumed?: true;
  /** SHA-256 of the decoded text (UTF-8). */
  readonly text: string;
  /** Version of the reader that read it. */
  readonly reader: string;
  readonly outline: readonly OutlineNode[];
  readonly sentences: readonly Sentence[];
  readonly figures: readonly Figure[];
  /** Goals without a number; absent in readings of earlier readers. */
  readonly relations?: readonly Relation[];
  readonly tasks: readonly TaskItem[];
  readonly projects: readonly ProjectItem[];
}
