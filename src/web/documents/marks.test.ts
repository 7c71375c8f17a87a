import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Reading } from '../api/index.ts';
import { type Mark, marksOf, paragraphsOf } from './marks.ts';

const empty: Reading = { doc: '', title: null, year: null, text: '', reader: '', outline: [], sentences: [], figures: [], tasks: [], projects: [] };

it('loses no letter of the text, whatever is marked', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[甲乙丙 0-9。，]{0,20}$/), { maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(120), fc.nat(30)), { maxLength: 10 }),
      (lines, spans) => {
        const text = lines.join('\n');
        const marks = spans.map(([at, length], index): Mark => ({ at, end: at + length, kind: 'figure', item: `figure:${index}`, isDoubtful: false }));
        const paragraphs = paragraphsOf(text, empty, marks);
        expect(paragraphs.map((paragraph) => paragraph.runs.map((run) => run.text).join(''))).toEqual(lines.filter((line) => line.trim() !== ''));
        for (const paragraph of paragraphs) for (const run of paragraph.runs) expect(text.slice(run.at, run.at + run.text.length)).toBe(run.text);
      },
    ),
  );
});

it('marks a figure exactly where it stands and a heading by its outline', () => {
  const text = '一、工作目标\n可再生能源占比达到 50% 以上。';
  const at = text.indexOf('50%');
  const figure = {
    quote: '50%',
    at,
    end: at + 3,
    indicator: '可再生能源占比',
    value: 50,
    upper: null,
    unit: '%',
    masked: false,
    bound: '>=',
    kind: 'level',
    status: 'target',
    year: 2025,
    confidence: 0.4,
  } as const;
  const reading: Reading = { ...empty, figures: [figure], outline: [{ at: 0, end: 6, level: 1, number: '一、', title: '工作目标', parent: null }] };
  const paragraphs = paragraphsOf(text, reading, marksOf(reading));
  expect(paragraphs[0]!.level).toBe(1);
  expect(paragraphs[1]!.level).toBe(0);
  const marked = paragraphs[1]!.runs.filter((run) => run.marks.length > 0);
  expect(marked.map((run) => run.text)).toEqual(['50%']);
  expect(marked[0]!.marks[0]).toMatchObject({ item: 'figure:0', isDoubtful: true });
});
