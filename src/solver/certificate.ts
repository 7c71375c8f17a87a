/**
 * The certificate of a solution, recomputed on the original data (design law 5). Nothing a solver says about itself enters:
 * only x and the row duals y; reduced costs are taken as c − A'y.
 */
import type { Certificate, StagedProgram } from './program.ts';

/** c − A'y, one value a column. */
export function reducedCosts(program: StagedProgram, rowDual: Float64Array): Float64Array {
  const { start, index, value } = program.matrix;
  const reduced = Float64Array.from(program.cost);
  for (let row = 0; row < rowDual.length; row++) {
    const y = rowDual[row]!;
    if (y === 0) continue;
    for (let k = start[row]!; k < start[row + 1]!; k++) reduced[index[k]!]! -= value[k]! * y;
  }
  return reduced;
}

/** A x, one value a row. */
export function rowActivity(program: StagedProgram, primal: Float64Array): Float64Array {
  const { start, index, value } = program.matrix;
  const activity = new Float64Array(start.length - 1);
  for (let row = 0; row < activity.length; row++) {
    let sum = 0;
    for (let k = start[row]!; k < start[row + 1]!; k++) sum += value[k]! * primal[index[k]!]!;
    activity[row] = sum;
  }
  return activity;
}

const outside = (x: number, lower: number, upper: number): number =>
  Math.max(lower > -Infinity ? (lower - x) / (1 + Math.abs(lower)) : 0, upper < Infinity ? (x - upper) / (1 + Math.abs(upper)) : 0, 0);

/** Largest primal violation over rows and columns, each relative to 1 + |bound|; NaN when an entry is not a number. */
export function primalViolation(program: StagedProgram, primal: Float64Array): number {
  let worst = 0;
  const activity = rowActivity(program, primal);
  for (let row = 0; row < activity.length; row++) worst = worse(worst, outside(activity[row]!, program.rowLower[row]!, program.rowUpper[row]!));
  for (let column = 0; column < primal.length; column++) worst = worse(worst, outside(primal[column]!, program.lower[column]!, program.upper[column]!));
  return worst;
}

/** Unlike Math.max, keeps NaN: a solution with NaN must never look feasible. */
const worse = (a: number, b: number): number => (a >= b ? a : b >= a ? b : Number.NaN);

/**
 * Certificate of (x, y): primal = max violation/(1+|bound|), dual = max wrong-signed reduced cost/(1+|c|) (row duals: against 1),
 * gap = |p−d|/(1+|p|), where d takes each multiplier's own bound.
 */
export function certify(program: StagedProgram, primal: Float64Array, rowDual: Float64Array, reduced = reducedCosts(program, rowDual)): Certificate {
  let dual = 0;
  let bound = 0;
  let objective = 0;
  for (let column = 0; column < primal.length; column++) {
    const z = reduced[column]!;
    const limit = z > 0 ? program.lower[column]! : program.upper[column]!;
    objective += program.cost[column]! * primal[column]!;
    if (Number.isFinite(limit)) bound += z * limit;
    else dual = worse(dual, Math.abs(z) / (1 + Math.abs(program.cost[column]!)));
  }
  for (let row = 0; row < rowDual.length; row++) {
    const y = rowDual[row]!;
    const limit = y > 0 ? program.rowLower[row]! : program.rowUpper[row]!;
    if (Number.isFinite(limit)) bound += y * limit;
    else dual = worse(dual, Math.abs(y));
  }
  return { primal: primalViolation(program, primal), dual, gap: Math.abs(objective - bound) / (1 + Math.abs(objective)) };
}

/** The status a certificate earns: optimal at 1e-6 or better (the design's bar), else failed. */
export const certified = (c: Certificate, tolerance = 1e-6): boolean => c.primal <= tolerance && c.dual <= tolerance && c.gap <= tolerance;
