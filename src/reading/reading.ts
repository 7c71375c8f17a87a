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
  readonly confidence: number;
}

export interface Reading {
  readonly doc: string;
  readonly title: string | null;
  readonly year: number | null;
  /** SHA-256 of the decoded text (UTF-8). */
  readonly text: string;
  /** Version of the reader that read it. */
  readonly reader: string;
  readonly outline: readonly OutlineNode[];
  readonly sentences: readonly Sentence[];
  readonly figures: readonly Figure[];
  readonly tasks: readonly TaskItem[];
  readonly projects: readonly ProjectItem[];
}
