import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareFiles } from './compare-files.ts';
import { type ReadFile, readText } from './read-text.ts';

const file = (text: string, name: string): ReadFile => {
  const reading = readText(text, name, new Date('2025-03-01'));
  return { text, margins: '', kind: 'txt', decoder: 'txt/1', hash: reading.text, reading };
};

const indicator = fc.constantFrom('地区生产总值增长', '固定资产投资增长', '招商引资到位资金达到', '新鲜水用量控制在', '单位GDP能耗下降', '重点项目开工');
const value = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom('%', '亿元', '万立方米以内', '个', '%以上', '%左右', 'X亿元'));
const sentence = fc.oneof(
  fc.tuple(indicator, value).map(([name, [n, unit]]) => `今年${name}${unit.startsWith('X') ? '' : n}${unit}。`),
  fc.constantFrom(
    '居民收入与经济增长同步。',
    '重大隐患动态清零。',
    '能耗控制在上级下达范围以内。',
    '1.编制节水规划，6月底前完成。',
    '去年，招商引资到位资金100亿元。',
    '\n',
    '😀',
  ),
);
const text = fc.array(sentence, { maxLength: 12 }).map((parts) => `示例园区2025年工作要点\n${parts.join('')}`);

it('the words of every finding are those of the texts', () => {
  fc.assert(
    fc.property(text, text, fc.constantFrom('peers', 'higher', 'edition'), (a, b, standing) => {
      const { inside, goals, tasks } = compareFiles(file(b, 'ours'), file(a, 'theirs'), standing as 'peers');
      for (const { first, second } of [...goals, ...tasks]) {
        if (first) expect(a.slice(first.at!, first.end!)).toBe(first.quote);
        if (second) expect(b.slice(second.at!, second.end!)).toBe(second.quote);
        // A quote over several lines is one line in its sentence, so its first character is looked at.
        for (const side of [first, second]) if (side) expect(side.sentence.startsWith([...side.quote.trim()][0] ?? '', side.from)).toBe(true);
      }
      for (const { first, second } of inside)
        expect([b.slice(first!.at!, first!.end!), b.slice(second!.at!, second!.end!)]).toEqual([first!.quote, second!.quote]);
    }),
    { numRuns: 150, seed: 7 },
  );
});

it('a document keeps everything against itself', () => {
  fc.assert(
    fc.property(text, (a) => {
      const { goals, tasks } = compareFiles(file(a, 'ours'), file(a, 'ours'), 'edition');
      expect([...goals, ...tasks].filter(({ what }) => what !== 'same')).toEqual([]);
    }),
    { numRuns: 150, seed: 7 },
  );
});

it('peers contradict each other both ways, by the opposite difference', () => {
  const told = (a: string, b: string, sign: number) =>
    compareFiles(file(b, 'b'), file(a, 'a'), 'peers')
      .goals.filter(({ what }) => what === 'contradiction')
      .map(({ canonical, difference }) => `${canonical} ${difference === null ? 'open' : Math.round(sign * difference * 1e6)}`)
      .toSorted();
  fc.assert(
    fc.property(text, text, (a, b) => {
      // Units may differ between the two, and so the difference's; here each indicator has one.
      const same = (t: string) => t.replace(/%(?:以上|左右)/g, '%');
      expect(told(same(a), same(b), 1)).toEqual(told(same(b), same(a), -1));
    }),
    { numRuns: 150, seed: 7 },
  );
});

it('does not say that both say 左右 where only one does', () => {
  const said = (theirs: string, ours: string) => {
    const goal = (growth: string) => `示例园区2025年工作要点\n今年主要预期目标是：地区生产总值增长${growth}。`;
    return compareFiles(file(goal(ours), 'ours'), file(goal(theirs), 'theirs'), 'higher').goals.map((found) => [found.what, found.text.zh.split('：')[1]]);
  };
  expect(said('7%', '7%左右')).toEqual([['same', '《示例园区2025年工作要点》为增长 7%，《示例园区2025年工作要点》为增长约 7%，写法不一致。']]);
  expect(said('7%', '7%')).toEqual([['same', '《示例园区2025年工作要点》与《示例园区2025年工作要点》一致，均为增长 7%。']]);
});
