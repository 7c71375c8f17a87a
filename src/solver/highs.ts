/**
 * HiGHS (npm `highs`, WebAssembly, one thread): the reference solver, the fallback, and the source of conflicts.
 * The call blocks its thread until HiGHS ends, so hosts run it in a worker and cancel by ending that worker.
 */
import loadHighs, { type Highs, type InitOptions, type Model, type ModelData } from 'highs';
import { certified, certify, reducedCosts } from './certificate.ts';
import { progressOf } from './highs-log.ts';
import type { Certificate, Solution, SolveOptions, SolveStatus, StagedProgram } from './program.ts';
import { infeasibilityMargin, provesUnbounded } from './rays.ts';
import { trivial, without } from './trivial.ts';

export interface HighsOptions extends SolveOptions {
  /** Absent: simplex below `SIMPLEX_ROWS` rows, interior point (IPX) above, each the faster one there (bench/RESULTS.md). */
  readonly method?: 'ipx' | 'simplex';
}

/** Above so many rows IPX beat simplex in every case measured (bench/RESULTS.md). */
const SIMPLEX_ROWS = 20_000;
/** What is aimed at; `almost` is what the design still accepts (1e-6). */
const AIM = 1e-8;
const POLISH_SECONDS = 30;
const UNPROVED = 'HiGHS says so without a ray';

// The package's types describe its CommonJS door; the ES module's default export is the loader itself.
const load = loadHighs as unknown as (options?: InitOptions) => Promise<Highs>;
let loading: Promise<Highs> | undefined;

/** The solver module, loaded once a thread. */
export function highs(): Promise<Highs> {
  loading ??= load();
  return loading;
}

/** The programme in HiGHS's own words; nothing is copied here. */
export function modelData(program: StagedProgram): ModelData {
  const numCols = program.cost.length;
  const numRows = program.rowLower.length;
  const { start, index, value } = program.matrix;
  return {
    numCols,
    numRows,
    colCost: program.cost,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: { format: 'csr', numRows, numCols, starts: start, indices: index, values: value },
    ...(program.integral ? { integrality: Int32Array.from(program.integral) } : {}),
  };
}

/**
 * Solves with HiGHS. 'optimal' only by the certificate recomputed here: IPX without crossover first; when that does not reach 1e-8,
 * crossover and simplex clean up from where it ended. Never throws for an outcome; `reason` says what happened.
 */
export async function solveWithHighs(program: StagedProgram, options: HighsOptions = {}): Promise<Solution> {
  const began = performance.now();
  const empty = trivial(program);
  if (empty) return empty;
  const solver = await highs();
  const method = options.method ?? (program.rowLower.length > SIMPLEX_ROWS ? 'ipx' : 'simplex');
  const failed = (error: unknown) => without(program, 'failed', `highs-${method}`, `HiGHS: ${error instanceof Error ? error.message : error}`);
  let model: Model;
  try {
    model = solver.createModel(modelData(program));
  } catch (error) {
    return failed(error);
  }
  try {
    const run = (settings: Record<string, string | number | boolean>) => {
      model.options.set({ ...(options.timeLimit === undefined ? {} : { time_limit: options.timeLimit }), ...settings });
      const outcome = model.run({
        [solver.constants.callbackType.logging]: (event: { readonly message: string }) => {
          const progress = progressOf(event.message, (performance.now() - began) / 1000);
          if (progress) options.onProgress?.(progress);
        },
      });
      return outcome.modelStatus as number;
    };
    const common = { output_flag: true, log_to_console: false, primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 };
    let status = run(method === 'ipx' && !program.integral ? { ...common, solver: 'ipx', run_crossover: 'off' } : { ...common, solver: 'simplex' });
    let answer = read(program, model, began, `highs-${program.integral ? 'mip' : method}`);
    const { modelStatus } = solver.constants;
    if (status === modelStatus.optimal || status === modelStatus.unknown) {
      if (method === 'ipx' && !program.integral && !certified(answer.certificate, AIM)) {
        options.onProgress?.({ iteration: answer.iterations, seconds: answer.seconds, text: 'crossover' });
        const before = answer;
        // A certified answer is only polished: that may take as long again, not longer.
        const budget = certified(before.certificate) ? Math.max(POLISH_SECONDS, model.getRunTime()) : Infinity;
        const until = Math.min(options.timeLimit ?? Infinity, model.getRunTime() + budget);
        status = crossover(model, run, Number.isFinite(until) ? { ...common, time_limit: until } : common);
        answer = { ...read(program, model, began, 'highs-ipx+simplex'), reason: `IPX alone reached ${worst(before.certificate).toExponential(1)}` };
        answer = worst(before.certificate) < worst(answer.certificate) ? before : { ...answer, iterations: before.iterations + answer.iterations };
      }
    }
    const verdict = conclude(program, model, answer, status, solver);
    if (verdict.reason !== UNPROVED) return verdict;
    // presolve found it without a ray, and is at times wrong: simplex on the whole programme has the ray or the answer
    status = run({ ...common, solver: 'simplex', presolve: 'off' });
    return conclude(program, model, read(program, model, began, 'highs-simplex'), status, solver);
  } catch (error) {
    return failed(error);
  } finally {
    model.dispose();
  }
}

