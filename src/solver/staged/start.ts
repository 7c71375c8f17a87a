import type { Arena } from '../kernel/index.ts';
import type { Iterate } from './iterate.ts';
import type { Newton } from './newton.ts';

/** Upper bounds a variable, Infinity where it has none. */
export const uppersOf = ({ first, third, lower, boxed, n, p }: Iterate): Float64Array => {
  const upper = new Float64Array(third).fill(Infinity);
  for (let j = 0; j < n; j++) upper[j] = p.upper[j]!;
  for (let i = 0; i < p.inequalities; i++) upper[first + i] = p.rowUpper[i]!;
  boxed.forEach((k, q) => {
    upper[k] = -lower[third + q]!;
  });
  return upper;
};

/** Whether a variable has no bound at all. */
export const isFree = ({ first, n, p }: Iterate, k: number): boolean => (k < n ? p.lower[k] === -Infinity : k >= first && p.rowLower[k - first] === -Infinity);

/** Puts the upper bounds' part of the vector in accord with the variables, and gives what is between the parts a product of `mu`. */
export const settle = ({ kernel, n, slacks, first, third, size, boxed, x, z, lower }: Iterate, mu: number): void => {
  kernel.negate(boxed.length, boxed, x, x.subarray(third));
  for (const [from, to] of [
    [n, first],
    [first + slacks, third],
    [third + boxed.length, size],
  ] as const)
    for (let k = from; k < to; k++) {
      x[k] = 0;
      z[k] = mu / -lower[k]!;
    }
};

/** A first point in the manner of Mehrotra: least squares with unit weights, then pushed inside the bounds; boxed variables stay near zero or their nearer end. */
export const startingPoint = (it: Iterate, newton: Newton, arena: Arena): void => {
  const { kernel, team, matrix, n, m, slacks, first, third, cost, lower, rhs, boxed, x, y, z } = it;
  const upper = uppersOf(it);
  const margin = (k: number) => Math.min(0.25 * (upper[k]! - lower[k]!), 10);
  const inside = (k: number, v: number) => Math.min(upper[k]! - margin(k), Math.max(lower[k]! + margin(k), v));
  const free = new Uint8Array(third).map((_, k) => (isFree(it, k) ? 1 : 0));
  // what stands between the parts is settled at the end
  for (let k = 0; k < third; k++) if (!free[k]) x[k] = upper[k]! < Infinity ? inside(k, 0) : Math.max(0, lower[k]! + 1);
  const D = arena.numbers(n).fill(1);
  const E = arena.numbers(m).fill(1e-6).fill(1, 0, slacks);
  const f = arena.numbers(n);
  const g = arena.numbers(m);
  if (newton.factorise(D, E)) {
    const dx = arena.numbers(n);
    const missing = () => {
      g.set(x.subarray(first, first + slacks));
      g.set(rhs, slacks);
      kernel.rowProducts(m, matrix.start, matrix.index, matrix.value, x, g);
    };
    missing();
    newton.solve(f, g, dx, y);
    kernel.addTimes(n, 1, dx, x);
    missing();
    for (let i = 0; i < slacks; i++) x[first + i]! -= g[i]!;
    f.set(cost);
    g.fill(0);
    newton.solve(f, g, dx, y);
  }
  let outside = 0;
  for (let k = 0; k < third; k++) {
    if (free[k]) continue;
    if (upper[k]! < Infinity) x[k] = inside(k, x[k]!);
    else outside = Math.max(outside, lower[k]! - x[k]!);
  }
  const shift = Math.min(10, 1.5 * outside);
  for (let k = 0; k < third; k++) if (!free[k] && upper[k] === Infinity) x[k] = lower[k]! + Math.max(x[k]! - lower[k]! + shift, 0.1);
  f.set(cost);
  team.products(m, matrix, x, y, g, f);
  const floor = 1;
  const reduced = (k: number) => (k < n ? f[k]! : y[k - first]!);
  for (let k = 0; k < third; k++) z[k] = free[k] ? 1 / (x[k]! - lower[k]!) : Math.max(floor, upper[k]! < Infinity ? reduced(k) / 2 + floor : reduced(k));
  boxed.forEach((k, q) => {
    z[third + q] = Math.max(floor, floor - reduced(k) / 2);
  });
  settle(it, 1);
};
