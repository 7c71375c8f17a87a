import type { Presolved } from './presolve.ts';
import type { Structure } from './structure.ts';

/**
 * Lists of the reduced Newton system, made once a programme: which product of which two coefficients lands where in `data`.
 * `data` holds, one after the other: S (each block's square), Off (link rows of a block × trailing unknowns of the one before), B (unknowns × border), M (border square).
 */
export interface System {
  readonly data: Float64Array;
  readonly squareStart: Int32Array;
  readonly offStart: Int32Array;
  readonly sideStart: number;
  readonly coreStart: number;
  /** Border width. */
  readonly width: number;
  readonly borderColumnCount: number;
  /** Eliminated columns, and the list u of each: place (unknown ≥ 0, −2−b in the border) and value. */
  readonly eliminated: Int32Array;
  readonly uStart: Int32Array;
  readonly uPlace: Int32Array;
  readonly uValue: Float64Array;
  readonly pairStart: Int32Array;
  readonly pairTarget: Int32Array;
  readonly pairA: Int32Array;
  readonly pairB: Int32Array;
  /** Coefficients that stand in the system as they are. */
  readonly fixedTarget: Int32Array;
  readonly fixedValue: Float64Array;
  /** ELIM rows: their operation column (or −1), its coefficient, and their border entries with the place in u (or −1). */
  readonly elimRows: Int32Array;
  readonly elimColumn: Int32Array;
  readonly elimValue: Float64Array;
  readonly elimStart: Int32Array;
  readonly elimBorder: Int32Array;
  readonly elimCoefficient: Float64Array;
  readonly elimU: Int32Array;
  /** ELIM rows of each column (indexes into elimRows). */
  readonly columnElimStart: Int32Array;
  readonly columnElim: Int32Array;
}

class IntList {
  values = new Int32Array(1024);
  length = 0;
  push(v: number): void {
    if (this.length === this.values.length) {
      const bigger = new Int32Array(this.length * 2);
      bigger.set(this.values);
      this.values = bigger;
    }
    this.values[this.length++] = v;
  }
  done(): Int32Array {
    return this.values.slice(0, this.length);
  }
}

