/** The vector loops in JavaScript: what WebAssembly does where it may not run, and the reading copy of it. */
import { type Kernel, WEIGHTS } from './kernel.ts';

type VectorLoop =
  | 'diagonal'
  | 'add'
  | 'largest'
  | 'prepare'
  | 'residuals'
  | 'rowWeights'
  | 'pull'
  | 'duals'
  | 'ratios'
  | 'mixedRatios'
  | 'mix'
  | 'sums'
  | 'targets'
  | 'centres'
  | 'move';

export const vectors: Pick<Kernel, VectorLoop> = {
  diagonal(count, a, sign, d, x, out) {
    for (let k = 0; k < count; k++) out[k] = a[k]! + sign * d[k]! * x[k]!;
  },
  add(count, to, x) {
    for (let k = 0; k < count; k++) to[k]! += x[k]!;
  },
  largest(count, v) {
    let most = 0;
    for (let k = 0; k < count; k++) most = Math.max(most, Math.abs(v[k]!));
    return most;
  },
  prepare(count, has, lower, upper, x, zl, zu, gl, gu, il, iu, izl, izu, weight, rho) {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      let w = rho;
      if (has[k]! & 1) {
        gl[k] = x[k]! - lower[k]!;
        il[k] = 1 / gl[k]!;
        izl[k] = 1 / zl[k]!;
        w += zl[k]! * il[k]!;
        sum += zl[k]! * gl[k]!;
      }
      if (has[k]! & 2) {
        gu[k] = upper[k]! - x[k]!;
        iu[k] = 1 / gu[k]!;
        izu[k] = 1 / zu[k]!;
        w += zu[k]! * iu[k]!;
        sum += zu[k]! * gu[k]!;
      }
      weight[k] = w;
    }
    return sum;
  },
  residuals(count, has, lower, upper, x, zl, zu, rd, worth, out) {
    let [dual, bound, products] = [0, 0, 0];
    for (let k = 0; k < count; k++) {
      dual = Math.max(dual, Math.abs(rd[k]! * worth[k]!));
      if (has[k]! & 1) {
        bound += zl[k]! * lower[k]!;
        products += zl[k]! * (x[k]! - lower[k]!);
      }
      if (has[k]! & 2) {
        bound -= zu[k]! * upper[k]!;
        products += zu[k]! * (upper[k]! - x[k]!);
      }
    }
    out[0] = dual;
    out[1] = bound;
    out[2] = products;
  },
  rowWeights(count, has, weight, delta, inverse, E) {
    for (let i = 0; i < count; i++) {
      inverse[i] = has[i]! & 4 ? 0 : 1 / weight[i]!;
      E[i] = delta + inverse[i]!;
    }
  },
  pull(count, rd, tl, tu, il, iu, zl, zu, f) {
    for (let k = 0; k < count; k++) f[k] = rd[k]! - (tl[k]! * il[k]! - zl[k]!) + (tu[k]! * iu[k]! - zu[k]!);
  },
  duals(count, dx, tl, tu, il, iu, zl, zu, dzl, dzu) {
    for (let k = 0; k < count; k++) {
      dzl[k] = (tl[k]! - zl[k]! * dx[k]!) * il[k]! - zl[k]!;
      dzu[k] = (tu[k]! + zu[k]! * dx[k]!) * iu[k]! - zu[k]!;
    }
  },
  ratios(count, dx, dzl, dzu, il, iu, izl, izu, out) {
    let primal = 0;
    let dual = 0;
    for (let k = 0; k < count; k++) {
      primal = Math.max(primal, dx[k]! * iu[k]!, -dx[k]! * il[k]!);
      dual = Math.max(dual, -dzl[k]! * izl[k]!, -dzu[k]! * izu[k]!);
    }
    out[0] = primal;
    out[1] = dual;
  },
  mixedRatios(count, kdx, kdzl, kdzu, dx, dzl, dzu, il, iu, izl, izu, out) {
    out.fill(0, 0, 2 * WEIGHTS.length);
    for (let k = 0; k < count; k++) {
      for (let i = 0; i < WEIGHTS.length; i++) {
        const w = WEIGHTS[i]!;
        const d = kdx[k]! + w * (dx[k]! - kdx[k]!);
        out[2 * i] = Math.max(out[2 * i]!, d * iu[k]!, -d * il[k]!);
        out[2 * i + 1] = Math.max(out[2 * i + 1]!, -(kdzl[k]! + w * (dzl[k]! - kdzl[k]!)) * izl[k]!, -(kdzu[k]! + w * (dzu[k]! - kdzu[k]!)) * izu[k]!);
      }
    }
  },
  mix(count, kept, w, to) {
    for (let k = 0; k < count; k++) to[k] = kept[k]! + w * (to[k]! - kept[k]!);
  },
  sums(count, gl, gu, zl, zu, dx, dzl, dzu, out) {
    let [first, second, third] = [0, 0, 0];
    for (let k = 0; k < count; k++) {
      first += dzl[k]! * gl[k]! + dzu[k]! * gu[k]!;
      second += (zl[k]! - zu[k]!) * dx[k]!;
      third += (dzl[k]! - dzu[k]!) * dx[k]!;
    }
    out[0] = first;
    out[1] = second;
    out[2] = third;
  },
  targets(count, dx, dzl, dzu, second, target, tl, tu) {
    const most = 0.9 * target;
    for (let k = 0; k < count; k++) {
      tl[k] = target - Math.min(second * dx[k]! * dzl[k]!, most);
      tu[k] = target - Math.min(-second * dx[k]! * dzu[k]!, most);
    }
  },
  centres(count, gl, gu, zl, zu, dx, dzl, dzu, tp, td, low, high, tl, tu) {
    const drawn = (v: number) => Math.max(low - v, 0) + Math.max(Math.min(high - v, 0), -high);
    for (let k = 0; k < count; k++) {
      const d = dx[k]!;
      tl[k] = gl[k]! * (zl[k]! + dzl[k]!) + zl[k]! * d + drawn((gl[k]! + tp * d) * (zl[k]! + td * dzl[k]!));
      tu[k] = gu[k]! * (zu[k]! + dzu[k]!) - zu[k]! * d + drawn((gu[k]! - tp * d) * (zu[k]! + td * dzu[k]!));
    }
  },
  move(count, has, lower, upper, x, zl, zu, dx, dzl, dzu, primal, dual) {
    const room = (bound: number) => 1e-15 * Math.max(1e-3, Math.abs(bound));
    for (let k = 0; k < count; k++) {
      if (has[k]! & 4) continue;
      let v = x[k]! + primal * dx[k]!;
      // rounding must not put a point on the wall: 1/(x − bound) is needed again
      if (has[k]! & 1) {
        zl[k] = Math.max(zl[k]! + dual * dzl[k]!, 1e-30);
        if (!(v > lower[k]!)) v = lower[k]! + room(lower[k]!);
      }
      if (has[k]! & 2) {
        zu[k] = Math.max(zu[k]! + dual * dzu[k]!, 1e-30);
        if (!(v < upper[k]!)) v = upper[k]! - room(upper[k]!);
      }
      x[k] = v;
    }
  },
};
