/**
 * The staged solver against HiGHS, every run a process of its own, in one session: WebAssembly from npm, native from PyPI (`highspy`), HiPO where a native
 * `highs` has it; elsewhere HiPO's seconds of another machine are scaled by IPX on one-node, 2,190 h, and marked so.
 * `--quick` leaves out HiGHS in WebAssembly and the longest runs.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { record, type Row } from './results.ts';

const here = import.meta.dirname;
const HIGHSPY = '1.15.1';
/** Seconds measured with native HiPO and native IPX on two cores of 2.3 GHz. */
const HIPO = { 'one-node:8760': 23, 'year-cap': 111, 'year-free': 113, 'eighteen-balances:2190': 78, 'eighteen-balances:8760': 943 } as const;
const IPX_ONE_NODE_2190 = 11.1;
const PROTOTYPE_EIGHTEEN = 87;
const GIVE_UP = 600;

interface Run {
  readonly status: string;
  readonly objective: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly iterations: number;
  readonly peakMB: number;
  readonly certificate?: number;
}

const json = (program: string, args: readonly string[]): Run | undefined => {
  const run = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  if (run.status !== 0) console.error(run.stderr.slice(-500));
  return run.status === 0 ? (JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Run) : undefined;
};
const own = (spec: string): Run | undefined => json(process.execPath, [join(here, 'solver/own.ts'), spec, 'staged']);
const wasm = (spec: string, method: string): Run | undefined => json(process.execPath, [join(here, 'solver/own.ts'), spec, 'highs', method]);
const python = pythonWithHighspy();
const scratch = mkdtempSync(join(tmpdir(), 'parkloop-bench-'));
const native = (spec: string, method: 'ipm' | 'simplex' | 'choose', limit = GIVE_UP): Run | undefined => {
  const file = join(scratch, 'programme.bin');
  execFileSync(process.execPath, [join(here, 'solver/write-binary.ts'), spec, file]);
  return json(python, [join(here, 'solver/highs_native.py'), file, method, String(limit)]);
};

const told = (run: Run | undefined): string =>
  run === undefined
    ? 'no answer'
    : `${run.seconds.toFixed(2)} s (CPU ${run.cpuSeconds.toFixed(2)} s, ${run.status}, ${run.iterations} iterations, ${run.peakMB.toFixed(0)} MB)`;
const ratio = (run: Run | undefined, peer: number): string => (run ? `1/${(peer / run.seconds).toFixed(1)}` : '–');
const quick = process.argv.includes('--quick');
const rows: Row[] = [];
const add = (what: string, goal: string, measured: string) => {
  rows.push({ what, goal, measured });
  console.log(`${what}: ${measured}`);
};

