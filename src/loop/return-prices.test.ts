import { expect, it } from 'vitest';
import { systemViewer, type Entry, type Store } from '../store/index.ts';
import type { LoopContext } from './context.ts';
import { readLoopCatalog } from './loop-catalog.ts';
import { money, priceSentence } from './return-prices.ts';
import type { KeptLimit } from './stale-plans.ts';

// Sentences need the catalog's words only; nothing is read from a store.
const context: LoopContext = { store: {} as Store, catalog: readLoopCatalog(), viewer: systemViewer(), park: 'test', now: () => new Date(0) };
const plan = (share = 1) => ({ id: 'p', ledger: 'plan', values: { objective: 4e9, hours: 672, accounts: { horizonShare: share } } }) as unknown as Entry;
const limit = (of: Partial<KeptLimit>): KeptLimit => ({
  id: 'l',
  indicator: 'energy.renewable-share',
  sense: '>=',
  level: 50,
  actual: 50,
  unit: '%',
  slack: 0,
  price: 5.5e6,
  priceUnit: 'CNY/%',
  hard: true,
  ...of,
}); // prettier-ignore
const said = (of: Partial<KeptLimit>, share = 1, stale = false) => priceSentence(context, plan(share), limit(of), stale);

it('says the price of one more point or unit', () => {
  expect(said({}).zh).toBe('再提高 1 个百分点，每年多花 550 万元。');
  expect(said({}).en).toBe('One percentage point more costs CNY 5.5 million more a year.');
  expect(said({ unit: '万千瓦', level: 500, price: 6.8e6 }).zh).toBe('再提高 1 万千瓦，每年多花 680 万元。');
  expect(said({ unit: '万千瓦', level: 500, price: 6.8e6 }).en).toBe('10 MW more costs CNY 6.8 million more a year.');
  expect(said({ sense: '<=', unit: '万立方米', price: 5e3 }).en).toBe('10 thousand m³ less costs CNY 5000 more a year.');
  expect(said({ sense: '<=', unit: '万吨', price: 623.6e4 }).zh).toBe('再降低 1 万吨，每年多花 624 万元。');
  expect(said({ sense: '<=', price: 1.25e8 }).zh).toBe('再降低 1 个百分点，每年多花 1.25 亿元。');
});

it('says what is free, what is missed, what is only part of a year and what is out of date', () => {
  expect(said({ price: 0 }).zh).toBe('在当前方案下不增加费用。');
  expect(said({ price: 1e-5, slack: 19 }).zh).toBe('在当前方案下不增加费用，还有 19 个百分点的余量。');
  expect(said({ slack: -4, hard: false }).zh).toContain('达不到，还差 4 个百分点');
  expect(said({ slack: -4, hard: false }).en).toContain('by 4 percentage points, at a penalty of CNY 5.5 million a year for each percentage point.');
  expect(said({ slack: -4, unit: '万千瓦', hard: false }).en).toContain('misses it by 40 MW, at a penalty of CNY 5.5 million a year for each 10 MW.');
  expect(said({ price: 0, slack: 19, unit: '万千瓦' }).en).toBe('It costs nothing in the current plan, with 190 MW to spare.');
  expect(said({}, 672 / 8784).zh).toContain('按前 672 小时测算折算到全年。');
  expect(said({}, 1, true).zh).toContain('已过期');
});

it('writes money as people say it', () => {
  expect(money(context, 4321).zh).toBe('4321 元');
  expect(money(context, -2.345e4).zh).toBe('−2.35 万元');
  expect(money(context, 3.83e9)).toEqual({ zh: '38.3 亿元', en: 'CNY 3830 million' });
});
