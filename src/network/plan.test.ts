import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import type { Network } from './network.ts';
import { planCompiled } from './plan.ts';
import { decodeHeader, decodeResult, encodeResult } from './result-blob.ts';
import { buildable, demand, fixed, network, series, source, sumLimit, tank } from './small-networks.ts';

/** HiGHS gives a vertex: values to the last digits, which is what is written here by hand. */
const vertexPlan = (made: Network) => planCompiled(made, { solver: 'highs' });

describe('plans with an optimum found by hand', () => {
  it('dispatches in order of cost; the price is that of the dearest that runs', async () => {
    const plan = await vertexPlan(network(2, { processes: [source('cheap', fixed(10), 2), source('dear', fixed(10), 5)], loads: [demand(series(8, 13))] }));
    expect(plan.status).toBe('optimal');
    expect(plan.objective).toBeCloseTo(8 * 2 + 10 * 2 + 3 * 5, 9);
    expect([...plan.series['price:power']!]).toEqual([2, 5]);
    expect(plan.prices['power']).toBeCloseTo(3.5, 9);
    expect(plan.items.find((item) => item.id === 'dear')).toMatchObject({ throughput: 3, operation: 15, total: 10 });
  });

  it('builds what pays: only new capacity costs, weights stretch the hours', async () => {
    // One MW more costs 30; over 2 steps of 10 hours gas costs 2 × 10 × 5 = 100 a MW. 4 MW exist, 6 are built.
    const plan = await vertexPlan(
      network(2, { weight: 10, storeWeight: 10, processes: [source('wind', buildable(30, 100, 4), 0), source('gas', fixed(50), 5)], loads: [demand(10)] }),
    );
    expect(plan.capacities['wind']).toBeCloseTo(10, 8);
    expect(plan.objective).toBeCloseTo(6 * 30, 7);
    expect(plan.items[0]).toMatchObject({ existing: 4, throughput: 200 });
  });

  it('carries a store over the hours with its losses', async () => {
    // All is made in hour 0 (cost 1) for hour 2 (cost 100): 10/(0.9·0.9) must be stored.
    const plan = await vertexPlan(
      network(3, {
        processes: [source('gas', fixed(50), series(1, 1000, 100))],
        storages: [tank('tank', fixed(100), { standingLoss: 0.1 })],
        loads: [demand(series(0, 0, 10))],
      }),
    );
    expect(plan.objective).toBeCloseTo(10 / 0.81, 7);
    expect(plan.series['level:tank']![0]).toBeCloseTo(10 / 0.81, 7);
    expect(plan.series['discharge:tank']![2]).toBeCloseTo(10, 7);
  });

  it('starts a store that does not cycle at its initial level and returns a cycling one to its first', async () => {
    const parts = { processes: [source('gas', fixed(50), 1)], loads: [demand(series(10, 10))] };
    const open = await vertexPlan(network(2, { ...parts, storages: [tank('tank', fixed(100), { initial: 15 })] }));
    expect(open.objective).toBeCloseTo(5, 8);
    const cycling = await vertexPlan(network(2, { ...parts, storages: [tank('tank', fixed(100), { initial: 15, cyclic: true })] }));
    expect(cycling.objective).toBeCloseTo(20, 8);
  });

  it('charges and discharges a storage unit through its efficiencies, with inflow and spill', async () => {
    const unit = tank('battery', fixed(10), { kind: 'unit', hoursOfPower: 4, efficiencyIn: 0.8, efficiencyOut: 0.5, cyclic: true });
    const plan = await vertexPlan(network(2, { processes: [source('gas', fixed(50), series(1, 100))], storages: [unit], loads: [demand(series(0, 4))] }));
    expect(plan.objective).toBeCloseTo(10, 7); // 4 out needs 8 of level, 10 in
    const lake = await vertexPlan(
      network(1, {
        storages: [{ ...unit, id: 'lake', efficiencyOut: 1, cyclic: false, inflow: series(60) }],
        loads: [demand(7)],
        processes: [source('gas', fixed(1), 9)],
      }),
    );
    expect(lake.objective).toBeCloseTo(0, 9);
    const at0 = (key: string) => lake.series[`${key}:lake`]![0]!;
    expect(at0('level')).toBeCloseTo(60 + 0.8 * at0('charge') - at0('discharge') - at0('spill'), 7);
  });

  it('keeps ramps between hours, for fixed and for new capacity', async () => {
    const run = (capacity: ReturnType<typeof fixed>) =>
      vertexPlan(network(2, { processes: [source('slow', capacity, 1, { rampUp: 0.2 }), source('fast', fixed(50), 10)], loads: [demand(series(0, 10))] }));
    expect((await run(fixed(20))).objective).toBeCloseTo(4 + 60, 7);
    expect((await run(buildable(0, 20))).objective).toBeCloseTo(4 + 60, 7);
    // Nothing is asked for in hour 1, so that no more runs in hour 0 than can go down.
    const both = (capacity: ReturnType<typeof fixed>) =>
      vertexPlan(
        network(2, { processes: [source('slow', capacity, 1, { rampUp: 0.5, rampDown: 0.1 }), source('fast', fixed(50), 10)], loads: [demand(series(10, 0))] }),
      );
    expect((await both(fixed(20))).objective).toBeCloseTo(2 + 80, 7);
    expect((await both(buildable(0, 20))).objective).toBeCloseTo(2 + 80, 7);
  });

  it('divides flows by reactance around a cycle and prices each node', async () => {
    // Three equal lines; 30 from a to c goes 20 directly and 10 by b. The direct line carries 15, so cheap power is 22.5 and the rest is made at c.
    const line = (id: string, from: string, to: string, size: number) => ({ id, from, to, reactance: 0.1, capacity: fixed(size) });
    const plan = await vertexPlan(
      network(1, {
        names: ['a', 'b', 'c'],
        processes: [source('cheap', fixed(100), 1, { into: 'a' }), source('dear', fixed(100), 11, { into: 'c' })],
        branches: [line('ab', 'a', 'b', 100), line('bc', 'b', 'c', 100), line('ac', 'a', 'c', 15)],
        loads: [demand(30, 'c')],
      }),
    );
    expect(plan.series['branch:ac']![0]).toBeCloseTo(15, 7);
    expect(plan.series['branch:ab']![0]).toBeCloseTo(7.5, 7);
    expect(plan.objective).toBeCloseTo(22.5 + 7.5 * 11, 6);
    expect(plan.prices).toMatchObject({ a: expect.closeTo(1, 6), b: expect.closeTo(6, 6), c: expect.closeTo(11, 6) });
  });

  it('runs processes with many ports', async () => {
    const chp = {
      id: 'chp',
      kind: 'chp',
      capacity: fixed(100),
      min: 0,
      max: 1,
      cost: 1,
      ports: [
        { commodity: 'coal', coefficient: -1 },
        { commodity: 'power', coefficient: 0.3 },
        { commodity: 'steam', coefficient: 0.5 },
        { commodity: 'steam', coefficient: 0.1 },
      ],
    };
    const plan = await vertexPlan(
      network(1, {
        names: ['coal', 'power', 'steam'],
        processes: [source('mine', fixed(500), 2, { into: 'coal' }), chp, source('grid', fixed(50), 20)],
        loads: [demand(9), demand(12, 'steam')],
      }),
    );
    expect(plan.objective).toBeCloseTo(20 * 3 + 3 * 20, 7); // 20 of coal for the steam gives 6 of power
    expect(plan.prices['steam']).toBeCloseTo((3 - 0.3 * 20) / 0.6, 7);
  });

  it('says when there is no answer', async () => {
    const plan = await vertexPlan(network(1, { processes: [source('gas', fixed(5), 1)], loads: [demand(9)] }));
    expect(plan).toMatchObject({ status: 'infeasible', capacities: {}, limits: [] });
    expect(plan.objective).toBeNaN();
    expect(() => compile(network(1, { loads: [demand(1)] }))).toThrow('network.no-supply');
  });
});

