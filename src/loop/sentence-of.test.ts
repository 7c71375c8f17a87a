import { describe, expect, it } from 'vitest';
import { sentenceOf } from './sentence-of.ts';

describe('the sentence of a span', () => {
  const sentences = [
    { at: 0, end: 5 },
    { at: 7, end: 12 },
    { at: 12, end: 20 },
  ];

  it('is the one that holds all of it', () => {
    for (let at = 0; at < 22; at++)
      for (let end = at; end <= 22; end++)
        expect(sentenceOf(sentences, { at, end })).toBe(sentences.findLast((sentence) => sentence.at <= at && end <= sentence.end));
    expect(sentenceOf([], { at: 0, end: 1 })).toBeUndefined();
  });

  it('is found among a hundred thousand by a few looks', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({ at: i * 10, end: i * 10 + 9 }));
    let looks = 0;
    const watched = new Proxy(many, {
      get(list, key) {
        if (key !== 'length') looks++;
        return Reflect.get(list, key) as unknown;
      },
    });
    for (const span of [many[0]!, many[49_999]!, many[99_999]!]) {
      looks = 0;
      expect(sentenceOf(watched, span)).toBe(span);
      expect(looks).toBeLessThan(20);
    }
  });
});
