import { certify, reducedCosts } from '../certificate.ts';
import type { Helper, KernelKind } from '../kernel/index.ts';
import type { Certificate, Solution, SolveOptions, StagedProgram } from '../program.ts';
import { infeasibilityMargin, provesUnbounded } from '../rays.ts';
import { trivial, without } from '../trivial.ts';
import { type InteriorResult, interior } from './interior.ts';
import { presolve } from './presolve.ts';
import { elastic, recession } from './relaxed.ts';
import { scale } from './scaling.ts';
import { structure } from './structure.ts';

export interface StagedOptions extends SolveOptions {
  readonly maxIterations?: number;
  /** Asked once an iteration, beside `signal`: a worker may watch a shared flag. */
  readonly cancelled?: () => boolean;
  /** The answer of a programme of the same shape (other costs, bounds or right-hand sides): the method begins near it. */
  readonly warm?: Pick<Solution, 'primal' | 'rowDual'>;
  /** Forces a kernel; absent: the fastest the host takes. */
  readonly kernel?: KernelKind;
  /** A worker that hands its messages to `assist`: it takes half of the work over the horizon. The answer is the same without it. */
  readonly helper?: Helper;
}

const AIM = 1e-8;
const BAR = 1e-6;
/** Bounds that cross by less are rounding: presolve puts the column between them. */
const ROUNDING = 1e-9;
const reached = (c: Certificate, bar: number) => c.primal <= bar && c.dual <= bar && c.gap <= bar;

/** Where one run of the method ended, in the words of the original programme. */
interface Attempt {
  readonly state: InteriorResult['state'] | 'refused';
  readonly primal: Float64Array;
  readonly rowDual: Float64Array;
  readonly iterations: number;
  readonly why?: string;
}

/** One run: presolve, scaling, structure, interior point, back to the original rows and columns. */
const attempt = (program: StagedProgram, options: StagedOptions, seconds: () => number): Attempt => {
  const nothing = (state: Attempt['state'], why: string): Attempt => ({
    state,
    primal: new Float64Array(program.cost.length),
    rowDual: new Float64Array(program.rowLower.length),
    iterations: 0,
    why,
  });
  const reduced = presolve(program);
  if (reduced.state !== 'reduced') return nothing(reduced.state, `presolve suspects that the programme is ${reduced.state}`);
  const { scaled, scaling } = scale(reduced);
  const shape = structure(scaled);
  if ('why' in shape) {
    const row = () => program.rowName?.(shape.row) ?? shape.row;
    const why = {
      distant: () => `row ${row()} ties distant stages`,
      border: () => 'there are too many linking rows and columns for the staged method',
      block: () => 'a stage is too large for the staged method',
    }[shape.why]();
    return nothing('refused', why);
  }
  const answer = interior(scaled, shape, scaling, reduced.offset, {
    maxIterations: options.maxIterations ?? 300,
    tolerance: AIM,
    timeLimit: (options.timeLimit ?? Infinity) - seconds(),
    cancelled: () => options.signal?.aborted === true || options.cancelled?.() === true,
    onProgress: options.onProgress,
    kernel: options.kernel,
    helper: options.helper,
    warm: options.warm && {
      x: Float64Array.from(reduced.columns, (j, q) => options.warm!.primal[j]! / scaling.column[q]! / scaling.rhs),
      y: Float64Array.from(reduced.rows, (i, r) => options.warm!.rowDual[i]! / scaling.row[r]! / scaling.cost),
    },
  });
  const x = answer.x.map((v, j) => v * scaling.column[j]! * scaling.rhs);
  const y = answer.y.map((v, i) => v * scaling.row[i]! * scaling.cost);
  const { primal, rowDual } = reduced.restore(x, y);
  for (let j = 0; j < primal.length; j++) primal[j] = Math.min(program.upper[j]!, Math.max(program.lower[j]!, primal[j]!));
  return { state: answer.state, primal, rowDual, iterations: answer.iterations };
};

