import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { offsetsOf, rowAt, windowOf } from './rows.ts';

it('draws every row that meets the view, and a bounded number of others', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 10, max: 300 }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: -100, max: 40_000 }),
      fc.nat(1000),
      (measured, top, height) => {
        const keys = measured.map((_, index) => String(index));
        const heights = new Map(measured.flatMap((one, index) => (index % 3 === 0 ? [] : [[String(index), one] as const])));
        const offsets = offsetsOf(keys, heights, 60);
        const [from, to] = windowOf(offsets, top, height, 100);
        for (const [index] of keys.entries()) {
          const isMet = offsets[index + 1]! > top && offsets[index]! < top + height;
          if (isMet) expect(index >= from && index < to, String(index)).toBe(true);
        }
        expect(to - from).toBeLessThanOrEqual(Math.ceil((height + 200) / 10) + 2);
        expect(rowAt(offsets, offsets[from]!)).toBe(from);
      },
    ),
    { seed: 7 },
  );
  expect(windowOf(offsetsOf([], new Map(), 60), 0, 500, 100)).toEqual([0, 0]);
});
