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

  it('names what is short where no limit is to blame', async () => {
    const check = await checkNetwork(network(2, { ...parts, loads: [demand(30)], limits: [sumLimit('cap', ['coal'], '<=', 100)] }));
    expect(check.conflict).toMatchObject([{ kind: 'shortage', indicator: 'power', level: expect.closeTo(8, 6) }]);
  });
});