describe('limits', () => {
  const mix = (limit: ReturnType<typeof sumLimit>, share = 1) =>
    vertexPlan(
      network(2, { processes: [source('coal', fixed(20), 1), source('wind', fixed(20), 4)], loads: [demand(10)], limits: [limit], horizonShare: share }),
    );

  it('are priced by what tightening costs, in the shown unit and a year', async () => {
    const cap = (await mix(sumLimit('cap', ['coal'], '<=', 12, { unit: '万吨', perUnit: 0.5, level: 24 }), 0.25)).limits[0]!;
    expect(cap).toMatchObject({ actual: 24, slack: 0, unit: '万吨', priceUnit: 'CNY/万吨' });
    expect(cap.price).toBeCloseTo((3 * 0.5) / 0.25, 7);
    const floor = (await mix(sumLimit('floor', ['wind'], '>=', 5))).limits[0]!;
    expect(floor.price).toBeCloseTo(3, 7);
    const loose = (await mix(sumLimit('floor', ['wind'], '>=', -1))).limits[0]!;
    expect(loose).toMatchObject({ price: 0, slack: 1, actual: 0 });
  });

  it('give way when soft and dear, and say by how much', async () => {
    const soft = await mix(sumLimit('floor', ['wind'], '>=', 5, { hard: false, penalty: 2 }));
    expect(soft.limits[0]).toMatchObject({ actual: 0, slack: -5, hard: false });
    expect(soft.limits[0]!.price).toBeCloseTo(2, 7);
    expect(soft.objective).toBeCloseTo(20 + 10, 7);
  });

  it('on a share whose denominator moves are priced by the denominator reached', async () => {
    const build = (percent: number) =>
      vertexPlan(
        network(1, {
          processes: [
            source('coal', fixed(50), 1),
            source('wind', fixed(50), 4),
            source('sink', fixed(5), -2, { ports: [{ commodity: 'power', coefficient: -1 }] }),
          ],
          loads: [demand(10)],
          limits: [
            {
              id: 'share',
              terms: [
                { of: 'activity', item: 'wind', factor: 1 - percent / 100 },
                { of: 'activity', item: 'coal', factor: -percent / 100 },
              ],
              sense: '>=',
              level: 0,
              shown: {
                indicator: 'share',
                level: percent,
                unit: '%',
                perUnit: 0.1,
                offset: 0,
                hard: true,
                perUnitAt: {
                  terms: [
                    { of: 'activity', item: 'wind', factor: 0.01 },
                    { of: 'activity', item: 'coal', factor: 0.01 },
                  ],
                  constant: 0,
                },
              },
            },
          ],
        }),
      );
    const plan = await build(30);
    expect(plan.limits[0]).toMatchObject({ actual: expect.closeTo(30, 7), level: 30 });
    const quotient = ((await build(30.01)).objective - (await build(29.99)).objective) / 0.02;
    expect(plan.limits[0]!.price).toBeCloseTo(quotient, 5);
  });

  it('have the difference quotient as price, and balances hold, on random networks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          hours: fc.integer({ min: 2, max: 6 }),
          loads: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 6, maxLength: 6 }),
          sun: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 6, maxLength: 6 }),
          price: fc.integer({ min: 2, max: 9 }),
          invest: fc.integer({ min: 1, max: 40 }),
          part: fc.integer({ min: 20, max: 80 }),
        }),
        async ({ hours, loads, sun, price, invest, part }) => {
          const total = loads.slice(0, hours).reduce((a, b) => a + b, 0);
          const made = (level: number) =>
            network(hours, {
              processes: [
                source('solar', buildable(invest), 0, { max: Float64Array.from(sun.slice(0, hours), (x) => x / 10) }),
                source('gas', fixed(50), price, { rampUp: 0.5, rampDown: 0.5 }),
                source('import', fixed(50), 30),
              ],
              storages: [tank('battery', buildable(3), { cyclic: true, efficiencyIn: 0.9, efficiencyOut: 0.9, rate: 0.5 })],
              loads: [demand(Float64Array.from(loads.slice(0, hours)))],
              limits: [sumLimit('gas cap', ['gas'], '<=', level)],
            });
          const level = (total * part) / 100;
          const plan = await vertexPlan(made(level));
          expect(plan.status).toBe('optimal');
          for (let t = 0; t < hours; t++) {
            const { series: s } = plan;
            const balance =
              s['process:solar']![t]! + s['process:gas']![t]! + s['process:import']![t]! + s['discharge:battery']![t]! - s['charge:battery']![t]! - loads[t]!;
            expect(Math.abs(balance)).toBeLessThan(1e-6);
            const before = s['level:battery']![(t + hours - 1) % hours]!;
            expect(s['level:battery']![t]).toBeCloseTo(before + 0.9 * s['charge:battery']![t]! - s['discharge:battery']![t]! / 0.9, 6);
          }
          // The cost is convex in the level, so the price lies between the quotients on either side.
          const step = 1e-3;
          const [less, more] = [(await vertexPlan(made(level - step))).objective, (await vertexPlan(made(level + step))).objective];
          const found = plan.limits[0]!.price;
          expect(found).toBeLessThanOrEqual((less - plan.objective) / step + 1e-4);
          expect(found).toBeGreaterThanOrEqual((plan.objective - more) / step - 1e-4);
        },
      ),
      { numRuns: 25, seed: 11 },
    );
  });
});

