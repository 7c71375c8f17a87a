import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';
import { dutiesOf, type DutyWords, fittingUnit } from './duties.ts';

const words = parse(readFileSync(new URL('../../catalog/lexicon/duties.yaml', import.meta.url), 'utf8')) as DutyWords;
const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8');
const of = (text: string) => dutiesOf(text, reading(text).outline, words);

describe('the 职责分工 of a document', () => {
  it('lines below a heading that says so', () => {
    const text = sample('2024-duties.txt');
    const found = of(text);
    expect(found.map((d) => d.unit)).toEqual(['能源局', '经济发展局', '招商局', '国土建设局', '生态环境分局', '应急管理局', '水务局', '人力资源服务中心']);
    expect(found[6]?.duty).toBe('负责供水、用水计划、再生水利用和水权管理。');
    for (const { at, end, quote } of found) expect(text.slice(at, end)).toBe(quote);
  });

  it('headings with the lines below, and the rows of a table', () => {
    expect(
      of('示例专班工作方案\n三、成员单位职责\n（一）能源局\n负责电力消纳。\n（二）水务局\n1.负责再生水利用。\n四、工作要求\n水务局：6月底前报送方案。').map(
        (d) => [d.unit, d.duty],
      ),
    ).toEqual([
      ['能源局', '负责电力消纳。'],
      ['水务局', '负责再生水利用。'],
    ]);
    expect(of('附件：分工表\n序号\t单位\t主要职责\n1\t能源局\t电力消纳、绿电直连\n2\t水务局\t再生水利用').map((d) => [d.unit, d.duty])).toEqual([
      ['能源局', '电力消纳、绿电直连'],
      ['水务局', '再生水利用'],
    ]);
  });

  it('a unit that is set a task has told no duty', () => {
    expect(of(sample('2024-task-notice.txt'))).toEqual([]);
    expect(of(sample('2024-work-meeting.txt'))).toEqual([]);
    expect(of('示例园区工作安排\n一、重点任务\n能源局：负责6月底前建成储能电站。')).toEqual([]);
  });

  it('never throws, and its spans are the text’s', () => {
    const part = fc.constantFrom('职责分工', '\n', '能源局：负责', '（一）能源局', '\t', '单位', '职责', '水务局', '。', '一、', '😀', '再生水利用');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const { at, end, quote } of of(text)) expect(text.slice(at, end)).toBe(quote);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('the unit whose duties fit a task', () => {
  const duties = of(sample('2024-duties.txt'));
  const fit = (task: string) => fittingUnit(task, duties, words)?.unit;

  it('is proposed by the words of its duty', () => {
    expect(fit('6月底前提出绿电直连实施方案')).toBe('能源局');
    expect(fit('扩大再生水利用规模，年内达到900万立方米')).toBe('水务局');
    expect(fit('常态化开展隐患排查，重大隐患按期整改')).toBe('应急管理局');
    expect(fit('全年招聘产业工人，办好职业技能培训班')).toBe('人力资源服务中心');
    expect(fit('改造园区道路12公里')).toBe('国土建设局');
    // What comes behind the first clause says less of what the task is.
    expect(fit('改造园区道路12公里，方便企业用水')).toBe('国土建设局');
    expect(fittingUnit('提出绿电直连方案', duties, words)?.duties.map((d) => [d.from.unit, d.words])).toEqual([['能源局', '绿电直连']]);
  });

  it('is none where no duty names the task, where its words are too common, or where two fit alike', () => {
    expect(fit('编制园区志')).toBeUndefined();
    expect(fit('推进重点项目建设，提升服务水平')).toBeUndefined();
    expect(fit('开展工业企业诊断')).toBeUndefined();
    expect(fit('统筹招商引资和用地报批')).toBeUndefined();
    expect(fit('落实金融支持政策，为绿电直连融资')).toBeUndefined();
    expect(fit('')).toBeUndefined();
    expect(fittingUnit('提出绿电直连方案', [], words)).toBeUndefined();
    // A second table that says the same in fewer words counts once.
    const again = fittingUnit('提出绿电直连方案', [...duties, { ...duties[0]!, duty: '绿电' }], words);
    expect(again?.duties.map((d) => d.words)).toEqual(['绿电直连']);
    const both = [...duties, { ...duties[0]!, unit: '供电公司' }];
    expect(fittingUnit('提出绿电直连方案', both, words)).toBeUndefined();
  });
});
