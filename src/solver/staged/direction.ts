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
  readonly dz: Float64Array;
}

/** Search directions from one factorisation: solve for complementarity targets, mix with the direction kept before, measure the steps. */
export class Direction {
  /** Products the new point should have, a pair. */
  readonly target: Float64Array;
  /** Regularisation: primal (proximal term of x) and dual (of y). */
  rho = 1e-9;
  delta = 1e-6;
  /** Relative residual of the first solve of the present factorisation. */
  #missed = Infinity;
  readonly #it: Iterate;
  readonly #newton: Newton;
  #now: Change;
  #kept: Change;
  readonly #v: Record<'gap' | 'inverse' | 'inverseZ' | 'weight' | 'f' | 'E' | 'rowInverse' | 'g' | 'rf' | 'rg' | 'tx' | 'ty' | 'out', Float64Array>;

  constructor(it: Iterate, newton: Newton, arena: Arena) {
    this.#it = it;
    this.#newton = newton;
    const N = () => arena.numbers(it.size);
    const n = () => arena.numbers(it.n);
    const m = () => arena.numbers(it.m);
    this.target = N();
    this.#now = { dx: N(), dy: m(), dz: N() };
    this.#kept = { dx: N(), dy: m(), dz: N() };
    this.#v = {
      gap: N(),
      inverse: N(),
      inverseZ: N(),
      weight: N(),
      f: N(),
      E: m(),
      rowInverse: m(),
      g: m(),
      rf: n(),
      rg: m(),
      tx: n(),
      ty: m(),
      out: arena.numbers(2 * WEIGHTS.length),
    };
  }

  /** Factorises at the current point; raises the regularisation tenfold where a pivot has the wrong sign. False after six tries. */
  factorise(): boolean {
    const { kernel, slacks, first, third, size, lower, boxed, x, z } = this.#it;
    const { gap, inverse, inverseZ, weight, rowInverse, E } = this.#v;
    for (let tries = 0; tries < 6; tries++) {
      kernel.prepare(size, lower, x, z, gap, inverse, inverseZ, weight, this.rho);
      kernel.addProductsAt(boxed.length, boxed, z.subarray(third), inverse.subarray(third), weight);
      E.fill(this.delta, slacks);
      kernel.rowWeights(slacks, weight.subarray(first), this.delta, rowInverse, E);
      this.#missed = Infinity;
      if (this.#newton.factorise(weight, E)) return true;
      this.rho *= 10;
      this.delta *= 10;
    }
    return false;
  }

  /** Solves for the targets; refines against the regularised system until the residual is `accuracy` of the right-hand side. */
  solve(passes: number, accuracy: number): void {
    const { kernel, n, m, slacks, first, third, size, boxed, z, rd, rp } = this.#it;
    const { inverse, f, g, rowInverse } = this.#v;
    const { dx, dy, dz } = this.#now;
    const slack = f.subarray(first);
    kernel.pull(size, rd, this.target, inverse, z, f);
    kernel.addAt(boxed.length, boxed, -1, f.subarray(third), f);
    f.fill(0, n, first);
    kernel.diagonal(slacks, rp, -1, slack, rowInverse, g);
    kernel.copy(m - slacks, rp.subarray(slacks), g.subarray(slacks));
    this.#newton.solve(f, g, dx, dy);
    this.#refine(passes, accuracy);
    kernel.slacks(slacks, dy, slack, rowInverse, dx.subarray(first));
    kernel.negate(boxed.length, boxed, dx, dx.subarray(third));
    kernel.duals(size, dx, this.target, inverse, z, dz);
  }

  /** Moves x alone towards its rows, by the least change in the measure of the last factorisation: the end of a run, where only rounding keeps rows apart. */
  restore(): void {
    const { kernel, slacks, first, third, boxed, rp } = this.#it;
    const { f, g, rowInverse } = this.#v;
    const { dx, dy, dz } = this.#now;
    f.fill(0);
    g.set(rp);
    this.#newton.solve(f, g, dx, dy);
    this.#refine(3, 1e-9);
    kernel.slacks(slacks, dy, f.subarray(first), rowInverse, dx.subarray(first));
    kernel.negate(boxed.length, boxed, dx, dx.subarray(third));
    dz.fill(0);
    // a whole step: what it would push through its wall stops there, by amounts that no longer matter
    this.#step(1, 0);
  }

  #step(primal: number, dual: number): void {
    const { kernel, m, third, size, lower, boxed, x, y, z } = this.#it;
    const { dx, dy, dz } = this.#now;
    kernel.move(size, lower, x, z, dx, dz, primal, dual);
    kernel.wallAt(boxed.length, boxed, lower.subarray(third), x);
    kernel.negate(boxed.length, boxed, x, x.subarray(third));
    if (dual > 0) kernel.addTimes(m, dual, dy, y);
  }

  #refine(passes: number, accuracy: number): void {
    const { kernel, team, matrix, n, m } = this.#it;
    const { f, g, weight, E, rf, rg, tx, ty } = this.#v;
    const { dx, dy } = this.#now;
    const columns = f.subarray(0, n);
    // what the first solve of a factorisation missed tells what the others will
    if (this.#missed <= accuracy) return;
    const sizeF = kernel.largest(n, columns);
    const sizeG = kernel.largest(m, g);
    for (let pass = 0; pass < passes; pass++) {
      kernel.diagonal(n, columns, 1, weight, dx, rf);
      kernel.diagonal(m, g, -1, E, dy, rg);
      team.products(m, matrix, dx, dy, rg, rf);
      const missed = Math.max(kernel.largest(n, rf) / sizeF, kernel.largest(m, rg) / sizeG);
      if (pass === 0 && this.#missed === Infinity) this.#missed = missed;
      if (missed <= accuracy) return;
      this.#newton.solve(rf, rg, tx, ty);
      kernel.addTimes(n, 1, tx, dx);
      kernel.addTimes(m, 1, ty, dy);
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
    const { inverse, inverseZ, out } = this.#v;
    const { dx, dz } = this.#now;
    kernel.ratios(size, dx, dz, inverse, inverseZ, out);
    return { primal: 1 / Math.max(1, out[0]!), dual: 1 / Math.max(1, out[1]!) };
  }

  /** Mixes the new direction into the kept one, with the weights that give the longest primal and dual steps (Colombo and Gondzio 2008). */
  blend(least: number): Steps {
    const { kernel, size, m } = this.#it;
    const { inverse, inverseZ, out } = this.#v;
    const now = this.#now;
    const kept = this.#kept;
    kernel.mixedRatios(size, kept.dx, kept.dz, now.dx, now.dz, inverse, inverseZ, out);
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
      kernel.mix(size, kept.dz, weight.dual, now.dz);
    }
    return best;
  }

  /** Sum of the products after steps of a direction, given their sum now. */
  productsAfter(step: Steps, sum: number): number {
    const { kernel, size, z } = this.#it;
    const { gap, out } = this.#v;
    const { dx, dz } = this.#now;
    kernel.sums(size, gap, z, dx, dz, out);
    return sum + step.dual * out[0]! + step.primal * out[1]! + step.primal * step.dual * out[2]!;
  }

  /** Aims every product at one value. */
  aim(target: number): void {
    this.target.fill(target);
  }

  /** Targets of Mehrotra's corrector: σμ less the second-order term, as far as the predictor could go, else it throws the next step against the wall. */
  aimSecondOrder(second: number, target: number): void {
    const { kernel, size } = this.#it;
    const { dx, dz } = this.#now;
    kernel.targets(size, dx, dz, second, target, this.target);
  }

  /** Targets of a Gondzio corrector: products that a longer step would push out of [0.1, 10]·μ are drawn back. */
  aimCentral(step: Steps, mu: number): void {
    const { kernel, size, z } = this.#it;
    const { dx, dz } = this.#now;
    const tp = Math.min(1, 1.5 * step.primal + 0.1);
    const td = Math.min(1, 1.5 * step.dual + 0.1);
    kernel.centres(size, this.#v.gap, z, dx, dz, tp, td, 0.1 * mu, 10 * mu, this.target);
  }

  /** Moves the point; a short step stops further from the wall, else the next one has no room. */
  move(step: Steps): Steps {
    const reach = (a: number) => a * Math.min(0.9995, 0.9 + 0.1 * a);
    const primal = reach(step.primal);
    const dual = reach(step.dual);
    this.#step(primal, dual);
    return { primal, dual };
  }
}
