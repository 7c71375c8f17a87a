import type { Arena } from '../kernel/index.ts';
import { FIXED, type Iterate, LOWER, UPPER } from './iterate.ts';
import type { Newton } from './newton.ts';

/** A first point in the manner of Mehrotra: least squares with unit weights, then pushed inside the bounds; boxed variables stay near zero or their nearer end. */
export const startingPoint = (it: Iterate, newton: Newton, arena: Arena): void => {
  const { kernel, matrix, n, m, first, size, cost, lower, has, x, y, z, uppers } = it;
  const upper = new Float64Array(size).fill(Infinity);
  uppers.index.forEach((k, q) => {
    upper[k] = uppers.bound[q]!;
  });
  const zu = new Float64Array(size);
  const boxed = LOWER | UPPER;
  const margin = (k: number) => Math.min(0.25 * (upper[k]! - lower[k]!), 1);
  const inside = (k: number, v: number) => Math.min(upper[k]! - margin(k), Math.max(lower[k]! + margin(k), v));
  for (let k = 0; k < size; k++) {
    const b = has[k]!;
    if (b === FIXED) x[k] = lower[k]!;
    else if (b === boxed) x[k] = inside(k, 0);
    else if (b === LOWER) x[k] = Math.max(0, lower[k]! + 1);
  }
  const D = arena.numbers(n).fill(1);
  const E = arena.numbers(m);
  for (let i = 0; i < m; i++) E[i] = has[first + i] === FIXED ? 1e-6 : 1;
  const f = arena.numbers(n);
  const g = arena.numbers(m);
  if (newton.factorise(D, E)) {
    const dx = arena.numbers(n);
    const missing = () => {
      g.set(x.subarray(first, first + m));
      kernel.products(m, matrix.start, matrix.index, matrix.value, x, y, g, f);
    };
    missing();
    f.fill(0);
    newton.solve(f, g, dx, y);
    kernel.add(n, x, dx);
    y.fill(0);
    missing();
    for (let i = 0; i < m; i++) if (has[first + i] !== FIXED) x[first + i]! -= g[i]!;
    f.set(cost);
    g.fill(0);
    newton.solve(f, g, dx, y);
  }
  let outside = 0;
  for (let k = 0; k < size; k++) {
    const b = has[k]!;
    if (b === boxed) x[k] = inside(k, x[k]!);
    else if (b === LOWER) outside = Math.max(outside, lower[k]! - x[k]!);
  }
  const shift = Math.min(10, 1.5 * outside);
  for (let k = 0; k < size; k++) {
    if (has[k] === LOWER) x[k] = lower[k]! + Math.max(x[k]! - lower[k]! + shift, 0.1);
  }
  f.set(cost);
  kernel.products(m, matrix.start, matrix.index, matrix.value, x, y, g, f);
  for (let k = 0; k < size; k++) {
    const b = has[k]!;
    if (b === FIXED) continue;
    const reduced = k < n ? f[k]! : k < first ? 0 : y[k - first]!;
    const floor = 1;
    if (b & LOWER) z[k] = Math.max(floor, b === boxed ? reduced / 2 + floor : reduced);
    if (b & UPPER) zu[k] = Math.max(floor, floor - reduced / 2);
  }
  uppers.index.forEach((k, q) => {
    uppers.z[q] = zu[k]!;
  });
};
