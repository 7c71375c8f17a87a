import { expect, it } from 'vitest';
import { growth } from '../../../test/support/steps.ts';
import { decodeText } from '../decode.ts';

// Each with a word to read: a page without any is refused.
it.each(['<a b="', '<div class="text view">甲<p>', '<table><tr><td>甲', '<p>加快推进。</p>', '<!--', "<a b='c"])(
  'reads %j again and again with work in proportion to the length',
  async (words) => {
    const read = (times: number) => decodeText(new TextEncoder().encode(`<p>甲</p>${words.repeat(times)}`), 'a.html');
    expect(await growth(read, 500)).toBeLessThan(10);
  },
);
