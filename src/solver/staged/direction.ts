import { FIXED, type Iterate, LOWER, multiply, multiplyT, UPPER } from './iterate.ts';
import type { Newton } from './newton.ts';

export interface Steps {
  readonly primal: number;
  readonly dual: number;
}

const WEIGHTS = [1, 0.8, 0.6, 0.4, 0.2, 0.1, 0.05];

/** Search directions from one factorisation: solve for complementarity targets, mix with the direction kept before, measure the steps. */
export class Direction {
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  readonly dzl: Float64Array;
  readonly dzu: Float64Array;
  /** Products the new point should have, a pair. */
  readonly targetL: Float64Array;
  readonly targetU: Float64Array;
  /** Regularisation: primal (proximal term of x) and dual (of y). */
  rho = 1e-9;
  delta = 1e-6;
  readonly #it: Iterate;
  readonly #newton: Newton;
  readonly #kept: { readonly dx: Float64Array; readonly dy: Float64Array; readonly dzl: Float64Array; readonly dzu: Float64Array };
  readonly #D: Float64Array;
  readonly #E: Float64Array;
  readonly #Ds: Float64Array;
  readonly #f: Float64Array;
  readonly #g: Float64Array;
  readonly #fs: Float64Array;
  readonly #ax: Float64Array;
  readonly #aty: Float64Array;
  readonly #tx: Float64Array;
  readonly #ty: Float64Array;
  readonly #rf: Float64Array;
  readonly #rg: Float64Array;

  constructor(it: Iterate, newton: Newton) {
    this.#it = it;
    this.#newton = newton;
    const N = () => new Float64Array(it.size);
    const n = () => new Float64Array(it.n);
    const m = () => new Float64Array(it.m);
    this.dx = N();
    this.dy = m();
    this.dzl = N();
    this.dzu = N();
    this.targetL = N();
    this.targetU = N();
    this.#kept = { dx: N(), dy: m(), dzl: N(), dzu: N() };
    this.#D = n();
    this.#E = m();
    this.#Ds = m();
    this.#f = n();
    this.#g = m();
    this.#fs = m();
    this.#ax = m();
    this.#aty = n();
    this.#tx = n();
    this.#ty = m();
    this.#rf = n();
    this.#rg = m();
  }

