/** Dispatch: the reference park's first 192 steps with sizes fixed 2 % above an optimum, staged and HiGHS simplex, best of five in one process (a control loop solves again and again). */
import { type SolverOptions, solve, type StagedProgram } from '../../src/solver/index.ts';
import { programOf } from './programs.ts';

const STEPS = 192;
const program = await programOf(`year-cap:${STEPS}`);
const planned = await solve(program, { solver: 'staged' });
const sizes = (v: number, column: number): number => (program.columnStage[column]! < 0 ? 1.02 * planned.primal[column]! : v);
const dispatch: StagedProgram = { ...program, lower: program.lower.map(sizes), upper: program.upper.map(sizes) };
const best = async (options: SolverOptions) => {
  const runs = [];
  for (let k = 0; k < 5; k++) runs.push(await solve(dispatch, options));
  const { status, seconds, iterations, objective } = runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  return { status, seconds, iterations, objective };
};
console.log(
  JSON.stringify({ columns: program.cost.length, staged: await best({ solver: 'staged' }), simplex: await best({ solver: 'highs', method: 'simplex' }) }),
);
