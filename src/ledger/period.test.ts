import { expect, it } from 'vitest';
import { comparePeriods, contains, parsePeriod, periodOrNull, throughLabel } from './index.ts';

it('reads the four forms', () => {
  expect(parsePeriod('2024')).toMatchObject({ kind: 'year', start: '2024-01-01', end: '2024-12-31' });
  expect(parsePeriod('2024-Q1')).toMatchObject({ kind: 'quarter', start: '2024-01-01', end: '2024-03-31' });
  expect(parsePeriod('2024-02')).toMatchObject({ kind: 'month', start: '2024-02-01', end: '2024-02-29' });
  expect(parsePeriod('2024-01..02')).toMatchObject({ kind: 'months', firstMonth: 1, lastMonth: 2, end: '2024-02-29' });
  expect(throughLabel(parsePeriod('2024-Q2')).zh).toBe('2024年1—6月');
});

it('refuses what is no period', () => {
  for (const text of ['', '2024-13', '2024-Q5', '2024-03..02', '24-01', '2024年']) {
    expect(periodOrNull(text)).toBeNull();
    expect(() => parsePeriod(text)).toThrow('ledger.period');
  }
});

it('orders by end, then the shorter first, and knows what lies within', () => {
  const sorted = ['2024', '2024-Q1', '2024-03', '2024-01..02', '2023'].map(parsePeriod).toSorted(comparePeriods);
  expect(sorted.map((p) => p.text)).toEqual(['2023', '2024-01..02', '2024-03', '2024-Q1', '2024']);
  expect(contains(parsePeriod('2024-Q1'), parsePeriod('2024-01..02'))).toBe(true);
  expect(contains(parsePeriod('2024-Q1'), parsePeriod('2024-04'))).toBe(false);
});
