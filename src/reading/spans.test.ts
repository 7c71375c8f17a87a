import { expect, it } from 'vitest';
import { lastFrom, overlaps } from './spans.ts';

it('items are found by halves as by looking at each', () => {
  const items = [
    { at: 2, end: 5 },
    { at: 7, end: 12 },
    { at: 12, end: 14 },
  ];
  for (let at = 0; at < 16; at++) {
    expect(lastFrom(items, at)).toBe(items.findLastIndex((item) => item.at <= at));
    for (let end = at + 1; end <= 16; end++) expect(overlaps(items, { at, end })).toBe(items.some((item) => item.at < end && item.end > at));
  }
  expect(lastFrom([], 3)).toBe(-1);
  expect(overlaps([], { at: 0, end: 9 })).toBe(false);
});
