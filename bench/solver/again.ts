/** A cold solve and a solve from the old answer after the carbon cap has moved by 5 %, in one process: the cap of the reference park is the size of its CO2 store. */
import { solve, type StagedProgram } from '../../src/solver/index.ts';
import { programOf } from './programs.ts';

const CAP = 1_190_000;
const program = await programOf('year-cap');
const moved = (v: number): number => (v === CAP ? 0.95 * v : v);
const tighter: StagedProgram = { ...program, upper: program.upper.map(moved), rowUpper: program.rowUpper.map(moved) };
const old = await solve(program, { solver: 'staged' });
const warm = await solve(tighter, { solver: 'staged', warm: old });
const cold = await solve(tighter, { solver: 'staged' });
const told = ({ status, seconds, iterations, objective }: typeof cold) => ({ status, seconds, iterations, objective });
console.log(JSON.stringify({ warm: told(warm), cold: told(cold) }));
