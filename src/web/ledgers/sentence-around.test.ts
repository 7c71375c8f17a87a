import { expect, it } from 'vitest';
import { sentenceAround } from './sentence-around.ts';

const text = '抓好落实。绿电占比不低于50%。年底前完成。';
const sentences = [
  { at: 0, end: 5 },
  { at: 5, end: 16 },
  { at: 16, end: 22 },
];
const at = text.indexOf('50%');

it('gives the rest of the sentence that a quote stands in', () => {
  expect(sentenceAround(text, sentences, { at, end: at + 3, quote: '50%' })).toEqual({ before: '绿电占比不低于', after: '。' });
});

it('gives all sentences that a quote runs through', () => {
  expect(sentenceAround(text, sentences, { at, end: 18, quote: text.slice(at, 18) })).toEqual({ before: '绿电占比不低于', after: '前完成。' });
});

it('gives nothing where the text has other words there', () => {
  expect(sentenceAround(text, sentences, { at: at + 1, end: at + 4, quote: '50%' })).toBeUndefined();
});
