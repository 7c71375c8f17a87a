import { describe, expect, it } from 'vitest';
import { solve } from '../solve.ts';
import { solveWithHighs } from '../highs.ts';
import { randomProgram } from './random-program.ts';
import { solveStaged } from './solve-staged.ts';

const full = process.env['PARKLOOP_FULL'] === '1';
const seeds = (reduced: number, all: number) => Array.from({ length: full ? all : reduced }, (_, k) => k + 1);

describe('the staged method', () => {
  it('agrees with HiGHS on random solvable programmes, each with a certificate', async () => {
    const byStaged = { yes: 0, all: 0 };
    for (const seed of seeds(200, 2000)) {
      const program = randomProgram(seed);
      const ours = await solve(program);
      const theirs = await solveWithHighs(program);
      byStaged.all++;
      if (ours.solver === 'staged') byStaged.yes++;
      expect.soft([seed, ['optimal', 'almost'].includes(ours.status), theirs.status]).toEqual([seed, true, 'optimal']);
      expect
        .soft(Math.abs(ours.objective - theirs.objective) / (1 + Math.abs(theirs.objective)), `seed ${seed}`)
        .toBeLessThan(ours.status === 'optimal' ? 1e-7 : 1e-5);
    }
    expect(byStaged.yes / byStaged.all).toBeGreaterThan(0.95);
  });

  it.each(['infeasible', 'unbounded'] as const)('says %s only with proof', async (fate) => {
    for (const seed of seeds(60, 200)) {
      const answer = await solve(randomProgram(seed, fate));
      expect.soft([seed, answer.status]).toEqual([seed, fate]);
    }
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

  it('stops within one iteration when cancelled', () => {
    let asked = 0;
    const answer = solveStaged(randomProgram(5), { cancelled: () => ++asked === 3 });
    expect(answer).toMatchObject({ status: 'cancelled', iterations: 2 });
  });
});
