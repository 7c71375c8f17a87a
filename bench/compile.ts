/**
 * Compiling the reference park's year (8,784 h) against PyPSA's build of the same folder: time and peak memory, each in a process of its own, in one run.
 * PyPSA comes from PyPI into a virtual environment in the temporary folder when it is not there yet.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { record } from './results.ts';

const here = import.meta.dirname;
const folder = join(here, '../../shared/cases/ref-park/year-cap');
const PYPSA = '1.3.0';
const ROUNDS = 3;

interface Measured {
  readonly seconds: number;
  readonly peakMB: number;
  readonly columns: number;
  readonly rows: number;
}

if (!existsSync(folder)) {
  console.log('compile: the reference park is not here, skipped');
  process.exit(0);
}
const python = pythonWithPypsa();
const best = (measure: () => Measured): Measured => Array.from({ length: ROUNDS }, measure).reduce((a, b) => (b.seconds < a.seconds ? b : a));
const run = (program: string, args: readonly string[]): Measured =>
  JSON.parse(execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as Measured;
const own = best(() => run(process.execPath, [join(here, 'compile/own.ts'), folder]));
const pypsa = best(() => run(python, [join(here, 'compile/pypsa_build.py'), folder]));
const time = own.seconds / pypsa.seconds;
const memory = own.peakMB / pypsa.peakMB;

const told = (m: Measured): string =>
  `${m.seconds.toFixed(2)} s, peak ${m.peakMB.toFixed(0)} MB; ${m.columns.toLocaleString('en')} columns, ${m.rows.toLocaleString('en')} rows`;
record(
  'compile',
  [
    { what: 'reference park, 8,784 h: read, lower and compile', goal: '', measured: told(own) },
    { what: `the same folder, PyPSA ${PYPSA} create_model (reading left out)`, goal: '', measured: told(pypsa) },
    { what: 'time against PyPSA', goal: '≤ 1/5', measured: `1/${(1 / time).toFixed(1)}` },
    { what: 'memory against PyPSA (peak of the whole process)', goal: '≤ 1/3', measured: `1/${(1 / memory).toFixed(1)}` },
  ],
  `Best of ${ROUNDS} runs each, in turn, every run a new process.`,
);
process.exit(time <= 1 / 5 && memory <= 1 / 3 ? 0 : 1);

/** The interpreter of an environment that has PyPSA, made when it is missing. */
function pythonWithPypsa(): string {
  const environment = join(tmpdir(), 'pypsa-venv');
  const interpreter = join(environment, 'bin/python');
  if (!existsSync(interpreter)) {
    console.log('compile: installing PyPSA from PyPI …');
    for (const [program, ...args] of [
      ['python3', '-m', 'venv', environment],
      [interpreter, '-m', 'pip', 'install', '--quiet', `pypsa==${PYPSA}`],
    ] as const) {
      if (spawnSync(program, args, { stdio: 'inherit' }).status !== 0) throw new Error(`${program} ${args.join(' ')} failed`);
    }
  }
  return interpreter;
}
