/** A cold solve and a solve from the old answer after the carbon cap has moved by 5 %, in one process: the cap of the reference park is the size of its CO2 store. */
import { Worker } from 'node:worker_threads';
import { type SolverOptions, solve, type StagedProgram } from '../../src/solver/index.ts';
import { programOf } from './programs.ts';

const CAP = 1_190_000;
const program = await programOf('year-cap');
const moved = (v: number): number => (v === CAP ? 0.95 * v : v);
const tighter: StagedProgram = { ...program, upper: program.upper.map(moved), rowUpper: program.rowUpper.map(moved) };
const helper = new Worker(new URL('./helper.ts', import.meta.url));
const timed = async (options: SolverOptions, of: StagedProgram) => {
  const before = process.cpuUsage();
  const { status, seconds, iterations, objective } = await solve(of, { solver: 'staged', helper, ...options });
  const { user, system } = process.cpuUsage(before);
  return { status, seconds, cpuSeconds: (user + system) / 1e6, iterations, objective };
};
const old = await solve(program, { solver: 'staged', helper });
const warm = await timed({ warm: old }, tighter);
console.log(JSON.stringify({ warm, cold: await timed({}, tighter) }));
await helper.terminate();
