import { describe, expect, it } from 'vitest';
import type { StagedProgram } from './program.ts';
import { infeasibilityMargin, provesUnbounded } from './rays.ts';

/** Two columns from zero up, held together by one row a·x ≥ low. */
const pair = (cost: readonly [number, number], a: readonly [number, number], low: number, upper = Infinity, high = Infinity): StagedProgram => ({
  cost: Float64Array.from(cost),
  lower: new Float64Array(2),
  upper: new Float64Array(2).fill(upper),
  rowLower: Float64Array.of(low),
  rowUpper: Float64Array.of(high),
  matrix: { start: Int32Array.of(0, 2), index: Int32Array.of(0, 1), value: Float64Array.from(a) },
  columnStage: new Int32Array(2),
  rowStage: new Int32Array(1),
});

describe('rays', () => {
  it('prove that the cost falls without end, and nothing where it stays the same', () => {
    expect(provesUnbounded(pair([1, -2], [1, -1], 0, Infinity, 0), Float64Array.of(1, 1))).toBe(true);
    expect(provesUnbounded(pair([1, -1], [1, -1], 0, Infinity, 0), Float64Array.of(1, 1))).toBe(false);
    // the tolerance lets the second column run ahead by so much: bounded all the same
    expect(provesUnbounded(pair([1, -1], [1, -1], 0, Infinity, 0), Float64Array.of(1, 1 + 1e-9))).toBe(false);
    expect(provesUnbounded(pair([1, -2], [1, -1], 0, Infinity, 0), Float64Array.of(0, 1))).toBe(false);
    expect(provesUnbounded(pair([1, -2], [1, -1], 0, 9, 0), Float64Array.of(1, 1))).toBe(false);
    expect(provesUnbounded(pair([1, -2], [1, -1], 0), new Float64Array(2))).toBe(false);
  });

  it('prove that rows cannot hold, and nothing where they can', () => {
    expect(infeasibilityMargin(pair([1, 1], [1, 1], 5, 2), Float64Array.of(1))).toBeGreaterThan(0);
    expect(infeasibilityMargin(pair([1, 1], [1, 1], 4, 2), Float64Array.of(1))).toBe(-1);
    expect(infeasibilityMargin(pair([1, 1], [1, 1], 5, 2), Float64Array.of(-1))).toBe(-1);
    expect(infeasibilityMargin(pair([1, 1], [1, 1], 5), Float64Array.of(1))).toBe(-1);
    // a small coefficient reaches far where its column does
    expect(infeasibilityMargin(pair([1, 1], [1e-9, 0], 5, 1e12), Float64Array.of(1))).toBe(-1);
  });

  it('prove it through the noise of an interior method, however many rows share it', () => {
    // level k ≤ 8 and ≤ d; the first must reach 9. Half of the small multipliers lean on a bound that is not there.
    const levels = 10;
    const rows = levels + 1;
    const program: StagedProgram = {
      cost: new Float64Array(levels + 1),
      lower: new Float64Array(levels + 1),
      upper: new Float64Array(levels + 1).fill(8).fill(Infinity, levels),
      rowLower: new Float64Array(rows).fill(-Infinity).fill(9, levels),
      rowUpper: new Float64Array(rows).fill(Infinity, levels),
      matrix: {
        start: Int32Array.from({ length: rows + 1 }, (_, i) => Math.min(2 * i, 2 * levels + 1)),
        index: Int32Array.from({ length: 2 * levels + 1 }, (_, k) => (k === 2 * levels ? 0 : k % 2 === 0 ? k / 2 : levels)),
        value: Float64Array.from({ length: 2 * levels + 1 }, (_, k) => (k % 2 === 0 ? 1 : -1)),
      },
      columnStage: new Int32Array(levels + 1),
      rowStage: new Int32Array(rows),
    };
    const y = Float64Array.from({ length: rows }, (_, i) => (i === levels ? 1 : i % 2 === 0 ? 9e-10 : -9e-10));
    expect(infeasibilityMargin(program, y)).toBeGreaterThan(0.05);
    expect(
      infeasibilityMargin(
        program,
        y.map((v) => (v === 1 ? v : 3 * v)),
      ),
    ).toBe(-1);
    // no proof where the noise could make up for what is missing
    expect(infeasibilityMargin({ ...program, rowLower: program.rowLower.with(levels, 8 + 1e-6) }, y)).toBe(-1);
  });
});
