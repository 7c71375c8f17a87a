import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import type { LinearLimit, Network, Series } from './network.ts';
import { planCompiled } from './plan.ts';
import { at } from './series.ts';
import { buildable, demand, fixed, network, series, source, tank } from './small-networks.ts';

/** The same network with each window as rows over all its hours: what a tally means. */
function asRows(made: Network): Network {
  const rows = (made.tallies ?? []).flatMap((tally) =>
    tally.windows.flatMap(({ name, from, to, lower, upper }): LinearLimit[] => {
      let asked = 0;
      for (let t = from; t < to; t++) asked += at(tally.rate, t);
      const inside = (factor: Series) => Float64Array.from({ length: made.hours }, (_, t) => (t >= from && t < to ? at(factor, t) : 0));
      const terms = tally.terms.map(({ process, factor }) => ({ of: 'activity' as const, item: process, factor: inside(factor) }));
      return [
        { id: `${tally.id}:${name}>=`, terms, sense: '>=', level: asked + lower },
        { id: `${tally.id}:${name}<=`, terms, sense: '<=', level: asked + upper },
      ];
    }),
  );
  return { ...made, limits: [...made.limits, ...rows], tallies: [] };
}

const hoursOf = 12;
const numbers = (min: number, max: number) => fc.array(fc.integer({ min, max }), { minLength: hoursOf, maxLength: hoursOf });

const random = fc
  .record({
    hours: fc.integer({ min: 1, max: hoursOf }),
    loads: numbers(1, 20),
    price: numbers(1, 30),
    factors: numbers(-2, 5),
    rates: numbers(0, 6),
    weights: numbers(1, 3),
    weighted: fc.boolean(),
    varied: fc.boolean(),
    lengths: numbers(1, 5),
    gap: fc.boolean(),
    room: fc.integer({ min: 0, max: 8 }),
    grown: fc.boolean(),
  })
  .map((x): Network => {
    const { hours } = x;
    const cut = (values: readonly number[], by = 1) => Float64Array.from(values.slice(0, hours), (v) => v / by);
    const windows = [];
    for (let from = x.gap ? 1 : 0, k = 0; from < hours; k++) {
      const to = Math.min(hours, from + x.lengths[k]!);
      windows.push({ name: String(k), from, to, lower: k % 3 === 2 ? -Infinity : -x.room, upper: k % 4 === 3 ? Infinity : x.room });
      from = to + (x.gap ? 1 : 0);
    }
    const maker = source('maker', x.grown ? buildable(20, 40) : fixed(15), 3, {
      into: 'good',
      ports: [
        { commodity: 'good', coefficient: 1 },
        { commodity: 'power', coefficient: -0.5 },
      ],
    });
    return network(hours, {
      names: ['power', 'good'],
      weight: x.weighted ? cut(x.weights) : 1,
      processes: [source('gas', fixed(60), cut(x.price)), maker, source('other', fixed(9), 11, { into: 'good' })],
      storages: [tank('stock', fixed(30), { commodity: 'good', cyclic: x.gap, initial: 10 })],
      loads: [demand(cut(x.loads)), demand(4, 'good')],
      tallies: [
        {
          id: 'order',
          terms: [
            { process: 'maker', factor: x.varied ? cut(x.factors, 4) : 1 },
            { process: 'other', factor: 0.5 },
          ],
          rate: cut(x.rates, 2),
          windows,
        },
        {
          id: 'fuel',
          terms: [{ process: 'gas', factor: 100 }],
          rate: 0,
          windows: [{ name: 'all', from: 0, to: hours, lower: -Infinity, upper: 100 * 15 * hours }],
        },
      ],
    });
  });

