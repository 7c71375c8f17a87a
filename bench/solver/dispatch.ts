/** Dispatch: 48 hours of the reference park at 15 minutes, sizes fixed 2 % above an optimum, staged and HiGHS simplex, best of twenty in one process (a control loop solves again and again). */
import { modelOfFolder } from '../../src/loop/plan-folder.ts';
import { compile, type Network } from '../../src/network/index.ts';
import { type SolverOptions, solve, type StagedProgram } from '../../src/solver/index.ts';
import { referencePark } from './programs.ts';

const HOURS = 48;
const PARTS = 4;
type Series = Network['weight'];

/** Hourly values at quarters, on a line from one hour to the next. */
const finer = (series: Series): Series =>
  typeof series === 'number'
    ? series
    : Float64Array.from({ length: HOURS * PARTS }, (_, k) => {
        const [hour, part] = [Math.floor(k / PARTS), (k % PARTS) / PARTS];
        return series[hour]! * (1 - part) + series[Math.min(hour + 1, HOURS - 1)]! * part;
      });
const shorter = (series: Series): Series => (typeof series === 'number' ? series / PARTS : Float64Array.from(finer(series) as Float64Array, (v) => v / PARTS));
const maybe = <K extends string>(key: K, series: Series | undefined) => (series === undefined ? {} : ({ [key]: finer(series) } as Record<K, Series>));

const atQuarters = (network: Network): Network => ({
  ...network,
  hours: HOURS * PARTS,
  weight: shorter(network.weight),
  storeWeight: shorter(network.storeWeight),
  processes: network.processes.map((p) => ({
    ...p,
    ports: p.ports.map((port) => ({ ...port, coefficient: finer(port.coefficient) })),
    min: finer(p.min),
    max: finer(p.max),
    cost: finer(p.cost),
    ...(p.rampUp !== undefined && { rampUp: p.rampUp / PARTS }),
    ...(p.rampDown !== undefined && { rampDown: p.rampDown / PARTS }),
  })),
  storages: network.storages.map((s) => ({
    ...s,
    levelMin: finer(s.levelMin),
    levelMax: finer(s.levelMax),
    costOut: finer(s.costOut),
    ...maybe('inflow', s.inflow),
    ...maybe('costIn', s.costIn),
    ...maybe('inMax', s.inMax),
    ...maybe('outMax', s.outMax),
  })),
  branches: network.branches.map((b) => ({ ...b, ...maybe('max', b.max) })),
  loads: network.loads.map((load) => ({ ...load, amount: finer(load.amount) })),
});

const program = compile(atQuarters(modelOfFolder(referencePark('year-cap'), { hours: HOURS }).network)).program;
const planned = await solve(program, { solver: 'staged' });
const sizes = (v: number, column: number): number => (program.columnStage[column]! < 0 ? 1.02 * planned.primal[column]! : v);
const dispatch: StagedProgram = { ...program, lower: program.lower.map(sizes), upper: program.upper.map(sizes) };
const best = async (options: SolverOptions) => {
  const runs = [];
  for (let k = 0; k < 20; k++) runs.push(await solve(dispatch, options));
  const { status, seconds, iterations, objective } = runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  return { status, seconds, iterations, objective };
};
console.log(
  JSON.stringify({ columns: program.cost.length, staged: await best({ solver: 'staged' }), simplex: await best({ solver: 'highs', method: 'simplex' }) }),
);
