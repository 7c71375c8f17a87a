import type { Presolved } from './presolve.ts';

/** Bits of `has`: which bounds a variable has; FIXED marks the slack of an equality, which never moves. */
export const LOWER = 1;
export const UPPER = 2;
export const FIXED = 4;

/** A point of the method: columns 0…n−1 and row slacks n…n+m−1 in one vector, row duals y, bound duals zl and zu. */
export interface Iterate {
  readonly p: Presolved;
  readonly n: number;
  readonly m: number;
  /** n + m. */
  readonly size: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly has: Uint8Array;
  /** Number of finite bounds: the pairs that must become complementary. */
  readonly pairs: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly zl: Float64Array;
  readonly zu: Float64Array;
  /** Residuals: dual of columns and slacks, primal of rows. */
  readonly rd: Float64Array;
  readonly rp: Float64Array;
  /** What a residual of 1 is worth on the original data, relative as the certificate counts: columns and slacks (dual), rows (primal). */
  readonly dualWorth: Float64Array;
  readonly primalWorth: Float64Array;
}

export const makeIterate = (p: Presolved): Iterate => {
  const n = p.columns.length;
  const m = p.rows.length;
  const size = n + m;
  const lower = new Float64Array(size);
  const upper = new Float64Array(size);
  lower.set(p.lower);
  lower.set(p.rowLower, n);
  upper.set(p.upper);
  upper.set(p.rowUpper, n);
  const has = new Uint8Array(size);
  let pairs = 0;
  for (let k = 0; k < size; k++) {
    has[k] = k >= n && lower[k] === upper[k] ? FIXED : (lower[k]! > -Infinity ? LOWER : 0) | (upper[k]! < Infinity ? UPPER : 0);
    if (has[k]! & LOWER) pairs++;
    if (has[k]! & UPPER) pairs++;
  }
  const zeros = () => new Float64Array(size);
  return {
    p,
    n,
    m,
    size,
    lower,
    upper,
    has,
    pairs,
    x: zeros(),
    y: new Float64Array(m),
    zl: zeros(),
    zu: zeros(),
    rd: zeros(),
    rp: new Float64Array(m),
    dualWorth: zeros().fill(1),
    primalWorth: new Float64Array(m).fill(1),
  };
};

/** out = A v. */
export const multiply = (p: Presolved, v: Float64Array, out: Float64Array): void => {
  const { start, index, value } = p.matrix;
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) sum += value[k]! * v[index[k]!]!;
    out[i] = sum;
  }
};

/** out = A' v. */
export const multiplyT = (p: Presolved, v: Float64Array, out: Float64Array): void => {
  const { start, index, value } = p.matrix;
  out.fill(0);
  for (let i = 0; i < v.length; i++) {
    const vi = v[i]!;
    if (vi === 0) continue;
    for (let k = start[i]!; k < start[i + 1]!; k++) out[index[k]!]! += value[k]! * vi;
  }
};

export interface Residuals {
  readonly primal: number;
  readonly dual: number;
  readonly primalObjective: number;
  readonly dualObjective: number;
  /** Mean complementarity product. */
  readonly mu: number;
}

/** Fills rd and rp and measures where the point stands. `ax`, `aty` are scratch. */
export const residuals = (it: Iterate, ax: Float64Array, aty: Float64Array): Residuals => {
  const { p, n, m, size, lower, upper, has, x, y, zl, zu, rd, rp, dualWorth, primalWorth } = it;
  multiply(p, x.subarray(0, n), ax);
  multiplyT(p, y, aty);
  let primal = 0;
  let dual = 0;
  let primalObjective = 0;
  let dualObjective = 0;
  for (let i = 0; i < m; i++) {
    const k = n + i;
    const fixed = has[k] === FIXED;
    rp[i] = (fixed ? lower[k]! : x[k]!) - ax[i]!;
    rd[k] = fixed ? 0 : y[i]! - zl[k]! + zu[k]!;
    primal = Math.max(primal, Math.abs(rp[i]!) * primalWorth[i]!);
    dual = Math.max(dual, Math.abs(rd[k]!) * dualWorth[k]!);
  }
  for (let j = 0; j < n; j++) {
    rd[j] = p.cost[j]! - aty[j]! - zl[j]! + zu[j]!;
    dual = Math.max(dual, Math.abs(rd[j]!) * dualWorth[j]!);
    primalObjective += p.cost[j]! * x[j]!;
  }
  let mu = 0;
  for (let k = 0; k < size; k++) {
    const b = has[k]!;
    if (b === FIXED) dualObjective += y[k - n]! * lower[k]!;
    if (b & LOWER) {
      dualObjective += zl[k]! * lower[k]!;
      mu += zl[k]! * (x[k]! - lower[k]!);
    }
    if (b & UPPER) {
      dualObjective -= zu[k]! * upper[k]!;
      mu += zu[k]! * (upper[k]! - x[k]!);
    }
  }
  return { primal, dual, primalObjective, dualObjective, mu: it.pairs > 0 ? mu / it.pairs : 0 };
};
