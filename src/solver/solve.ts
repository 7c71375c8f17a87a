/** The door: which solver answers. */
import { type HighsOptions, solveWithHighs } from './highs.ts';
import type { Solution, StagedProgram } from './program.ts';
import { type StagedOptions, solveStaged } from './staged/index.ts';

/** Entries up to which an answer of 1e-6 is asked for again: HiGHS takes milliseconds there. */
const SMALL = 20_000;
const worst = (c: Solution['certificate']): number => Math.max(c.primal, c.dual, c.gap);
const ANSWERED: readonly Solution['status'][] = ['optimal', 'almost', 'infeasible', 'unbounded', 'cancelled', 'limit'];

/** What both solvers understand. */
export type SolverOptions = HighsOptions & StagedOptions;

/**
 * Solves a programme with the solver asked for. 'auto': the staged method first, its certificate checked; where it has no proved answer, or the programme
 * is not staged or has integral columns, HiGHS, and `reason` says why.
 */
export async function solve(program: StagedProgram, options: SolverOptions = {}): Promise<Solution> {
  if (options.solver === 'highs') return solveWithHighs(program, options);
  const staged = solveStaged(program, options);
  const polish = staged.status === 'almost' && program.matrix.index.length <= SMALL;
  if (options.solver === 'staged' || (ANSWERED.includes(staged.status) && !polish)) return staged;
  const left = options.timeLimit === undefined ? {} : { timeLimit: Math.max(0, options.timeLimit - staged.seconds) };
  const answer = await solveWithHighs(program, { ...options, ...left });
  if (polish && !(answer.status === 'optimal' && worst(answer.certificate) < worst(staged.certificate))) return staged;
  return { ...answer, reason: [`HiGHS answers, since ${staged.reason ?? 'the staged method reached 1e-6 only'}`, answer.reason].filter(Boolean).join('; ') };
}
