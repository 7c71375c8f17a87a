import { rowActivity } from '../certificate.ts';
import type { StagedProgram } from '../program.ts';

/**
 * Two programmes that always have an optimum and keep the structure of the one asked about; their answers are the proofs that it has none.
 */

/**
 * Phase one with a single linking column z: minimise z where z = 1 makes the point nearest to zero feasible. An optimum z > 0 proves that the rows cannot
 * hold together, and the row duals are the proof (Farkas).
 */
export const elastic = (program: StagedProgram): StagedProgram => {
  const { lower, upper, rowLower, rowUpper, matrix } = program;
  const n = lower.length;
  const m = rowLower.length;
  const at = lower.map((l, j) => Math.min(upper[j]!, Math.max(l, 0)));
  const activity = rowActivity(program, at);
  const missing = activity.map((a, i) => (a < rowLower[i]! ? rowLower[i]! - a : a > rowUpper[i]! ? rowUpper[i]! - a : 0));
  const extra = missing.reduce((count, v) => count + (v === 0 ? 0 : 1), 0);
  const start = new Int32Array(m + 1);
  const index = new Int32Array(matrix.index.length + extra);
  const value = new Float64Array(index.length);
  for (let i = 0, p = 0; i < m; i++) {
    for (let k = matrix.start[i]!; k < matrix.start[i + 1]!; k++, p++) {
      index[p] = matrix.index[k]!;
      value[p] = matrix.value[k]!;
    }
    if (missing[i] !== 0) {
      index[p] = n;
      value[p++] = missing[i]!;
    }
    start[i + 1] = p;
  }
  const append = (list: Float64Array, v: number) => {
    const longer = new Float64Array(n + 1);
    longer.set(list);
    longer[n] = v;
    return longer;
  };
  const columnStage = new Int32Array(n + 1).fill(-1);
  columnStage.set(program.columnStage);
  return {
    cost: append(new Float64Array(n), 1),
    lower: append(lower, 0),
    upper: append(upper, 2),
    rowLower,
    rowUpper,
    matrix: { start, index, value },
    columnStage,
    rowStage: program.rowStage,
  };
};

/** Directions that leave no bound, each entry at most 1: an optimum below zero is a direction in which the cost falls without end. */
export const recession = (program: StagedProgram): StagedProgram => {
  const below = (v: number) => (v > -Infinity ? 0 : -1);
  const above = (v: number) => (v < Infinity ? 0 : 1);
  return {
    cost: program.cost,
    lower: program.lower.map(below),
    upper: program.upper.map(above),
    rowLower: program.rowLower.map((v) => (v > -Infinity ? 0 : -Infinity)),
    rowUpper: program.rowUpper.map((v) => (v < Infinity ? 0 : Infinity)),
    matrix: program.matrix,
    columnStage: program.columnStage,
    rowStage: program.rowStage,
  };
};
