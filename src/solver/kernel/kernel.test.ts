import { describe, expect, it } from 'vitest';
import { random, randomProgram } from '../staged/random-program.ts';
import { solveStaged } from '../staged/index.ts';
import { bytesFile } from './build.ts';
import * as bytes from './bytes.ts';
import { Arena, type Kernel, type KernelKind, plainKernel } from './index.ts';

const kinds: readonly KernelKind[] = ['fused', 'simd'];
const LENGTH = 24;

/** A call with random arguments: n a vector, h bound flags, i an increasing list of row starts, x indices, s a number, c a count. */
const call = (kernel: Kernel, arena: Arena, name: keyof Kernel, form: string): number[] => {
  const next = random(name.length * 7919);
  const vectors: Float64Array[] = [];
  const given = Array.from(form, (kind) => {
    if (kind === 'c') return LENGTH;
    if (kind === 's') return next();
    if (kind === 'h') {
      const has = arena.bytes(LENGTH);
      return has.map((_, k) => (has[k] = [0, 1, 2, 3, 4][Math.floor(next() * 5)]!)) && has;
    }
    const v = arena.numbers(LENGTH);
    for (let k = 0; k < LENGTH; k++) v[k] = next() * 2 - 0.6;
    vectors.push(v);
    return v;
  });
  const result = (kernel[name] as (...args: unknown[]) => number | undefined)(...given);
  return [...vectors.flatMap((v) => [...v]), result ?? 0];
};

const forms: Partial<Record<keyof Kernel, string>> = {
  diagonal: 'cnsnnn',
  add: 'cnn',
  largest: 'cn',
  prepare: 'chnnnnnnns',
  residuals: 'chnnnnnn',
  rowWeights: 'chnsnn',
  slacks: 'cnnnn',
  pull: 'cnnnnn',
  duals: 'cnnnnn',
  ratios: 'cnnnnn',
  mixedRatios: 'cnnnnnnn',
  mix: 'cnsn',
  sums: 'cnnnnn',
  targets: 'cnnssn',
  centres: 'cnnnnssssn',
  move: 'chnnnnnss',
};

describe('the kernel', () => {
  it('stands in bytes.ts as its source assembles', async () => {
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(new URL('./bytes.ts', import.meta.url), 'utf8')).toBe(bytesFile());
    expect(bytes.SIMD).not.toBe(bytes.FUSED);
  });

  it.each(kinds)('%s does what plain JavaScript does, vector by vector', (kind) => {
    const arena = new Arena(1 << 20, kind);
    if (arena.kind !== kind) return;
    for (const [name, form] of Object.entries(forms) as [keyof Kernel, string][]) {
      const ours = call(arena.kernel, arena, name, form);
      const plain = call(plainKernel, new Arena(0, 'plain'), name, form);
      ours.forEach((v, k) => expect(Math.abs(v - plain[k]!) / (1 + Math.abs(plain[k]!)), `${name} ${k}: ${v} for ${plain[k]}`).toBeLessThan(1e-12));
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
