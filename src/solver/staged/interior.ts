import type { SolveProgress } from '../program.ts';
import { Newton } from './newton.ts';
import type { Presolved } from './presolve.ts';
import type { Structure } from './structure.ts';
import { buildSystem } from './system.ts';

export interface InteriorOptions {
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly timeLimit: number;
  readonly cancelled: () => boolean;
  readonly onProgress?: (progress: SolveProgress) => void;
}

export interface InteriorResult {
  readonly state: 'converged' | 'stalled' | 'limit' | 'cancelled' | 'infeasible' | 'unbounded';
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly iterations: number;
  readonly primal: number;
  readonly dual: number;
  readonly gap: number;
}

const finite = Number.isFinite;

/** Primal-dual interior point method of multipliers on the scaled programme. */
/** `unit`: what 1 in the scaled objective is worth in the original; `offset`: cost of the columns presolve took out. */
export const interior = (p: Presolved, s: Structure, options: InteriorOptions, unit = 1, offset = 0): InteriorResult => {
  const n = p.columns.length;
  const m = p.rows.length;
  const { start, index, value } = p.matrix;
  const started = performance.now();
  const newton = new Newton(p, s, buildSystem(p, s));

  const equality = new Uint8Array(m);
  for (let i = 0; i < m; i++) equality[i] = p.rowLower[i] === p.rowUpper[i] ? 1 : 0;
  const f64 = (k: number) => new Float64Array(k);
  // columns 0…n−1, slacks n…n+m−1 in one vector
  const N = n + m;
  const lo = f64(N);
  const hi = f64(N);
  for (let j = 0; j < n; j++) {
    lo[j] = p.lower[j]!;
    hi[j] = p.upper[j]!;
  }
  for (let i = 0; i < m; i++) {
    lo[n + i] = p.rowLower[i]!;
    hi[n + i] = p.rowUpper[i]!;
  }
  const has = new Uint8Array(N); // 1 lower, 2 upper, 4 fixed (equality slack)
  for (let k = 0; k < N; k++) has[k] = k >= n && equality[k - n] ? 4 : (finite(lo[k]!) ? 1 : 0) | (finite(hi[k]!) ? 2 : 0);
  let barriers = 0;
  for (let k = 0; k < N; k++) if (has[k] !== 4) barriers += (has[k]! & 1) + ((has[k]! & 2) >> 1);

  const x = f64(N);
  const y = f64(m);
  const zl = f64(N);
  const zu = f64(N);
  const D = f64(n);
  const E = f64(m);
  const Ds = f64(m);
  const f = f64(n);
  const g = f64(m);
  const fs = f64(m);
  const dx = f64(N);
  const dy = f64(m);
  const dzl = f64(N);
  const dzu = f64(N);
  const rd = f64(N);
  const rp = f64(m);
  const targetL = f64(N);
  const targetU = f64(N);
  const ax = f64(m);
  const aty = f64(n);
  const tx = f64(n);
  const ty = f64(m);
  const rf = f64(n);
  const rg = f64(m);

  const multiply = (v: Float64Array, out: Float64Array) => {
    for (let i = 0; i < m; i++) {
      let sum = 0;
      for (let k = start[i]!; k < start[i + 1]!; k++) sum += value[k]! * v[index[k]!]!;
      out[i] = sum;
    }
  };
  const multiplyT = (v: Float64Array, out: Float64Array) => {
    out.fill(0);
    for (let i = 0; i < m; i++) {
      const vi = v[i]!;
      if (vi === 0) continue;
      for (let k = start[i]!; k < start[i + 1]!; k++) out[index[k]!]! += value[k]! * vi;
    }
  };

  let rho = 1e-9;
  let delta = 1e-6;
  let rhoNow = rho;
  const factorise = (): boolean => {
    for (let tries = 0; tries < 6; tries++) {
      for (let j = 0; j < n; j++) {
        let d = rho;
        if (has[j]! & 1) d += zl[j]! / (x[j]! - lo[j]!);
        if (has[j]! & 2) d += zu[j]! / (hi[j]! - x[j]!);
        D[j] = d;
      }
      for (let i = 0; i < m; i++) {
        if (equality[i]) {
          E[i] = delta;
          continue;
        }
        const k = n + i;
        let d = rho;
        if (has[k]! & 1) d += zl[k]! / (x[k]! - lo[k]!);
        if (has[k]! & 2) d += zu[k]! / (hi[k]! - x[k]!);
        Ds[i] = d;
        E[i] = delta + 1 / d;
      }
      rhoNow = rho;
      if (newton.factorise(D, E)) return true;
      rho *= 10;
      delta *= 10;
    }
    return false;
  };

  /** Solves for dx, dy, dz with complementarity targets; refines against the regularised system. */
  const direction = (passes: number, accuracy: number) => {
    for (let j = 0; j < n; j++) {
      let v = rd[j]!;
      if (has[j]! & 1) v -= targetL[j]! / (x[j]! - lo[j]!) - zl[j]!;
      if (has[j]! & 2) v += targetU[j]! / (hi[j]! - x[j]!) - zu[j]!;
      f[j] = v;
    }
    for (let i = 0; i < m; i++) {
      if (equality[i]) {
        g[i] = rp[i]!;
        continue;
      }
      const k = n + i;
      let v = rd[k]!;
      if (has[k]! & 1) v -= targetL[k]! / (x[k]! - lo[k]!) - zl[k]!;
      if (has[k]! & 2) v += targetU[k]! / (hi[k]! - x[k]!) - zu[k]!;
      fs[i] = v;
      g[i] = rp[i]! - v / Ds[i]!;
    }
    const top = dx.subarray(0, n);
    newton.solve(f, g, top, dy);
    let size = 0;
    for (let j = 0; j < n; j++) size = Math.max(size, Math.abs(f[j]!));
    let sizeG = 0;
    for (let i = 0; i < m; i++) sizeG = Math.max(sizeG, Math.abs(g[i]!));
    for (let pass = 0; pass < passes; pass++) {
      multiplyT(dy, aty);
      multiply(top, ax);
      let worst = 0;
      let worstG = 0;
      for (let j = 0; j < n; j++) {
        rf[j] = f[j]! - aty[j]! + D[j]! * top[j]!;
        worst = Math.max(worst, Math.abs(rf[j]!));
      }
      for (let i = 0; i < m; i++) {
        rg[i] = g[i]! - ax[i]! - E[i]! * dy[i]!;
        worstG = Math.max(worstG, Math.abs(rg[i]!));
      }
      if (worst <= accuracy * size && worstG <= accuracy * sizeG) break;
      newton.solve(rf, rg, tx, ty);
      for (let j = 0; j < n; j++) top[j]! += tx[j]!;
      for (let i = 0; i < m; i++) dy[i]! += ty[i]!;
    }
    for (let i = 0; i < m; i++) dx[n + i] = equality[i] ? 0 : -(dy[i]! + fs[i]!) / Ds[i]!;
    for (let k = 0; k < N; k++) {
      const b = has[k]!;
      if (b === 4) continue;
      if (b & 1) dzl[k] = (targetL[k]! - zl[k]! * dx[k]!) / (x[k]! - lo[k]!) - zl[k]!;
      if (b & 2) dzu[k] = (targetU[k]! + zu[k]! * dx[k]!) / (hi[k]! - x[k]!) - zu[k]!;
    }
  };

  const residuals = () => {
    multiply(x.subarray(0, n), ax);
    multiplyT(y, aty);
    let primal = 0;
    let dual = 0;
    for (let i = 0; i < m; i++) {
      const r = equality[i] ? lo[n + i]! - ax[i]! : x[n + i]! - ax[i]!;
      rp[i] = r;
      primal = Math.max(primal, Math.abs(r));
      const k = n + i;
      rd[k] = equality[i] ? 0 : y[i]! - zl[k]! + zu[k]!;
      dual = Math.max(dual, Math.abs(rd[k]!));
    }
    let pobj = 0;
    let dobj = 0;
    for (let j = 0; j < n; j++) {
      const r = p.cost[j]! - aty[j]! - zl[j]! + zu[j]!;
      rd[j] = r;
      dual = Math.max(dual, Math.abs(r));
      pobj += p.cost[j]! * x[j]!;
    }
    let mu = 0;
    for (let k = 0; k < N; k++) {
      const b = has[k]!;
      if (b === 4) dobj += y[k - n]! * lo[k]!;
      else {
        if (b & 1) {
          dobj += zl[k]! * lo[k]!;
          mu += zl[k]! * (x[k]! - lo[k]!);
        }
        if (b & 2) {
          dobj -= zu[k]! * hi[k]!;
          mu += zu[k]! * (hi[k]! - x[k]!);
        }
      }
    }
    return { primal, dual, pobj, dobj, mu: barriers > 0 ? mu / barriers : 0 };
  };

  /** Largest steps to the boundary. */
  const steps = () => {
    let ap = 1;
    let ad = 1;
    for (let k = 0; k < N; k++) {
      const b = has[k]!;
      if (b === 4) continue;
      const d = dx[k]!;
      if (b & 1) {
        if (d < 0) ap = Math.min(ap, (lo[k]! - x[k]!) / d);
        if (dzl[k]! < 0) ad = Math.min(ad, -zl[k]! / dzl[k]!);
      }
      if (b & 2) {
        if (d > 0) ap = Math.min(ap, (hi[k]! - x[k]!) / d);
        if (dzu[k]! < 0) ad = Math.min(ad, -zu[k]! / dzu[k]!);
      }
    }
    return { ap, ad };
  };

  const keepX = f64(N);
  const keepY = f64(m);
  const keepL = f64(N);
  const keepU = f64(N);
  const keep = () => {
    keepX.set(dx);
    keepY.set(dy);
    keepL.set(dzl);
    keepU.set(dzu);
  };
  const WEIGHTS = [1, 0.8, 0.6, 0.4, 0.2, 0.1, 0.05];
  /** direction = kept + weight · (new − kept), the weights chosen for the longest primal and dual steps. */
  const blend = (least: number): { ap: number; ad: number } => {
    let wp = 0;
    let wd = 0;
    let ap = -1;
    let ad = -1;
    for (const w of WEIGHTS) {
      if (w < least && w !== 1) continue;
      let p1 = 1;
      let d1 = 1;
      for (let k = 0; k < N; k++) {
        const b = has[k]!;
        if (b === 4) continue;
        const d = keepX[k]! + w * (dx[k]! - keepX[k]!);
        if (b & 1) {
          if (d < 0 && lo[k]! - x[k]! > p1 * d) p1 = (lo[k]! - x[k]!) / d;
          const z = keepL[k]! + w * (dzl[k]! - keepL[k]!);
          if (z < 0 && -zl[k]! > d1 * z) d1 = -zl[k]! / z;
        }
        if (b & 2) {
          if (d > 0 && hi[k]! - x[k]! < p1 * d) p1 = (hi[k]! - x[k]!) / d;
          const z = keepU[k]! + w * (dzu[k]! - keepU[k]!);
          if (z < 0 && -zu[k]! > d1 * z) d1 = -zu[k]! / z;
        }
      }
      if (p1 > ap + 0.01) {
        ap = p1;
        wp = w;
      }
      if (d1 > ad + 0.01) {
        ad = d1;
        wd = w;
      }
      if (ap >= 1 && ad >= 1) break;
    }
    if (wp !== 1) for (let k = 0; k < N; k++) dx[k] = keepX[k]! + wp * (dx[k]! - keepX[k]!);
    if (wd !== 1) {
      for (let i = 0; i < m; i++) dy[i] = keepY[i]! + wd * (dy[i]! - keepY[i]!);
      for (let k = 0; k < N; k++) {
        dzl[k] = keepL[k]! + wd * (dzl[k]! - keepL[k]!);
        dzu[k] = keepU[k]! + wd * (dzu[k]! - keepU[k]!);
      }
    }
    return { ap, ad };
  };

  // Mehrotra-like start: least squares with unit weights, then inside the bounds
  for (let k = 0; k < N; k++) {
    const b = has[k]!;
    if (b === 4) x[k] = lo[k]!;
    else if (b === 3) x[k] = 0.5 * (lo[k]! + hi[k]!);
    else if (b === 1) x[k] = Math.max(0, lo[k]! + 1);
    else if (b === 2) x[k] = Math.min(0, hi[k]! - 1);
  }
  {
    for (let k = 0; k < N; k++) {
      zl[k] = 0;
      zu[k] = 0;
    }
    D.fill(1);
    for (let i = 0; i < m; i++) {
      Ds[i] = 1;
      E[i] = equality[i] ? 1e-6 : 1 + 1e-6;
    }
    if (newton.factorise(D, E)) {
      multiply(x.subarray(0, n), ax);
      for (let i = 0; i < m; i++) g[i] = equality[i] ? lo[n + i]! - ax[i]! : x[n + i]! - ax[i]!;
      f.fill(0);
      newton.solve(f, g, tx, ty);
      for (let j = 0; j < n; j++) x[j]! += tx[j]!;
      multiply(x.subarray(0, n), ax);
      for (let i = 0; i < m; i++) if (!equality[i]) x[n + i] = ax[i]!;
      for (let j = 0; j < n; j++) f[j] = p.cost[j]!;
      g.fill(0);
      newton.solve(f, g, tx, ty);
      y.set(ty);
    }
    let gapP = 0;
    for (let k = 0; k < N; k++) {
      const b = has[k]!;
      if (b === 4 || b === 0) continue;
      if (b === 3) {
        const q = 0.25 * (hi[k]! - lo[k]!);
        x[k] = Math.min(hi[k]! - q, Math.max(lo[k]! + q, x[k]!));
      } else gapP = Math.max(gapP, b & 1 ? lo[k]! - x[k]! : x[k]! - hi[k]!);
    }
    const shift = Math.max(0, 1.5 * gapP);
    for (let k = 0; k < N; k++) {
      const b = has[k]!;
      if (b === 1) x[k] = lo[k]! + Math.max(x[k]! - lo[k]! + Math.min(shift, 10), 1e-1);
      else if (b === 2) x[k] = hi[k]! - Math.max(hi[k]! - x[k]! + Math.min(shift, 10), 1e-1);
    }
    multiplyT(y, aty);
    for (let k = 0; k < N; k++) {
      const b = has[k]!;
      if (b === 4) continue;
      const z = k < n ? p.cost[k]! - aty[k]! : y[k - n]!;
      const floor = 1e-1;
      if (b & 1) zl[k] = Math.max(floor, b === 3 ? z / 2 + floor : z);
      if (b & 2) zu[k] = Math.max(floor, b === 3 ? -z / 2 + floor : -z);
    }
  }

  const bestX = f64(n);
  const bestY = f64(m);
  let best = Infinity;
  let bestInfo = { primal: Infinity, dual: Infinity, gap: Infinity };
  let state: InteriorResult['state'] = 'limit';
  let iteration = 0;
  let poor = 0;
  for (; ; iteration++) {
    const r = residuals();
    const gap = Math.abs(r.pobj - r.dobj) / (1 / unit + Math.abs(r.pobj + offset / unit));
    const worst = Math.max(r.primal, r.dual, gap);
    if (worst < best) {
      if (worst < 0.9 * best) poor = 0;
      best = worst;
      bestX.set(x.subarray(0, n));
      bestY.set(y);
      bestInfo = { primal: r.primal, dual: r.dual, gap };
    } else poor++;
    const seconds = (performance.now() - started) / 1000;
    options.onProgress?.({ iteration, primal: r.primal, dual: r.dual, gap, seconds });
    if (worst <= options.tolerance) {
      state = 'converged';
      break;
    }
    if (options.cancelled()) {
      state = 'cancelled';
      break;
    }
    if (iteration >= options.maxIterations || seconds > options.timeLimit) break;
    if (poor > 15) {
      state = 'stalled';
      break;
    }
    // rays
    let yNorm = 0;
    for (let i = 0; i < m; i++) yNorm = Math.max(yNorm, Math.abs(y[i]!));
    if (r.dobj > 1e6 && r.dobj > 1e3 * Math.abs(r.pobj) && r.dual < 1e-6 * r.dobj) {
      state = 'infeasible';
      break;
    }
    if (r.pobj < -1e6 && r.primal < 1e-6 * Math.abs(r.pobj)) {
      let xNorm = 0;
      for (let j = 0; j < n; j++) xNorm = Math.max(xNorm, Math.abs(x[j]!));
      if (xNorm > 1e7) {
        state = 'unbounded';
        break;
      }
    }
    delta = Math.max(1e-10, Math.min(delta, Math.max(r.mu * 1e-2, 1e-8)));
    rho = Math.max(1e-11, Math.min(rho, Math.max(r.mu * 1e-4, 1e-10)));
    if (!factorise()) {
      state = 'stalled';
      break;
    }
    // predictor
    for (let k = 0; k < N; k++) {
      targetL[k] = 0;
      targetU[k] = 0;
    }
    direction(1, 1e-4);
    const affine = steps();
    let muAffine = 0;
    for (let k = 0; k < N; k++) {
      const b = has[k]!;
      if (b === 4) continue;
      if (b & 1) muAffine += (zl[k]! + affine.ad * dzl[k]!) * (x[k]! + affine.ap * dx[k]! - lo[k]!);
      if (b & 2) muAffine += (zu[k]! + affine.ad * dzu[k]!) * (hi[k]! - x[k]! - affine.ap * dx[k]!);
    }
    muAffine /= Math.max(1, barriers);
    const sigma = Math.min(1, Math.max(1e-6, (muAffine / r.mu) ** 3));
    const mu = sigma * r.mu;
    for (let k = 0; k < N; k++) {
      const b = has[k]!;
      if (b === 4) continue;
      if (b & 1) targetL[k] = mu - dx[k]! * dzl[k]!;
      if (b & 2) targetU[k] = mu + dx[k]! * dzu[k]!;
    }
    keep();
    direction(3, 1e-9);
    let step = blend(affine.ap * affine.ad);
    // Gondzio correctors, weighted (Colombo and Gondzio 2008)
    for (let c = 0; c < 2; c++) {
      if (Math.min(step.ap, step.ad) > 0.9) break;
      const tp = Math.min(1, 1.5 * step.ap + 0.1);
      const td = Math.min(1, 1.5 * step.ad + 0.1);
      const low = 0.1 * mu;
      const high = 10 * mu;
      // the current direction's own targets, linearised: z·dx + x·dz = target − x·z
      for (let k = 0; k < N; k++) {
        const b = has[k]!;
        if (b === 4) continue;
        if (b & 1) {
          const xl = x[k]! - lo[k]!;
          const v = (xl + tp * dx[k]!) * (zl[k]! + td * dzl[k]!);
          targetL[k] = xl * (zl[k]! + dzl[k]!) + zl[k]! * dx[k]! + (v < low ? low - v : v > high ? Math.max(high - v, -high) : 0);
        }
        if (b & 2) {
          const xu = hi[k]! - x[k]!;
          const v = (xu - tp * dx[k]!) * (zu[k]! + td * dzu[k]!);
          targetU[k] = xu * (zu[k]! + dzu[k]!) - zu[k]! * dx[k]! + (v < low ? low - v : v > high ? Math.max(high - v, -high) : 0);
        }
      }
      keep();
      direction(2, 1e-9);
      const next = blend(step.ap * step.ad);
      const better = next.ap + next.ad > step.ap + step.ad + 0.02;
      step = next;
      if (!better) break;
    }
    if (process.env.DBG)
      console.log(
        '   sigma',
        sigma.toExponential(1),
        'aff',
        affine.ap.toFixed(3),
        affine.ad.toFixed(3),
        'step',
        step.ap.toFixed(3),
        step.ad.toFixed(3),
        'mu',
        r.mu.toExponential(1),
        'delta',
        delta.toExponential(0),
        rho.toExponential(0),
      );
    const ap = Math.min(1, 0.9995 * step.ap);
    const ad = Math.min(1, 0.9995 * step.ad);
    for (let k = 0; k < N; k++) {
      if (has[k] === 4) continue;
      x[k]! += ap * dx[k]!;
      if (has[k]! & 1) zl[k]! += ad * dzl[k]!;
      if (has[k]! & 2) zu[k]! += ad * dzu[k]!;
    }
    for (let i = 0; i < m; i++) y[i]! += ad * dy[i]!;
    if (Math.min(ap, ad) < 1e-6) poor += 5;
  }
  return { state, x: bestX, y: bestY, iterations: iteration, ...bestInfo };
};
