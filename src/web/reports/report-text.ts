import { listOf, recordOf, textOf } from '../parts/values.ts';

/** A figure of a report with what it came from. */
export interface ReportFigure {
  readonly text: string;
  readonly ledger: string;
  /** Empty where it was counted over the whole ledger. */
  readonly entry: string;
  readonly field: string;
  readonly label: string;
}

/** Words, or a figure by its number. */
export type PageRun = string | number;

export type PageBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly PageRun[] }
  | { readonly kind: 'table'; readonly title: string; readonly head: readonly string[]; readonly rows: readonly (readonly PageRun[])[] }
  | { readonly kind: 'note'; readonly text: string };

export const figuresOf = (value: unknown): readonly ReportFigure[] =>
  listOf(value).map((one) => {
    const { text, ledger, entry, field, label } = recordOf(one);
    return { text: textOf(text), ledger: textOf(ledger), entry: textOf(entry), field: textOf(field), label: textOf(label) };
  });

const runsOf = (value: unknown): readonly PageRun[] => listOf(value).map((run) => (typeof run === 'number' ? run : textOf(run)));

/** The text of a report as its entry keeps it; empty for reports written before texts were kept. */
export const blocksOf = (value: unknown): readonly PageBlock[] =>
  listOf(value).map((one): PageBlock => {
    const block = recordOf(one);
    const text = textOf(block['text']);
    switch (block['kind']) {
      case 'heading':
        return { kind: 'heading', level: Number(block['level']), text };
      case 'paragraph':
        return { kind: 'paragraph', runs: runsOf(block['runs']) };
      case 'table':
        return { kind: 'table', title: textOf(block['title']), head: listOf(block['head']).map(textOf), rows: listOf(block['rows']).map(runsOf) };
      default:
        return { kind: 'note', text };
    }
  });
