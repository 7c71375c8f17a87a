import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Reading } from '../api/index.ts';
import { byPassage, endsWithin, type Mark, marksOf, paragraphsOf, passageAt, passagesOf, placed } from './marks.ts';

const empty: Reading = { doc: '', title: null, year: null, text: '', reader: '', outline: [], sentences: [], figures: [], tasks: [], projects: [] };
const plain = { joined: new Set<number>(), outline: [], title: null };
const figure = {
  quote: '50%',
  at: 0,
  end: 3,
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

it('loses no letter of the text, whatever is marked and wherever it is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[甲乙丙 0-9。，]{0,20}$/), { maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(200), fc.nat(40)), { maxLength: 10 }),
      fc.integer({ min: 1, max: 60 }),
      (lines, spans, size) => {
        const text = lines.join('\n');
        const marks = spans
          .map(([at, length], index): Mark => ({ at, end: at + length, kind: 'figure', item: `figure:${index}`, confidence: 1, band: 'sure' }))
          .toSorted((a, b) => a.at - b.at || b.end - a.end);
        const passages = passagesOf(text, size);
        expect(passages.map((one) => text.slice(one.at, one.end)).join('')).toBe(text);
        const held = byPassage(passages, marks);
        const paragraphs = passages.flatMap((passage, index) => paragraphsOf(text, passage, held[index]!, plain));
        expect(paragraphs.map((paragraph) => paragraph.runs.map((run) => run.text).join(''))).toEqual(lines.filter((line) => line.trim() !== ''));
        for (const paragraph of paragraphs)
          for (const run of paragraph.runs) {
            const end = run.at + run.text.length;
            expect(text.slice(run.at, end)).toBe(run.text);
            const items = marks.filter((one) => one.at <= run.at && one.end >= end && one.end > one.at).map((one) => one.item);
            expect(run.marks.map((one) => one.item)).toEqual(items);
          }
        for (const passage of passages) for (const at of [passage.at, passage.end - 1]) expect(passageAt(passages, at)).toBe(passage.index);
      },
    ),
    { seed: 7 },
  );
});

it('marks a figure exactly where it stands, by what it is and how sure it is, and a heading by its outline', () => {
  const text = '一、工作目标\n可再生能源占比达到 50% 以上，去年为 45%。';
  const [at, other] = [text.indexOf('50%'), text.indexOf('45%')];
  const reading: Reading = {
    ...empty,
    figures: [
      { ...figure, at, end: at + 3 },
      { ...figure, at: other, end: other + 3, status: 'result', confidence: 0.97 },
    ],
    outline: [{ at: 0, end: 6, level: 1, number: '一、', title: '工作目标', parent: null }],
  };
  const paragraphs = paragraphsOf(text, { at: 0, end: text.length }, marksOf(reading), { joined: new Set(), outline: reading.outline, title: null });
  expect(paragraphs.map((one) => one.level)).toEqual([1, 0]);
  const marked = paragraphs[1]!.runs.filter((run) => run.marks.length > 0);
  expect(marked.map((run) => run.text)).toEqual(['50%', '45%']);
  expect(marked.map((run) => run.marks[0])).toMatchObject([
    { item: 'figure:0', kind: 'goal', band: 'doubtful' },
    { item: 'figure:1', kind: 'figure', band: 'sure' },
  ]);
});

it('puts a mark where people moved it', () => {
  const [moved] = placed(marksOf({ ...empty, figures: [figure] }), new Map([['figure:0', { at: 4, end: 9 }]]));
  expect(moved).toMatchObject({ at: 4, end: 9, item: 'figure:0', band: 'doubtful' });
});

it('sets the title and what stands under it apart', () => {
  const text = '示例讲话\n（2025年1月6日）\n同志们：\n示例讲话';
  const levels = paragraphsOf(text, { at: 0, end: text.length }, [], { joined: new Set(), outline: [], title: '示例讲话' }).map((one) => one.level);
  expect(levels).toEqual([-2, -1, 0, 0]);
});

it('a paragraph goes on over a line end inside a sentence', () => {
  const text = '一年来，面对多重压\n力叠加，稳中求进。\n下一步，加快建设。';
  const sentences = [
    { at: 0, end: 19 },
    { at: 20, end: text.length },
  ];
  const joined = endsWithin(text, sentences);
  expect([...joined]).toEqual([9]);
  expect(paragraphsOf(text, { at: 0, end: text.length }, [], { joined, outline: [], title: null }).map(({ at, end }) => [at, end])).toEqual([
    [0, 19],
    [20, text.length],
  ]);
});
