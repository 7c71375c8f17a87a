import { describe, expect, it } from 'vitest';
import { moneyIn, numbersIn, ordinalsIn, percentsIn, rangesIn, sizesIn, timesIn } from './index.ts';

const of =
  <T extends { at: number; end: number }>(read: (text: string) => readonly T[], key: keyof T) =>
  (text: string) =>
    read(text).map((f) => [text.slice(f.at, f.end), f[key]]);

describe('the general grammar', () => {
  it('numbers', () => {
    const numbers = of(numbersIn, 'value');
    expect(numbers('产能一百二十万零五十吨')).toEqual([['一百二十万零五十', 1_200_050]]);
    expect(numbers('负二点五，三又四分之一，1.2万亿')).toEqual([
      ['负二点五', -2.5],
      ['三又四分之一', 3.25],
      ['1.2万亿', 1.2e12],
    ]);
    expect(numbers('部队登陆四川')).toEqual([]);
    expect(of(ordinalsIn, 'value')('第二十三届')).toEqual([['第二十三', 23]]);
  });

  it('percentages', () => {
    expect(of(percentsIn, 'value')('三成半、百分之十二、千分之五、2.5个百分点')).toEqual([
      ['三成半', 35],
      ['百分之十二', 12],
      ['千分之五', 0.5],
      ['2.5个百分点', 2.5],
    ]);
  });

  it('ranges as the law reads them', () => {
    expect(rangesIn('六十以上')).toMatchObject([{ low: 60, high: null, lowIn: true }]);
    expect(rangesIn('超过六十')).toMatchObject([{ low: 60, high: null, lowIn: false }]);
    expect(rangesIn('大于3小于等于8')).toMatchObject([{ low: 3, high: 8, lowIn: false, highIn: true }]);
  });

  it('sums and sizes', () => {
    expect(moneyIn('十二元五角')).toMatchObject([{ value: 12.5, unit: 'Chinese yuan' }]);
    expect(sizesIn('20万吨')).toMatchObject([{ value: 200_000, unit: 'Ton' }]);
  });

  it('dates, stretches, durations', () => {
    const days = (text: string) =>
      timesIn(text, '2025-05-12', { bounds: true }).map((w) => [
        text.slice(w.at, w.end),
        ...w.values.map((v) => (v.end ? `${v.start}/${v.end}` : v.start)),
        w.bound ?? w.kind,
      ]);
    expect(days('2025年6月30日前后')).toEqual([['2025年6月30日前', '2025-06-30', 'before']]);
    expect(days('今年第二季度')).toEqual([['今年第二季度', '2025-04-01/2025-07-01', 'range']]);
    expect(days('明年上半年')).toEqual([['明年上半年', '2026-01-01/2026-07-01', 'range']]);
    expect(days('从3月1日到4月15日')).toEqual([['从3月1日到4月15日', '2025-03-01/2025-04-15', '2026-03-01/2026-04-15', 'range']]);
    expect(timesIn('历时一年半', '2025-05-12')).toMatchObject([{ kind: 'duration', seconds: 1.5 * 365 * 86400 }]);
    expect(days('2025年2月30日')).toEqual([['2025年2月30日', 'date']]);
  });

  const hours = (text: string) =>
    timesIn(text, '2025-05-12T16:12:00', { bounds: true }).map((w) => [
      text.slice(w.at, w.end),
      w.bound ?? w.kind,
      w.every ?? w.seconds ?? w.values.map((v) => (v.end ? `${v.start}/${v.end}` : v.start)).join(' or '),
    ]);

  it.each([
    ['下午3点半', 'time', '15:30:00'],
    ['17时30分', 'time', '17:30:00'],
    ['八点', 'time', '08:00:00 or 20:00:00'],
    ['上午9：00', 'time', '09:00:00'],
    ['2025年6月30日17时前', 'before', '2025-06-30 17:00:00'],
    ['2025年6月30日24时前', 'before', '2025-07-01 00:00:00'],
    ['自2025年7月1日零时起', 'since', '2025-07-01 00:00:00'],
    ['今晚12点', 'moment', '2025-05-13 00:00:00'],
    ['今天下午', 'span', '2025-05-12 12:00:00/2025-05-12 16:00:00'],
    ['下午2点到5点', 'span', '14:00:00/17:00:00'],
    ['9-11点', 'span', '09:00:00/11:00:00 or 21:00:00/23:00:00'],
    ['2025年5月13日22时至2时', 'span', '2025-05-13 22:00:00/2025-05-14 02:00:00'],
    ['从昨天下午两点到明天四点', 'span', '2025-05-11 14:00:00/2025-05-13 04:00:00'],
    ['刚才', 'moment', '2025-05-12 16:12:00'],
    ['20分钟前', 'moment', '2025-05-12 15:52:00'],
    ['10个小时后', 'moment', '2025-05-13 02:12:00'],
    ['过去24小时', 'span', '2025-05-11 16:12:00/2025-05-12 16:12:00'],
    ['每周一下午八点', 'set', 'XXXX-WXX-1T20'],
    ['每月15日', 'set', 'XXXX-XX-15'],
    ['每两个月', 'set', 'P2M'],
    ['每日8时至18时', 'set', 'T08/T18'],
    ['24小时', 'duration', 86400],
  ])('hours: %s', (text, kind, value) => {
    expect(hours(text)).toEqual([[text, kind, value]]);
  });

  it.each([
    '提出三点意见',
    '以下三点',
    '有一点进步',
    '提高5.5个百分点',
    '三点五倍',
    '同时推进',
    '比例1:10',
    '上涨20点',
    '25时',
    '早期介入',
    '第3点',
    '形成两点支撑',
    '“两点”论',
    '奋力实现在前',
    '夜间经济',
  ])('no hours in %s', (text) => {
    expect(hours(text)).toEqual([]);
  });
});
