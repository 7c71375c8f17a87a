import type { Arena, Kernel } from '../kernel/index.ts';
import type { Presolved } from './presolve.ts';
import { Uppers } from './uppers.ts';

/** Bits of `has`: which bounds a variable has; FIXED marks the slack of an equality, which never moves. */
export const LOWER = 1;
export const UPPER = 2;
export const FIXED = 4;

/**
 * A point of the method: columns 0 … n−1 and row slacks first … first+m−1 in one vector of even length (entries between are zero and have no bounds),
 * row duals y, bound duals z (lower) and those of the upper bounds; what the kernel works on lies in its memory.
 */
export interface Iterate {
  readonly kernel: Kernel;
  readonly p: Presolved;
  readonly matrix: Presolved['matrix'];
  readonly n: number;
  readonly m: number;
  readonly first: number;
  readonly size: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly has: Uint8Array;
  /** Number of finite bounds: the pairs that must become complementary. */
  readonly pairs: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Multipliers of the lower bounds, 0 where there is none. */
  readonly z: Float64Array;
  readonly uppers: Uppers;
  /** Residuals: dual of columns and slacks, primal of rows. */
  readonly rd: Float64Array;
  readonly rp: Float64Array;
  /** What a residual of 1 is worth on the original data, relative as the certificate counts: columns and slacks (dual), rows (primal). */
  readonly dualWorth: Float64Array;
  readonly primalWorth: Float64Array;
  /** Where the kernel puts sums. */
  readonly out: Float64Array;
}

/** Vectors over all variables and over rows that an iterate and its directions take from the arena, generously. */
export const vectorBytes = (n: number, m: number): number => 8 * ((n + m + 64) * 22 + (m + 64) * 16 + (n + 64) * 6);

export const makeIterate = (p: Presolved, arena: Arena): Iterate => {
  const n = p.columns.length;
  const m = p.rows.length;
  const first = n + (n & 1);
  const size = first + m + (m & 1);
  const numbers = (count: number) => arena.numbers(count);
  const lower = numbers(size);
  const upper = new Float64Array(size);
  lower.set(p.lower);
  lower.set(p.rowLower, first);
  upper.set(p.upper);
  upper.set(p.rowUpper, first);
  const has = arena.bytes(size);
  let pairs = 0;
  const bounds = (k: number) => (lower[k]! > -Infinity ? LOWER : 0) | (upper[k]! < Infinity ? UPPER : 0);
  for (let j = 0; j < n; j++) has[j] = bounds(j);
  for (let k = first; k < first + m; k++) has[k] = lower[k] === upper[k] ? FIXED : bounds(k);
  for (let k = 0; k < size; k++) pairs += (has[k]! & LOWER ? 1 : 0) + (has[k]! & UPPER ? 1 : 0);
  const above = Int32Array.from(has.keys()).filter((k) => (has[k]! & UPPER) !== 0);
  return {
    kernel: arena.kernel,
    p,
    matrix: { start: arena.ints(p.matrix.start), index: arena.ints(p.matrix.index), value: arena.copy(p.matrix.value) },
    n,
    m,
    first,
    size,
    cost: arena.copy(p.cost),
    lower,
    upper,
    has,
    pairs,
    x: numbers(size),
    y: numbers(m),
    z: numbers(size),
    uppers: new Uppers(
      above,
      Float64Array.from(above, (k) => upper[k]!),
    ),
    rd: numbers(size),
    rp: numbers(m),
    dualWorth: numbers(size).fill(1),
    primalWorth: numbers(m).fill(1),
    out: numbers(4),
  };
};

export interface Residuals {
  readonly primal: number;
  readonly dual: number;
  readonly primalObjective: number;
  readonly dualObjective: number;
  /** Mean complementarity product. */
  readonly mu: number;
}

/** Fills rd and rp and measures where the point stands. */
export const residuals = (it: Iterate): Residuals => {
  const { kernel, matrix, n, m, first, size, cost, lower, has, x, y, z, uppers, rd, rp, dualWorth, primalWorth, out } = it;
  for (let i = 0; i < m; i++) rp[i] = has[first + i] === FIXED ? lower[first + i]! : x[first + i]!;
  for (let j = 0; j < n; j++) rd[j] = cost[j]! - z[j]!;
  kernel.products(m, matrix.start, matrix.index, matrix.value, x, y, rp, rd);
  let primal = 0;
  let primalObjective = 0;
  let dualObjective = 0;
  for (let i = 0; i < m; i++) {
    const k = first + i;
    const fixed = has[k] === FIXED;
    rd[k] = fixed ? 0 : y[i]! - z[k]!;
    if (fixed) dualObjective += y[i]! * lower[k]!;
    primal = Math.max(primal, Math.abs(rp[i]!) * primalWorth[i]!);
  }
  for (let j = 0; j < n; j++) primalObjective += cost[j]! * x[j]!;
  uppers.addTo(rd);
  const above = uppers.measure(x);
  kernel.residuals(size, has, lower, x, z, rd, dualWorth, out);
  return {
    primal,
    dual: out[0]!,
    primalObjective,
    dualObjective: dualObjective + out[1]! - above.bound,
    mu: it.pairs > 0 ? (out[2]! + above.products) / it.pairs : 0,
  };
};

/**
 * The certificate of (x, y) on the scaled programme, from what `residuals` left in rd and rp: rows may lie anywhere within their bounds, and each reduced cost
 * c − A'y counts at its own bound, whatever z says. Gives the worst of primal and dual violation and the relative gap (`size`: 1 + |objective|).
 */
export const certainty = (it: Iterate, primalObjective: number, size: number): number => {
  const { p, n, m, first, has, x, y, z, rd, rp, uppers, dualWorth, primalWorth } = it;
  uppers.takeFrom(rd);
  let worst = 0;
  let bound = 0;
  const count = (multiplier: number, low: number, high: number, worth: number) => {
    const limit = multiplier > 0 ? low : high;
    if (limit > -Infinity && limit < Infinity) bound += multiplier * limit;
    else worst = Math.max(worst, Math.abs(multiplier) * worth);
  };
  for (let j = 0; j < n; j++) count(rd[j]! + z[j]!, p.lower[j]!, p.upper[j]!, dualWorth[j]!);
  for (let i = 0; i < m; i++) {
    const low = p.rowLower[i]!;
    const high = p.rowUpper[i]!;
    const activity = (has[first + i] === FIXED ? low : x[first + i]!) - rp[i]!;
    worst = Math.max(worst, Math.max(low - activity, activity - high) * primalWorth[i]!);
    count(y[i]!, low, high, dualWorth[first + i]!);
  }
  uppers.addTo(rd);
  return Math.max(worst, Math.abs(primalObjective - bound) / size);
};
