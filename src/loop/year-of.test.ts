import { expect, it } from 'vitest';
import type { ReadDocument } from './document-words.ts';
import { yearOf } from './year-of.ts';

const read = (confirmed: number | null) => ({ document: { values: { year: confirmed } }, reading: { year: 2026 } }) as unknown as ReadDocument;

it('takes the year of the words, whatever the document is said to be of', () => {
  expect(yearOf(read(2024), { year: 2030, confidence: 0.96 })).toEqual({ year: 2030, confidence: 0.96 });
});

it('takes the confirmed year of the document where the words tell none', () => {
  expect(yearOf(read(2024), { year: null, confidence: 0.96 })).toEqual({ year: 2024, confidence: 0.96 });
});

it('is unsure of a guessed year', () => {
  expect(yearOf(read(null), { year: null, confidence: 0.96 })).toEqual({ year: 2026, confidence: 0.7 });
  expect(yearOf(read(null), { year: null, confidence: 0.5 }).confidence).toBe(0.5);
});
