/** Proofs that there is no answer: a ray is checked on the original data before anybody is told so. */
import { rowActivity } from './certificate.ts';
import type { StagedProgram } from './program.ts';

/** Where a column has no bound, noise in its combination must not matter up to so many times the largest bound in the proof. */
const REACH = 1000;

/**
 * Farkas: y proves infeasibility when the least y'Ax that the rows demand exceeds the largest the columns' bounds allow.
 * Gives the relative margin (> 0 is a proof), −1 when y proves nothing.
 */
export function infeasibilityMargin(program: StagedProgram, y: Float64Array): number {
  const { start, index, value } = program.matrix;
  const combined = new Float64Array(program.cost.length);
  // what a column may be off by: rounding, and the multipliers taken for noise
  const noise = new Float64Array(program.cost.length);
  const largest = y.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  let demanded = 0;
  let scale = 0;
  let [far, missing] = [1, 0];
  for (let row = 0; row < y.length; row++) {
    if (Math.abs(y[row]!) <= 1e-12 * largest) continue;
    const bound = y[row]! > 0 ? program.rowLower[row]! : program.rowUpper[row]!;
    // A multiplier on an absent bound is noise when tiny and spoils the proof otherwise.
    if (!Number.isFinite(bound)) {
      if (Math.abs(y[row]!) > 1e-9 * largest) return -1;
      for (let k = start[row]!; k < start[row + 1]!; k++) noise[index[k]!]! += Math.abs(y[row]! * value[k]!);
      continue;
    }
    far = Math.max(far, Math.abs(bound));
    demanded += y[row]! * bound;
    scale += Math.abs(y[row]! * bound);
    for (let k = start[row]!; k < start[row + 1]!; k++) combined[index[k]!]! += y[row]! * value[k]!;
  }
  let allowed = 0;
  for (let column = 0; column < combined.length; column++) {
    const a = combined[column]!;
    if (a === 0) continue;
    const bound = a > 0 ? program.upper[column]! : program.lower[column]!;
    if (!Number.isFinite(bound)) {
      if (Math.abs(a) <= 1e-9 * largest + noise[column]!) {
        missing += Math.abs(a);
        continue;
      }
      return -1;
    }
    far = Math.max(far, Math.abs(bound));
    allowed += a * bound;
    scale += Math.abs(a * bound);
  }
  const margin = demanded - allowed - REACH * far * missing;
  return margin > 1e-9 * scale && margin > 0 ? margin / Math.max(scale, Number.MIN_VALUE) : -1;
}

/**
 * True when moving along `ray` lowers the cost for ever without leaving a bound (relative tolerance 1e-7). The cost must fall by more than rounding and what the
 * tolerance lets through can buy: a direction along which it stays the same proves nothing.
 */
export function provesUnbounded(program: StagedProgram, ray: Float64Array): boolean {
  const length = ray.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  if (!(length > 0)) return false;
  let [slope, size] = [0, 0];
  ray.forEach((d, column) => {
    slope += d * program.cost[column]!;
    size += Math.abs(d * program.cost[column]!);
  });
  const leaves = (d: number, lower: number, upper: number) => (d < -1e-7 * length && lower > -Infinity) || (d > 1e-7 * length && upper < Infinity);
  return (
    slope < -1e-6 * size &&
    !ray.some((d, column) => leaves(d, program.lower[column]!, program.upper[column]!)) &&
    !rowActivity(program, ray).some((d, row) => leaves(d, program.rowLower[row]!, program.rowUpper[row]!))
  );
}
