import { type DesignPart, designPart } from './design-part.ts';
import { type Elimination, eliminate, type Groups, renumber } from './elimination.ts';
import { IntList } from './lists.ts';
import { blockOrder } from './order.ts';
import { collectRows, factorRows, find, pairRows, type Rows } from './pattern.ts';
import type { Presolved } from './presolve.ts';
import type { Structure } from './structure.ts';

/**
 * The reduced Newton system as lists made once a programme: a sparse symmetric chain of unknowns, its sparse coupling to the border, the border's square.
 * All values lie in one array: chain entries below the diagonal, diagonal, coupling, border square twice, one entry nobody reads, u of the eliminated columns.
 * What belongs to the chain's second arm adds to the second square, and to the second of two right-hand sides of the border.
 */
export interface System {
  readonly unknowns: number;
  /** Border entries, and the row length of its square: the next multiple of four. */
  readonly width: number;
  readonly stride: number;
  readonly borderColumns: number;
  readonly chain: Rows;
  readonly coupling: Rows;
  /** Rows of the chain's factor in pairs of columns. */
  readonly factor: Rows;
  readonly elimination: Elimination;
  readonly design: DesignPart;
  readonly diagonalAt: number;
  readonly couplingAt: number;
  readonly coreAt: number;
  readonly uAt: number;
  readonly length: number;
  /** Products of the eliminated columns, column by column in the order of the two loops. */
  readonly pairStart: Int32Array;
  readonly pairTarget: Int32Array;
  /** Values that stand as they are. */
  readonly fixedTarget: Int32Array;
  readonly fixedValue: Float64Array;
  readonly designTarget: Int32Array;
  /** Places of the eliminated columns' lists and of the ELIM rows' border entries. */
  readonly uPlace: Int32Array;
  readonly rowsPlace: Int32Array;
  /** Where an ELIM row's border entry adds −w·a·c. */
  readonly elimTarget: Int32Array;
  /** Rows and columns that are unknowns or border entries, with their places. */
  readonly rowList: Int32Array;
  readonly rowPlace: Int32Array;
  readonly columnList: Int32Array;
  readonly columnPlace: Int32Array;
}

