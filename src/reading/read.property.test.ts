import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';

const bits = [
  '一、',
  '（二）',
  '1.',
  '一是',
  '要',
  '加快',
  '完成',
  '实现',
  '增长',
  '下降',
  '分别',
  '不低于',
  '以上',
  '左右',
  '等',
  '项目',
  '工程',
  '的',
  '和',
  '、',
  '，',
  '。',
  '；',
  '\n',
  '\r\n',
  '“',
  '”',
  '（',
  '）',
  '《',
  '》',
  '第',
  '位',
  '2024年',
  '到2030年',
  '十五五',
  '亿元',
  '万',
  '千瓦',
  '%',
  '个百分点',
  '家',
  'X',
  '*',
  '12',
  '3.5',
  '二十',
  '百',
  '万亿',
  '至',
  '—',
  '產值',
  '(chǎn)',
  ' ',
  '　',
  '８',
  '％',
  '\u0000',
  '\ud83d',
  '😀',
  '产值',
  '用电量',
  '示例',
  '去年',
  '目标是：',
  '责任单位：',
  '牵头单位：示例局；',
  '完成时限：9月底前',
  '（由示例局负责，年底前完成）',
  '\t',
  '重点任务\t责任单位\t完成时限\n',
  '招商局',
  '6月20日前',
  '建设',
  '三分之',
  '一半',
  '与经济增长同步',
  '零突破',
  'xx.x亿元',
  '1/10',
  '\u200b',
  '增 加 值',
  '(',
  ':',
  '等12个',
  '分别',
  '水库',
  '建成投用',
  '工作回顾',
  '过去一年',
  '指出，',
  '20XX年',
];
/** 2,000 texts in `npm test`, 100,000 with PARKLOOP_FULL=1. */
const runs = process.env['PARKLOOP_FULL'] === '1' ? 100_000 : 2000;

const genre = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...bits) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), {
    maxLength: 120,
  })
  .map((parts) => parts.join(''));
const sample =
  '一、总结\n一年来，园区产值完成86.4亿元，增长7.2%；新增企业4家，用水量下降3%。\n二、重点工作\n力争到2027年绿电占比不低于50%，加快示例能源60万千瓦风电等3个项目建设（责任单位：经发局）。';
/** The sample with pieces cut, doubled or swapped. */
const mutated = fc
  .array(fc.tuple(fc.nat(sample.length), fc.nat(12), fc.constantFrom(...bits)), { minLength: 1, maxLength: 8 })
  .map((edits) => edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), sample));

describe('on any text', () => {
  it('every span is its quote, inside the text; the reader never throws and reads the same twice', () => {
    fc.assert(
      fc.property(fc.oneof(genre, mutated), (text) => {
        const first = reading(text, 2024);
        for (const item of [...first.figures, ...first.tasks, ...first.projects, ...first.relations!]) expect(text.slice(item.at, item.end)).toBe(item.quote);
        for (const [i, project] of first.projects.entries()) if (i > 0) expect(project.at).toBeGreaterThanOrEqual(first.projects[i - 1]!.end);
        for (const item of [...first.figures, ...first.tasks, ...first.projects, ...first.sentences, ...first.outline]) {
          expect(0 <= item.at && item.at < item.end && item.end <= text.length).toBe(true);
        }
        for (const f of first.figures) {
          expect(f.masked).toBe(f.value === null);
          expect(f.confidence > 0 && f.confidence <= 1).toBe(true);
        }
        for (const t of first.tasks) for (const i of t.figures) expect(first.figures[i]!.at >= t.at && first.figures[i]!.end <= t.end).toBe(true);
        expect(reading(text, 2024)).toEqual(first);
      }),
      { numRuns: runs, seed: 20_260_101 },
    );
  });

  it('figures do not overlap and stand in order', () => {
    fc.assert(
      fc.property(genre, (text) => {
        const { figures } = reading(text);
        for (let i = 1; i < figures.length; i++) expect(figures[i]!.at).toBeGreaterThanOrEqual(figures[i - 1]!.end);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
