import { blocksOf } from './columns.ts';
import { partFurniture } from './furniture.ts';
import type { Line, Page, Segment } from './page.ts';
import { paragraphsOf } from './paragraphs.ts';
import { rowsOf } from './segments.ts';

export type { Page, Piece } from './page.ts';

/** Text of pages on which words stand at places: columns in reading order, running heads, feet and page numbers apart, lines joined into paragraphs. */
export function pagesText(pages: readonly Page[]): { readonly text: string; readonly margins: string } {
  const { body, margins } = partFurniture(pages.map((page) => ({ height: page.height, rows: rowsOf(page) })));
  const blocks = body.map((rows) => blocksOf(rows.flat()));
  const single = blocks.flat().filter((block) => !block.isColumn);
  const edges = edgesOf(single.flatMap((block) => linesOf(block.segments)));
  const lines = blocks.flatMap((list, page) =>
    list.flatMap((block) => {
      const inside = linesOf(block.segments);
      const [from, to] = block.isColumn ? edgesOf(inside) : edges;
      return inside.map((line): Line => ({ ...line, page, from, to }));
    }),
  );
  return { text: paragraphsOf(lines).join('\n'), margins: margins.join('\n') };
}

/** Left and right edge of a text: few lines hang out, many reach. */
function edgesOf(lines: readonly Segment[]): readonly [number, number] {
  const at = (values: readonly number[], share: number) => values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
  return [
    at(
      lines.map((l) => l.left),
      0.05,
    ),
    at(
      lines.map((l) => l.right),
      lines.length < 12 ? 1 : 0.9,
    ),
  ];
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
