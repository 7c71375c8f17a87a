import { expect, it } from 'vitest';
import { readMessages } from './catalog-files.ts';
import { readText } from './read-text.ts';
import { reckonings } from './reckonings.ts';

const report = (goals: string) => `示例园区工作报告\n一、2024年工作回顾\n去年，招商引资到位资金达到100亿元。\n二、2025年工作安排\n今年，${goals}`;
const of = (text: string) => reckonings(readText(text, '报告'), text, readMessages());

it('says what this year must add, and a month', () => {
  const [one] = of(report('招商引资到位资金增长30%，达到130亿元。'));
  expect(one?.text.zh).toBe('今年需新增 30 亿元，月均 2.5 亿元。');
  expect(one?.text.en).toContain('3,000 million CNY');
  expect([one?.agrees, one?.words.last.quote, one?.words.growth?.quote, one?.words.level?.quote]).toEqual([true, '100亿元', '30%', '130亿元']);
});

it('puts both quotes and the gap where the level said is another', () => {
  const text = report('招商引资到位资金增长30%，招商引资到位资金达到150亿元。');
  const [one] = of(text);
  expect(one?.text.zh).toBe('今年需新增 30 亿元，月均 2.5 亿元。按上年 100 亿元、增长 30% 推算应为 130 亿元，文中写 150 亿元，相差 20 亿元，请核对。');
  for (const words of [one!.words.last, one!.words.growth!, one!.words.level!]) {
    expect(text.slice(words.at, words.end)).toBe(words.quote);
    expect(words.sentence).toContain(words.quote);
  }
});

it('says nothing where a document has no last result', () => {
  expect(of('示例园区工作要点\n今年，招商引资到位资金增长30%，达到130亿元。')).toEqual([]);
});

it('takes two levels for one quantity of two years only where they can be', () => {
  const two = (last: string, now: string) =>
    of(`示例园区工作报告\n一、2024年工作回顾\n去年，${last}。\n二、2025年工作安排\n今年，${now}。`).map((one) => one.text.zh);
  expect(two('新鲜水用量达到3000万立方米', '新鲜水用量控制在2800万立方米以内')).toEqual(['今年需减少 200 万立方米，月均 16.67 万立方米。']);
  expect(two('工业总产值达到300亿元', '工业总产值达到360亿元')).toEqual(['今年需新增 60 亿元，月均 5 亿元。']);
  expect(two('工业总产值达到1.2万亿元', '工业总产值达到1.23万亿元')).toEqual(['今年需新增 300 亿元，月均 25 亿元。']);
  expect(two('新建标准厂房9家', '新建标准厂房6家')).toEqual([]);
});
