import type { Arena, Kernel, Team } from '../kernel/index.ts';
import { IntList } from './lists.ts';
import type { Presolved } from './presolve.ts';

/** Where a variable without a bound has one all the same, so far off that it is never felt. */
const FAR = -1e12;

/**
 * A point of the method. One vector holds all pairs of a variable and its lower bound: columns 0 … n−1, slacks of the inequalities from `first`, and from
 * `third` the upper bounds of what has two, as −x ≥ −upper. The parts have even length; an entry between them is a pair of its own that touches nothing.
 * Inequalities are the rows 0 … slacks−1, equalities the others. What the kernel works on lies in its memory.
 */
export interface Iterate {
  readonly kernel: Kernel;
  readonly team: Team;
  readonly p: Presolved;
  readonly matrix: Presolved['matrix'];
  readonly n: number;
  readonly m: number;
  readonly slacks: number;
  readonly first: number;
  readonly third: number;
  /** Number of pairs. */
  readonly size: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  /** Right-hand sides of the equalities. */
  readonly rhs: Float64Array;
  /** Variables whose upper bounds stand from `third`. */
  readonly boxed: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Residuals: dual of the pairs, primal of rows. */
  readonly rd: Float64Array;
  readonly rp: Float64Array;
  /** What a residual of 1 is worth on the original data, relative as the certificate counts: pairs (dual), rows (primal). */
  readonly dualWorth: Float64Array;
  readonly primalWorth: Float64Array;
  /** Where the kernel puts sums. */
  readonly out: Float64Array;
}

const even = (count: number): number => count + (count & 1);
const boxes = (lower: Float64Array, upper: Float64Array, count: number, first: number): Int32Array => {
  const list = new IntList();
  for (let k = 0; k < count; k++) if (lower[k]! > -Infinity && upper[k]! < Infinity) list.push(first + k);
  return list.done();
};

/** Bytes of the vectors that an iterate and its directions take from the arena. */
export const vectorBytes = ({ columns, rows, inequalities, lower, upper, rowLower, rowUpper }: Presolved): number => {
  const n = columns.length + 64;
  const m = rows.length + 64;
  const pairs = n + inequalities + boxes(lower, upper, columns.length, 0).length + boxes(rowLower, rowUpper, inequalities, 0).length + 64;
  return 8 * (pairs * 16 + m * 16 + n * 6);
};

export const makeIterate = (p: Presolved, arena: Arena): Iterate => {
  const n = p.columns.length;
  const m = p.rows.length;
  const slacks = p.inequalities;
  const first = even(n);
  const third = first + even(slacks);
  const both = [boxes(p.lower, p.upper, n, 0), boxes(p.rowLower, p.rowUpper, slacks, first)] as const;
  const boxed = arena.ints(both[0].length + both[1].length);
  boxed.set(both[0]);
  boxed.set(both[1], both[0].length);
  const size = third + even(boxed.length);
  const numbers = (count: number) => arena.numbers(count);
  const lower = numbers(size).fill(-1);
  lower.set(p.lower);
  lower.set(p.rowLower.subarray(0, slacks), first);
  for (let k = 0; k < third; k++) if (lower[k] === -Infinity) lower[k] = FAR;
  boxed.forEach((k, q) => {
    lower[third + q] = -(k < n ? p.upper[k]! : p.rowUpper[k - first]!);
  });
  return {
    kernel: arena.kernel,
    team: arena.team,
    p,
    matrix: { start: arena.ints(p.matrix.start), index: arena.ints(p.matrix.index), value: arena.copy(p.matrix.value) },
    n,
    m,
    slacks,
    first,
    third,
    size,
    cost: arena.copy(p.cost),
    lower,
    rhs: arena.copy(p.rowLower.subarray(slacks)),
    boxed,
    x: numbers(size),
    y: numbers(m),
    z: numbers(size).fill(1),
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
  const { kernel, team, matrix, n, m, slacks, first, third, size, cost, lower, rhs, boxed, x, y, z, rd, rp, dualWorth, primalWorth, out } = it;
  rp.set(x.subarray(first, first + slacks));
  rp.set(rhs, slacks);
  kernel.minus(n, cost, z, rd);
  team.products(m, matrix, x, y, rp, rd);
  kernel.minus(slacks, y, z.subarray(first), rd.subarray(first));
  // what stands between the parts and the upper bounds has no residual
  rd.fill(0, n, first);
  rd.fill(0, first + slacks);
  kernel.addAt(boxed.length, boxed, 1, z.subarray(third), rd);
  kernel.residuals(size, lower, x, z, rd, dualWorth, out);
  return {
    primal: kernel.worst(m, rp, primalWorth),
    dual: out[0]!,
    primalObjective: kernel.dot(n, cost, x),
    dualObjective: out[1]! + kernel.dot(m - slacks, rhs, y.subarray(slacks)),
    mu: out[2]! / size,
  };
};

/**
 * The certificate of (x, y) on the scaled programme, from what `residuals` left in rd and rp: rows may lie anywhere within their bounds, and each reduced cost
 * c − A'y counts at its own bound, whatever z says. Gives the worst of primal and dual violation and the relative gap (`scale`: 1 + |objective|).
 */
export const certainty = (it: Iterate, primalObjective: number, scale: number): number => {
  const { kernel, p, n, m, slacks, first, third, rhs, boxed, x, y, z, rd, rp, dualWorth, primalWorth } = it;
  kernel.addAt(boxed.length, boxed, -1, z.subarray(third), rd);
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
    const activity = (i < slacks ? x[first + i]! : rhs[i - slacks]!) - rp[i]!;
    worst = Math.max(worst, Math.max(low - activity, activity - high) * primalWorth[i]!);
    if (i < slacks) count(y[i]!, low, high, dualWorth[first + i]!);
    else bound += y[i]! * low;
  }
  kernel.addAt(boxed.length, boxed, 1, z.subarray(third), rd);
  return Math.max(worst, Math.abs(primalObjective - bound) / scale);
};
