import { expect, it } from 'vitest';
import { reading } from '../support/lexicon.ts';
import { samples, score } from './score.ts';

it('annotations are the texts’ own words', () => {
  const all = samples();
  expect(all).toHaveLength(30);
  for (const { text, tasks, slogans, figures = [] } of all)
    for (const item of [...tasks, ...slogans, ...figures]) expect(text.slice(item.at, item.end)).toBe(item.quote);
});

it('the reader stays above its floor on them', () => {
  const lines: string[] = [];
  const got = score(
    ({ text }) => reading(text),
    (line) => lines.push(line),
  );
  if (process.env['PARKLOOP_TELL']) console.log([...lines, JSON.stringify(got, null, 1)].join('\n'));
  for (const [key, least] of Object.entries({ taskF1: 0.3, figureF1: 0.85 })) expect(got[key], key).toBeGreaterThanOrEqual(least);
});
