import type { Iterate } from './iterate.ts';
import { isFree, settle, uppersOf } from './start.ts';

/** Relative gap the point is taken back to: less is faster where little has changed, more has room for what has. */
const LEAST = 1e-4;
const MOST = 0.05;

/**
 * A first point from the answer of a similar programme: every pair is drawn back to one product, so that the point is central, as if the way to the old
 * answer had been stopped early; what does not fit the new data is left to the next steps.
 */
export const warmPoint = (it: Iterate, from: { readonly x: Float64Array; readonly y: Float64Array }, offset: number): void => {
  const { kernel, team, matrix, n, m, slacks, first, third, size, cost, lower, boxed, x, y, z, rd, rp } = it;
  x.set(from.x);
  y.set(from.y);
  rp.fill(0);
  rd.fill(0);
  rd.set(cost);
  team.products(m, matrix, x, y, rp, rd);
  const objective = offset + kernel.dot(n, cost, x);
  let changed = 0;
  const outside = (v: number, low: number, high: number) => Math.max(low - v, v - high, 0) / (1 + Math.min(Math.abs(low), Math.abs(high)));
  for (let j = 0; j < n; j++) changed = Math.max(changed, outside(x[j]!, it.p.lower[j]!, it.p.upper[j]!));
  for (let i = 0; i < m; i++) changed = Math.max(changed, outside(-rp[i]!, it.p.rowLower[i]!, it.p.rowUpper[i]!));
  for (let i = 0; i < slacks; i++) {
    x[first + i] = -rp[i]!;
    rd[first + i] = y[i]!;
  }
  const mu = (Math.min(MOST, Math.max(LEAST, changed)) * Math.abs(objective)) / size;
  const root = Math.sqrt(mu);
  const upper = uppersOf(it);
  const roomFor = (k: number, outsideBy: number, dual: number) =>
    Math.min(Math.max(outsideBy, Math.min(dual > 0 ? mu / dual : root, root)), 0.4 * (upper[k]! - lower[k]!));
  for (let k = 0; k < third; k++) {
    if (isFree(it, k)) z[k] = mu / (x[k]! - lower[k]!);
    else {
      const dual = Math.max(rd[k]!, 0);
      x[k] = Math.max(x[k]!, lower[k]! + roomFor(k, lower[k]! - x[k]!, dual));
      z[k] = Math.max(dual, mu / (x[k]! - lower[k]!));
    }
  }
  boxed.forEach((k, q) => {
    const dual = Math.max(-rd[k]!, 0);
    x[k] = Math.min(x[k]!, upper[k]! - roomFor(k, x[k]! - upper[k]!, dual));
    z[third + q] = Math.max(dual, mu / (upper[k]! - x[k]!));
    // the point has moved away from the upper wall
    z[k] = Math.max(z[k]!, Math.min(mu / (x[k]! - lower[k]!), root));
  });
  settle(it, mu);
};
