import type { Elimination, Groups } from './elimination.ts';
import { IntList, NumberList } from './lists.ts';

/**
 * What the ELIM rows add to the border's square, as a list of constants made once. An eliminated column j with rows r, q adds, written without cancellation,
 *   −[D_j Σ w_r c_r c_r' + Σ_{r<q} w_r w_q (a_q c_r − a_r c_q)(a_q c_r − a_r c_q)'] / h_j;
 * an ELIM row of its own, or of an explicit column, −w c c'.
 */
export interface DesignPart {
  /** Two border places a term, the larger first. */
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly first: Int32Array;
  /** −1: none. */
  readonly second: Int32Array;
  /** The eliminated column, −1: none. */
  readonly column: Int32Array;
  readonly constant: Float64Array;
  /** Where the terms of the second and third group begin. */
  readonly groups: Groups;
}

/** `eliminated(j)`: whether the column is no unknown. */
export const designPart = (e: Elimination, unknowns: number, eliminated: (column: number) => boolean): DesignPart => {
  const high = new IntList();
  const low = new IntList();
  const first = new IntList();
  const seconds = new IntList();
  const column = new IntList();
  const constant = new NumberList();
  const term = (a: number, b: number, r: number, q: number, j: number, v: number) => {
    if (v === 0) return;
    high.push(Math.max(a, b) - unknowns);
    low.push(Math.min(a, b) - unknowns);
    first.push(r);
    seconds.push(q);
    column.push(j);
    constant.push(v);
  };
  const ofRow = (r: number) => {
    const j = e.column[r]!;
    const alone = j < 0 || !eliminated(j);
    for (let a = e.start[r]!; a < e.start[r + 1]!; a++)
      for (let b = e.start[r]!; b <= a; b++) term(e.place[a]!, e.place[b]!, r, -1, alone ? -1 : j, -e.coefficient[a]! * e.coefficient[b]!);
  };
  const ofPair = (r: number, q: number, j: number) => {
    const both = new Map<number, number>();
    for (let k = e.start[r]!; k < e.start[r + 1]!; k++) both.set(e.place[k]!, (both.get(e.place[k]!) ?? 0) + e.value[q]! * e.coefficient[k]!);
    for (let k = e.start[q]!; k < e.start[q + 1]!; k++) both.set(e.place[k]!, (both.get(e.place[k]!) ?? 0) - e.value[r]! * e.coefficient[k]!);
    const list = [...both];
    list.forEach(([a, va], k) => {
      for (let l = 0; l <= k; l++) term(a, list[l]![0], r, q, j, -va * list[l]![1]);
    });
  };
  const ofColumn = (j: number) => {
    for (let x = e.columnStart[j]!; x < e.columnStart[j + 1]!; x++)
      for (let z = x + 1; z < e.columnStart[j + 1]!; z++) ofPair(e.columnRows[x]!, e.columnRows[z]!, j);
  };
  const group = (rows: readonly [number, number], columns: readonly [number, number]) => {
    for (let r = rows[0]; r < rows[1]; r++) ofRow(r);
    for (let q = columns[0]; q < columns[1]; q++) ofColumn(e.columns[q]!);
    return constant.length;
  };
  const [rows, columns] = [e.rowGroups, e.columnGroups];
  const second = group([0, rows[0]], [0, columns[0]]);
  const third = group(rows, columns);
  group([rows[1], e.rows.length], [columns[1], e.columns.length]);
  return {
    high: high.done(),
    low: low.done(),
    first: first.done(),
    second: seconds.done(),
    column: column.done(),
    constant: constant.done(),
    groups: [second, third],
  };
};
