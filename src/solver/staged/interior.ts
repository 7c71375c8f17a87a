import { Arena, type Helper, HelperLost, type KernelKind } from '../kernel/index.ts';
import type { SolveProgress } from '../program.ts';
import { Direction, type Steps } from './direction.ts';
import { certainty, type Iterate, makeIterate, residuals, vectorBytes } from './iterate.ts';
import { Newton } from './newton.ts';
import type { Presolved } from './presolve.ts';
import type { Scaling } from './scaling.ts';
import { startingPoint } from './start.ts';
import type { Structure } from './structure.ts';
import { buildSystem, type System } from './system.ts';
import { warmPoint } from './warm.ts';

export interface InteriorOptions {
  readonly maxIterations: number;
  /** Relative residuals and gap to reach on the scaled programme. */
  readonly tolerance: number;
  /** Seconds. */
  readonly timeLimit: number;
  /** Asked once an iteration. */
  readonly cancelled: () => boolean;
  /** A point to begin from, in the scaled programme's units. */
  readonly warm?: { readonly x: Float64Array; readonly y: Float64Array } | undefined;
  /** Forces a kernel; absent: the fastest the host takes. */
  readonly kernel?: KernelKind | undefined;
  /** A thread that takes half of the work. */
  readonly helper?: Helper | undefined;
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined;
}

export interface InteriorResult {
  /** `infeasible` and `unbounded` are suspicions: x or y is the ray to be checked. */
  readonly state: 'converged' | 'stalled' | 'limit' | 'cancelled' | 'infeasible' | 'unbounded';
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly iterations: number;
}

/** Iterations without progress before the best point is taken as the answer. */
const PATIENCE = 15;
const NEAR = 1e-4;
const CORRECTORS = 3;
/** A corrector is worth another when it lengthens both steps together by this. */
const WORTH = 0.05;

/** Centring from how far the predictor came: σ = (μ after / μ)³. */
const mehrotra = (it: Iterate, d: Direction, affine: Steps, mu: number): number => {
  const after = d.productsAfter(affine, mu * it.size);
  const target = Math.min(1, Math.max(1e-6, (after / it.size / mu) ** 3)) * mu;
  d.aimSecondOrder((affine.primal * affine.dual) ** 0.3, target);
  return target;
};

/** Residuals are measured as the certificate will: on the original data, relative to 1 + |bound| and 1 + |cost|. */
const worth = (it: Iterate, { row, column, cost, rhs }: Scaling): void => {
  const size = (v: number) => (Number.isFinite(v) ? Math.abs(v) : 0);
  for (let i = 0; i < it.m; i++) {
    const unit = Math.abs(row[i]!);
    const bound = (Math.min(size(it.p.rowLower[i]!), size(it.p.rowUpper[i]!)) * rhs) / unit;
    it.primalWorth[i] = rhs / unit / (1 + bound);
    if (i < it.slacks) it.dualWorth[it.first + i] = unit * cost;
  }
  for (let j = 0; j < it.n; j++) {
    const unit = Math.abs(column[j]!);
    it.dualWorth[j] = cost / unit / (1 + (size(it.cost[j]!) * cost) / unit);
  }
};

/** One iteration's direction: predictor, corrector, up to three Gondzio correctors; where all are blocked, a plain centring step. */
const search = (it: Iterate, d: Direction, mu: number): Steps => {
  d.aim(0);
  d.solve(1, 1e-4);
  const affine = d.steps();
  const target = mehrotra(it, d, affine, mu);
  d.keep();
  d.solve(3, 1e-9);
  let step = d.blend(affine.primal * affine.dual);
  for (let c = 0; c < CORRECTORS && Math.min(step.primal, step.dual) <= 0.9; c++) {
    d.aimCentral(step, target);
    d.keep();
    d.solve(2, 1e-9);
    const next = d.blend(step.primal * step.dual);
    const better = next.primal + next.dual > step.primal + step.dual + WORTH;
    step = next;
    if (!better) break;
  }
  if (Math.min(step.primal, step.dual) < 0.1) {
    d.keep();
    const centre = Math.max(target, 0.3 * mu);
    d.aim(centre);
    d.solve(3, 1e-9);
    const safe = d.steps();
    if (Math.min(safe.primal, safe.dual) > Math.min(step.primal, step.dual)) return safe;
    d.back();
  }
  return step;
};