describe('a tally', () => {
  it('means the same as rows over its windows, on random networks', async () => {
    const seen = { optimal: 0, infeasible: 0 };
    await fc.assert(
      fc.asyncProperty(random, async (made) => {
        const [sums, rows] = [await planCompiled(made, { solver: 'highs' }), await planCompiled(asRows(made), { solver: 'highs' })];
        expect(sums.status).toBe(rows.status);
        seen[sums.status as keyof typeof seen]++;
        if (sums.status === 'optimal') expect(Math.abs(sums.objective - rows.objective)).toBeLessThan(1e-7 * (1 + Math.abs(rows.objective)));
      }),
      { numRuns: 150, seed: 5 },
    );
    expect(Math.min(seen.optimal, seen.infeasible)).toBeGreaterThan(10);
  });

  const order = (windows: readonly [number, number, number, number][]) =>
    network(4, {
      processes: [source('coal', fixed(20), 1), source('wind', fixed(20), 4)],
      loads: [demand(10)],
      tallies: [
        {
          id: 'o',
          terms: [{ process: 'wind', factor: 2 }],
          rate: series(1, 2, 3, 4),
          windows: windows.map(([from, to, lower, upper], k) => ({ name: `${k}`, from, to, lower, upper })),
        },
      ],
    });

  it('holds what is made to what is asked for, window by window, and is no limit among the limits', async () => {
    const plan = await planCompiled(
      order([
        [0, 1, 5, 5],
        [1, 4, -3, 3],
      ]),
      { solver: 'highs' },
    );
    const wind = plan.series['process:wind']!;
    expect(wind[0]).toBeCloseTo(3, 7);
    expect(wind[1]! + wind[2]! + wind[3]!).toBeCloseTo(3, 7);
    expect(plan.objective).toBeCloseTo(40 + 3 * 6, 6);
    expect(plan.limits).toEqual([]);
  });

  it('ties neighbours only, and is named hour by hour', () => {
    const { program } = compile(
      order([
        [0, 2, 0, 0],
        [3, 4, 0, 0],
      ]),
    );
    const { matrix, rowStage, columnStage } = program;
    for (let row = 0; row < rowStage.length; row++) {
      for (let k = matrix.start[row]!; k < matrix.start[row + 1]!; k++) expect([rowStage[row]!, rowStage[row]! - 1]).toContain(columnStage[matrix.index[k]!]);
    }
    const entries = (name: string) => {
      const row = Array.from(rowStage, (_, i) => program.rowName!(i)).indexOf(name);
      return Array.from(matrix.index.subarray(matrix.start[row]!, matrix.start[row + 1]!), (j) => program.columnName!(j)).toSorted();
    };
    expect(entries('tally o @0')).toEqual(['activity wind @0', 'sum o @0']);
    expect(entries('tally o @1')).toEqual(['activity wind @1', 'sum o @0', 'sum o @1']);
    expect(entries('tally o @2')).toEqual([]);
    expect(entries('tally o @3')).toEqual(['activity wind @3', 'sum o @3']);
  });

  it('refuses a process the network lacks and a window outside its hours', () => {
    const made = order([[0, 2, 0, 0]]);
    expect(() => compile({ ...made, processes: made.processes.slice(0, 1) })).toThrow('wind');
    expect(() => compile(order([[0, 5, 0, 0]]))).toThrow('window');
  });
});

describe('a storage without a column of its own flow', () => {
  it('gives the same plan and prices as one with a wide bound on its flow', async () => {
    const made = (storage: object, weight: Series) =>
      network(4, {
        weight,
        storeWeight: weight,
        processes: [source('gas', fixed(50), series(1, 30, 2, 100))],
        storages: [tank('tank', fixed(12), { standingLoss: 0.1, initial: 3, ...storage })],
        loads: [demand(series(3, 4, 5, 6))],
      });
    for (const cyclic of [true, false])
      for (const weight of [1, series(1, 2, 3, 1)]) {
        const [without, withFlow] = await Promise.all(
          [made({ cyclic }, weight), made({ cyclic, rate: 1e3 }, weight)].map((n) => planCompiled(n, { solver: 'highs' })),
        );
        expect(without!.size.columns).toBe(withFlow!.size.columns - 4);
        expect(without!.objective).toBeCloseTo(withFlow!.objective, 7);
        for (const key of ['discharge:tank', 'level:tank', 'price:power'])
          without!.series[key]!.forEach((x, t) => expect(x).toBeCloseTo(withFlow!.series[key]![t]!, 6));
      }
  });
});
