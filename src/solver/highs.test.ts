import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify, reducedCosts, type StagedProgram, solveWithHighs } from './index.ts';

/** A programme from dense rows [lower, upper, coefficients]. */
function program(cost: number[], lower: number[], upper: number[], rows: [number, number, number[]][]): StagedProgram {
  const entries = rows.map(([, , row]) => row.flatMap((value, column) => (value === 0 ? [] : [{ value, column }])));
  let at = 0;
  return {
    cost: Float64Array.from(cost),
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows, ([l]) => l),
    rowUpper: Float64Array.from(rows, ([, u]) => u),
    matrix: {
      start: Int32Array.from([0, ...entries.map((row) => (at += row.length))]),
      index: Int32Array.from(entries.flat(), (e) => e.column),
      value: Float64Array.from(entries.flat(), (e) => e.value),
    },
    columnStage: new Int32Array(cost.length).fill(-1),
    rowStage: new Int32Array(rows.length).fill(-1),
  };
}

// min 2x + 3y, x + y ≥ 4, x ≤ 3, y ≤ 5: x = 3, y = 1, cost 9; one more of the right-hand side costs 3, one more of x's bound saves 1.
const small = program([2, 3], [0, 0], [3, 5], [[4, Infinity, [1, 1]]]);

describe('solveWithHighs', () => {
  it.each(['ipx', 'simplex'] as const)('%s finds the optimum with duals d(cost)/d(bound)', async (method) => {
    const s = await solveWithHighs(small, { method });
    expect(s.status).toBe('optimal');
    expect(s.objective).toBeCloseTo(9, 7);
    expect(s.rowDual[0]).toBeCloseTo(3, 6);
    expect(s.reducedCost[0]).toBeCloseTo(-1, 6);
    expect(Math.max(s.certificate.primal, s.certificate.dual, s.certificate.gap)).toBeLessThan(1e-8);
  });

  it('proves that there is no answer', async () => {
    const none = await solveWithHighs(program([1, 1], [0, 0], [1, 1], [[3, Infinity, [1, 1]]]));
    expect(none.status).toBe('infeasible');
    expect(none.objective).toBeNaN();
    const endless = await solveWithHighs(program([-1, 0], [0, 0], [Infinity, Infinity], [[-Infinity, 1, [1, -1]]]));
    expect(endless.status).toBe('unbounded');
  });

  it('says what HiGHS does not take', async () => {
    const twice = { ...small, matrix: { ...small.matrix, index: Int32Array.of(0, 0) } };
    expect(await solveWithHighs(twice)).toMatchObject({ status: 'failed', reason: expect.stringContaining('passModel') });
  });

  it('keeps whole numbers whole', async () => {
    const p = program([-1, -1], [0, 0], [10, 10], [[-Infinity, 7, [2, 2]]]);
    const s = await solveWithHighs({ ...p, integral: Uint8Array.from([1, 1]) });
    expect(s.objective).toBeCloseTo(-3, 9);
  });

  it('reports progress', async () => {
    const lines: string[] = [];
    await solveWithHighs(small, { method: 'ipx', onProgress: (p) => lines.push(p.text ?? '') });
    expect(lines.length).toBeGreaterThan(2);
  });
});

describe('the certificate', () => {
  it('sees every corruption of an optimal solution', async () => {
    const s = await solveWithHighs(small);
    const moved = (change: (x: Float64Array, y: Float64Array) => void) => {
      const x = Float64Array.from(s.primal);
      const y = Float64Array.from(s.rowDual);
      change(x, y);
      return certify(small, x, y);
    };
    expect(moved((x) => (x[1]! -= 0.01)).primal).toBeCloseTo(0.01 / 5, 9); // the row lacks 0.01 of 4
    expect(moved((x) => (x[0]! += 0.02)).primal).toBeCloseTo(0.02 / 4, 9); // the bound 3 is passed
    expect(moved((x) => (x[1]! += 0.5)).gap).toBeCloseTo(1.5 / 11.5, 9); // feasible, but dearer than the bound
    expect(moved((_, y) => (y[0] = -0.5)).dual).toBeCloseTo(0.5, 9); // wrong sign on an open row
    expect(moved((_, y) => (y[0] = 2.5)).gap).toBeGreaterThan(1e-3);
    expect(moved((x) => (x[0] = Number.NaN)).primal).toBeNaN();
  });

  it('holds on random programmes, both methods agree, and a corrupted dual never passes with a better objective', async () => {
    const number = fc.integer({ min: -5, max: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }).chain((n) =>
          fc.record({
            cost: fc.array(number, { minLength: n, maxLength: n }),
            upper: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }),
            rows: fc.array(fc.record({ a: fc.array(number, { minLength: n, maxLength: n }), b: fc.integer({ min: -4, max: 12 }) }), {
              minLength: 1,
              maxLength: 5,
            }),
          }),
        ),
        async ({ cost, upper, rows }) => {
          const p = program(
            cost,
            cost.map(() => 0),
            upper,
            rows.map(({ a, b }) => [-Infinity, b, a]),
          );
          const simplex = await solveWithHighs(p, { method: 'simplex' });
          const ipx = await solveWithHighs(p, { method: 'ipx' });
          expect(ipx.status).toBe(simplex.status);
          expect(['optimal', 'infeasible']).toContain(simplex.status);
          if (simplex.status !== 'optimal') return;
          expect(ipx.objective).toBeCloseTo(simplex.objective, 5);
          expect(simplex.reducedCost).toEqual(reducedCosts(p, simplex.rowDual));
          const c = certify(p, ipx.primal, ipx.rowDual);
          expect(Math.max(c.primal, c.dual, c.gap)).toBeLessThanOrEqual(1e-6);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });
});
