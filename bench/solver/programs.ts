/** The programmes of the solver bench, as staged programmes: cases shared/cases/staged (JavaScript modules) and model folders. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelOfFolder } from '../../src/loop/plan-folder.ts';
import { compile } from '../../src/network/index.ts';
import type { StagedProgram } from '../../src/solver/index.ts';

interface Dense {
  readonly cost: Float64Array;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  readonly rl: Float64Array;
  readonly rh: Float64Array;
  readonly st: Int32Array;
  readonly ix: Int32Array;
  readonly va: Float64Array;
}

const cases = join(import.meta.dirname, '../../../shared/cases');
export const park = join(import.meta.dirname, '../../parks/alxa');
export const referencePark = (name: string): string => join(cases, 'ref-park', name);

/** shared/cases/staged/NAME.mjs over `hours`; its own run of HiGHS is left out. */
export const stagedCase = async (name: 'one-node' | 'eighteen-balances', hours: number): Promise<StagedProgram> => {
  const folder = mkdtempSync(join(tmpdir(), 'parkloop-case-'));
  const log = console.log;
  try {
    const file = join(folder, `${name}.mjs`);
    const source = readFileSync(join(cases, 'staged', `${name}.mjs`), 'utf8').replace(/^import highsLoader.*$/m, '');
    // ten years are too many arguments for one call
    const long = /add\(([^,()]+),([^,()]+),\.\.\.p\)/g;
    writeFileSync(file, source.replace(long, '{p.forEach((x,i)=>(i%2?va:ix).push(x));st.push(ix.length);rl.push($1);rh.push($2)}'));
    process.argv[2] = String(hours);
    console.log = () => {};
    const made = (await import(file)) as { lp?: Dense; gen?: (hours: number, seed: number, options: object) => { lp: Dense; cb: Int32Array } };
    if (made.lp) {
      const perHour = Math.floor(made.lp.cost.length / hours);
      return staged(
        made.lp,
        Int32Array.from({ length: made.lp.cost.length }, (_, j) => (j < perHour * hours ? Math.floor(j / perHour) : -1)),
        hours,
      );
    }
    const { lp, cb } = made.gen!(hours, 7, {});
    return staged(lp, cb, hours);
  } finally {
    console.log = log;
    rmSync(folder, { recursive: true });
  }
};

/** Rows take the last stage of their columns; short rows that tie last and first hour are cyclic and belong to the first. */
const staged = (lp: Dense, columnStage: Int32Array, hours: number): StagedProgram => ({
  cost: lp.cost,
  lower: lp.lo,
  upper: lp.hi,
  rowLower: lp.rl,
  rowUpper: lp.rh,
  matrix: { start: lp.st, index: lp.ix, value: lp.va },
  columnStage,
  rowStage: Int32Array.from(lp.rl, (_, i) => {
    const stages = Array.from(lp.ix.subarray(lp.st[i], lp.st[i + 1]), (j) => columnStage[j]!).filter((t) => t >= 0);
    const low = stages.reduce((a, b) => Math.min(a, b), Infinity);
    const high = stages.reduce((a, b) => Math.max(a, b), -1);
    if (high < 0 || high - low <= 1) return high;
    return low === 0 && high === hours - 1 && stages.length < 20 ? 0 : -1;
  }),
});

/** A park or a PyPSA folder. */
export const folderProgram = (path: string, hours?: number): StagedProgram =>
  compile(modelOfFolder(path, hours === undefined ? {} : { hours }).network).program;

/** Named as on the command line of own.ts: `one-node:2190`, `eighteen-balances:8760`, or a folder. */
export const programOf = async (spec: string): Promise<StagedProgram> => {
  const [name, hours] = spec.split(':') as [string, string?];
  if (name === 'one-node' || name === 'eighteen-balances') return stagedCase(name, Number(hours));
  return folderProgram(name === 'alxa' ? park : referencePark(name), hours === undefined ? undefined : Number(hours));
};
