import { describe, expect, it } from 'vitest';
import { lowerPark, parsePark } from '../network/index.ts';
import { tinyFiles } from '../network/park/testing.ts';
import { accountPlan } from './plan-account.ts';
import type { Factor } from './traced.ts';

const factor = (id: string, value: number, unit: string, verified: Factor['verified'] = true): Factor => ({ id, value, unit, verified, source: 'test' });
const factors = {
  gridLocation: factor('grid.co2.somewhere', 0.6, 'kgCO2/kWh', 'secondary'),
  gridZeroCarbon: factor('zero-carbon-park.grid-co2', 0.8325, 'kgCO2/kWh'),
  electricityCalorific: factor('electricity.calorific', 0.1229, 'kgce/kWh'),
  electricityEqual: factor('electricity.equal', 0.3, 'kgce/kWh'),
  heat: factor('heat', 0.03412, 'kgce/MJ'),
};

/** Half a year's hours, so that yearly amounts are twice what the hours hold. */
const park = parsePark(tinyFiles());
const network = lowerPark(park, { hours: 12 });
const all = (value: number) => new Float64Array(12).fill(value);
const flows = {
  series: { 'process:furnace': all(4), 'process:unit': all(10), 'process:grid': all(12.4), 'process:wind-new': all(20), 'process:trade': all(20) },
  capacities: { 'wind-new': 100 },
};
const account = accountPlan(park, network, flows, factors);
const number = (id: string) => account.numbers.find((n) => n.id === id)?.value;
const carrier = (id: string) => account.carriers.find((c) => c.id === id);

describe('the account of a plan by hand', () => {
  it('power: 42 MW used, 19.6 of them renewable after losses', () => {
    expect(number('energy.consumption')).toBeCloseTo(24 * 42, 9);
    expect(number('energy.renewable-share')).toBeCloseTo((100 * 19.6) / 42, 9);
    expect(carrier('grid-power')?.amount).toBeCloseTo(24 * 12.4, 9);
  });

  it('coal: 4 t/h, 20 GJ/t, 2 t CO2/t', () => {
    expect(carrier('coal')?.amount).toBeCloseTo(96, 9);
    expect(carrier('coal')?.calorific).toBeCloseTo(96 * 20 * 0.03412, 9);
    expect(number('carbon.direct')).toBeCloseTo(192, 9);
  });

  it('energy by both methods differs in electricity only', () => {
    const power = 24 * (12.4 + 19.6);
    expect(number('energy.total-calorific')).toBeCloseTo(96 * 20 * 0.03412 + power * 0.1229, 9);
    expect(number('energy.total-equal')).toBeCloseTo(96 * 20 * 0.03412 + power * 0.3, 9);
  });

  it('carbon by two methods, never mixed', () => {
    expect(number('carbon.location')).toBeCloseTo(192 + 24 * 12.4 * 0.6, 9);
    expect(number('carbon.zero-carbon-park')).toBeCloseTo(192 + 24 * 12.4 * 0.8325, 9);
  });

  it('water, curtailment, and which factors are unverified', () => {
    expect(number('water.fresh')).toBeCloseTo(24 * 4 * 2, 9);
    const could = number('energy.curtailment') ?? 0;
    expect(could).toBeGreaterThan(0);
    expect(account.unverified).toEqual(['grid.co2.somewhere']);
  });

  it('every number says what it was made from', () => {
    for (const n of account.numbers) if (n.value !== 0) expect(n.from.length, n.id).toBeGreaterThan(0);
  });
});
