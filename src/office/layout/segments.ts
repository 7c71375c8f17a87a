import { characters } from './characters.ts';
import type { Page, Piece, Segment } from './page.ts';

/** A gap of this many type sizes parts columns and cells. */
const parting = 1.5;

/** The rows of a page from top to bottom, each its segments from left to right. */
export function rowsOf(page: Page): Segment[][] {
  const rows: Piece[][] = [];
  for (const piece of page.pieces.filter((p) => p.text.trim() !== '').toSorted((a, b) => a.y - b.y)) {
    const row = rows.findLast((r) => Math.abs((r[0] as Piece).y - piece.y) <= 0.45 * Math.min((r[0] as Piece).size, piece.size));
    if (row) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => segmentsOf(row.toSorted((a, b) => a.x - b.x)));
}

function segmentsOf(row: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  for (const piece of row) {
    const last = segments.at(-1);
    const right = piece.x + piece.width;
    const gap = last ? piece.x - last.right : Infinity;
    if (last && gap < parting * Math.max(last.size, piece.size)) {
      // The same words printed twice at one place make bold type in old files.
      if (gap < -0.8 * piece.width && last.text.endsWith(piece.text)) continue;
      const text = last.text + spaceOf(gap / piece.size, last.text.at(-1), piece.text[0]) + piece.text;
      segments[segments.length - 1] = { ...last, text, right: Math.max(last.right, right), size: Math.max(last.size, piece.size) };
    } else segments.push({ text: piece.text, left: piece.x, right, y: piece.y, size: piece.size });
  }
  return segments.map((s) => ({ ...s, text: characters(s.text.trim()) }));
}

/** What stands between two pieces, by their distance in type sizes: a character left empty, a space between Latin words, nothing. */
function spaceOf(gap: number, before: string | undefined, after: string | undefined): string {
  if (gap > 0.8) return '\u3000';
  return gap > 0.2 && isLatin(before) && isLatin(after) ? ' ' : '';
}

export function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9,.;:)%]/.test(character);
}
