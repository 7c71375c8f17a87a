/** The vector loops in JavaScript: what WebAssembly does where it may not run, and the reading copy of it. */
import { type Kernel, WEIGHTS } from './kernel.ts';
import type { matrices } from './plain-matrix.ts';

type VectorLoop = Exclude<keyof Kernel, keyof typeof matrices>;

export const vectors: Pick<Kernel, VectorLoop> = {
  diagonal(count, a, sign, d, x, out) {
    for (let k = 0; k < count; k++) out[k] = a[k]! + sign * d[k]! * x[k]!;
  },
  addTimes(count, a, x, to) {
    for (let k = 0; k < count; k++) to[k]! += a * x[k]!;
  },
  copy(count, from, to) {
    for (let k = 0; k < count; k++) to[k] = from[k]!;
  },
  clear(count, v) {
    v.fill(0, 0, count);
  },
  clearAt(count, list, v) {
    for (let q = 0; q < count; q++) v[list[q]!] = 0;
  },
  minus(count, a, b, out) {
    for (let k = 0; k < count; k++) out[k] = a[k]! - b[k]!;
  },
  multiply(count, by, to) {
    for (let k = 0; k < count; k++) to[k]! *= by[k]!;
  },
  dot(count, a, b) {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += a[k]! * b[k]!;
    return sum;
  },
  largest(count, v) {
    let most = 0;
    for (let k = 0; k < count; k++) most = Math.max(most, Math.abs(v[k]!));
    return most;
  },
  worst(count, v, worth) {
    let most = 0;
    for (let k = 0; k < count; k++) most = Math.max(most, Math.abs(v[k]! * worth[k]!));
    return most;
  },
  prepare(count, lower, x, z, gap, inverse, inverseZ, weight, rho) {
    for (let k = 0; k < count; k++) {
      gap[k] = x[k]! - lower[k]!;
      inverse[k] = 1 / gap[k]!;
      inverseZ[k] = 1 / z[k]!;
      weight[k] = rho + z[k]! * inverse[k]!;
    }
  },
  residuals(count, lower, x, z, rd, worth, out) {
    let [dual, bound, products] = [0, 0, 0];
    for (let k = 0; k < count; k++) {
      dual = Math.max(dual, Math.abs(rd[k]! * worth[k]!));
      bound += z[k]! * lower[k]!;
      products += z[k]! * (x[k]! - lower[k]!);
    }
    out[0] = dual;
    out[1] = bound;
    out[2] = products;
  },
  rowWeights(count, weight, delta, inverse, E) {
    for (let i = 0; i < count; i++) {
      inverse[i] = 1 / weight[i]!;
      E[i] = delta + inverse[i]!;
    }
  },
  slacks(count, dy, f, inverse, ds) {
    for (let i = 0; i < count; i++) ds[i] = -(dy[i]! + f[i]!) * inverse[i]!;
  },
  pull(count, rd, target, inverse, z, f) {
    for (let k = 0; k < count; k++) f[k] = rd[k]! - (target[k]! * inverse[k]! - z[k]!);
  },
  duals(count, dx, target, inverse, z, dz) {
    for (let k = 0; k < count; k++) dz[k] = (target[k]! - z[k]! * dx[k]!) * inverse[k]! - z[k]!;
  },
  ratios(count, dx, dz, inverse, inverseZ, out) {
    let primal = 0;
    let dual = 0;
    for (let k = 0; k < count; k++) {
      primal = Math.max(primal, -dx[k]! * inverse[k]!);
      dual = Math.max(dual, -dz[k]! * inverseZ[k]!);
    }
    out[0] = primal;
    out[1] = dual;
  },
  mixedRatios(count, kdx, kdz, dx, dz, inverse, inverseZ, out) {
    out.fill(0, 0, 2 * WEIGHTS.length);
    for (let k = 0; k < count; k++) {
      const from = -kdx[k]! * inverse[k]!;
      const change = -dx[k]! * inverse[k]! - from;
      const fromZ = -kdz[k]! * inverseZ[k]!;
      const changeZ = -dz[k]! * inverseZ[k]! - fromZ;
      for (let i = 0; i < WEIGHTS.length; i++) {
        const primal = from + WEIGHTS[i]! * change;
        const dual = fromZ + WEIGHTS[i]! * changeZ;
        if (primal > out[2 * i]!) out[2 * i] = primal;
        if (dual > out[2 * i + 1]!) out[2 * i + 1] = dual;
      }
    }
  },
  mix(count, kept, w, to) {
    for (let k = 0; k < count; k++) to[k] = kept[k]! + w * (to[k]! - kept[k]!);
  },
  sums(count, gap, z, dx, dz, out) {
    let [first, second, third] = [0, 0, 0];
    for (let k = 0; k < count; k++) {
      first += dz[k]! * gap[k]!;
      second += z[k]! * dx[k]!;
      third += dz[k]! * dx[k]!;
    }
    out[0] = first;
    out[1] = second;
    out[2] = third;
  },
  targets(count, dx, dz, second, target, goal) {
    for (let k = 0; k < count; k++) goal[k] = target - Math.min(second * dx[k]! * dz[k]!, 0.9 * target);
  },
  centres(count, gap, z, dx, dz, tp, td, low, high, goal) {
    for (let k = 0; k < count; k++) {
      const product = (gap[k]! + tp * dx[k]!) * (z[k]! + td * dz[k]!);
      goal[k] = gap[k]! * (z[k]! + dz[k]!) + z[k]! * dx[k]! + (Math.max(low - product, 0) + Math.max(Math.min(high - product, 0), -high));
    }
  },
  move(count, lower, x, z, dx, dz, primal, dual) {
    for (let k = 0; k < count; k++) {
      z[k] = Math.max(z[k]! + dual * dz[k]!, 1e-30);
      // rounding must not put a point on the wall: 1/(x − bound) is needed again
      x[k] = Math.max(x[k]! + primal * dx[k]!, lower[k]! + 1e-15 * Math.max(1e-3, Math.abs(lower[k]!)));
    }
  },
  negate(count, list, from, to) {
    for (let q = 0; q < count; q++) to[q] = -from[list[q]!]!;
  },
  wallAt(count, list, lower, x) {
    for (let q = 0; q < count; q++) x[list[q]!] = Math.min(x[list[q]!]!, -lower[q]! - 1e-15 * Math.max(1e-3, Math.abs(lower[q]!)));
  },
  addAt(count, list, sign, from, to) {
    for (let q = 0; q < count; q++) to[list[q]!]! += sign * from[q]!;
  },
  addProductsAt(count, list, a, b, to) {
    for (let q = 0; q < count; q++) to[list[q]!]! += a[q]! * b[q]!;
  },
  scatter(count, list, place, from, to) {
    for (let q = 0; q < count; q++) to[place[q]!]! += from[list[q]!]!;
  },
  gather(count, list, place, from, to) {
    for (let q = 0; q < count; q++) to[list[q]!] = from[place[q]!]!;
  },
};
