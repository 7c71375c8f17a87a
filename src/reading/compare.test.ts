import { describe, expect, it } from 'vitest';
import { lexicon } from '../../test/support/lexicon.ts';
import { checkArithmetic } from './arithmetic.ts';
import { compareGoals, compareReadings, contradictions } from './compare.ts';
import { goalsOf } from './goals.ts';
import { read } from './read.ts';

const indicators = [
  { id: 'economy.gdp', aliases: ['地区生产总值', 'GDP'] },
  { id: 'investment.arrived', aliases: ['到位资金'] },
  { id: 'energy.intensity', aliases: ['单位GDP能耗'] },
];
const of = (text: string) => read(`2025年重点工作\n今年主要预期目标是：${text}`, { name: '', lexicon, indicators, hash: '' });
const goals = (a: string, b: string, standing: 'peers' | 'higher' | 'edition') =>
  compareReadings(of(a), of(b), standing).goals.map((f) => [f.what, f.indicator, f.difference]);

describe('two documents', () => {
  it('the same goal in other words and units is one', () => {
    expect(goals('地区生产总值增长7%，到位资金130亿元。', 'GDP增长7%以上，到位资金1300000万元。', 'peers')).toEqual([
      ['same', '地区生产总值', 0],
      ['same', '到位资金', 0],
    ]);
  });

  it('are compared in time in proportion to their goals, one indicator said thousands of times included', () => {
    let looks = 0;
    const goal = (i: number, value: number) => ({
      source: `${i}`,
      indicator: '用电量',
      get value() {
        looks++;
        return value;
      },
      unit: '万千瓦时',
      bound: '=' as const,
      kind: 'level' as const,
      year: 2025,
    });
    const looksAt = (count: number) => {
      const [first, second] = [0, 1].map((more) => Array.from({ length: count }, (_, i) => goal(i, i + more)));
      looks = 0;
      expect(compareGoals(first!, first!, 'edition').every(({ what }) => what === 'same')).toBe(true);
      expect(compareGoals(first!, second!, 'edition')).toHaveLength(count);
      return looks;
    };
    expect(looksAt(40_000)).toBeLessThan(11 * looksAt(4000));
  });

  it('peers contradict each other', () => {
    expect(goals('地区生产总值增长7%。', '地区生产总值增长6%。', 'peers')).toEqual([['contradiction', '地区生产总值', -1]]);
  });

  it('ours is weaker than, stronger than or silent on the higher body’s', () => {
    expect(
      goals(
        '地区生产总值增长7%以上，单位GDP能耗下降3%，到位资金130亿元以上，用水量不超过3000万吨。',
        '地区生产总值增长6%以上，单位GDP能耗下降4%，到位资金140亿元。',
        'higher',
      ),
    ).toEqual([
      ['weaker', '地区生产总值', -1],
      ['stronger', '单位GDP能耗', -1],
      ['stronger', '到位资金', 10],
      ['missing', '用水量', null],
    ]);
  });

  it('a decline of at least so much is stronger where it is more', () => {
    expect(goals('单位GDP能耗下降3%以上。', '单位GDP能耗下降4%以上。', 'higher')).toEqual([['stronger', '单位GDP能耗', -1]]);
    expect(goals('单位GDP能耗下降3%以上。', '单位GDP能耗下降2%。', 'higher')).toEqual([['weaker', '单位GDP能耗', 1]]);
  });

  it('a new edition keeps, changes, adds and drops goals and tasks', () => {
    expect(goals('地区生产总值增长7%，到位资金130亿元。', '地区生产总值增长7%，用水量不超过3000万吨。', 'edition')).toEqual([
      ['same', '地区生产总值', 0],
      ['dropped', '到位资金', null],
      ['new', '用水量', null],
    ]);
    const tasks = (text: string) => read(`2025年重点工作\n${text}`, { name: '', lexicon, indicators, hash: '' });
    expect(
      compareReadings(tasks('1.编制节水规划，6月底前完成。\n2.建设中试平台。'), tasks('1.编制节水规划，9月底前完成。\n2.建设人才公寓。'), 'edition').tasks.map(
        (t) => [t.what, t.fields],
      ),
    ).toEqual([
      ['changed', ['deadline', 'measure']],
      ['dropped', []],
      ['new', []],
    ]);
  });

  it('one document may contradict itself', () => {
    expect(contradictions(goalsOf(of('地区生产总值增长7%；一季度开好局，确保地区生产总值增长8%。'))).map((f) => f.difference)).toEqual([1]);
  });
});

describe('arithmetic inside one', () => {
  const report = (text: string) => checkArithmetic(read(`一、2024年工作回顾\n${text}`, { name: '', lexicon, indicators, hash: '', assumedYear: 2025 }));
  it('last result × growth against the level also named; what is still to be added, a month', () => {
    const [money, gdp] = report(
      '去年，到位资金达到100亿元，地区生产总值完成160亿元。\n二、2025年工作安排\n今年，到位资金增长30%，到位资金达到130亿元，地区生产总值增长7%。',
    );
    expect(money).toMatchObject({ indicator: '到位资金', year: 2025, rate: 30, agrees: true, needed: 30, monthly: 2.5, unit: '亿元' });
    expect(money!.implied).toBeCloseTo(130, 9);
    expect(gdp).toMatchObject({ indicator: '地区生产总值', level: null, agrees: null, gap: null });
    expect(gdp!.implied).toBeCloseTo(171.2, 9);
  });
  it('says when they do not agree', () => {
    const [money] = report('去年，到位资金达到100亿元。\n二、2025年工作安排\n今年，到位资金增长30%，到位资金达到150亿元。');
    expect(money!.agrees).toBe(false);
    expect(money!.gap).toBeCloseTo(20, 9);
  });
});