/** A checked proof that there is no optimum: from the run's own ray, else by solving the programme whose answer is the ray. */
const proof = (program: StagedProgram, run: Attempt, options: StagedOptions, seconds: () => number): Solution | undefined => {
  const infeasible = (ray: Float64Array, iterations: number) =>
    infeasibilityMargin(program, ray) > 0
      ? without(program, 'infeasible', 'staged', 'a combination of rows that cannot hold, checked', { rowDual: ray, iterations })
      : undefined;
  const unbounded = (ray: Float64Array, iterations: number) =>
    provesUnbounded(program, ray) ? without(program, 'unbounded', 'staged', 'a direction without end, checked', { primal: ray, iterations }) : undefined;
  const byRows = () => {
    const other = attempt(elastic(program), options, seconds);
    return infeasible(other.rowDual, run.iterations + other.iterations);
  };
  const byDirection = () => {
    const other = attempt(recession(program), options, seconds);
    return unbounded(other.primal, run.iterations + other.iterations);
  };
  const own =
    run.state === 'infeasible' ? infeasible(run.rowDual, run.iterations) : run.state === 'unbounded' ? unbounded(run.primal, run.iterations) : undefined;
  return own ?? (run.state === 'unbounded' ? (byDirection() ?? byRows()) : (byRows() ?? byDirection()));
};

/**
 * Solves a staged linear programme by an interior point method whose Newton system is block tridiagonal in time with a dense border.
 * Synchronous; O(stages · block³) an iteration. The status is earned on the original data: 'optimal' needs a certificate of 1e-8, 'almost' 1e-6;
 * 'infeasible' (`rowDual` is the ray) and 'unbounded' (`primal` is the ray) a checked ray; 'limit' and 'cancelled' keep the best iterate;
 * what cannot be proved is 'failed' with the reason, for another solver to answer.
 */
export const solveStaged = (program: StagedProgram, options: StagedOptions = {}): Solution => {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const empty = trivial(program);
  if (empty) return { ...empty, seconds: seconds() };
  if (program.integral?.some((v) => v !== 0)) return without(program, 'failed', 'staged', 'integral columns are not for the staged method');
  const crossing = (lower: Float64Array, upper: Float64Array) => lower.findIndex((l, k) => l - upper[k]! > ROUNDING * (1 + Math.abs(l)));
  const column = crossing(program.lower, program.upper);
  if (column >= 0) return without(program, 'infeasible', 'staged', `the bounds of ${program.columnName?.(column) ?? `column ${column}`} cross`);
  const row = crossing(program.rowLower, program.rowUpper);
  if (row >= 0) return without(program, 'infeasible', 'staged', `the bounds of ${program.rowName?.(row) ?? `row ${row}`} cross`);
  let run = attempt(program, options, seconds);
  if (run.state === 'refused') return without(program, 'failed', 'staged', run.why ?? 'not staged', { seconds: seconds() });
  const { warm, ...cold } = options;
  const stopped = () => options.signal?.aborted === true || options.cancelled?.() === true;
  let reducedCost = reducedCosts(program, run.rowDual);
  let certificate = certify(program, run.primal, run.rowDual, reducedCost);
  // an old answer can lead astray
  if (warm && !reached(certificate, AIM) && run.state !== 'cancelled' && run.state !== 'limit') {
    run = attempt(program, cold, seconds);
    reducedCost = reducedCosts(program, run.rowDual);
    certificate = certify(program, run.primal, run.rowDual, reducedCost);
  }
  let status: Solution['status'] = reached(certificate, AIM) ? 'optimal' : reached(certificate, BAR) ? 'almost' : 'failed';
  if (status === 'failed') {
    if (run.state === 'cancelled' || run.state === 'limit') status = run.state;
    else {
      const proved = proof(program, run, cold, seconds);
      if (proved) return { ...proved, seconds: seconds() };
      status = stopped() ? 'cancelled' : seconds() > (options.timeLimit ?? Infinity) ? 'limit' : 'failed';
    }
  }
  let objective = 0;
  for (let j = 0; j < program.cost.length; j++) objective += program.cost[j]! * run.primal[j]!;
  return {
    status,
    objective,
    primal: run.primal,
    rowDual: run.rowDual,
    reducedCost,
    iterations: run.iterations,
    solver: 'staged',
    ...(status === 'failed' ? { reason: run.why ?? `the method ended ${run.state} and its certificate does not hold` } : {}),
    certificate,
    seconds: seconds(),
  };
};
