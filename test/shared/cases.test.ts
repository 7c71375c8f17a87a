/** Networks with a known optimum (../shared/cases): the objective, prices and capacities of other solvers, to the tolerance they state. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planFolder } from '../../src/loop/solve-thread.ts';

const cases = new URL('../../../shared/cases/', import.meta.url).pathname;

/** Columns of a CSV by name, as numbers. */
function columns(file: string): Record<string, number[]> {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(','));
  return Object.fromEntries(header.split(',').map((name, c) => [name, rows.map((row) => Number(row[c]))]));
}

describe.skipIf(!existsSync(cases))('cases with a known optimum', () => {
  it('ref-park/168h-cap40: cost, price of CO2, capacities, hourly prices', async () => {
    const folder = join(cases, 'ref-park/168h-cap40');
    const plan = await planFolder(folder, { solver: 'highs' });
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
      objective: number;
      co2_price: number;
      capacity: Record<string, number>;
    };
    expect(plan.status).toBe('optimal');
    expect(Math.abs(plan.objective / expected.objective - 1)).toBeLessThan(1e-6);
    expect(plan.prices['co2 atmosphere']).toBeCloseTo(expected.co2_price, 3);
    expect(plan.limits.find((limit) => limit.id === 'co2 emitted')).toMatchObject({
      price: expect.closeTo(78.157, 3),
      indicator: 'co2 atmosphere',
      slack: expect.closeTo(0, 3),
    });
    for (const [id, value] of Object.entries(expected.capacity)) expect(plan.capacities[id]).toBeCloseTo(value, 2);
    const prices = columns(join(folder, 'expected-marginal_price.csv'));
    // Degenerate hours may have another, equally valid price; most have one.
    const same = prices['electricity']!.filter((price, t) => Math.abs(price - plan.series['price:electricity']![t]!) < 1e-2).length;
    expect(same).toBeGreaterThan(160);
  });

  it.each(
    (['highs', 'auto'] as const).flatMap((solver) => [
      { solver, name: 'ref-park/168h-cap40', objective: 6634049.747 },
      { solver, name: 'ref-park/168h-free', objective: 5242802.973 },
      { solver, name: 'pypsa-model-energy', objective: 8078135675.451 },
      { solver, name: 'pypsa-ac-dc-meshed', objective: -3474256.04055 },
    ]),
  )('$name costs $objective with $solver', async ({ solver, name, objective }) => {
    const plan = await planFolder(join(cases, name), { solver });
    expect(plan.status).toBe('optimal');
    expect(Math.abs(plan.objective / objective - 1)).toBeLessThan(1e-6);
  });

  it('pypsa-ac-dc-meshed: the published prices, flows and emission price', async () => {
    const folder = join(cases, 'pypsa-ac-dc-meshed');
    const plan = await planFolder(folder, { solver: 'highs' });
    const prices = columns(join(folder, 'expected-results-lopf/buses-marginal_price.csv'));
    for (const [bus, values] of Object.entries(prices).filter(([name]) => name !== ''))
      values.forEach((price, t) => expect(Math.abs(plan.series[`price:${bus}`]![t]! - price) / (1 + Math.abs(price))).toBeLessThan(1e-5));
    const flows = columns(join(folder, 'expected-results-lopf/lines-p0.csv'));
    for (const [line, values] of Object.entries(flows).filter(([name]) => name !== ''))
      values.forEach((flow, t) => expect(Math.abs(plan.series[`branch:${line}`]![t]! - flow)).toBeLessThan(1e-2));
    const mu = Number(readFileSync(join(folder, 'expected-results-lopf/global_constraints.csv'), 'utf8').trim().split(/\r?\n/)[1]!.split(',').at(-1));
    expect(plan.limits[0]!.price).toBeCloseTo(Math.abs(mu), 2);
  });
});
