import type { Presolved } from './presolve.ts';

/** Row and column factors (powers of two; negative where the only bound was an upper one, which becomes the lower one) and the factors of cost and right-hand side. x = column·x̂·rhs, y = row·ŷ·cost. */
export interface Scaling {
  readonly row: Float64Array;
  readonly column: Float64Array;
  readonly cost: number;
  readonly rhs: number;
}

const power = (v: number) => 2 ** Math.round(Math.log2(v));

/** Ruiz equilibration, eight rounds, then ‖b‖∞ ≈ ‖c‖∞ ≈ 1. Returns the scaled programme. */
export const scale = (p: Presolved): { readonly scaled: Presolved; readonly scaling: Scaling } => {
  const n = p.columns.length;
  const m = p.rows.length;
  const { start, index } = p.matrix;
  const original = p.matrix.value;
  const row = new Float64Array(m).fill(1);
  const column = new Float64Array(n).fill(1);
  const columnMax = new Float64Array(n);
  for (let round = 0; round < 8; round++) {
    columnMax.fill(0);
    for (let i = 0; i < m; i++) {
      const own = row[i]!;
      let most = 0;
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        const j = index[k]!;
        const a = Math.abs(original[k]!);
        const scaled = a * column[j]!;
        if (scaled > most) most = scaled;
        if (a * own > columnMax[j]!) columnMax[j] = a * own;
      }
      if (most > 0) row[i] = own / Math.sqrt(own * most);
    }
    for (let j = 0; j < n; j++) if (columnMax[j]! > 0) column[j]! /= Math.sqrt(columnMax[j]! * column[j]!);
  }
  const turned = (lower: number, upper: number) => (lower === -Infinity && upper < Infinity ? -1 : 1);
  for (let i = 0; i < m; i++) row[i] = power(row[i]!) * turned(p.rowLower[i]!, p.rowUpper[i]!);
  for (let j = 0; j < n; j++) column[j] = power(column[j]!) * turned(p.lower[j]!, p.upper[j]!);
  const value = new Float64Array(original.length);
  for (let i = 0; i < m; i++) for (let k = start[i]!; k < start[i + 1]!; k++) value[k] = original[k]! * row[i]! * column[index[k]!]!;
  const sizes = { b: 0, nb: 0, c: 0, nc: 0 };
  const seeB = (v: number) => {
    if (!Number.isFinite(v) || v === 0) return;
    sizes.b += Math.log2(Math.abs(v));
    sizes.nb++;
  };
  for (let i = 0; i < m; i++) {
    seeB(p.rowLower[i]! * row[i]!);
    if (p.rowUpper[i] !== p.rowLower[i]) seeB(p.rowUpper[i]! * row[i]!);
  }
  for (let j = 0; j < n; j++) {
    seeB(p.lower[j]! / column[j]!);
    seeB(p.upper[j]! / column[j]!);
    const v = p.cost[j]! * column[j]!;
    if (v !== 0) {
      sizes.c += Math.log2(Math.abs(v));
      sizes.nc++;
    }
  }
  const b = sizes.nb > 0 ? 2 ** (sizes.b / sizes.nb) : 0;
  const c = sizes.nc > 0 ? 2 ** (sizes.c / sizes.nc) : 0;
  const rhs = b > 0 ? power(b) : 1;
  const cost = c > 0 ? power(c) : 1;
  const scaled: Presolved = {
    ...p,
    matrix: { start, index, value },
    cost: p.cost.map((v, j) => (v * column[j]!) / cost),
    lower: p.lower.map((v, j) => (column[j]! > 0 ? v : p.upper[j]!) / column[j]! / rhs),
    upper: p.upper.map((v, j) => (column[j]! > 0 ? v : p.lower[j]!) / column[j]! / rhs),
    rowLower: p.rowLower.map((v, i) => ((row[i]! > 0 ? v : p.rowUpper[i]!) * row[i]!) / rhs),
    rowUpper: p.rowUpper.map((v, i) => ((row[i]! > 0 ? v : p.rowLower[i]!) * row[i]!) / rhs),
  };
  return { scaled, scaling: { row, column, cost, rhs } };
};