describe('the programme', () => {
  const made = compile(
    network(3, {
      processes: [source('wind', buildable(5), 1), source('slow', fixed(9), 1, { rampUp: 0.1, rampDown: 0.1 })],
      storages: [tank('tank', buildable(1), { cyclic: true, levelMin: 0.1 })],
      loads: [demand(4)],
      limits: [sumLimit('cap', ['wind'], '<=', 8, { hard: false, penalty: 3 })],
    }),
  );

  it('is staged: a row of hour t holds columns of t, t−1 and design; the first hour reaches the last of a cycle', () => {
    const { matrix, rowStage, columnStage } = made.program;
    for (let row = 0; row < rowStage.length; row++) {
      for (let k = matrix.start[row]!; k < matrix.start[row + 1]!; k++) {
        const [t, s] = [rowStage[row]!, columnStage[matrix.index[k]!]!];
        expect(t === -1 || s === -1 || s === t || s === t - 1 || (t === 0 && s === 2)).toBe(true);
      }
    }
  });

  it('names columns and rows when asked', () => {
    const { program } = made;
    const columns = Array.from(program.cost, (_, j) => program.columnName!(j));
    const rows = Array.from(program.rowLower, (_, i) => program.rowName!(i));
    expect(new Set(columns).size).toBe(columns.length);
    expect(new Set(rows).size).toBe(rows.length);
    expect(columns).toEqual(expect.arrayContaining(['activity wind @0', 'level tank @2', 'capacity tank', 'slack cap']));
    expect(rows).toEqual(expect.arrayContaining(['balance power @1', 'ramp slow @2', 'level-min tank @0', 'limit cap']));
  });

  it('keeps a plan in one blob', async () => {
    const plan = await vertexPlan(network(2, { processes: [source('gas', fixed(Infinity), 2)], loads: [demand(series(3, 0.1))] }));
    const blob = encodeResult(plan);
    const back = decodeResult(blob);
    expect({ ...back, series: 0 }).toEqual({ ...plan, series: 0 });
    expect(back.capacities['gas']).toBe(Infinity);
    expect(back.series['process:gas']).toEqual(Float32Array.from([3, 0.1]));
    expect(decodeHeader(blob).objective).toBe(plan.objective);
    expect(() => decodeResult(blob.slice(0, -2))).toThrow('network.blob');
    expect(() => decodeResult(new Uint8Array(40))).toThrow('network.blob');
  });
});
