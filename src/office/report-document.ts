/** Where a figure of a report comes from: the entry's code people see, its field, and the plan if one computed it. */
export interface FigureSource {
  readonly entry: string;
  readonly field: string;
  readonly label?: string;
  readonly plan?: string;
}

/** A run of words; one with a source is a figure and gets a number in the list 数据来源. */
export interface Run {
  readonly text: string;
  readonly source?: FigureSource;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly title?: string; readonly head: readonly string[]; readonly rows: readonly (readonly Run[])[] }
  /** Small print: 示例数据, what a plan leaves out. */
  | { readonly kind: 'note'; readonly text: string };

export interface ReportDocument {
  readonly title: string;
  readonly subtitle?: string;
  /** Business date the report stands for, YYYY-MM-DD. */
  readonly asOf: string;
  /** Head of the hash chain it was written from. */
  readonly chainHead: string;
  readonly blocks: readonly Block[];
}

/** Figures of a report in reading order; the same entry and field share a number. */
export interface Numbered {
  readonly of: ReadonlyMap<string, number>;
  readonly list: readonly FigureSource[];
}

export function sourceKey(source: FigureSource): string {
  return JSON.stringify([source.entry, source.field, source.plan ?? null]);
}

/** Numbers the sources in the order their figures are read. */
export function numberSources(report: ReportDocument): Numbered {
  const of = new Map<string, number>();
  const list: FigureSource[] = [];
  const runs = report.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : block.kind === 'table' ? block.rows.flat() : []));
  for (const { source } of runs) {
    if (!source || of.has(sourceKey(source))) continue;
    list.push(source);
    of.set(sourceKey(source), list.length);
  }
  return { of, list };
}
