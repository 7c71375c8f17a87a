import { certify, reducedCosts } from './certificate.ts';
import type { Certificate, Solution, SolveStatus, StagedProgram } from './program.ts';

const NONE: Certificate = { primal: Number.NaN, dual: Number.NaN, gap: Number.NaN };

/** An answer without an iterate: a refusal, or a proof that there is no optimum. */
export const without = (program: StagedProgram, status: SolveStatus, solver: string, reason: string, more: Partial<Solution> = {}): Solution => ({
  status,
  objective: Number.NaN,
  primal: new Float64Array(program.cost.length),
  rowDual: new Float64Array(program.rowLower.length),
  reducedCost: new Float64Array(program.cost.length),
  iterations: 0,
  solver,
  reason,
  certificate: NONE,
  seconds: 0,
  ...more,
});

/** The answer of a continuous programme without entries: every column goes to its cheaper bound. Undefined for all others. */
export const trivial = (program: StagedProgram): Solution | undefined => {
  const { cost, lower, upper, rowLower, rowUpper, matrix } = program;
  if (matrix.index.length > 0 || program.integral?.some((v) => v !== 0)) return undefined;
  const impossible = rowLower.findIndex((l, i) => l > 0 || rowUpper[i]! < 0);
  if (impossible >= 0) {
    const rowDual = new Float64Array(rowLower.length);
    rowDual[impossible] = rowLower[impossible]! > 0 ? 1 : -1;
    return without(program, 'infeasible', 'trivial', 'an empty row cannot hold', { rowDual });
  }
  const crossed = lower.findIndex((l, j) => l > upper[j]!);
  if (crossed >= 0) return without(program, 'infeasible', 'trivial', 'the bounds of a column cross');
  const nearZero = (j: number) => Math.min(upper[j]!, Math.max(lower[j]!, 0));
  const primal = cost.map((c, j) => (c > 0 ? lower[j]! : c < 0 ? upper[j]! : nearZero(j)));
  const endless = primal.findIndex((x) => !Number.isFinite(x));
  if (endless >= 0) {
    const ray = new Float64Array(cost.length);
    ray[endless] = -Math.sign(cost[endless]!);
    return without(program, 'unbounded', 'trivial', 'a column without rows falls without end', { primal: ray });
  }
  const rowDual = new Float64Array(rowLower.length);
  return {
    ...without(program, 'optimal', 'trivial', 'the programme has no entries'),
    objective: primal.reduce((sum, x, j) => sum + x * cost[j]!, 0),
    primal,
    reducedCost: reducedCosts(program, rowDual),
    certificate: certify(program, primal, rowDual),
  };
};