export const buildSystem = (p: Presolved, s: Structure): System => {
  const n = p.columns.length;
  const m = p.rows.length;
  const { start, index, value } = p.matrix;
  const width = s.borderColumns.length + s.borderRows.length;
  const squareStart = new Int32Array(s.stages + 1);
  const offStart = new Int32Array(s.stages + 1);
  for (let t = 0; t < s.stages; t++) {
    const k = s.blockStart[t + 1]! - s.blockStart[t]!;
    squareStart[t + 1] = squareStart[t]! + k * k;
  }
  offStart[0] = squareStart[s.stages]!;
  for (let t = 0; t < s.stages; t++) {
    const links = s.explicitStart[t]! - s.linkStart[t]!;
    const before = t > 0 ? s.blockStart[t]! - s.linkStart[t - 1]! : 0;
    offStart[t + 1] = offStart[t]! + links * before;
  }
  const sideStart = offStart[s.stages]!;
  const coreStart = sideStart + s.blockStart[s.stages]! * width;
  const total = coreStart + width * width;

  /** Where the product of places a and b lands; −1 where both are border columns (kept apart, see factor). */
  const target = (a: number, b: number): number => {
    if (a < 0 && b < 0) {
      const x = -2 - a;
      const y = -2 - b;
      if (x < s.borderColumns.length && y < s.borderColumns.length) return -1;
      return coreStart + Math.max(x, y) * width + Math.min(x, y);
    }
    if (a < 0) return sideStart + b * width + (-2 - a);
    if (b < 0) return sideStart + a * width + (-2 - b);
    const ta = s.block[a]!;
    const tb = s.block[b]!;
    if (ta === tb) {
      const first = s.blockStart[ta]!;
      return squareStart[ta]! + (Math.max(a, b) - first) * (s.blockStart[ta + 1]! - first) + (Math.min(a, b) - first);
    }
    const [later, earlier, t] = ta > tb ? [a, b, ta] : [b, a, tb];
    return offStart[t]! + (later - s.linkStart[t]!) * (s.blockStart[t]! - s.linkStart[t - 1]!) + (earlier - s.linkStart[t - 1]!);
  };

  // columns → rows
  const columnStart = new Int32Array(n + 1);
  for (let k = 0; k < index.length; k++) columnStart[index[k]! + 1]!++;
  for (let j = 0; j < n; j++) columnStart[j + 1]! += columnStart[j]!;
  const at = columnStart.slice(0, n);
  const rowOf = new Int32Array(index.length);
  const valueOf = new Float64Array(index.length);
  for (let i = 0; i < m; i++)
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const q = at[index[k]!]!++;
      rowOf[q] = i;
      valueOf[q] = value[k]!;
    }

  // ELIM rows
  const elimRows: number[] = [];
  for (let i = 0; i < m; i++) if (s.rowPlace[i] === -1) elimRows.push(i);
  const elimOf = new Int32Array(m).fill(-1);
  const elimColumn = new Int32Array(elimRows.length).fill(-1);
  const elimValue = new Float64Array(elimRows.length);
  const elimStart = new Int32Array(elimRows.length + 1);
  const elimBorder = new IntList();
  const coefficient: number[] = [];
  elimRows.forEach((i, e) => {
    elimOf[i] = e;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const j = index[k]!;
      if (s.columnPlace[j]! <= -2) {
        elimBorder.push(-2 - s.columnPlace[j]!);
        coefficient.push(value[k]!);
      } else {
        elimColumn[e] = j;
        elimValue[e] = value[k]!;
      }
    }
    elimStart[e + 1] = elimBorder.length;
  });
  const elimU = new Int32Array(elimBorder.length).fill(-1);

  const eliminated = new IntList();
  const uStart = new IntList();
  const uPlace = new IntList();
  const uValue: number[] = [];
  const pairStart = new IntList();
  const pairTarget = new IntList();
  const pairA = new IntList();
  const pairB = new IntList();
  const fixedTarget = new IntList();
  const fixedValue: number[] = [];
  const columnElimStart = new Int32Array(n + 1);
  const columnElim = new IntList();
  uStart.push(0);
  pairStart.push(0);
  const seen = new Map<number, number>();
  for (let j = 0; j < n; j++) {
    const own = s.columnPlace[j]!;
    const first = uPlace.length;
    seen.clear();
    for (let q = columnStart[j]!; q < columnStart[j + 1]!; q++) {
      const i = rowOf[q]!;
      const place = s.rowPlace[i]!;
      if (place === -1) {
        if (own <= -2) continue;
        columnElim.push(elimOf[i]!);
        continue;
      }
      if (own === -1) {
        uPlace.push(place);
        uValue.push(valueOf[q]!);
      } else {
        fixedTarget.push(target(own, place));
        fixedValue.push(valueOf[q]!);
      }
    }
    columnElimStart[j + 1] = columnElim.length;
    if (own <= -2) continue;
    for (let c = columnElimStart[j]!; c < columnElimStart[j + 1]!; c++) {
      const e = columnElim.values[c]!;
      for (let k = elimStart[e]!; k < elimStart[e + 1]!; k++) {
        const b = elimBorder.values[k]!;
        if (own >= 0) {
          elimU[k] = sideStart + own * width + b;
          continue;
        }
        let u = seen.get(b);
        if (u === undefined) {
          u = uPlace.length;
          seen.set(b, u);
          uPlace.push(-2 - b);
          uValue.push(0);
        }
        elimU[k] = u;
      }
    }
    if (own !== -1) continue;
    eliminated.push(j);
    uStart.push(uPlace.length);
    for (let a = first; a < uPlace.length; a++)
      for (let b = first; b <= a; b++) {
        const where = target(uPlace.values[a]!, uPlace.values[b]!);
        if (where < 0) continue;
        pairTarget.push(where);
        pairA.push(a);
        pairB.push(b);
      }
    pairStart.push(pairTarget.length);
  }
  return {
    data: new Float64Array(total),
    squareStart,
    offStart,
    sideStart,
    coreStart,
    width,
    borderColumnCount: s.borderColumns.length,
    eliminated: eliminated.done(),
    uStart: uStart.done(),
    uPlace: uPlace.done(),
    uValue: Float64Array.from(uValue),
    pairStart: pairStart.done(),
    pairTarget: pairTarget.done(),
    pairA: pairA.done(),
    pairB: pairB.done(),
    fixedTarget: fixedTarget.done(),
    fixedValue: Float64Array.from(fixedValue),
    elimRows: Int32Array.from(elimRows),
    elimColumn,
    elimValue,
    elimStart,
    elimBorder: elimBorder.done(),
    elimCoefficient: Float64Array.from(coefficient),
    elimU,
    columnElimStart,
    columnElim: columnElim.done(),
  };
};
