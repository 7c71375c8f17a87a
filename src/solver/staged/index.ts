import type { StagedProgram } from '../program.ts';
import { type InteriorOptions, type InteriorResult, interior } from './interior.ts';
import { presolve } from './presolve.ts';
import { scale } from './scaling.ts';
import { structure } from './structure.ts';

export interface StagedResult extends Omit<InteriorResult, 'state'> {
  readonly state: InteriorResult['state'] | 'not-staged';
  readonly primalValues: Float64Array;
  readonly rowDual: Float64Array;
}

export const solveStaged = (
  program: StagedProgram,
  options: InteriorOptions,
): StagedResult | { readonly state: 'not-staged' | 'infeasible' | 'unbounded'; readonly row?: number } => {
  const reduced = presolve(program);
  if (reduced.state !== 'reduced') return { state: reduced.state };
  const { scaled, scaling } = scale(reduced);
  const shape = structure(scaled);
  if ('why' in shape) return { state: 'not-staged', row: shape.row };
  const answer = interior(scaled, shape, options, scaling.cost * scaling.rhs, reduced.offset);
  const x = answer.x.map((v, j) => v * scaling.column[j]! * scaling.rhs);
  const y = answer.y.map((v, i) => v * scaling.row[i]! * scaling.cost);
  const { primal, rowDual } = reduced.restore(x, y);
  return { ...answer, primalValues: primal, rowDual };
};
