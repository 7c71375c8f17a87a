/** The door: which solver answers. */
import { type HighsOptions, solveWithHighs } from './highs.ts';
import type { Solution, StagedProgram } from './program.ts';
import { Fault } from '../fault.ts';

/** Solves a programme with the solver asked for; 'auto' is HiGHS. Fault 'input' where the solver asked for is not part of this version. */
export async function solve(program: StagedProgram, options: HighsOptions = {}): Promise<Solution> {
  if (options.solver === 'staged') throw new Fault('input', { code: 'solver.no-staged', params: {} });
  return solveWithHighs(program, options);
}
