import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { around, stepEdge, withEdge } from './span.ts';

const text = '一、目标\n增长 8.5% 以上😀。';

it('moves an end by one character, over blanks, whole characters only, never past the other end', () => {
  const at = text.indexOf('8.5%');
  const span = { at, end: at + 4 };
  const words = (one: { at: number; end: number }) => text.slice(one.at, one.end);
  expect(words(stepEdge(text, span, 'end', 1))).toBe('8.5% 以');
  expect(words(stepEdge(text, { at, end: text.indexOf('😀') }, 'end', 1))).toBe('8.5% 以上😀');
  expect(words(stepEdge(text, span, 'end', -1))).toBe('8.5');
  expect(words(stepEdge(text, span, 'start', -1))).toBe('长 8.5%');
  expect(words(stepEdge(text, span, 'start', 1))).toBe('.5%');
  expect(words(stepEdge(text, { at, end: at + 1 }, 'end', -1))).toBe('8');
  expect(words(withEdge(text, span, 'start', text.length))).toBe('%');
  expect(words(withEdge(text, span, 'end', 0))).toBe('8');
  expect(words(withEdge(text, span, 'start', text.indexOf('\n')))).toBe('增长 8.5%');
});

it('always leaves words that neither begin nor end in a blank nor cut a character', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('甲', 'b', '😀', ' ', '\n', '。'), { minLength: 1, maxLength: 30 }),
      fc.nat(40),
      fc.nat(40),
      fc.constantFrom('start' as const, 'end' as const),
      fc.integer({ min: -5, max: 60 }),
      (letters, from, length, edge, to) => {
        const words = letters.join('');
        const isSound = (at: number, end: number) => {
          const cut = words.slice(at, end);
          return cut.isWellFormed() && cut !== '' && cut === cut.trim() && words.slice(0, at).isWellFormed();
        };
        fc.pre(isSound(from, from + length) && from + length <= words.length);
        const span = { at: from, end: from + length };
        for (const moved of [withEdge(words, span, edge, to), stepEdge(words, span, edge, 1), stepEdge(words, span, edge, -1)]) {
          expect(isSound(moved.at, moved.end)).toBe(true);
          expect(edge === 'start' ? moved.end : moved.at).toBe(edge === 'start' ? span.end : span.at);
        }
      },
    ),
    { seed: 7 },
  );
});

it('gives the words around a span within its sentence', () => {
  const sentences = [
    { at: 0, end: 4 },
    { at: 5, end: text.length },
  ];
  const at = text.indexOf('8.5%');
  expect(around(text, sentences, { at, end: at + 4 })).toEqual({ before: '增长 ', after: ' 以上😀。' });
  expect(around(text, sentences, { at, end: at + 4 }, 1)).toEqual({ before: '…', after: '…' });
  expect(around(text, sentences, { at: 2, end: 8 })).toEqual({ before: '', after: '' });
  expect(around(text, [], { at, end: at + 4 })).toEqual({ before: '', after: '' });
});
