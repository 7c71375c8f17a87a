import { describe, expect, it } from 'vitest';
import { dayLabel, daysBetween, hourOfYear } from './date.ts';
import { columnDecimals, computed, exact, fixed, percent } from './number.ts';
import { shownUnit, unitText } from './unit.ts';

describe('numbers', () => {
  it('separates thousands and writes a true minus sign', () => {
    expect(fixed(-1234567.891, 1)).toBe('−1,234,567.9');
    expect(fixed(-0.0001, 2)).toBe('0.00');
    expect(exact(5.1)).toBe('5.1');
    expect(exact(13500)).toBe('13,500');
    expect(computed(0.4136)).toBe('0.414');
    expect(computed(78.157)).toBe('78.16');
    expect([computed(0), computed(3e-6), computed(-2e-9)]).toEqual(['0', '0', '0']);
    expect(percent(1, 3)).toBe('33.3%');
    expect(columnDecimals([0.5, 1200])).toBe(0);
  });
});

describe('units', () => {
  it('speaks 万 and 亿 to people and MW to engineers', () => {
    expect(shownUnit('CNY/a', 5.4e9, 'people', 'zh')).toEqual({ factor: 1e8, label: '亿元/年' });
    expect(shownUnit('MWh', 8.5e6, 'people', 'zh')).toEqual({ factor: 1e5, label: '亿千瓦时' });
    expect(shownUnit('MWh', 8.5e6, 'engineer', 'zh')).toEqual({ factor: 1e6, label: 'TWh' });
    expect(shownUnit('CNY/a', 5.4e9, 'people', 'en')).toEqual({ factor: 1e9, label: 'bn CNY/a' });
    expect(unitText('万千瓦', 'en')).toBe('10 MW');
    expect(shownUnit('%', 50, 'people', 'zh')).toEqual({ factor: 1, label: '%' });
    expect(unitText('CNY/MW·a', 'zh')).toBe('元/MW·年');
  });
});

describe('dates', () => {
  it('counts hours from 1 January', () => {
    expect(hourOfYear(24 * 31, 2023)).toEqual({ month: 1, day: 1, hour: 0 });
    expect(dayLabel(58, 2023)).toBe('2-28');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  });
});