  /** Factorises at the current point; raises the regularisation tenfold where a pivot has the wrong sign. False after six tries. */
  factorise(): boolean {
    const { n, m, lower, upper, has, x, zl, zu } = this.#it;
    const weight = (k: number): number =>
      this.rho + (has[k]! & LOWER ? zl[k]! / (x[k]! - lower[k]!) : 0) + (has[k]! & UPPER ? zu[k]! / (upper[k]! - x[k]!) : 0);
    for (let tries = 0; tries < 6; tries++) {
      for (let j = 0; j < n; j++) this.#D[j] = weight(j);
      for (let i = 0; i < m; i++) {
        const fixed = has[n + i] === FIXED;
        this.#Ds[i] = fixed ? 1 : weight(n + i);
        this.#E[i] = this.delta + (fixed ? 0 : 1 / this.#Ds[i]!);
      }
      if (this.#newton.factorise(this.#D, this.#E)) return true;
      this.rho *= 10;
      this.delta *= 10;
    }
    return false;
  }

  /** Solves for the targets; refines against the regularised system until the residual is `accuracy` of the right-hand side. */
  solve(passes: number, accuracy: number): void {
    const { n, m, size, lower, upper, has, x, zl, zu, rd, rp } = this.#it;
    const { dx, dy, dzl, dzu, targetL, targetU } = this;
    const pull = (k: number): number =>
      rd[k]! - (has[k]! & LOWER ? targetL[k]! / (x[k]! - lower[k]!) - zl[k]! : 0) + (has[k]! & UPPER ? targetU[k]! / (upper[k]! - x[k]!) - zu[k]! : 0);
    for (let j = 0; j < n; j++) this.#f[j] = pull(j);
    for (let i = 0; i < m; i++) {
      const fixed = has[n + i] === FIXED;
      this.#fs[i] = fixed ? 0 : pull(n + i);
      this.#g[i] = rp[i]! - this.#fs[i]! / this.#Ds[i]!;
    }
    const top = dx.subarray(0, n);
    this.#newton.solve(this.#f, this.#g, top, dy);
    this.#refine(top, passes, accuracy);
    for (let i = 0; i < m; i++) dx[n + i] = has[n + i] === FIXED ? 0 : -(dy[i]! + this.#fs[i]!) / this.#Ds[i]!;
    for (let k = 0; k < size; k++) {
      const b = has[k]!;
      if (b & LOWER) dzl[k] = (targetL[k]! - zl[k]! * dx[k]!) / (x[k]! - lower[k]!) - zl[k]!;
      if (b & UPPER) dzu[k] = (targetU[k]! + zu[k]! * dx[k]!) / (upper[k]! - x[k]!) - zu[k]!;
    }
  }

  #refine(top: Float64Array, passes: number, accuracy: number): void {
    const { p, n, m } = this.#it;
    const largest = (v: Float64Array) => v.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    const sizeF = largest(this.#f);
    const sizeG = largest(this.#g);
    for (let pass = 0; pass < passes; pass++) {
      multiplyT(p, this.dy, this.#aty);
      multiply(p, top, this.#ax);
      for (let j = 0; j < n; j++) this.#rf[j] = this.#f[j]! - this.#aty[j]! + this.#D[j]! * top[j]!;
      for (let i = 0; i < m; i++) this.#rg[i] = this.#g[i]! - this.#ax[i]! - this.#E[i]! * this.dy[i]!;
      if (largest(this.#rf) <= accuracy * sizeF && largest(this.#rg) <= accuracy * sizeG) return;
      this.#newton.solve(this.#rf, this.#rg, this.#tx, this.#ty);
      for (let j = 0; j < n; j++) top[j]! += this.#tx[j]!;
      for (let i = 0; i < m; i++) this.dy[i]! += this.#ty[i]!;
    }
  }

  keep(): void {
    this.#kept.dx.set(this.dx);
    this.#kept.dy.set(this.dy);
    this.#kept.dzl.set(this.dzl);
    this.#kept.dzu.set(this.dzu);
  }

  back(): void {
    this.dx.set(this.#kept.dx);
    this.dy.set(this.#kept.dy);
    this.dzl.set(this.#kept.dzl);
    this.dzu.set(this.#kept.dzu);
  }

  /** Longest steps to the boundary for kept + weight·(new − kept). */
  steps(weight = 1): Steps {
    const { size, lower, upper, has, x, zl, zu } = this.#it;
    const { dx, dzl, dzu } = this;
    const kept = this.#kept;
    const w = weight;
    const v = 1 - weight;
    let primal = 1;
    let dual = 1;
    for (let k = 0; k < size; k++) {
      const b = has[k]!;
      if (b === FIXED || b === 0) continue;
      const d = v * kept.dx[k]! + w * dx[k]!;
      if (b & LOWER) {
        const room = lower[k]! - x[k]!;
        if (d < 0 && room > primal * d) primal = room / d;
        const z = v * kept.dzl[k]! + w * dzl[k]!;
        if (z < 0 && -zl[k]! > dual * z) dual = -zl[k]! / z;
      }
      if (b & UPPER) {
        const room = upper[k]! - x[k]!;
        if (d > 0 && room < primal * d) primal = room / d;
        const z = v * kept.dzu[k]! + w * dzu[k]!;
        if (z < 0 && -zu[k]! > dual * z) dual = -zu[k]! / z;
      }
    }
    return { primal, dual };
  }

  /** Mixes the new direction into the kept one, with the weights that give the longest primal and dual steps (Colombo and Gondzio 2008). */
  blend(least: number): Steps {
    let primal = -1;
    let dual = -1;
    let wp = 0;
    let wd = 0;
    for (const w of WEIGHTS) {
      if (w < least && w !== 1) continue;
      const s = this.steps(w);
      if (s.primal > 1.05 * primal) {
        primal = s.primal;
        wp = w;
      }
      if (s.dual > 1.05 * dual) {
        dual = s.dual;
        wd = w;
      }
      if (primal >= 1 && dual >= 1) break;
    }
    const mix = (to: Float64Array, kept: Float64Array, w: number) => {
      if (w !== 1) for (let k = 0; k < to.length; k++) to[k] = kept[k]! + w * (to[k]! - kept[k]!);
    };
    mix(this.dx, this.#kept.dx, wp);
    mix(this.dy, this.#kept.dy, wd);
    mix(this.dzl, this.#kept.dzl, wd);
    mix(this.dzu, this.#kept.dzu, wd);
    return { primal, dual };
  }

  /** Moves the point; a short step stops further from the wall, else the next one has no room. */
  move(step: Steps): Steps {
    const { size, m, lower, upper, has, x, y, zl, zu } = this.#it;
    const reach = (a: number) => a * Math.min(0.9995, 0.9 + 0.1 * a);
    const primal = reach(step.primal);
    const dual = reach(step.dual);
    for (let k = 0; k < size; k++) {
      const b = has[k]!;
      if (b === FIXED) continue;
      x[k]! += primal * this.dx[k]!;
      // rounding must not put a point on the wall: 1/(x − bound) is needed again
      if (b & LOWER) {
        zl[k] = Math.max(zl[k]! + dual * this.dzl[k]!, 1e-30);
        if (x[k]! <= lower[k]!) x[k] = lower[k]! + 1e-15 * Math.max(1e-3, Math.abs(lower[k]!));
      }
      if (b & UPPER) {
        zu[k] = Math.max(zu[k]! + dual * this.dzu[k]!, 1e-30);
        if (x[k]! >= upper[k]!) x[k] = upper[k]! - 1e-15 * Math.max(1e-3, Math.abs(upper[k]!));
      }
    }
    for (let i = 0; i < m; i++) y[i]! += dual * this.dy[i]!;
    return { primal, dual };
  }
}
