import type { Segment } from './page.ts';

/** What is read as one: segments from top to bottom, and whether it is a column beside others. */
export interface Block {
  readonly segments: readonly Segment[];
  readonly isColumn: boolean;
}

/**
 * Puts a page's segments into reading order: a title across the page, then the left column down, then the right.
 * Columns are found as a gutter that few segments cross, with full lines on both sides (cells of a table are short, so a table is no column).
 */
export function blocksOf(segments: readonly Segment[], isColumn = false): Block[] {
  const gutter = gutterOf(segments);
  if (gutter === null) return segments.length > 0 ? [{ segments, isColumn }] : [];
  const blocks: Block[] = [];
  let band: Segment[] = [];
  const flush = () => {
    for (const side of [band.filter((s) => s.right <= gutter), band.filter((s) => s.left >= gutter)]) blocks.push(...blocksOf(side, true));
    band = [];
  };
  for (const segment of segments.toSorted((a, b) => a.y - b.y)) {
    if (segment.left < gutter && segment.right > gutter) {
      flush();
      const last = blocks.at(-1);
      if (last && !last.isColumn) blocks[blocks.length - 1] = { segments: [...last.segments, segment], isColumn: false };
      else blocks.push({ segments: [segment], isColumn });
    } else band.push(segment);
  }
  flush();
  return blocks;
}

function gutterOf(segments: readonly Segment[]): number | null {
  if (segments.length < 8) return null;
  const left = Math.min(...segments.map((s) => s.left));
  const right = Math.max(...segments.map((s) => s.right));
  let best: { x: number; crossing: number; width: number } | null = null;
  const step = (right - left) / 120;
  let run = 0;
  for (let i = 24; i <= 96; i++) {
    const x = left + i * step;
    const crossing = segments.filter((s) => s.left < x && s.right > x).length;
    run = best && crossing === best.crossing ? run + 1 : 1;
    if (!best || crossing < best.crossing) best = { x, crossing, width: 1 };
    else if (crossing === best.crossing && run > best.width) best = { x: x - (run / 2) * step, crossing, width: run };
  }
  if (!best) return null;
  const { x } = best;
  const sides = [segments.filter((s) => s.right <= x), segments.filter((s) => s.left >= x)] as const;
  const lines = sides[0].length + sides[1].length;
  if (best.crossing > 0.35 * lines || !sides.every(isTextColumn)) return null;
  const [a, b] = sides.map((side) => [Math.min(...side.map((s) => s.y)), Math.max(...side.map((s) => s.y))] as const) as [
    readonly [number, number],
    readonly [number, number],
  ];
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
  return shared > 0.5 * Math.min(a[1] - a[0], b[1] - b[0]) ? x : null;
}

/** Whether at least half of the lines fill the side's width. */
function isTextColumn(side: readonly Segment[]): boolean {
  if (side.length < 4) return false;
  const from = Math.min(...side.map((s) => s.left));
  const to = Math.max(...side.map((s) => s.right));
  return side.filter((s) => s.right - s.left > 0.8 * (to - from)).length >= 0.5 * side.length;
}
