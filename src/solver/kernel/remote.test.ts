import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StagedProgram } from '../program.ts';
import { randomProgram } from '../staged/random-program.ts';
import { solveStaged } from '../staged/index.ts';

/** A store that is filled and emptied over a long horizon: long enough for loops to be shared. */
const longProgram = (hours: number): StagedProgram => {
  const per = 4; // generation, charge, level, curtailment
  const n = per * hours + 1;
  const cost = new Float64Array(n);
  const upper = new Float64Array(n).fill(Infinity);
  const start = [0];
  const index: number[] = [];
  const value: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const columnStage = new Int32Array(n).fill(-1);
  const rowStage: number[] = [];
  const row = (t: number, low: number, high: number, ...entries: readonly (readonly [number, number])[]) => {
    for (const [j, a] of entries) {
      index.push(j);
      value.push(a);
    }
    start.push(index.length);
    rowLower.push(low);
    rowUpper.push(high);
    rowStage.push(t);
  };
  for (let t = 0; t < hours; t++) {
    const at = per * t;
    for (let k = 0; k < per; k++) columnStage[at + k] = t;
    cost[at] = 30 + 20 * Math.sin(t / 4);
    cost[at + 3] = 1;
    upper[at] = 3;
    upper[at + 2] = 8;
    const load = 2 + Math.sin(t / 24) + 0.3 * Math.cos(t);
    row(t, load, load, [at, 1], [at + 1, -1], [at + 3, -1]);
    row(t, 0, 0, [at + 2, -1], [at + 1, 0.97], ...(t > 0 ? [[at - 2, 0.999] as const] : []));
    row(t, -Infinity, 0, [at + 2, 1], [n - 1, -1]);
  }
  cost[n - 1] = 40;
  const lower = new Float64Array(n);
  for (let t = 0; t < hours; t++) lower[per * t + 1] = -2;
  return {
    cost,
    lower,
    upper,
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    matrix: { start: Int32Array.from(start), index: Int32Array.from(index), value: Float64Array.from(value) },
    columnStage,
    rowStage: Int32Array.from(rowStage),
  };
};

describe('a second thread', () => {
  let helper: Worker;
  beforeAll(async () => {
    const door = JSON.stringify(new URL('./remote.ts', import.meta.url).href);
    const source = `import('node:worker_threads').then(async ({ parentPort }) => { const { assist } = await import(${door}); parentPort.on('message', assist); parentPort.postMessage('here'); })`;
    helper = new Worker(source, { eval: true });
    await new Promise((come, fail) => {
      helper.once('message', come);
      helper.once('error', fail);
    });
  });
  afterAll(async () => {
    await helper.terminate();
  });

  it('changes nothing in the answer, and serves again and again', () => {
    const program = longProgram(3000);
    const alone = solveStaged(program);
    expect(alone.status).toBe('optimal');
    for (let run = 0; run < 3; run++) {
      const together = solveStaged(program, { helper });
      expect(together.iterations).toBe(alone.iterations);
      expect(together.objective).toBe(alone.objective);
      expect(together.rowDual).toEqual(alone.rowDual);
    }
  });

  it('is taken in the middle of a solve when it comes late, and is not missed when it never comes', () => {
    const program = longProgram(1500);
    const alone = solveStaged(program);
    const held: unknown[] = [];
    const late = solveStaged(program, {
      helper: { postMessage: (message) => held.push(message) },
      onProgress: ({ iteration }) => {
        if (iteration === 5) helper.postMessage(held[0]);
      },
    });
    expect(late.objective).toBe(alone.objective);
    const never = solveStaged(program, { helper: { postMessage: () => {} } });
    expect(never.primal).toEqual(alone.primal);
  });

  it('is lent one memory for many solves, and a larger one when it is needed', () => {
    const seen: WebAssembly.Memory[] = [];
    const lent = {
      postMessage: (message: unknown) => {
        seen.push((message as { memory: WebAssembly.Memory }).memory);
        helper.postMessage(message);
      },
    };
    const [small, large] = [longProgram(1200), longProgram(3000)];
    const alone = solveStaged(small);
    for (const program of [small, small, large, small]) {
      const together = solveStaged(program, { helper: lent });
      if (program === small) expect(together.rowDual).toEqual(alone.rowDual);
    }
    expect(seen.map((memory) => seen.indexOf(memory))).toEqual([0, 0, 2, 2]);
  });

  it('may die in the middle: the solve is begun again without it', async () => {
    const source = `require('node:worker_threads').parentPort.on('message', (m) => {
      const words = new Int32Array(m.control);
      Atomics.store(words, 0, 1);
      Atomics.notify(words, 0);
    })`;
    const mute = new Worker(source, { eval: true });
    await new Promise((online) => mute.once('online', online));
    const program = longProgram(3000);
    let words = new Int32Array(new SharedArrayBuffer(4));
    const told = {
      postMessage: (message: unknown) => {
        words = new Int32Array((message as { control: SharedArrayBuffer }).control);
        mute.postMessage(message);
      },
    };
    // the solve goes on once the other thread has said that it is there, however late a busy machine lets it
    const answer = solveStaged(program, { helper: told, onProgress: ({ iteration }) => iteration === 2 && Atomics.wait(words, 0, 0) });
    expect(answer.rowDual).toEqual(solveStaged(program).rowDual);
    // it had been asked, and waited for
    expect(answer.seconds).toBeGreaterThan(5);
    await mute.terminate();
  });

  it('takes part in small programmes and in proofs that there is no answer', () => {
    for (const fate of ['infeasible', 'unbounded'] as const) {
      const alone = solveStaged(randomProgram(3, fate));
      expect(solveStaged(randomProgram(3, fate), { helper }).status).toBe(alone.status);
    }
  });
});
