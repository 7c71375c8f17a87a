/** The door: which solver answers. */
import { type HighsOptions, solveWithHighs } from './highs.ts';
import type { Solution, StagedProgram } from './program.ts';
import { type StagedOptions, solveStaged } from './staged/index.ts';

const ANSWERED: readonly Solution['status'][] = ['optimal', 'almost', 'infeasible', 'unbounded', 'cancelled', 'limit'];

/**
 * Solves a programme with the solver asked for. 'auto': the staged method first, its certificate checked; where it has no proved answer, or the programme
 * is not staged or has integral columns, HiGHS, and `reason` says why.
 */
export async function solve(program: StagedProgram, options: HighsOptions & StagedOptions = {}): Promise<Solution> {
  if (options.solver === 'highs') return solveWithHighs(program, options);
  const staged = solveStaged(program, options);
  if (options.solver === 'staged' || ANSWERED.includes(staged.status)) return staged;
  const answer = await solveWithHighs(program, options);
  return { ...answer, reason: [`HiGHS answers, since ${staged.reason}`, answer.reason].filter(Boolean).join('; ') };
}
