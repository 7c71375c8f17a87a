import { IntList, NumberList } from './lists.ts';
import type { Presolved } from './presolve.ts';
import type { Structure } from './structure.ts';

/**
 * What is eliminated before the chain of blocks: inequalities with at most one operation column (ELIM rows), then the columns that are no unknowns.
 * Places: unknowns of the chain first, border entries behind them.
 */
export interface Elimination {
  /** ELIM rows: the row, its operation column (−1: none) and coefficient, its border entries. */
  readonly rows: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
  readonly start: Int32Array;
  readonly place: Int32Array;
  readonly coefficient: Float64Array;
  /** Where an ELIM row's border entry adds −w·a·c: an entry of u, or −1 − q with q the place of its explicit column. */
  readonly goesTo: Int32Array;
  /** Eliminated columns and the list u of each: places and values; values at border columns are made anew from the ELIM rows. */
  readonly columns: Int32Array;
  readonly uStart: Int32Array;
  readonly uPlace: Int32Array;
  readonly uValue: Float64Array;
  readonly uMade: Int32Array;
  /** Coefficients of explicit and border columns, which stand in the system as they are: (column's place, row's place, value). */
  readonly fixedA: Int32Array;
  readonly fixedB: Int32Array;
  readonly fixedValue: Float64Array;
  /** Where the second and the third group begin: what touches the first arm of the chain or none, the second arm alone, the middle. */
  readonly rowGroups: Groups;
  readonly columnGroups: Groups;
  /** ELIM rows of a column. */
  readonly columnStart: Int32Array;
  readonly columnRows: Int32Array;
}

export type Groups = readonly [second: number, third: number];

/** Which arm of the chain each eliminated column touches: 1 the first or none, 2 the second, 3 the middle. */
const columnArms = (p: Presolved, s: Structure): { readonly ofPlace: (place: number) => number; readonly ofColumn: Uint8Array } => {
  const second = s.blockStart[s.arm]!;
  const middle = s.blockStart[s.stages - 1]!;
  const ofPlace = (place: number) => (place >= middle ? 3 : place >= second ? 2 : 1);
  const ofColumn = new Uint8Array(p.columns.length);
  const { start, index } = p.matrix;
  for (let i = 0; i < p.rows.length; i++) {
    if (s.rowPlace[i]! < 0) continue;
    const arm = ofPlace(s.rowPlace[i]!);
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const j = index[k]!;
      ofColumn[j] = ofColumn[j] === 0 || ofColumn[j] === arm ? arm : 3;
    }
  }
  return { ofPlace, ofColumn: ofColumn.map((arm) => arm || 1) };
};