/** The iterations. `offset`: in the scaled programme's units. */
const iterate = (
  p: Presolved,
  s: Structure,
  system: System,
  scaling: Scaling,
  offset: number,
  options: InteriorOptions,
  arena: Arena,
  started: number,
): InteriorResult => {
  const unit = scaling.cost * scaling.rhs;
  const it = makeIterate(p, arena);
  worth(it, scaling);
  const newton = new Newton(s, system, arena, it.n);
  const d = new Direction(it, newton, arena);
  if (options.warm) warmPoint(it, options.warm, offset);
  else startingPoint(it, newton, arena);

  const bestX = new Float64Array(it.n);
  const bestY = new Float64Array(it.m);
  let best = Infinity;
  let bestMerit = Infinity;
  let leastMu = Infinity;
  let poor = 0;
  const end = (state: InteriorResult['state'], iterations: number, x: Float64Array = bestX, y: Float64Array = bestY): InteriorResult => ({
    state,
    x,
    y,
    iterations,
  });
  for (let iteration = 0; ; iteration++) {
    let r = residuals(it);
    // rounding keeps rows apart where all else has come: one step of x alone
    if (iteration > 0 && r.primal > options.tolerance && r.mu * it.size < 10 * options.tolerance * (1 / unit + Math.abs(r.primalObjective + offset))) {
      d.restore();
      r = residuals(it);
    }
    const size = 1 / unit + Math.abs(r.primalObjective + offset);
    const gap = Math.abs(r.primalObjective - r.dualObjective) / size;
    const merit = Math.max(r.primal, r.dual, (r.mu * it.size) / size);
    // progress is a better point, or one nearer to complementarity while rows wait
    if (merit < 0.9 * bestMerit || r.mu < 0.9 * leastMu) poor = 0;
    else poor++;
    bestMerit = Math.min(bestMerit, merit);
    leastMu = Math.min(leastMu, r.mu);
    const plain = Math.max(r.primal, r.dual, gap);
    // near the end the certificate itself is asked: it may hold before all residuals are small
    const worst = merit < NEAR ? Math.min(plain, certainty(it, r.primalObjective, size)) : plain;
    if (worst < best) {
      best = worst;
      bestX.set(it.x.subarray(0, it.n));
      bestY.set(it.y);
    }
    const seconds = (performance.now() - started) / 1000;
    options.onProgress?.({ iteration, primal: r.primal, dual: r.dual, gap, seconds });
    if (worst <= options.tolerance) return end('converged', iteration);
    if (options.cancelled()) return end('cancelled', iteration);
    if (iteration >= options.maxIterations || seconds > options.timeLimit) return end('limit', iteration);
    if (r.dualObjective > 1e6 && r.dualObjective > 1e3 * Math.abs(r.primalObjective) && r.dual < 1e-6 * r.dualObjective)
      return end('infeasible', iteration, bestX, it.y);
    if (r.primalObjective < -1e6 && r.primal < 1e-7 * Math.abs(r.primalObjective) && r.primalObjective < 1e3 * r.dualObjective)
      return end('unbounded', iteration, it.x.slice(0, it.n), bestY);
    if (poor > PATIENCE || Number.isNaN(merit)) return end('stalled', iteration);
    d.delta = Math.max(1e-10, Math.min(d.delta, Math.max(r.mu * 1e-2, 1e-8)));
    d.rho = Math.max(1e-11, Math.min(d.rho, Math.max(r.mu * 1e-4, 1e-10)));
    if (!d.factorise()) return end('stalled', iteration);
    const taken = d.move(search(it, d, r.mu));
    if (Math.min(taken.primal, taken.dual) < 1e-6) poor += 5;
  }
};

/**
 * Primal-dual interior point method of multipliers on the scaled programme (solver README: algorithm and sources).
 * `offset`: cost of the columns that presolve took out.
 */
export const interior = (p: Presolved, s: Structure, scaling: Scaling, offset: number, options: InteriorOptions): InteriorResult => {
  const unit = scaling.cost * scaling.rhs;
  const started = performance.now();
  const system = buildSystem(p, s);
  const columns = p.columns.length;
  const entries = 12 * p.matrix.index.length;
  const arena = new Arena(Newton.bytes(s, system, columns) + vectorBytes(p) + entries, options.kernel, options.helper);
  let whole = false;
  try {
    const result = iterate(p, s, system, scaling, offset / unit, options, arena, started);
    whole = true;
    return result;
  } catch (error) {
    if (!(error instanceof HelperLost)) throw error;
  } finally {
    arena.end(whole);
  }
  const timeLimit = options.timeLimit - (performance.now() - started) / 1000;
  return interior(p, s, scaling, offset, { ...options, timeLimit, helper: undefined });
};
