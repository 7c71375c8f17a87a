import { expect, test } from 'vitest';
import { format, formatNumber, quantity } from './index.ts';

test.each([
  [850_000, 'MWh', '8.5 亿千瓦时', '850 GWh'],
  [5000, 'MW', '500 万千瓦', '5 GW'],
  [-5000, 'MW', '−500 万千瓦', '−5 GW'],
  [123_456_789, '元', '1.235 亿元', '123,456,789 元'],
  [229.48, '公顷', '229.5 公顷', '229.5 公顷'],
  [9999, '吨', '9,999 吨', '9.999 kt'],
  [20_000, 'tce', '2 万吨标准煤', '20,000 tce'],
  [50.004, '%', '50%', '50%'],
])('for people: %s %s', (value, unit, zh, en) => {
  expect(format({ value, unit }, { locale: 'zh', style: 'people' })).toBe(zh);
  expect(format({ value, unit }, { locale: 'en', style: 'people' })).toBe(en);
});

test('for engineers the entered digits and unit stand', () => {
  expect(format(quantity('1234567.8900', '亿元'), { locale: 'zh', style: 'engineer' })).toBe('1,234,567.8900 亿元');
  expect(format(quantity('-0.50', '%'), { locale: 'en', style: 'engineer' })).toBe('−0.50%');
  expect(format({ value: 6_634_049.747, unit: '元' }, { locale: 'zh', style: 'engineer' })).toBe('6,634,050 元');
});

test('numbers', () => {
  expect(formatNumber(1234.5678)).toBe('1,234.57');
  expect(formatNumber(12_345_678)).toBe('12,345,678');
  expect(formatNumber(-0.000123456789)).toBe('−0.000123457');
  expect(formatNumber(-0)).toBe('0');
  expect(formatNumber(Number.NaN)).toBe('—');
});