type Run = (settings: Record<string, string | number | boolean>) => number;

/** IPX's interior point to a vertex: HiGHS's crossover from the values it holds, then simplex to the tolerances. */
function crossover(model: Model, run: Run, common: Record<string, string | number | boolean>): number {
  const { colValue, colDual, rowDual } = model.getSolution();
  model.options.set(common);
  try {
    model.crossover({ colValue, colDual, rowDual });
  } catch {
    // Without a basis simplex starts from scratch, slower and as exact.
  }
  return run({ ...common, solver: 'simplex', presolve: 'off' });
}

const worst = (c: Certificate): number => Math.max(c.primal, c.dual, c.gap);

/** HiGHS's answer with our own certificate; reduced costs are recomputed, not believed. */
function read(program: StagedProgram, model: Model, began: number, name: string): Solution {
  const { colValue: primal, rowDual } = model.getSolution();
  const reducedCost = reducedCosts(program, rowDual);
  const certificate = program.integral
    ? { ...certify(program, primal, rowDual, reducedCost), dual: 0, gap: 0 }
    : certify(program, primal, rowDual, reducedCost);
  const count = (item: string) => Math.max(0, Number(model.info.get(item)));
  return {
    status: 'failed',
    objective: primal.reduce((sum, x, column) => sum + x * program.cost[column]!, 0),
    primal,
    rowDual,
    reducedCost,
    iterations: count('ipm_iteration_count') + count('simplex_iteration_count') + count('crossover_iteration_count'),
    solver: name,
    certificate,
    seconds: (performance.now() - began) / 1000,
  };
}

/** Turns HiGHS's verdict into ours: optimal by certificate, no answer by a ray checked on the original data. */
function conclude(program: StagedProgram, model: Model, answer: Solution, status: number, solver: Highs): Solution {
  const is = solver.constants.modelStatus;
  // The certificate decides, whatever ended the run.
  if (certified(answer.certificate)) return { ...answer, status: 'optimal' };
  if (status === is.optimal || status === is.unknown) {
    const near = certified(answer.certificate, 1e-4);
    return { ...answer, status: near ? 'almost' : 'failed', reason: `certificate ${worst(answer.certificate).toExponential(1)}` };
  }
  const none = (verdict: SolveStatus, reason: string): Solution => ({ ...answer, status: verdict, objective: Number.NaN, reason });
  if (status === is.infeasible || status === is.unboundedOrInfeasible || status === is.unbounded) {
    const dual = ray(() => model.getDualRay()?.values);
    if (dual && infeasibilityMargin(program, dual) > 0) return none('infeasible', 'proved by a dual ray');
    const primal = ray(() => model.getPrimalRay()?.values);
    if (primal && provesUnbounded(program, primal)) return none('unbounded', 'proved by a primal ray');
    return none(status === is.unbounded ? 'unbounded' : 'infeasible', program.integral ? 'HiGHS says so' : UNPROVED);
  }
  if (status === is.timeLimit || status === is.iterationLimit) return { ...answer, status: 'limit', reason: 'time or iterations ran out' };
  if (status === is.interrupted) return { ...answer, status: 'cancelled' };
  return { ...answer, status: 'failed', reason: `HiGHS ended with status ${status}` };
}

const ray = (take: () => Float64Array | undefined): Float64Array | undefined => {
  try {
    return take();
  } catch {
    return undefined;
  }
};