export const eliminate = (p: Presolved, s: Structure): Elimination => {
  const n = p.columns.length;
  const m = p.rows.length;
  const { start, index, value } = p.matrix;
  const unknowns = s.blockStart[s.stages]!;
  const toPlace = (place: number) => (place >= 0 ? place : unknowns - 2 - place);

  const arms = columnArms(p, s);
  const armOfRow = (i: number): number => {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const place = s.columnPlace[index[k]!]!;
      if (place > -2) return place >= 0 ? arms.ofPlace(place) : arms.ofColumn[index[k]!]!;
    }
    return 3;
  };
  const [rows, rowGroups] = grouped(m, (i) => (s.rowPlace[i] === -1 ? armOfRow(i) : 0));
  const [columns, columnGroups] = grouped(n, (j) => (s.columnPlace[j] === -1 ? arms.ofColumn[j]! : 0));
  const column = new Int32Array(rows.length).fill(-1);
  const own = new Float64Array(rows.length);
  const borderStart = new Int32Array(rows.length + 1);
  const place = new IntList();
  const coefficient = new NumberList();
  const columnStart = new Int32Array(n + 1);
  rows.forEach((i, e) => {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const j = index[k]!;
      if (s.columnPlace[j]! <= -2) {
        place.push(toPlace(s.columnPlace[j]!));
        coefficient.push(value[k]!);
      } else {
        column[e] = j;
        own[e] = value[k]!;
        columnStart[j + 1]!++;
      }
    }
    borderStart[e + 1] = place.length;
  });
  for (let j = 0; j < n; j++) columnStart[j + 1]! += columnStart[j]!;
  const next = columnStart.slice(0, n);
  const columnRows = new Int32Array(columnStart[n]!);
  rows.forEach((_, e) => {
    if (column[e]! >= 0) columnRows[next[column[e]!]!++] = e;
  });

  // what each column has in rows that are unknowns or in the border
  const entryStart = new Int32Array(n + 1);
  const counts = (visit: (j: number, row: number, v: number) => void) => {
    for (let i = 0; i < m; i++) {
      if (s.rowPlace[i] === -1) continue;
      for (let k = start[i]!; k < start[i + 1]!; k++) visit(index[k]!, i, value[k]!);
    }
  };
  counts((j) => {
    entryStart[j + 1]!++;
  });
  for (let j = 0; j < n; j++) entryStart[j + 1]! += entryStart[j]!;
  const at = entryStart.slice(0, n);
  const entryRow = new Int32Array(entryStart[n]!);
  const entryValue = new Float64Array(entryStart[n]!);
  counts((j, i, v) => {
    entryRow[at[j]!] = i;
    entryValue[at[j]!++] = v;
  });

  const goesTo = new Int32Array(place.length);
  const uStart = new IntList();
  const uPlace = new IntList();
  const uValue = new NumberList();
  const uMade = new IntList();
  const fixedA = new IntList();
  const fixedB = new IntList();
  const fixedValue = new NumberList();
  for (let j = 0; j < n; j++) {
    const standing = s.columnPlace[j]!;
    if (standing === -1) continue;
    for (let q = entryStart[j]!; q < entryStart[j + 1]!; q++) {
      fixedA.push(toPlace(standing));
      fixedB.push(toPlace(s.rowPlace[entryRow[q]!]!));
      fixedValue.push(entryValue[q]!);
    }
    if (standing < 0) continue;
    for (let c = columnStart[j]!; c < columnStart[j + 1]!; c++) {
      const e = columnRows[c]!;
      for (let k = borderStart[e]!; k < borderStart[e + 1]!; k++) goesTo[k] = -1 - standing;
    }
  }
  uStart.push(0);
  const seen = new Map<number, number>();
  for (const j of columns) {
    for (let q = entryStart[j]!; q < entryStart[j + 1]!; q++) {
      uPlace.push(toPlace(s.rowPlace[entryRow[q]!]!));
      uValue.push(entryValue[q]!);
    }
    seen.clear();
    for (let c = columnStart[j]!; c < columnStart[j + 1]!; c++) {
      const e = columnRows[c]!;
      for (let k = borderStart[e]!; k < borderStart[e + 1]!; k++) {
        const b = place.values[k]!;
        let u = seen.get(b);
        if (u === undefined) {
          u = uPlace.length;
          seen.set(b, u);
          uMade.push(u);
          uPlace.push(b);
          uValue.push(0);
        }
        goesTo[k] = u;
      }
    }
    uStart.push(uPlace.length);
  }
  return {
    rows,
    column,
    value: own,
    start: borderStart,
    place: place.done(),
    coefficient: coefficient.done(),
    goesTo,
    columns,
    uStart: uStart.done(),
    uPlace: uPlace.done(),
    uValue: uValue.done(),
    uMade: uMade.done(),
    fixedA: fixedA.done(),
    fixedB: fixedB.done(),
    fixedValue: fixedValue.done(),
    rowGroups,
    columnGroups,
    columnStart,
    columnRows,
  };
};

/** What has a group, in the order of the groups 1 to 3. */
const grouped = (count: number, group: (k: number) => number): readonly [Int32Array, Groups] => {
  const of = new Uint8Array(count);
  const sizes = [0, 0, 0, 0];
  for (let k = 0; k < count; k++) sizes[(of[k] = group(k))]!++;
  const next = [0, 0, sizes[1]!, sizes[1]! + sizes[2]!];
  const list = new Int32Array(count - sizes[0]!);
  for (let k = 0; k < count; k++) if (of[k]! > 0) list[next[of[k]!]!++] = k;
  return [list, [sizes[1]!, sizes[1]! + sizes[2]!]];
};

/** Gives the unknowns of the chain new places. */
export const renumber = (e: Elimination, place: Int32Array): void => {
  const move = (list: Int32Array) => {
    for (let k = 0; k < list.length; k++) if (list[k]! < place.length) list[k] = place[list[k]!]!;
  };
  move(e.uPlace);
  move(e.fixedA);
  move(e.fixedB);
  for (let k = 0; k < e.goesTo.length; k++) if (e.goesTo[k]! < 0) e.goesTo[k] = -1 - place[-1 - e.goesTo[k]!]!;
};
