import { describe, expect, it } from 'vitest';
import { checkNetwork } from './check.ts';
import { demand, fixed, network, source, sumLimit, tank } from './small-networks.ts';

const parts = { processes: [source('coal', fixed(20), 1), source('wind', fixed(6), 4)], loads: [demand(10)] };

describe('checkNetwork', () => {
  it('finds an answer where there is one', async () => {
    expect(await checkNetwork(network(2, { ...parts, limits: [sumLimit('cap', ['coal'], '<=', 8)] }))).toEqual({
      feasible: true,
      conflict: [],
      relaxations: [],
    });
  });

  it('names the limits that contradict each other, and only those, with how far each would give', async () => {
    const limits = [sumLimit('less coal', ['coal'], '<=', 9), sumLimit('little wind', ['wind'], '<=', 10), sumLimit('harmless', ['wind'], '>=', 1)];
    const check = await checkNetwork(network(2, { ...parts, limits }));
    expect(check.feasible).toBe(false);
    expect(check.conflict.map((c) => c.limit).toSorted()).toEqual(['less coal', 'little wind']);
    expect(check.relaxations.find((r) => r.limit === 'less coal')).toMatchObject({ from: 9, to: expect.closeTo(10, 6), unit: 'MWh' });
    expect(check.relaxations.find((r) => r.limit === 'little wind')).toMatchObject({ from: 10, to: expect.closeTo(11, 6) });
  });

  it('blames a limit alone where the plant cannot meet it', async () => {
    const check = await checkNetwork(network(2, { ...parts, limits: [sumLimit('much wind', ['wind'], '>=', 15), sumLimit('cap', ['coal'], '<=', 100)] }));
    expect(check.conflict).toMatchObject([{ limit: 'much wind', kind: 'limit', sense: '>=', level: 15 }]);
    expect(check.relaxations[0]!.to).toBeCloseTo(12, 6);
  });

  it('names a fixed store that caps what enters it', async () => {
    const emitting = source('coal', fixed(20), 1, {
      ports: [
        { commodity: 'power', coefficient: 1 },
        { commodity: 'co2', coefficient: 0.5 },
      ],
    });
    const air = tank('air', fixed(6), { commodity: 'co2', shownAsCap: { indicator: 'co2' } });
    const check = await checkNetwork(network(2, { names: ['power', 'co2'], processes: [emitting], storages: [air], loads: [demand(10)] }));
    expect(check.conflict).toMatchObject([{ limit: 'air', kind: 'cap', level: 6 }]);
    expect(check.relaxations[0]).toMatchObject({ from: 6, to: expect.closeTo(10, 6) });
  });

  it("names the sides of an order's windows that cannot be kept, one by one", async () => {
    const order = {
      id: 'order:power',
      unit: 'MWh',
      terms: [{ process: 'coal', factor: 1 }],
      rate: 3,
      windows: [
        { name: '1', label: { zh: '1 月', en: 'month 1' }, from: 0, to: 2, lower: -1, upper: 1 },
        { name: '2', from: 2, to: 3, lower: 0, upper: 0 },
        { name: '3', from: 3, to: 5, lower: -1, upper: 6 },
      ],
    };
    const limits = [sumLimit('much wind', ['wind'], '>=', 1)];
    const first = { ...order, windows: order.windows.toSpliced(1, 1) };
    const check = await checkNetwork(network(5, { ...parts, limits, tallies: [first] }));
    // Wind gives 6 at most, so that coal makes 4 an hour or more.
    expect(check.conflict).toEqual([
      { limit: 'order:power:1<=', kind: 'limit', label: { zh: '1 月', en: 'month 1' }, indicator: 'order:power:1<=', sense: '<=', level: 7, unit: 'MWh' },
    ]);
    expect(check.relaxations).toMatchObject([{ limit: 'order:power:1<=', from: 7, to: expect.closeTo(8, 6), unit: 'MWh' }]);
    const second = { ...order, windows: order.windows.slice(1) };
    const other = await checkNetwork(network(5, { ...parts, limits, tallies: [second] }));
    expect(other.conflict).toMatchObject([{ limit: 'order:power:2', sense: '=', level: 3 }]);
    expect(other.relaxations).toMatchObject([{ from: 3, to: expect.closeTo(4, 6) }]);
    expect((await checkNetwork(network(5, { ...parts, limits, tallies: [{ ...order, windows: order.windows.slice(2) }] }))).feasible).toBe(true);
  });

  it('names an order and a limit that contradict each other', async () => {
    const order = { id: 'o', terms: [{ process: 'wind', factor: 1 }], rate: 5, windows: [{ name: '1', from: 0, to: 2, lower: -1, upper: 1 }] };
    const check = await checkNetwork(network(2, { ...parts, limits: [sumLimit('little wind', ['wind'], '<=', 8)], tallies: [order] }));
    expect(check.conflict.map((c) => c.limit).toSorted()).toEqual(['little wind', 'o:1>=']);
    expect(check.relaxations.find((r) => r.limit === 'o:1>=')).toMatchObject({ from: 9, to: expect.closeTo(8, 6) });
  });

  it('names what is short where no limit is to blame', async () => {
    const check = await checkNetwork(network(2, { ...parts, loads: [demand(30)], limits: [sumLimit('cap', ['coal'], '<=', 100)] }));
    expect(check.conflict).toMatchObject([{ kind: 'shortage', indicator: 'power', level: expect.closeTo(8, 6) }]);
  });
});
