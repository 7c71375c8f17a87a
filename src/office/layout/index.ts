import { tableLines } from '../table.ts';
import { blocksOf } from './columns.ts';
import { partFurniture } from './furniture.ts';
import type { Line, Page, Segment } from './page.ts';
import { paragraphsOf, standIn } from './paragraphs.ts';
import { type RuledTable, ruledTables } from './ruled.ts';
import { rowsOf } from './segments.ts';

export type { Box, Page, Piece } from './page.ts';

/** Whether a page has a row of three and more parts, as the head of a table has; the rows below may stand askew where their cells break. */
export function mayHoldTable(page: Page): boolean {
  return rowsOf(page).some((row) => row.length >= 3);
}

/**
 * Text of pages on which words stand at places: columns in reading order, running heads, feet and page numbers apart, lines joined into paragraphs,
 * tables drawn with rules read as tables, one that goes on over pages as one.
 */
export function pagesText(pages: readonly Page[]): { readonly text: string; readonly margins: string } {
  const tables: RuledTable[] = [];
  const { body, margins } = partFurniture(pages.map((page) => ({ height: page.height, rows: rowsOf(withStandIns(page, tables)) })));
  const blocks = body.map((rows) => blocksOf(rows.flat()));
  const single = blocks.flat().filter((block) => !block.isColumn);
  const edges = edgesOf(single.flatMap((block) => linesOf(block.segments)).filter((line) => !standIn.test(line.text)));
  const lines = blocks.flatMap((list, page) =>
    list.flatMap((block) => {
      const inside = linesOf(block.segments);
      const [from, to] = block.isColumn ? edgesOf(inside) : edges;
      return inside.map((line): Line => ({ ...line, page, from, to }));
    }),
  );
  return { text: withTables(paragraphsOf(lines), tables).join('\n'), margins: margins.join('\n') };
}

/** The page with a sign in place of each ruled table, which goes into `tables`. */
function withStandIns(page: Page, tables: RuledTable[]): Page {
  const found = ruledTables(page.boxes ?? [], page.pieces).filter((table) => table.pieces.size > 0);
  if (found.length === 0) return page;
  const signs = found.map((table) => {
    tables.push(table);
    return { text: `\ue000${tables.length - 1}\ue000`, x: table.left, y: table.top + 1, width: table.right - table.left, size: 1 };
  });
  return { ...page, pieces: [...page.pieces.filter((piece) => !found.some((table) => table.pieces.has(piece))), ...signs] };
}

/** The signs replaced by the tables' lines; tables of the same columns that follow each other are one over pages. */
function withTables(paragraphs: readonly string[], tables: readonly RuledTable[]): string[] {
  const lines: string[] = [];
  let open: RuledTable | null = null;
  const flush = () => {
    if (open) lines.push(...tableLines(open.rows));
    open = null;
  };
  for (const paragraph of paragraphs) {
    const table = tables[Number(standIn.exec(paragraph)?.[1] ?? -1)];
    if (!table) {
      flush();
      lines.push(paragraph);
    } else if (open && hasColumnsOf(open, table)) {
      open = { ...(open as RuledTable), rows: [...(open as RuledTable).rows, ...table.rows] };
    } else {
      flush();
      open = table;
    }
  }
  flush();
  return lines;
}

function hasColumnsOf(a: RuledTable, b: RuledTable): boolean {
  return a.columns.length === b.columns.length && a.columns.every((x, i) => Math.abs(x - (b.columns[i] ?? 0)) < 4);
}

/** Left and right edge of a text: few lines hang out, many reach. */
function edgesOf(lines: readonly Segment[]): readonly [number, number] {
  const at = (values: readonly number[], share: number) => values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
  const [lefts, rights] = [lines.map((l) => l.left), lines.map((l) => l.right)];
  return [at(lefts, 0.05), at(rights, lines.length < 12 ? 1 : 0.9)];
}

/** Segments of one row as one line: far apart they are cells and parted by a tab. */
function linesOf(segments: readonly Segment[]): Segment[] {
  const lines: Segment[] = [];
  for (const segment of segments.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - segment.y) <= 0.45 * Math.min(last.size, segment.size)) {
      const [a, b] = last.left <= segment.left ? [last, segment] : [segment, last];
      const text = `${a.text}${b.left - a.right > 3 * a.size ? '\t' : ' '}${b.text}`;
      lines[lines.length - 1] = { ...a, text, right: Math.max(a.right, b.right) };
    } else lines.push(segment);
  }
  return lines;
}
