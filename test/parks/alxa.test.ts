import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readParkFolder } from '../../src/loop/park-files.ts';
import {
  activityTotals,
  applyOverrides,
  compile,
  consumption,
  lowerPark,
  type Network,
  type Park,
  parkSummary,
  parsePark,
  planCompiled,
  portsOf,
  valueOf,
} from '../../src/network/index.ts';

const folder = fileURLToPath(new URL('../../parks/alxa', import.meta.url));
const park = parsePark(readParkFolder(folder));
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as { readonly hours: Record<string, { readonly objective: number }> };

/** A year in which every flexible process of the standing park makes exactly its order: the sheet's own balance. */
const ordered = new Map([
  ['carbide-furnaces', 640_000],
  ['caustic-cells', 360_000],
  ['cog-methanol', 400_000],
  ['ammonia-plant', 100_000],
  ['ferrosilicon-furnaces', 150_000],
  ['graphitisation', 60_000],
  ['eaf', 300_000],
]);

/** t or MWh a year made (+) and taken (−) of a commodity by the standing park at its orders. */
function balance(commodity: string, of: Park = park): { readonly made: number; readonly taken: number } {
  const fixed = activityTotals(of, { hours: of.hours }, { series: {}, capacities: {} });
  let [made, taken] = [0, 0];
  for (const p of of.processes) {
    const activity = p.operation === 'fixed' ? (fixed.get(p.id) ?? 0) : (ordered.get(p.id) ?? 0);
    for (const port of portsOf(of, p)) {
      if (port.commodity !== commodity) continue;
      if (port.coefficient > 0) made += port.coefficient * activity;
      else taken -= port.coefficient * activity;
    }
  }
  return { made, taken };
}

describe('closing checks of the standing park', () => {
  it('loads sum to 8.50 TWh within 1 %', () => {
    const fixed = consumption(park, { hours: park.hours, processes: [] });
    const total =
      fixed.constant +
      [...ordered].reduce(
        (sum, [id, t]) =>
          sum +
          t *
            Math.abs(
              portsOf(park, park.processes.find((p) => p.id === id) as Park['processes'][number]).find((x) => x.commodity === 'power')?.coefficient ?? 0,
            ),
        0,
      );
    expect(total / 8.5e6).toBeGreaterThan(0.99);
    expect(total / 8.5e6).toBeLessThan(1.01);
  });

  it('chlorine closes: cells and sodium make what PVC, glufosinate and fine chemicals take', () => {
    const { made, taken } = balance('chlorine');
    expect(made).toBeCloseTo(419_060, -1);
    expect(Math.abs(made - taken) / made).toBeLessThan(0.01);
  });

  it('hydrogen closes: cells and purge gas make what HCl takes; coke-oven gas gives ammonia the rest', () => {
    const { made, taken } = balance('hydrogen');
    const short = taken - made;
    const gas = park.processes.find((p) => p.id === 'cog-hydrogen') as Park['processes'][number];
    const perGas = portsOf(park, gas).find((x) => x.commodity === 'hydrogen')?.coefficient ?? 0;
    const { made: cog, taken: cogTaken } = balance('cog');
    expect(short).toBeGreaterThan(0);
    expect(short / perGas).toBeLessThan(cog - cogTaken);
    expect(made + perGas * (cog - cogTaken)).toBeGreaterThan(taken);
  });

  it('coke-oven gas closes: 840 of 924 Mm3 make the methanol', () => {
    const { made, taken } = balance('cog');
    expect(made).toBeCloseTo(92_400, -1);
    expect(taken).toBeCloseTo(84_000, -1);
  });

  it('steam closes: 555 t/h of industry, which boilers, CHP and dry quenching can give at once with the town', () => {
    const { taken } = balance('steam');
    expect(taken / park.hours).toBeGreaterThan(550);
    expect(taken / park.hours).toBeLessThan(560);
    const capacity = lowerPark(park, { hours: 24 }).processes.flatMap((p) =>
      p.ports.filter((x) => x.commodity === 'steam' && Number(x.coefficient) > 0).map((x) => p.capacity.existing * Number(x.coefficient)),
    );
    expect(capacity.reduce((a, b) => a + b, 0)).toBeGreaterThan(700);
  });

  it('carbide closes: PVC takes 568 of 640 kt', () => {
    expect(balance('carbide').taken).toBeCloseTo(568_000, -1);
  });

  it('carbon closes: what the furnaces free is at least what their gas carries', () => {
    const carbide = park.processes.find((p) => p.id === 'carbide-furnaces') as Park['processes'][number];
    const ports = new Map(portsOf(park, carbide).map((x) => [x.commodity, x.coefficient]));
    const co2InGas = ((ports.get('carbide-gas') ?? 0) * 10_000 * 0.75 * 44) / 22_400;
    expect(ports.get('co2') ?? 0).toBeGreaterThan(co2InGas);
    const methanol = park.processes.find((p) => p.id === 'carbide-gas-methanol') as Park['processes'][number];
    expect(-(portsOf(park, methanol).find((x) => x.commodity === 'co2')?.coefficient ?? 0)).toBeCloseTo(44 / 32, 3);
  });
});

describe('the folder', () => {
  it('marks every number, and names no firm but 示例 units', () => {
    const { marks, processes, loads } = parkSummary(park);
    expect(marks.source + marks.typical + marks.assumption).toBeGreaterThan(300);
    for (const item of [...processes, ...loads]) expect(item.owner ?? '示例').toMatch(/^示例/);
  });

  it('compiles in full: 8,784 hours', () => {
    const network = lowerPark(park);
    expect(network.hours).toBe(8784);
    const { program } = compile(network);
    expect(program.cost.length).toBeGreaterThan(8784 * 60);
  });
});

describe('the price of 50 %', () => {
  const plans = new Map<string, ReturnType<typeof planned>>();
  const plan = (scenario: string) => {
    const found = plans.get(scenario) ?? planned(scenario);
    plans.set(scenario, found);
    return found;
  };
  const planned = async (scenario: string) => {
    const network: Network = lowerPark(park, { hours: 168, overrides: { scenario } });
    const result = await planCompiled(network);
    expect(result.status).toBe('optimal');
    return { result, network, share: result.limits.find((l) => l.id === 'renewable-share') };
  };

  it('is nothing where delivery is free', async () => {
    const { share } = await plan('fee-0');
    expect(share?.actual).toBeGreaterThan(50);
    expect(Math.abs(share?.price ?? 1e9)).toBeLessThan(1000);
  });

  it.each(['fee-11', 'fee-16'])('is positive at %s', async (scenario) => {
    const { share } = await plan(scenario);
    expect(share?.actual).toBeCloseTo(50, 6);
    expect(share?.price).toBeGreaterThan(500_000);
  });

  it('168 hours give the expected cost', async () => {
    const { result, network } = await plan('fee-11');
    const wanted = expected.hours['168']?.objective ?? 0;
    expect(Math.abs(result.objective - wanted) / wanted).toBeLessThan(1e-6);
    const used = valueOf(consumption(applyOverrides(park, { scenario: 'fee-11' }), network), network, result);
    expect(used).toBeGreaterThan(0.9 * ((8.5e6 * 168) / 8784));
  });

  if (process.env['PARKLOOP_FULL'] === '1')
    it('672 hours give the expected cost', async () => {
      const result = await planCompiled(lowerPark(park, { hours: 672 }), { solver: 'highs' });
      const wanted = expected.hours['672']?.objective ?? 0;
      expect(Math.abs(result.objective - wanted) / wanted).toBeLessThan(1e-6);
    });
});
