import { FIXED, type Iterate, LOWER } from './iterate.ts';

/** Relative gap the point is taken back to: less is faster where little has changed, more has room for what has. */
const LEAST = 1e-4;
const MOST = 0.05;

/**
 * A first point from the answer of a similar programme: every pair is drawn back to one product, so that the point is central, as if the way to the old
 * answer had been stopped early; what does not fit the new data is left to the next steps.
 */
export const warmPoint = (it: Iterate, from: { readonly x: Float64Array; readonly y: Float64Array }, offset: number): void => {
  const { kernel, matrix, n, m, first, size, cost, lower, has, x, y, z, rd, rp, uppers } = it;
  x.set(from.x);
  y.set(from.y);
  rp.fill(0);
  rd.fill(0);
  rd.set(cost);
  kernel.products(m, matrix.start, matrix.index, matrix.value, x, y, rp, rd);
  let objective = offset;
  for (let j = 0; j < n; j++) objective += cost[j]! * x[j]!;
  let changed = 0;
  const outside = (v: number, low: number, high: number) => Math.max(low - v, v - high, 0) / (1 + Math.min(Math.abs(low), Math.abs(high)));
  for (let j = 0; j < n; j++) changed = Math.max(changed, outside(x[j]!, it.p.lower[j]!, it.p.upper[j]!));
  for (let i = 0; i < m; i++) changed = Math.max(changed, outside(-rp[i]!, it.p.rowLower[i]!, it.p.rowUpper[i]!));
  for (let i = 0; i < m; i++) {
    const fixed = has[first + i] === FIXED;
    x[first + i] = fixed ? lower[first + i]! : -rp[i]!;
    rd[first + i] = fixed ? 0 : y[i]!;
  }
  const mu = (Math.min(MOST, Math.max(LEAST, changed)) * Math.abs(objective)) / Math.max(1, it.pairs);
  const root = Math.sqrt(mu);
  const upper = new Float64Array(size).fill(Infinity);
  uppers.index.forEach((k, q) => {
    upper[k] = uppers.bound[q]!;
  });
  for (let k = 0; k < size; k++) {
    if ((has[k]! & LOWER) === 0) continue;
    const dual = Math.max(rd[k]!, 0);
    const room = Math.min(Math.max(lower[k]! - x[k]!, Math.min(dual > 0 ? mu / dual : root, root)), 0.4 * (upper[k]! - lower[k]!));
    x[k] = Math.max(x[k]!, lower[k]! + room);
    z[k] = Math.max(dual, mu / (x[k]! - lower[k]!));
  }
  uppers.index.forEach((k, q) => {
    const dual = Math.max(-rd[k]!, 0);
    const room = Math.min(Math.max(x[k]! - upper[k]!, Math.min(dual > 0 ? mu / dual : root, root)), 0.4 * (upper[k]! - lower[k]!));
    x[k] = Math.min(x[k]!, upper[k]! - room);
    uppers.z[q] = Math.max(dual, mu / (upper[k]! - x[k]!));
    // the point has moved away from the upper wall
    if (has[k]! & LOWER) z[k] = Math.max(z[k]!, Math.min(mu / (x[k]! - lower[k]!), root));
  });
};
