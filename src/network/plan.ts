/** Network → PlanResult in this thread: compile, solve, interpret. */
import { type Helper, type Solution, type SolveOptions, type StagedProgram, solve } from '../solver/index.ts';
import { compile } from './compile.ts';
import { interpret } from './interpret.ts';
import type { Network } from './network.ts';
import type { PlanResult } from './result.ts';

export interface PlanOptions extends SolveOptions {
  readonly method?: 'ipx' | 'simplex';
  /** A thread that takes half of a staged solve. */
  readonly helper?: Helper;
}

export type Solver = (program: StagedProgram, options: PlanOptions) => Promise<Solution>;

/** Blocks its thread while the solver runs. Fault 'input' for a network that cannot be compiled. */
export async function planCompiled(network: Network, options: PlanOptions = {}, solver: Solver = solve): Promise<PlanResult> {
  const began = performance.now();
  options.onProgress?.({ iteration: 0, seconds: 0, text: 'compile' });
  const compiled = compile(network);
  const built = (performance.now() - began) / 1000;
  return interpret(compiled, await solver(compiled.program, options), built);
}
