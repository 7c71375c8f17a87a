import { type Day, day, plus, plusMonths, valid } from './calendar.ts';
import { numeralAt } from './numeral.ts';
import type { Point } from './when.ts';

/** Values of the words of dates. */
export const small = (word: string): number => {
  const clean = word.replace(/^初/, '').replace(/^廿/, '二十');
  if (clean === '正') return 1;
  if (clean === '冬') return 11;
  if (clean === '腊') return 12;
  return /^\d/.test(clean) ? Number(clean) : numeralAt(clean, 0)!.value;
};
export const fullYear = (word: string): number => {
  const digits = /^\d/.test(word)
    ? word
    : word.startsWith('两千')
      ? String(numeralAt(word, 0)!.value)
      : [...word].map((c) => Math.max(0, '零一二三四五六七八九'.indexOf(c))).join('');
  return digits.length === 2 ? Number(digits) + (Number(digits) > 50 ? 1900 : 2000) : Number(digits);
};
export const year = (y: number) => ({ from: day(y, 1, 1), to: day(y + 1, 1, 1) });
export const month = (y: number, m: number) => ({ from: day(y, m, 1), to: plusMonths(day(y, m, 1), 1) });
export const one = (d: Day) => ({ from: d, to: plus(d, 1) });

/** A day as a point; one that does not exist resolves to nothing. */
export const exact = (d: Day, end: number): Point => ({
  end,
  unit: 'day',
  options:
    /* a day that is none resolves to nothing */ d.m <= 12 && d.d <= 31 && (valid(d) || d.d === 30) && !(d.m === 2 && d.d === 30 && d.y > 1800) ? [one(d)] : [],
});
