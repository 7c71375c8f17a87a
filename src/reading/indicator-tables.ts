import type { Lexicon } from './lexicon.ts';
import { type Quantity, unitAlone } from './quantities.ts';
import type { Figure, Span } from './reading.ts';
import { overlaps } from './spans.ts';

/** Columns of indicator tables, by their heads. */
const target = /^(?:(?:20\d\d年)?(?:度)?(?:预期|工作|主要|年度)?目标(?:值|任务)?|(?:20\d\d年)?(?:计划|预期)(?:值|数)?)$/;
const result = /^(?:20\d\d年)?(?:度)?(?:完成|实际|实绩|现状|基数|预计完成)(?:值|数|情况)?$/;

/** A cell whose column says what its figures are. */
export interface TableCell extends Span {
  readonly status: 'target' | 'result';
  /** The year the head names. */
  readonly year: number | null;
  /** What the row's column of units says, where there is one. */
  readonly unit?: string;
  /** The row is of a growth: …增速. */
  readonly grows: boolean;
}

/**
 * Cells below the head of an indicator table (指标, 目标值, 2024年完成): lines of cells parted by tabs, of the head's width; a line of another width or without
 * tabs ends the table.
 */
export function indicatorCells(text: string): TableCell[] {
  const found: TableCell[] = [];
  if (!text.includes('\t')) return found;
  let heads: readonly string[] | null = null;
  let at = 0;
  for (const line of text.split('\n')) {
    const cells = line.split('\t');
    const words = cells.map((cell) => cell.replace(/\s/g, ''));
    if (cells.length > 1 && words.some((word) => target.test(word)) && words.some((word) => /指标|目标名称|项目名称/.test(word))) heads = words;
    else if (heads && cells.length === heads.length) {
      let from = at;
      const grows = words.some((word) => /(?:增速|增长|增长率|增幅)$/.test(word));
      const unit = words[heads.findIndex((head) => /^(?:计量)?单位$/.test(head))];
      cells.forEach((cell, column) => {
        const head = heads![column]!;
        const status = target.test(head) ? 'target' : result.test(head) ? 'result' : null;
        if (status)
          found.push({ at: from, end: from + cell.length, status, year: Number(/^(20\d\d)年/.exec(head)?.[1]) || null, grows, ...(unit && { unit }) });
        from += cell.length + 1;
      });
    } else heads = null;
    at += line.length + 1;
  }
  return found;
}

/** Figures in such cells are what the column says: a goal or a result, of the year its head names; of a growth's row a change. */
export function byColumn<F extends Pick<Figure, 'at' | 'end' | 'status' | 'year' | 'kind' | 'unit'>>(
  figures: readonly F[],
  cells: readonly TableCell[],
  year: number | null,
): F[] {
  if (cells.length === 0) return [...figures];
  let c = 0;
  return figures.map((figure) => {
    while (c < cells.length && cells[c]!.end <= figure.at) c++;
    const cell = cells[c];
    if (!cell || figure.at < cell.at || figure.end > cell.end) return figure;
    const kind = cell.grows && figure.unit === '%' ? 'change' : figure.kind;
    return { ...figure, kind, status: cell.status, year: cell.year ?? figure.year ?? (cell.status === 'target' ? year : null) };
  });
}

/** Numbers alone in their cells, with the unit of their row; in order among the others. */
export function withUnits(text: string, found: readonly Quantity[], cells: readonly TableCell[], lexicon: Lexicon): Quantity[] {
  const bare = cells.flatMap((cell): Quantity[] => {
    const words = text.slice(cell.at, cell.end);
    if (cell.unit === undefined || !/^\s*-?\d[\d,]*(?:\.\d+)?\s*$/.test(words)) return [];
    const at = cell.at + words.search(/[-\d]/);
    const end = cell.at + words.trimEnd().length;
    if (overlaps(found, { at, end })) return [];
    const counts = unitAlone(cell.unit, lexicon) === 'count';
    return [{ at, end, value: Number(words.replaceAll(',', '')), upper: null, unit: cell.unit, style: 'digits', rank: false, more: false, counts }];
  });
  return bare.length === 0 ? [...found] : [...found, ...bare].toSorted((a, b) => a.at - b.at);
}
