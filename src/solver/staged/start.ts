import { FIXED, type Iterate, LOWER, multiply, multiplyT, UPPER } from './iterate.ts';
import type { Newton } from './newton.ts';

/** A first point in the manner of Mehrotra: least squares with unit weights, then pushed inside the bounds; boxed variables stay near zero or their nearer end. */
export const startingPoint = (it: Iterate, newton: Newton): void => {
  const { p, n, m, size, lower, upper, has, x, y, zl, zu } = it;
  const boxed = LOWER | UPPER;
  const margin = (k: number) => Math.min(0.25 * (upper[k]! - lower[k]!), 1);
  const inside = (k: number, v: number) => Math.min(upper[k]! - margin(k), Math.max(lower[k]! + margin(k), v));
  for (let k = 0; k < size; k++) {
    const b = has[k]!;
    if (b === FIXED) x[k] = lower[k]!;
    else if (b === boxed) x[k] = inside(k, 0);
    else if (b === LOWER) x[k] = Math.max(0, lower[k]! + 1);
    else if (b === UPPER) x[k] = Math.min(0, upper[k]! - 1);
  }
  const D = new Float64Array(n).fill(1);
  const E = new Float64Array(m);
  for (let i = 0; i < m; i++) E[i] = has[n + i] === FIXED ? 1e-6 : 1;
  const ax = new Float64Array(m);
  if (newton.factorise(D, E)) {
    const f = new Float64Array(n);
    const g = new Float64Array(m);
    const dx = new Float64Array(n);
    multiply(p, x.subarray(0, n), ax);
    for (let i = 0; i < m; i++) g[i] = x[n + i]! - ax[i]!;
    newton.solve(f, g, dx, y);
    for (let j = 0; j < n; j++) x[j]! += dx[j]!;
    multiply(p, x.subarray(0, n), ax);
    for (let i = 0; i < m; i++) if (has[n + i] !== FIXED) x[n + i] = ax[i]!;
    f.set(p.cost);
    g.fill(0);
    newton.solve(f, g, dx, y);
  }
  let outside = 0;
  for (let k = 0; k < size; k++) {
    const b = has[k]!;
    if (b === boxed) x[k] = inside(k, x[k]!);
    else if (b === LOWER) outside = Math.max(outside, lower[k]! - x[k]!);
    else if (b === UPPER) outside = Math.max(outside, x[k]! - upper[k]!);
  }
  const shift = Math.min(10, 1.5 * outside);
  for (let k = 0; k < size; k++) {
    if (has[k] === LOWER) x[k] = lower[k]! + Math.max(x[k]! - lower[k]! + shift, 0.1);
    else if (has[k] === UPPER) x[k] = upper[k]! - Math.max(upper[k]! - x[k]! + shift, 0.1);
  }
  const aty = new Float64Array(n);
  multiplyT(p, y, aty);
  for (let k = 0; k < size; k++) {
    const b = has[k]!;
    if (b === FIXED) continue;
    const z = k < n ? p.cost[k]! - aty[k]! : y[k - n]!;
    const floor = 0.1;
    if (b & LOWER) zl[k] = Math.max(floor, b === boxed ? z / 2 + floor : z);
    if (b & UPPER) zu[k] = Math.max(floor, b === boxed ? -z / 2 + floor : -z);
  }
};
