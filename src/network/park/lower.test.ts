import { describe, expect, it } from 'vitest';
import type { Limit } from '../limit.ts';
import { planCompiled } from '../plan.ts';
import { lowerPark } from './lower.ts';
import { parsePark } from './park.ts';
import { tinyFiles } from './testing.ts';

const park = parsePark(tinyFiles());
const share = (level: number): Limit => ({
  id: 'goal',
  indicator: 'energy.renewable-share',
  subject: 'park',
  period: '2025',
  sense: '>=',
  level,
  unit: '%',
  scope: { boundary: 'zone', plants: [], numerator: '', denominator: '', deliveredOnly: true, note: '' },
  hard: true,
  goal: 'MB-2025-1',
});

describe('lowering', () => {
  const network = lowerPark(park);

  it('keeps columns only where the plan can choose', () => {
    expect(network.commodities.map((c) => c.id)).toEqual(['power', 'green', 'alloy']);
    expect(network.processes.map((p) => p.id)).toEqual(['furnace', 'unit', 'wind-new', 'trade', 'grid']);
  });

  it('puts what is bought at a known price into the cost of its user', () => {
    expect(network.processes.find((p) => p.id === 'unit')?.cost).toBeCloseTo(160, 9);
    expect(network.processes.find((p) => p.id === 'furnace')?.cost).toBeCloseTo(10, 9);
  });

  it('multiplies only the energy part by the hour', () => {
    const price = network.processes.find((p) => p.id === 'grid')?.cost as Float64Array;
    expect([price[17], price[18], price[21], price[22]]).toEqual([400, 700, 700, 400]);
  });

  it('scales capital, yearly amounts and orders with the hours planned', () => {
    const half = lowerPark(park, { hours: 12 });
    const cost = (n: typeof network) => n.processes.find((p) => p.id === 'wind-new')?.capacity.cost ?? 0;
    expect(cost(half)).toBeCloseTo(cost(network) / 2, 9);
    expect(half.horizonShare).toBe(0.5);
    const [tally] = half.tallies ?? [];
    expect(tally).toMatchObject({ id: 'order:alloy', unit: 't', rate: 4, windows: [{ name: '1', from: 0, to: 12 }] });
    expect(tally?.windows[0]?.upper).toBeCloseTo(0.5 * 96 * 0.05, 9);
    expect(tally?.windows[0]?.lower).toBeCloseTo(-0.5 * 96 * 0.05, 9);
  });

  it('sets a scenario without touching the park', () => {
    expect(lowerPark(park, { overrides: { scenario: 'free' } }).processes.find((p) => p.id === 'trade')?.cost).toBe(0);
    expect(lowerPark(park, { overrides: { set: { 'loads.town.amount': '20 MW [A]' } } }).loads.find((l) => l.id === 'town')?.amount).toBeCloseTo(20, 9);
    expect(network.processes.find((p) => p.id === 'trade')?.cost).toBeCloseTo(100, 9);
  });

  it("a goal's limit takes the place of the park's own; one of another period does not enter", () => {
    const shown = (limits: readonly Limit[]) => lowerPark(park, { limits }).limits.flatMap((l) => (l.shown ? [[l.id, l.shown.level, l.shown.goal]] : []));
    expect(shown([])).toEqual([['share', 40, undefined]]);
    expect(shown([share(50)])).toEqual([['goal', 50, 'MB-2025-1']]);
    expect(shown([{ ...share(50), period: '2030' }])).toEqual([]);
    expect(shown([{ ...share(50), period: '2024-2026' }])).toEqual([['goal', 50, 'MB-2025-1']]);
  });
});

describe('limits', () => {
  const planned = (limits: readonly Limit[]) => planCompiled(lowerPark(park, { limits }));

  it('the share is met, and its price is the difference quotient of the cost', async () => {
    const [at, above, below] = await Promise.all([planned([share(70)]), planned([share(70.01)]), planned([share(69.99)])]);
    const [limit] = at.limits;
    expect(at.status).toBe('optimal');
    expect(limit?.actual).toBeCloseTo(70, 6);
    expect(limit?.price).toBeGreaterThan(0);
    expect((above.objectiveYear - below.objectiveYear) / 0.02).toBeCloseTo(limit?.price ?? 0, 0);
  });

  it.each<[string, Partial<Limit>]>([
    ['energy.installed-renewable', { level: 12, unit: '万千瓦' }],
    ['energy.utilisation', { level: 99, unit: '%' }],
    ['energy.export-share', { sense: '<=', level: 0, unit: '%' }],
    ['energy.grid-import', { sense: '<=', level: 35, unit: 'MW' }],
    ['carbon.co2', { sense: '<=', level: 0.02, unit: '万吨' }],
    ['energy.coal', { sense: '<=', level: 0.01, unit: '万吨/年' }],
    ['water.fresh', { sense: '<=', level: 0.0192, unit: '万立方米' }],
  ])('%s comes back in its unit', async (indicator, rest) => {
    const { limits, status } = await planned([{ ...share(0), id: 'goal', indicator, ...rest }]);
    const limit = limits.find((l) => l.id === 'goal');
    expect(status).toBe('optimal');
    expect(limit).toMatchObject({ level: rest.level, unit: rest.unit });
    expect(limit?.slack ?? -1).toBeGreaterThan(-1e-6 * (1 + (rest.level ?? 0)));
    if (limit && limit.price > 1) expect(limit.actual).toBeCloseTo(rest.level ?? 0, 6);
  });

  it('water is a constant here: all of it is ordered', async () => {
    const { limits } = await planned([{ ...share(0), indicator: 'water.fresh', sense: '<=', level: 1, unit: '万立方米' }]);
    expect(limits.find((l) => l.id === 'goal')?.actual).toBeCloseTo((96 * 2) / 10_000, 9);
  });
});

describe('a soft limit', () => {
  it('is missed where its penalty is cheaper, by about as much as the penalty says', async () => {
    const soft = (penalty: number): Limit => ({ ...share(99), hard: false, penalty });
    const cheap = await planCompiled(lowerPark(park, { limits: [soft(1)] }));
    const dear = await planCompiled(lowerPark(park, { limits: [soft(1e7)] }));
    const [missed] = cheap.limits;
    expect(cheap.status).toBe('optimal');
    expect(missed?.slack).toBeLessThan(-1);
    expect(dear.limits[0]?.actual).toBeGreaterThan(missed?.actual ?? 100);
  });
});
