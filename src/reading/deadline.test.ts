import { describe, expect, it } from 'vitest';
import { deadlineOf } from './deadline.ts';

const given = { year: 2025, month: 5, day: 12, periods: { 十四五: 2025, 十五五: 2030 } };

describe('deadlines', () => {
  it.each([
    ['9月底前完成', '2025-09-30'],
    ['2月底前完成', '2025-02-28'],
    ['6月20日前提交', '2025-06-20'],
    ['2026年6月30日前投产', '2026-06-30'],
    ['上半年开工', '2025-06-30'],
    ['力争下半年投产', '2025-12-31'],
    ['年内完成改造', '2025-12-31'],
    ['年底前完成', '2025-12-31'],
    ['二季度全部开工', '2025-06-30'],
    ['第三季度末投运', '2025-09-30'],
    ['“十五五”末达到3.2%', '2030-12-31'],
    ['到2027年建成', '2027-12-31'],
    ['2026年底前建成', '2026-12-31'],
    ['明年一季度获批', '2026-03-31'],
    ['9月中旬前完成', '2025-09-20'],
    ['12月上旬前清理到位', '2025-12-10'],
    ['月底前摸清', '2025-05-31'],
    ['下月底前摸清', '2025-06-30'],
    ['两周内提交', '2025-05-26'],
    ['10日内反馈', '2025-05-22'],
    ['今明两年突破500家', '2026-12-31'],
    ['国庆节前通车', '2025-09-30'],
    ['一季度核准，二季度开工，年底并网20万千瓦', '2025-12-31'],
    ['2026年6月底前完成主体，10月底前投产', '2026-10-31'],
    ['3—5月底前完成', '2025-05-31'],
  ])('%s', (words, date) => {
    expect(deadlineOf(words, given)).toBe(date);
  });

  it.each(['每月8日前报送', '每季度召开一次', '比2020年下降12%', '兑现2023年度资金', '长期坚持', '推进8月份工作', '用水量12月内', '每周五', '自2020年以来'])(
    'none in %s',
    (words) => {
      expect(deadlineOf(words, given)).toBeNull();
    },
  );

  it('in a label every time said is one', () => {
    expect(deadlineOf('2024年11月30日', given, true)).toBe('2024-11-30');
    expect(deadlineOf('立行立改，2024年6月15日前完成', given, true)).toBe('2024-06-15');
    expect(deadlineOf('2026年6月', given, true)).toBe('2026-06-30');
    expect(deadlineOf('9月', given, true)).toBe('2025-09-30');
    expect(deadlineOf('全年', given, true)).toBe('2025-12-31');
    expect(deadlineOf('三季度', given, true)).toBe('2025-09-30');
    expect(deadlineOf('2025年', given, true)).toBe('2025-12-31');
    expect(deadlineOf('持续推进', given, true)).toBeNull();
    expect(deadlineOf('9月底前', { year: null, month: null, day: null }, true)).toBeNull();
  });
});
