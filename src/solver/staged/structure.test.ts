import { describe, expect, it } from 'vitest';
import type { StagedProgram } from '../program.ts';
import { solveStaged } from './solve-staged.ts';

/** A column a stage from 0 to `top`, cost 1 + t mod 3; rows (stage, least, columns) ask for sums. */
const sums = (
  stages: number,
  top: (t: number) => readonly [number, number],
  rows: readonly (readonly [stage: number, least: number, of: readonly number[]])[],
) => {
  const start = [0];
  for (const [, , of] of rows) start.push(start.at(-1)! + of.length);
  const index = Int32Array.from(rows.flatMap(([, , of]) => of));
  return {
    cost: Float64Array.from({ length: stages }, (_, t) => 1 + (t % 3)),
    lower: Float64Array.from({ length: stages }, (_, t) => top(t)[0]),
    upper: Float64Array.from({ length: stages }, (_, t) => top(t)[1]),
    rowLower: Float64Array.from(rows, ([, least]) => least),
    rowUpper: new Float64Array(rows.length).fill(Infinity),
    matrix: { start: Int32Array.from(start), index, value: new Float64Array(index.length).fill(1) },
    columnStage: Int32Array.from({ length: stages }, (_, t) => t),
    rowStage: Int32Array.from(rows, ([stage]) => stage),
    rowName: (row: number) => `sum ${row}`,
  } satisfies StagedProgram;
};

describe('structure', () => {
  it('keeps a row whose own stage presolve has taken out', () => {
    for (const stages of [4, 6, 12]) {
      const last = stages - 1;
      const neighbours = Array.from({ length: last - 1 }, (_, t) => [t + 1, 1, [t, t + 1]] as const);
      const window = [last, 9, [last - 3, last - 2, last - 1, last]] as const;
      const program = sums(stages, (t) => (t === last ? [2, 2] : [0, 3]), [...neighbours, window]);
      const fixedElsewhere = sums(stages, () => [0, 3], [...neighbours, window]);
      fixedElsewhere.lower[last] = 2;
      fixedElsewhere.upper[last] = 2 + 1e-6;
      const [gone, kept] = [solveStaged(program), solveStaged(fixedElsewhere)];
      expect([stages, gone.status, kept.status]).toEqual([stages, 'optimal', 'optimal']);
      expect(gone.objective).toBeCloseTo(kept.objective, 4);
    }
  });

  it('names the row where many rows tie a few distant stages each', () => {
    const windows = Array.from({ length: 1000 }, (_, t) => [t + 3, 1, [t, t + 1, t + 2, t + 3]] as const);
    expect(
      solveStaged(
        sums(1003, () => [0, 1], windows),
        {},
      ),
    ).toMatchObject({ status: 'failed', reason: expect.stringMatching(/^row sum \d+ ties distant stages$/) });
  });

  it('answers one stage, and programmes that presolve leaves empty', () => {
    const one = sums(1, () => [0, 3], [[0, 2, [0]]]);
    expect(solveStaged(one)).toMatchObject({ status: 'optimal' });
    const none = sums(2, () => [2, 2], [[1, 4, [0, 1]]]);
    expect(solveStaged(none)).toMatchObject({ status: 'optimal', objective: 6 });
  });
});