try {
  const ipx = native('one-node:2190', 'ipm');
  const factor = (ipx?.seconds ?? Number.NaN) / IPX_ONE_NODE_2190;
  const hipo = (name: keyof typeof HIPO) => HIPO[name] * factor;
  add('one-node, 2,190 h: highspy IPX here; factor against the notes’ machine', '', `${told(ipx)}; × ${factor.toFixed(2)}`);

  const year = own('one-node:8760');
  const yearWasm = quick ? undefined : wasm('one-node:8760', 'ipx');
  add('one-node, 8,760 h (96,367 columns)', '', told(year));
  add('– against HiPO, scaled', '≤ 1/10', ratio(year, hipo('one-node:8760')));
  if (!quick) add(`– against HiGHS WASM, ${told(yearWasm)}`, '≤ 1/80', yearWasm ? ratio(year, yearWasm.seconds) : '–');

  for (const name of quick ? (['year-cap'] as const) : (['year-cap', 'year-free'] as const)) {
    const run = own(name);
    add(`ref-park/${name}`, '≤ 600 MB', told(run));
    add('– against HiPO, scaled', '≤ 1/10', ratio(run, hipo(name)));
  }

  const quarter = own('eighteen-balances:2190');
  add('eighteen-balances, 2,190 h (120,000 columns)', '', told(quarter));
  add('– against HiPO, scaled', '≤ 1/10', ratio(quarter, hipo('eighteen-balances:2190')));
  if (!quick) {
    const eighteen = own('eighteen-balances:8760');
    add('eighteen-balances, 8,760 h (480,000 columns)', '', told(eighteen));
    add('– against the prototype, scaled', '≤ 1/4', ratio(eighteen, PROTOTYPE_EIGHTEEN * factor));
  }
  add('parks/alxa, year', '≤ 15 s', told(own('alxa')));

  if (!quick) {
    const years = [8760, 26_280, 87_600].map((hours) => ({ hours, run: hours === 8760 ? year : own(`one-node:${hours}`) }));
    const [first, last] = [years[0]!, years.at(-1)!];
    const exponent = Math.log((last.run?.seconds ?? Number.NaN) / (first.run?.seconds ?? Number.NaN)) / Math.log(last.hours / first.hours);
    add('one-node over 1, 3, 10 years', 'exponent ≤ 1.1, memory linear', `${years.map(({ run }) => told(run)).join('; ')}; exponent ${exponent.toFixed(2)}`);
  }

  const again = JSON.parse(execFileSync(process.execPath, [join(here, 'solver/again.ts')], { encoding: 'utf8' })) as Record<'warm' | 'cold', Run>;
  add(
    'ref-park/year-cap after moving the cap by 5 %: from the old answer; cold',
    '≤ 1/3',
    `${again.warm.seconds.toFixed(2)} s, ${again.warm.iterations} iterations; ${again.cold.seconds.toFixed(2)} s, ${again.cold.iterations} iterations; 1/${(again.cold.seconds / again.warm.seconds).toFixed(1)}`,
  );
  type Best = Pick<Run, 'seconds' | 'iterations'>;
  const dispatch = JSON.parse(execFileSync(process.execPath, [join(here, 'solver/dispatch.ts')], { encoding: 'utf8' })) as Record<'staged' | 'simplex', Best>;
  add(
    'dispatch of ref-park, 48 h at 15 min, sizes fixed: staged (one thread); HiGHS simplex (WebAssembly)',
    '≤ 1/10, < 50 ms',
    `${(1000 * dispatch.staged.seconds).toFixed(1)} ms, ${dispatch.staged.iterations} iterations; ${(1000 * dispatch.simplex.seconds).toFixed(1)} ms; 1/${(dispatch.simplex.seconds / dispatch.staged.seconds).toFixed(1)}`,
  );
  record(
    'solver',
    rows,
    'Every run a process of its own; the staged method on two threads, HiGHS as it comes (WebAssembly, IPX and simplex: one thread); seconds and ratios by the clock, peak memory of the whole process. "Scaled": seconds of the notes × the factor of the first line.',
  );
} finally {
  rmSync(scratch, { recursive: true });
}

/** The interpreter of an environment that has highspy, made when it is missing. */
function pythonWithHighspy(): string {
  for (const name of ['pypsa-venv', 'highspy-venv']) {
    const interpreter = join(tmpdir(), name, 'bin/python');
    if (existsSync(interpreter) && spawnSync(interpreter, ['-c', 'import highspy']).status === 0) return interpreter;
  }
  const environment = join(tmpdir(), 'highspy-venv');
  const interpreter = join(environment, 'bin/python');
  console.log('solver: installing highspy from PyPI …');
  for (const [program, ...args] of [
    ['python3', '-m', 'venv', environment],
    [interpreter, '-m', 'pip', 'install', '--quiet', `highspy==${HIGHSPY}`],
  ] as const) {
    if (spawnSync(program, args, { stdio: 'inherit' }).status !== 0) throw new Error(`${program} ${args.join(' ')} failed`);
  }
  return interpreter;
}
