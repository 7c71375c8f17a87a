import { describe, expect, it } from 'vitest';
import { random, randomProgram } from '../staged/random-program.ts';
import { solveStaged } from '../staged/index.ts';
import { bytesFile } from './build.ts';
import * as bytes from './bytes.ts';
import { Arena, type Kernel, type KernelKind, plainKernel } from './index.ts';

const kinds: readonly KernelKind[] = ['fused', 'simd'];
/** One that is done at once, and one that two threads halve. */
const LENGTHS = [24, 20_000];

/** A call with random arguments: n a vector, l a list of places without repetition, s a number, o what sums go to, c a count. */
const call = (kernel: Kernel, arena: Arena, name: keyof Kernel, form: string, length: number): number[] => {
  const next = random(name.length * 7919);
  const vectors: Float64Array[] = [];
  const given = Array.from(form, (kind) => {
    if (kind === 'c') return length;
    if (kind === 's') return next();
    if (kind === 'o') {
      const sums = arena.numbers(12);
      vectors.push(sums);
      return sums;
    }
    if (kind === 'l') return arena.ints(Int32Array.from({ length }, (_, k) => (k * 7 + 3) % length));
    const v = arena.numbers(length);
    for (let k = 0; k < length; k++) v[k] = next() * 2 - 0.6;
    vectors.push(v);
    return v;
  });
  const result = (kernel[name] as (...args: unknown[]) => number | undefined)(...given);
  return [...vectors.flatMap((v) => [...v]), result ?? 0];
};

const forms: Partial<Record<keyof Kernel, string>> = {
  diagonal: 'cnsnnn',
  addTimes: 'csnn',
  copy: 'cnn',
  clear: 'cn',
  clearAt: 'cln',
  minus: 'cnnn',
  multiply: 'cnn',
  dot: 'cnn',
  largest: 'cn',
  worst: 'cnn',
  prepare: 'cnnnnnnns',
  residuals: 'cnnnnno',
  rowWeights: 'cnsnn',
  slacks: 'cnnnn',
  pull: 'cnnnnn',
  duals: 'cnnnnn',
  ratios: 'cnnnno',
  mixedRatios: 'cnnnnnno',
  mix: 'cnsn',
  sums: 'cnnnno',
  targets: 'cnnssn',
  centres: 'cnnnnssssn',
  move: 'cnnnnnss',
  negate: 'clnn',
  wallAt: 'clnn',
  addAt: 'clsnn',
  addProductsAt: 'clnnn',
  scatter: 'cllnn',
  gather: 'cllnn',
  invert: 'cn',
};

describe('the kernel', () => {
  it('stands in bytes.ts as its source assembles', async () => {
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(new URL('./bytes.ts', import.meta.url), 'utf8')).toBe(bytesFile());
    expect(bytes.SIMD).not.toBe(bytes.FUSED);
  });

  it.each(kinds)('%s does what plain JavaScript does, vector by vector', (kind) => {
    for (const length of LENGTHS) {
      const arena = new Arena(1 << 25, kind);
      if (arena.kind !== kind) return;
      for (const [name, form] of Object.entries(forms) as [keyof Kernel, string][]) {
        const ours = call(arena.kernel, arena, name, form, length);
        const plain = call(plainKernel, new Arena(0, 'plain'), name, form, length);
        const apart = ours.map((v, k) => Math.abs(v - plain[k]!) / (1 + Math.abs(plain[k]!)));
        expect(
          apart.reduce((a, b) => Math.max(a, b), 0),
          `${name}, ${length} entries`,
        ).toBeLessThan(1e-10);
      }
    }
  });

  it.each(kinds)('%s leads the method to the same answers', (kind) => {
    for (let seed = 1; seed <= 40; seed++) {
      const program = randomProgram(seed);
      const plain = solveStaged(program, { kernel: 'plain' });
      const ours = solveStaged(program, { kernel: kind });
      expect.soft([seed, ours.status]).toEqual([seed, plain.status]);
      if (plain.status === 'optimal')
        expect.soft(Math.abs(ours.objective - plain.objective) / (1 + Math.abs(plain.objective)), `seed ${seed}`).toBeLessThan(1e-7);
    }
  });
});
