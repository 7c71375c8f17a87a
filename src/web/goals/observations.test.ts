import { expect, it } from 'vitest';
import type { Entry } from '../api/index.ts';
import { lastMonth, nextPeriod, pointsOf, scheduleOf } from './observations.ts';

const entry = (values: Readonly<Record<string, unknown>>): Entry => ({
  id: 'x',
  code: 'x',
  park: 'p',
  ledger: 'l',
  revision: 1,
  createdAt: '',
  updatedAt: '',
  source: null,
  values,
});

it('reads periods by their last month', () => {
  expect(['2024-01..02', '2024-03', '2024-Q2', '2024'].map(lastMonth)).toEqual([2, 3, 6, 12]);
});

it('adds up months where no cumulative figure was published, and never a rate', () => {
  const list = [entry({ period: '2024-03', month: 5 }), entry({ period: '2024-01..02', month: 7 })];
  expect(pointsOf(entry({ kind: 'amount', year: 2024 }), list).map((point) => point.value)).toEqual([7, 12]);
  const rates = [entry({ period: '2024-01..02', yoy: 4.2, cumulative: 100 })];
  expect(pointsOf(entry({ kind: 'growth', year: 2024 }), rates).map((point) => point.value)).toEqual([4.2]);
});

it('takes the schedule from the nodes, else last year, else time passed', () => {
  expect(scheduleOf(entry({ kind: 'amount', value: 120, quarterNodes: [30, 60, 90, 120] }))?.due[0]).toBe(10);
  expect(scheduleOf(entry({ kind: 'amount', value: 120, quarterNodes: [15, 60, 90, 120] }))?.due[3]).toBe(30);
  expect(scheduleOf(entry({ kind: 'amount', value: 120 }))?.due[11]).toBe(120);
  const stock = {
    ...entry({ kind: 'amount', value: 120, year: 2025 }),
    light: { colour: 'green', rule: '', reason: { code: 'light.stock.ahead', params: {} }, text: { zh: '', en: '' } },
  } as const;
  expect(scheduleOf(stock, [entry({ period: '2024-12', cumulative: 20 })])).toMatchObject({ from: 'base', due: expect.arrayContaining([120]) });
  expect(scheduleOf(stock, [entry({ period: '2024-12', cumulative: 20 })])!.due[5]).toBeCloseTo(20 + 100 * (181 / 365));
  expect(scheduleOf(entry({ kind: 'share', value: 50 }))).toMatchObject({ from: 'level' });
  expect(scheduleOf(entry({ kind: 'share' }))).toBeNull();
});

it('proposes the period to fill in next', () => {
  expect(nextPeriod(2024, [])).toBe('2024-01..02');
  expect(nextPeriod(2024, [{ entry: entry({}), period: '2024-01..02', month: 2, value: 1 }])).toBe('2024-03');
});
