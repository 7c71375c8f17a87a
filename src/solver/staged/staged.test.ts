import { describe, expect, it } from 'vitest';
import { solveWithHighs } from '../highs.ts';
import type { StagedProgram } from '../program.ts';
import { infeasibilityMargin, provesUnbounded } from '../rays.ts';
import { solve } from '../solve.ts';
import { randomCase, randomProgram } from './random-program.ts';
import { solveStaged } from './solve-staged.ts';

const full = process.env['PARKLOOP_FULL'] === '1';
const seeds = (reduced: number, all: number) => Array.from({ length: full ? all : reduced }, (_, k) => k + 1);

const relative = (a: number, b: number) => Math.abs(a - b) / (1 + Math.abs(b));

describe('the staged method', () => {
  it('finds the optimum of random programmes, as HiGHS does, each with a certificate', async () => {
    let byStaged = 0;
    const all = seeds(200, 2000);
    for (const seed of all) {
      const { program, optimum } = randomCase(seed);
      const ours = await solve(program);
      const theirs = await solveWithHighs(program);
      if (ours.solver === 'staged' || ours.solver === 'trivial') byStaged++;
      // HiGHS gives a few of them up without a proof: what it proves must agree
      expect.soft([seed, ['optimal', 'almost'].includes(ours.status), ['optimal', 'failed'].includes(theirs.status)]).toEqual([seed, true, true]);
      expect.soft(relative(ours.objective, optimum), `seed ${seed} against the optimum it was built with`).toBeLessThan(1e-7);
      if (theirs.status === 'optimal') expect.soft(relative(ours.objective, theirs.objective), `seed ${seed} against HiGHS`).toBeLessThan(1e-6);
    }
    expect(byStaged / all.length).toBeGreaterThan(0.95);
  });

  it('answers programmes without rows, without columns, without entries', async () => {
    const empty = (cost: number[], rowLower: number[]): StagedProgram => ({
      cost: Float64Array.from(cost),
      lower: new Float64Array(cost.length),
      upper: new Float64Array(cost.length).fill(Infinity),
      rowLower: Float64Array.from(rowLower),
      rowUpper: new Float64Array(rowLower.length).fill(Infinity),
      matrix: { start: new Int32Array(rowLower.length + 1), index: new Int32Array(0), value: new Float64Array(0) },
      columnStage: new Int32Array(cost.length),
      rowStage: new Int32Array(rowLower.length),
    });
    for (const ask of [solve, solveWithHighs]) {
      expect(await ask(empty([], []))).toMatchObject({ status: 'optimal', objective: 0 });
      expect(await ask(empty([1, 0], []))).toMatchObject({ status: 'optimal', objective: 0 });
      expect(await ask(empty([1], [-1]))).toMatchObject({ status: 'optimal' });
      expect(await ask(empty([1], [1]))).toMatchObject({ status: 'infeasible' });
      expect(await ask(empty([-1], []))).toMatchObject({ status: 'unbounded' });
    }
  });

  it('keeps the best point when iterations or time run out', () => {
    const program = randomProgram(10);
    const few = solveStaged(program, { maxIterations: 3 });
    expect(few).toMatchObject({ status: 'limit', iterations: 3 });
    expect(few.objective).not.toBeNaN();
    expect(solveStaged(program, { timeLimit: 0 })).toMatchObject({ status: 'limit' });
  });

  it('takes bounds that cross by rounding for one value, and no more than that', () => {
    const program = randomProgram(10);
    const fixed = (l: number, u: number) => ({ ...program, lower: program.lower.with(0, l), upper: program.upper.with(0, u) });
    const at = solveStaged(program).primal[0]!;
    expect(solveStaged(fixed(at + 1e-13, at)).status).toBe('optimal');
    expect(solveStaged(fixed(at + 1e-3, at))).toMatchObject({ status: 'infeasible', reason: 'the bounds of column 0 cross' });
    const rows = { ...program, rowLower: program.rowLower.with(1, 3), rowUpper: program.rowUpper.with(1, 2) };
    expect(solveStaged(rows)).toMatchObject({ status: 'infeasible', reason: 'the bounds of row 1 cross' });
  });

  it('can be cancelled while it looks for a proof', async () => {
    const program = randomProgram(3, 'infeasible');
    let asked = 0;
    const whole = solveStaged(program, { cancelled: () => ++asked < 0 });
    expect(whole.status).toBe('infeasible');
    let again = 0;
    expect(await solve(program, { cancelled: () => ++again >= asked })).toMatchObject({ status: 'cancelled', solver: 'staged' });
  });

  it('tells its progress', () => {
    const told: number[] = [];
    solveStaged(randomProgram(10), { onProgress: ({ iteration, gap }) => told.push(iteration, Number(gap! >= 0)) });
    expect(told.slice(0, 4)).toEqual([0, 1, 1, 1]);
  });

  it.each(['infeasible', 'unbounded'] as const)('says %s only with proof', async (fate) => {
    let byStaged = 0;
    const all = seeds(60, 200);
    for (const seed of all) {
      const program = randomProgram(seed, fate);
      const answer = await solve(program);
      expect.soft([seed, answer.status]).toEqual([seed, fate]);
      if (answer.solver !== 'staged') continue;
      byStaged++;
      expect
        .soft(fate === 'infeasible' ? infeasibilityMargin(program, answer.rowDual) > 0 : provesUnbounded(program, answer.primal), `seed ${seed}`)
        .toBe(true);
    }
    expect(byStaged / all.length).toBeGreaterThan(0.95);
  });

  it('begins from an old answer when costs, bounds or right-hand sides change', () => {
    let [warm, cold] = [0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const { program, optimum } = randomCase(seed);
      const old = solveStaged(program);
      if (old.status !== 'optimal' || old.iterations < 5) continue;
      const same = solveStaged(program, { warm: old });
      expect.soft(relative(same.objective, optimum), `seed ${seed} unchanged`).toBeLessThan(1e-7);
      const moved = {
        ...program,
        cost: program.cost.map((c) => c * 1.02),
        rowUpper: program.rowUpper.map((u, i) => (u > program.rowLower[i]! ? u + 0.05 * Math.abs(u) : u)),
      };
      const again = solveStaged(moved, { warm: old });
      const fresh = solveStaged(moved);
      expect.soft([seed, again.status]).toEqual([seed, fresh.status]);
      if (fresh.status === 'optimal') expect.soft(relative(again.objective, fresh.objective), `seed ${seed} moved`).toBeLessThan(1e-7);
      warm += again.iterations;
      cold += fresh.iterations;
    }
    expect(warm).toBeLessThan(cold);
  });

  it('refuses by name a row that ties distant stages', () => {
    const hours = 400;
    const index = Int32Array.from({ length: hours }, (_, t) => t);
    const answer = solveStaged({
      cost: new Float64Array(hours).fill(1),
      lower: new Float64Array(hours),
      upper: new Float64Array(hours).fill(Infinity),
      rowLower: Float64Array.of(1),
      rowUpper: Float64Array.of(1),
      matrix: { start: Int32Array.of(0, hours), index, value: new Float64Array(hours).fill(1) },
      columnStage: index,
      rowStage: Int32Array.of(7),
      rowName: () => 'the far row',
    });
    expect(answer).toMatchObject({ status: 'failed', reason: 'row the far row ties distant stages' });
  });

  it('leaves a large stage to HiGHS, which says why it answers', async () => {
    const n = 600;
    const index = Int32Array.from({ length: 2 * n }, (_, k) => (k % 2 === 0 ? k / 2 : ((k - 1) / 2 + 1) % n));
    const program = {
      cost: new Float64Array(n).fill(1),
      lower: new Float64Array(n),
      upper: new Float64Array(n).fill(Infinity),
      rowLower: new Float64Array(n).fill(1),
      rowUpper: new Float64Array(n).fill(1),
      matrix: { start: Int32Array.from({ length: n + 1 }, (_, i) => 2 * i), index, value: new Float64Array(2 * n).fill(1) },
      columnStage: new Int32Array(n),
      rowStage: new Int32Array(n),
    };
    expect(solveStaged(program)).toMatchObject({ status: 'failed', reason: 'a stage is too large for the staged method' });
    const answer = await solve(program);
    expect(answer).toMatchObject({ status: 'optimal', solver: 'highs-simplex' });
    expect(answer.reason).toContain('a stage is too large');
  });

  it('stops within one iteration when cancelled', () => {
    let asked = 0;
    const answer = solveStaged(randomProgram(10), { cancelled: () => ++asked === 3 });
    expect(answer).toMatchObject({ status: 'cancelled', iterations: 2 });
  });
});
