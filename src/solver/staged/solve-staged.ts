import { certify, reducedCosts } from '../certificate.ts';
import type { Certificate, Solution, SolveOptions, StagedProgram } from '../program.ts';
import { infeasibilityMargin, provesUnbounded } from '../rays.ts';
import { interior } from './interior.ts';
import { presolve } from './presolve.ts';
import { scale } from './scaling.ts';
import { structure } from './structure.ts';

export interface StagedOptions extends SolveOptions {
  readonly maxIterations?: number;
  /** Asked once an iteration, beside `signal`: a worker may watch a shared flag. */
  readonly cancelled?: () => boolean;
}

const AIM = 1e-8;
const BAR = 1e-6;
const NONE: Certificate = { primal: Number.NaN, dual: Number.NaN, gap: Number.NaN };
const reached = (c: Certificate, bar: number) => c.primal <= bar && c.dual <= bar && c.gap <= bar;

/**
 * Solves a staged linear programme by an interior point method whose Newton system is block tridiagonal in time with a dense border.
 * Synchronous; O(stages · block³) an iteration. The status is earned on the original data: 'optimal' needs a certificate of 1e-6 (1e-8 is aimed at),
 * 'infeasible' and 'unbounded' a checked ray; what cannot be proved is 'failed' with the reason, for another solver to answer.
 */
export const solveStaged = (program: StagedProgram, options: StagedOptions = {}): Solution => {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const n = program.cost.length;
  const m = program.rowLower.length;
  const without = (status: Solution['status'], reason: string, iterations = 0): Solution => ({
    status,
    objective: Number.NaN,
    primal: new Float64Array(n),
    rowDual: new Float64Array(m),
    reducedCost: new Float64Array(n),
    iterations,
    solver: 'staged',
    reason,
    certificate: NONE,
    seconds: seconds(),
  });
  if (program.integral?.some((v) => v !== 0)) return without('failed', 'integral columns are not for the staged method');
  const reduced = presolve(program);
  if (reduced.state !== 'reduced') return without('failed', `presolve suspects that the programme is ${reduced.state}`);
  const { scaled, scaling } = scale(reduced);
  const shape = structure(scaled);
  if ('why' in shape) {
    return without(
      'failed',
      shape.why === 'distant'
        ? `row ${program.rowName?.(shape.row) ?? shape.row} ties distant stages`
        : 'too many linking rows and columns for the staged method',
    );
  }
  const answer = interior(scaled, shape, scaling, reduced.offset, {
    maxIterations: options.maxIterations ?? 300,
    tolerance: AIM,
    timeLimit: options.timeLimit ?? Infinity,
    cancelled: () => options.signal?.aborted === true || options.cancelled?.() === true,
    onProgress: options.onProgress,
  });
  const x = answer.x.map((v, j) => v * scaling.column[j]! * scaling.rhs);
  const y = answer.y.map((v, i) => v * scaling.row[i]! * scaling.cost);
  const { primal, rowDual } = reduced.restore(x, y);
  for (let j = 0; j < n; j++) primal[j] = Math.min(program.upper[j]!, Math.max(program.lower[j]!, primal[j]!));
  if (answer.state === 'infeasible' && infeasibilityMargin(program, rowDual) > 0)
    return { ...without('infeasible', 'a combination of rows that cannot hold, checked', answer.iterations), rowDual };
  if (answer.state === 'unbounded' && provesUnbounded(program, primal))
    return { ...without('unbounded', 'a direction without end, checked', answer.iterations), primal };
  const reducedCost = reducedCosts(program, rowDual);
  const certificate = certify(program, primal, rowDual, reducedCost);
  let objective = 0;
  for (let j = 0; j < n; j++) objective += program.cost[j]! * primal[j]!;
  const status =
    answer.state === 'cancelled'
      ? 'cancelled'
      : answer.state === 'limit'
        ? 'limit'
        : reached(certificate, AIM)
          ? 'optimal'
          : reached(certificate, BAR)
            ? 'almost'
            : 'failed';
  return {
    status,
    objective,
    primal,
    rowDual,
    reducedCost,
    iterations: answer.iterations,
    solver: 'staged',
    ...(status === 'failed' ? { reason: `the method ended ${answer.state} and its certificate does not hold` } : {}),
    certificate,
    seconds: seconds(),
  };
};
