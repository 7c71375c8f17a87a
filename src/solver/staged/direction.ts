import { type Arena, WEIGHTS } from '../kernel/index.ts';
import type { Iterate } from './iterate.ts';
import type { Newton } from './newton.ts';

export interface Steps {
  readonly primal: number;
  readonly dual: number;
}

/** A change of the point: columns and slacks, row duals, bound duals. */
interface Change {
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  readonly dzl: Float64Array;
  readonly dzu: Float64Array;
}

/** Search directions from one factorisation: solve for complementarity targets, mix with the direction kept before, measure the steps. */
export class Direction {
  /** Products the new point should have, a pair. */
  readonly targetL: Float64Array;
  readonly targetU: Float64Array;
  /** Regularisation: primal (proximal term of x) and dual (of y). */
  rho = 1e-9;
  delta = 1e-6;
  /** Newton systems solved so far. */
  solves = 0;
  readonly #it: Iterate;
  readonly #newton: Newton;
  #now: Change;
  #kept: Change;
  readonly #v: Record<'gl' | 'gu' | 'il' | 'iu' | 'izl' | 'izu' | 'weight' | 'f' | 'E' | 'inverse' | 'g' | 'rf' | 'rg' | 'tx' | 'ty' | 'out', Float64Array>;

  constructor(it: Iterate, newton: Newton, arena: Arena) {
    this.#it = it;
    this.#newton = newton;
    const N = () => arena.numbers(it.size);
    const n = () => arena.numbers(it.n);
    const m = () => arena.numbers(it.m);
    this.targetL = N();
    this.targetU = N();
    this.#now = { dx: N(), dy: m(), dzl: N(), dzu: N() };
    this.#kept = { dx: N(), dy: m(), dzl: N(), dzu: N() };
    this.#v = {
      gl: N(),
      gu: N(),
      il: N(),
      iu: N(),
      izl: N(),
      izu: N(),
      weight: N(),
      f: N(),
      E: m(),
      inverse: m(),
      g: m(),
      rf: n(),
      rg: m(),
      tx: n(),
      ty: m(),
      out: arena.numbers(16),
    }; // prettier-ignore
  }

  /** Factorises at the current point; raises the regularisation tenfold where a pivot has the wrong sign. False after six tries. */
  factorise(): boolean {
    const { kernel, m, first, size, has, lower, upper, x, zl, zu } = this.#it;
    const { gl, gu, il, iu, izl, izu, weight, inverse, E } = this.#v;
    for (let tries = 0; tries < 6; tries++) {
      kernel.prepare(size, has, lower, upper, x, zl, zu, gl, gu, il, iu, izl, izu, weight, this.rho);
      kernel.rowWeights(m, has.subarray(first), weight.subarray(first), this.delta, inverse, E);
      if (this.#newton.factorise(weight, E)) return true;
      this.rho *= 10;
      this.delta *= 10;
    }
    return false;
  }

  /** Solves for the targets; refines against the regularised system until the residual is `accuracy` of the right-hand side. */
  solve(passes: number, accuracy: number): void {
    const { kernel, m, first, size, zl, zu, rd, rp } = this.#it;
    const { il, iu, f, g, inverse } = this.#v;
    const { dx, dy, dzl, dzu } = this.#now;
    const slack = f.subarray(first);
    kernel.pull(size, rd, this.targetL, this.targetU, il, iu, zl, zu, f);
    kernel.diagonal(m, rp, -1, slack, inverse, g);
    this.#newton.solve(f, g, dx, dy);
    this.solves++;
    this.#refine(passes, accuracy);
    const rows = dx.subarray(first);
    for (let i = 0; i < m; i++) rows[i] = -(dy[i]! + slack[i]!) * inverse[i]!;
    kernel.duals(size, dx, this.targetL, this.targetU, il, iu, zl, zu, dzl, dzu);
  }

  #refine(passes: number, accuracy: number): void {
    const { kernel, matrix, n, m } = this.#it;
    const { f, g, weight, E, rf, rg, tx, ty } = this.#v;
    const { dx, dy } = this.#now;
    const columns = f.subarray(0, n);
    const enoughF = accuracy * kernel.largest(n, columns);
    const enoughG = accuracy * kernel.largest(m, g);
    for (let pass = 0; pass < passes; pass++) {
      kernel.diagonal(n, columns, 1, weight, dx, rf);
      kernel.diagonal(m, g, -1, E, dy, rg);
      kernel.products(m, matrix.start, matrix.index, matrix.value, dx, dy, rg, rf);
      if (kernel.largest(n, rf) <= enoughF && kernel.largest(m, rg) <= enoughG) return;
      this.#newton.solve(rf, rg, tx, ty);
      this.solves++;
      kernel.add(n, dx, tx);
      kernel.add(m, dy, ty);
    }
  }

  /** Sets the present direction aside; the next `solve` makes a new one. */
  keep(): void {
    [this.#now, this.#kept] = [this.#kept, this.#now];
  }

  /** Takes the direction set aside again. */
  back(): void {
    this.keep();
  }

  /** Longest steps to the boundary. */
  steps(): Steps {
    const { kernel, size } = this.#it;
    const { il, iu, izl, izu, out } = this.#v;
    const { dx, dzl, dzu } = this.#now;
    kernel.ratios(size, dx, dzl, dzu, il, iu, izl, izu, out);
    return { primal: 1 / Math.max(1, out[0]!), dual: 1 / Math.max(1, out[1]!) };
  }

  /** Mixes the new direction into the kept one, with the weights that give the longest primal and dual steps (Colombo and Gondzio 2008). */
  blend(least: number): Steps {
    const { kernel, size, m } = this.#it;
    const { il, iu, izl, izu, out } = this.#v;
    const now = this.#now;
    const kept = this.#kept;
    kernel.mixedRatios(size, kept.dx, kept.dzl, kept.dzu, now.dx, now.dzl, now.dzu, il, iu, izl, izu, out);
    const best = { primal: -1, dual: -1 };
    const weight = { primal: 1, dual: 1 };
    WEIGHTS.forEach((w, i) => {
      if (w < least && w !== 1) return;
      for (const [which, at] of [
        ['primal', 2 * i],
        ['dual', 2 * i + 1],
      ] as const) {
        const step = 1 / Math.max(1, out[at]!);
        if (step <= 1.05 * best[which]) continue;
        best[which] = step;
        weight[which] = w;
      }
    });
    if (weight.primal !== 1) kernel.mix(size, kept.dx, weight.primal, now.dx);
    if (weight.dual !== 1) {
      kernel.mix(m, kept.dy, weight.dual, now.dy);
      kernel.mix(size, kept.dzl, weight.dual, now.dzl);
      kernel.mix(size, kept.dzu, weight.dual, now.dzu);
    }
    return best;
  }

  /** Sum of the products after steps of a direction, given their sum now. */
  productsAfter(step: Steps, sum: number): number {
    const { kernel, size, zl, zu } = this.#it;
    const { gl, gu, out } = this.#v;
    const { dx, dzl, dzu } = this.#now;
    kernel.sums(size, gl, gu, zl, zu, dx, dzl, dzu, out);
    return sum + step.dual * out[0]! + step.primal * out[1]! + step.primal * step.dual * out[2]!;
  }

  /** Targets of Mehrotra's corrector: σμ less the second-order term, as far as the predictor could go, else it throws the next step against the wall. */
  aimSecondOrder(second: number, target: number): void {
    const { kernel, size } = this.#it;
    const { dx, dzl, dzu } = this.#now;
    kernel.targets(size, dx, dzl, dzu, second, target, this.targetL, this.targetU);
  }

  /** Targets of a Gondzio corrector: products that a longer step would push out of [0.1, 10]·μ are drawn back. */
  aimCentral(step: Steps, mu: number): void {
    const { kernel, size, zl, zu } = this.#it;
    const { gl, gu } = this.#v;
    const { dx, dzl, dzu } = this.#now;
    const longer = (a: number) => Math.min(1, 1.5 * a + 0.1);
    kernel.centres(size, gl, gu, zl, zu, dx, dzl, dzu, longer(step.primal), longer(step.dual), 0.1 * mu, 10 * mu, this.targetL, this.targetU);
  }

  /** Moves the point; a short step stops further from the wall, else the next one has no room. */
  move(step: Steps): Steps {
    const { kernel, size, m, has, lower, upper, x, y, zl, zu } = this.#it;
    const { dx, dy, dzl, dzu } = this.#now;
    const reach = (a: number) => a * Math.min(0.9995, 0.9 + 0.1 * a);
    const primal = reach(step.primal);
    const dual = reach(step.dual);
    kernel.move(size, has, lower, upper, x, zl, zu, dx, dzl, dzu, primal, dual);
    for (let i = 0; i < m; i++) y[i]! += dual * dy[i]!;
    return { primal, dual };
  }
}
