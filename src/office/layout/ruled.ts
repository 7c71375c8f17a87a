import type { Cell, Row } from '../table.ts';
import { characters } from './characters.ts';
import type { Box, Piece } from './page.ts';

/** A table drawn with rules: its cells, and where it stands. */
export interface RuledTable {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Places of its columns' edges. */
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
  readonly pieces: ReadonlySet<Piece>;
}

interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Rules as thin as this are lines; ends as near as this meet. Lengths in points. */
const thin = 2.5;
const near = 3;

/** The tables of a page that are drawn with rules on all sides of their cells. Cells without a rule between them are one. */
export function ruledTables(boxes: readonly Box[], pieces: readonly Piece[]): RuledTable[] {
  const across: Rule[] = [];
  const down: Rule[] = [];
  for (const box of boxes) {
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    if (height <= thin && width > 8) across.push({ at: (box.top + box.bottom) / 2, from: box.left, to: box.right });
    else if (width <= thin && height > 4) down.push({ at: (box.left + box.right) / 2, from: box.top, to: box.bottom });
    else if (width > 8 && height > 8) {
      // A frame or ground of a cell: its sides are rules.
      for (const at of [box.top, box.bottom]) across.push({ at, from: box.left, to: box.right });
      for (const at of [box.left, box.right]) down.push({ at, from: box.top, to: box.bottom });
    }
  }
  return groups(across, down).flatMap((group) => tableOf(group.across, group.down, pieces) ?? []);
}

interface Group {
  across: Rule[];
  down: Rule[];
}

/** Rules that touch, one list a table. */
function groups(across: readonly Rule[], down: readonly Rule[]): Group[] {
  let found: Group[] = across.map((rule) => ({ across: [rule], down: [] }));
  for (const rule of down) {
    const touched = found.filter((group) => group.across.some((a) => meets(a, rule)));
    found = found.filter((group) => !touched.includes(group));
    found.push({ across: touched.flatMap((g) => g.across), down: [...touched.flatMap((g) => g.down), rule] });
  }
  return found.filter((group) => group.across.length > 0 && group.down.length > 0);
}

function meets(a: Rule, d: Rule): boolean {
  return d.at >= a.from - near && d.at <= a.to + near && a.at >= d.from - near && a.at <= d.to + near;
}

function tableOf(across: readonly Rule[], down: readonly Rule[], pieces: readonly Piece[]): RuledTable | null {
  const [ys, xs] = [places(across), places(down)];
  // Two columns and two rows at least: less is a frame around a text.
  if (ys.length < 3 || xs.length < 3) return null;
  const [left, right, top, bottom] = [xs[0]!, xs.at(-1)!, ys[0]!, ys.at(-1)!];
  const inside = pieces.filter((p) => p.x + p.width / 2 > left && p.x + p.width / 2 < right && p.y - p.size / 3 > top && p.y - p.size / 3 < bottom);
  const hasRule = (rules: readonly Rule[], at: number, through: number) =>
    rules.some((r) => Math.abs(r.at - at) <= near && r.from <= through + near && r.to >= through - near);
  const rows: Row[] = [];
  /** The upper left band of the cell each band belongs to. */
  const master: (readonly [number, number])[][] = [];
  const words = new Map<string, Piece[]>();
  for (let i = 0; i + 1 < ys.length; i++) {
    master.push([]);
    for (let j = 0; j + 1 < xs.length; j++) {
      const isLeft = j > 0 && !hasRule(down, xs[j]!, (ys[i]! + ys[i + 1]!) / 2);
      const isUp = i > 0 && !hasRule(across, ys[i]!, (xs[j]! + xs[j + 1]!) / 2);
      master[i]!.push(isLeft ? master[i]![j - 1]! : isUp ? master[i - 1]![j]! : [i, j]);
    }
  }
  for (const piece of inside.flatMap((one) => cut(one, xs))) {
    const i = ys.findLastIndex((y) => y < piece.y - piece.size / 3);
    const j = xs.findLastIndex((x) => x < piece.x + Math.min(piece.width / 2, piece.size));
    const key = String(master[i]?.[j] ?? '');
    words.set(key, [...(words.get(key) ?? []), piece]);
  }
  for (let i = 0; i + 1 < ys.length; i++) {
    rows.push(master[i]!.map((cell, j): Cell => ({ text: wordsOf(words.get(String(cell)) ?? []), continues: cell[0] !== i || cell[1] !== j })));
  }
  return { left, right, top, bottom, columns: xs, rows, pieces: new Set(inside) };
}

/** A piece that reaches over a column's edge, in parts: readers of PDF join what stands close together, and leave a space where they did. */
function cut(piece: Piece, edges: readonly number[]): Piece[] {
  const reaches = edges.some((x) => x > piece.x + piece.size && x < piece.x + piece.width - piece.size);
  if (!reaches || !piece.text.includes(' ')) return [piece];
  const wide = (text: string) => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 1 : 0.5), 0);
  const scale = piece.width / wide(piece.text);
  const parts: Piece[] = [];
  let before = 0;
  for (const text of piece.text.split(' ')) {
    if (text) parts.push({ ...piece, text, x: piece.x + before * scale, width: wide(text) * scale });
    before += wide(text) + 0.5;
  }
  return parts;
}

/** Distinct places of rules, those of one line as one. */
function places(rules: readonly Rule[]): number[] {
  const found: number[] = [];
  for (const { at } of rules.toSorted((a, b) => a.at - b.at)) if (found.length === 0 || at - found.at(-1)! > near) found.push(at);
  return found;
}

/** Words of a cell, its lines joined: a line of a cell ends where the cell does, not where a word does. */
function wordsOf(pieces: readonly Piece[]): string {
  const lines: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const last = lines.at(-1);
    if (last && Math.abs(last[0]!.y - piece.y) < 0.45 * piece.size) last.push(piece);
    else lines.push([piece]);
  }
  return lines
    .map((line) =>
      characters(
        line
          .toSorted((a, b) => a.x - b.x)
          .map((p) => p.text)
          .join('')
          .trim(),
      ),
    )
    .reduce((text, line) => text + (/[A-Za-z,]$/.test(text) && /^[A-Za-z]/.test(line) ? ' ' : '') + line, '');
}