export const buildSystem = (p: Presolved, s: Structure): System => {
  const unknowns = s.blockStart[s.stages]!;
  const borderColumns = s.borderColumns.length;
  const width = borderColumns + s.borderRows.length;
  const stride = (width + 3) & ~3;
  const e = eliminate(p, s);
  const isBorder = (place: number) => place >= unknowns;
  const isDesign = (place: number) => place >= unknowns && place < unknowns + borderColumns;

  /** All products and coefficients that fall into the chain or its coupling. */
  const entries = (chain: boolean) => (visit: (row: number, column: number) => void) => {
    const see = (a: number, b: number) => {
      if (chain && !isBorder(a) && !isBorder(b) && a !== b) visit(Math.max(a, b), Math.min(a, b));
      else if (!chain && isBorder(a) !== isBorder(b)) visit(Math.min(a, b), Math.max(a, b) - unknowns);
    };
    for (let q = 0; q < e.columns.length; q++)
      for (let a = e.uStart[q]!; a < e.uStart[q + 1]!; a++) for (let b = e.uStart[q]!; b < a; b++) see(e.uPlace[a]!, e.uPlace[b]!);
    for (let k = 0; k < e.fixedA.length; k++) see(e.fixedA[k]!, e.fixedB[k]!);
    for (let k = 0; k < e.goesTo.length; k++) if (e.goesTo[k]! < 0) see(-1 - e.goesTo[k]!, e.place[k]!);
  };
  const found = collectRows(unknowns, entries(true));
  const ordered = blockOrder(found, s.blockStart);
  renumber(e, ordered);
  const chain = collectRows(unknowns, (visit) => {
    for (let r = 0; r < unknowns; r++)
      for (let k = found.start[r]!; k < found.start[r + 1]!; k++) {
        const a = ordered[r]!;
        const b = ordered[found.index[k]!]!;
        visit(Math.max(a, b), Math.min(a, b));
      }
  });
  const coupling = collectRows(unknowns, entries(false));
  const diagonalAt = chain.index.length;
  const couplingAt = diagonalAt + unknowns;
  const coreAt = couplingAt + coupling.index.length;
  const nowhere = coreAt + 2 * stride * stride;
  const uAt = nowhere + 1;

  const target = (a: number, b: number, square = coreAt): number => {
    const high = Math.max(a, b);
    const low = Math.min(a, b);
    // border columns among themselves come from the design part
    if (isDesign(a) && isDesign(b)) return nowhere;
    if (isBorder(low)) return square + (high - unknowns) * stride + (low - unknowns);
    if (isBorder(high)) return couplingAt + find(coupling, low, high - unknowns);
    return high === low ? diagonalAt + high : find(chain, high, low);
  };
  const pairStart = new Int32Array(e.columns.length + 1);
  for (let q = 0; q < e.columns.length; q++) {
    const length = e.uStart[q + 1]! - e.uStart[q]!;
    pairStart[q + 1] = pairStart[q]! + (length * (length + 1)) / 2;
  }
  const pairTarget = new Int32Array(pairStart[e.columns.length]!);
  let t = 0;
  const inSecond = (groups: Groups) => (q: number) => q >= groups[0] && q < groups[1];
  const squareOf = (second: boolean) => (second ? coreAt + stride * stride : coreAt);
  const secondColumn = inSecond(e.columnGroups);
  for (let q = 0; q < e.columns.length; q++) {
    const square = squareOf(secondColumn(q));
    for (let a = e.uStart[q]!; a < e.uStart[q + 1]!; a++) for (let b = e.uStart[q]!; b <= a; b++) pairTarget[t++] = target(e.uPlace[a]!, e.uPlace[b]!, square);
  }
  const design = designPart(e, unknowns, (j) => s.columnPlace[j] === -1);
  const secondTerm = inSecond(design.groups);
  /** Border places of the second group stand in the second right-hand side. */
  const apart = (places: Int32Array, from: number, to: number) => places.map((place, k) => (k >= from && k < to && isBorder(place) ? place + stride : place));

  const outside = (places: Int32Array): [Int32Array, Int32Array] => {
    const those = new IntList();
    for (let k = 0; k < places.length; k++) if (places[k] !== -1) those.push(k);
    const list = those.done();
    return [list, list.map((k) => (places[k]! >= 0 ? ordered[places[k]!]! : unknowns - 2 - places[k]!))];
  };
  const [rowList, rowPlace] = outside(s.rowPlace);
  const [columnList, columnPlace] = outside(s.columnPlace);
  return {
    unknowns,
    width,
    stride,
    borderColumns,
    chain,
    coupling,
    factor: pairRows(factorRows(chain)),
    elimination: e,
    design,
    diagonalAt,
    couplingAt,
    coreAt,
    uAt,
    length: uAt + e.uPlace.length,
    pairStart,
    pairTarget,
    fixedTarget: Int32Array.from([...e.fixedA.map((a, k) => target(a, e.fixedB[k]!)), ...(s.gap < 0 ? [] : [diagonalAt + ordered[s.gap]!])]),
    fixedValue: Float64Array.from([...e.fixedValue, ...(s.gap < 0 ? [] : [1])]),
    designTarget: design.high.map((high, q) => squareOf(secondTerm(q)) + high * stride + design.low[q]!),
    uPlace: apart(e.uPlace, e.uStart[e.columnGroups[0]]!, e.uStart[e.columnGroups[1]]!),
    rowsPlace: apart(e.place, e.start[e.rowGroups[0]]!, e.start[e.rowGroups[1]]!),
    elimTarget: e.goesTo.map((to, k) => (to >= 0 ? uAt + to : target(-1 - to, e.place[k]!))),
    rowList,
    rowPlace,
    columnList,
    columnPlace,
  };
};
