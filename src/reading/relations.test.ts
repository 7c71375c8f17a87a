import { describe, expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';

const found = (text: string) => (reading(text, 2025).relations ?? []).map((r) => [r.indicator, r.relation, r.to, r.status]);

describe('goals without a number', () => {
  it.each<[string, string[][]]>([
    ['今年主要预期目标是：一般公共预算收入与经济增长同步。', [['一般公共预算收入', 'with', '经济增长', 'target']]],
    ['居民收入增速要高于全市平均水平。', [['居民收入', 'above', '全市平均水平', 'target']]],
    ['要确保余热利用率保持全市前列。', [['余热利用率', 'rank', '全市', 'target']]],
    ['保持财政科技支出逐年递增。', [['财政科技支出', 'rising', '', 'target']]],
    ['力争绿电交易量实现零突破。', [['绿电交易量', 'first', '', 'target']]],
    ['推动重大事故隐患动态清零。', [['重大事故隐患', 'zero', '', 'target']]],
    ['把万元产值能耗控制在上级下达范围以内。', [['万元产值能耗', 'given', '上级下达范围', 'target']]],
    ['要确保工业投资增速不低于全区平均。', [['工业投资', 'at-least', '全区平均', 'target']]],
    ['能耗控制在30万吨以内，占比高于全省3个百分点。', []],
    ['引导新增负荷与风电项目同步规划、同步建设、同步投用。', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('asks the office for a number handed down, and knows the indicator of the other side', async () => {
    const { read } = await import('./read.ts');
    const { lexicon } = await import('../../test/support/lexicon.ts');
    const indicators = [{ id: 'economy.gdp', aliases: ['经济增长', '地区生产总值'] }];
    const { relations } = read('2025年要点\n1.居民收入增长与经济增长同步，单位能耗完成国家下达目标。', { name: '', lexicon, indicators, hash: '' });
    expect(relations!.map((r) => [r.relation, r.toCanonical, r.asks, r.year])).toEqual([
      ['with', 'economy.gdp', false, 2025],
      ['given', undefined, true, 2025],
    ]);
  });
});
