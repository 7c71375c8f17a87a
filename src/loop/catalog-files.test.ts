import { expect, test } from 'vitest';
import { find, indicators, items, number, value } from '../catalog/index.ts';
import { check, fieldsOf, parse, type Scope } from '../formula/index.ts';
import { limitableIndicators } from '../network/index.ts';
import { parseUnit, sameDimension } from '../units/index.ts';
import { readCatalog } from './catalog-files.ts';

const shipped = readCatalog();

test('every shipped value is cited and lies in its range', () => {
  expect(items(shipped).length).toBeGreaterThan(500);
  for (const item of items(shipped)) {
    for (const dated of item.values ?? []) {
      expect(dated.source.title, item.id).not.toBe('');
      if (dated.range && typeof dated.value === 'number') {
        expect(dated.range[0], item.id).toBeLessThanOrEqual(dated.value);
        expect(dated.range[1], item.id).toBeGreaterThanOrEqual(dated.value);
      }
    }
  }
});

test('grid factors of the year, and the constant of the zero-carbon method, never mixed', () => {
  expect(number(shipped, 'grid.co2.inner-mongolia', '2022-06-30')).toBe(0.6849);
  expect(number(shipped, 'grid.co2.inner-mongolia', '2025-06-30')).toBe(0.6479);
  expect(number(shipped, 'grid.co2.fossil', '2023-06-30')).toBe(0.8273);
  expect(value(shipped, 'zero-carbon-park.grid-co2', '2026-01-01')).toMatchObject({ value: 0.8325, verified: true, source: { clause: '附件4' } });
  expect(items(shipped).filter((i) => /^grid\.co2\.(?!national|fossil|region)/.test(i.id))).toHaveLength(30);
});

test('当量 and 等价 are two factors', () => {
  expect(number(shipped, 'coal-equivalent.electricity.calorific', '2025-01-01')).toBe(0.1229);
  expect(number(shipped, 'coal-equivalent.electricity.equal', '2025-01-01', 'tce/MWh')).toBeCloseTo(0.3024, 12);
  expect(value(shipped, 'green-direct.own-use-of-demand', '2026-01-01').value).toBe(30);
  expect(value(shipped, 'green-direct.own-use-of-demand', '2030-01-01').value).toBe(35);
});

test('time of use covers every month once, and no hour is both peak and valley', () => {
  const seasons = ['price.west-inner-mongolia.time-of-use', 'price.west-inner-mongolia.time-of-use-summer'].map(
    (id) => value(shipped, id, '2025-06-01').value as Record<string, number[]>,
  );
  expect(seasons.flatMap((s) => s['months']).toSorted((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  for (const s of seasons) expect(s['peakHours']?.filter((h) => s['valleyHours']?.includes(h))).toEqual([]);
});

test('no word names two indicators, and formulas fit their units', () => {
  const owner = new Map<string, string>();
  const scope: Scope = Object.fromEntries(indicators(shipped).map((i) => [i.id, { kind: 'number' as const, unit: i.unit }]));
  expect(indicators(shipped).length).toBeGreaterThanOrEqual(60);
  for (const indicator of indicators(shipped)) {
    for (const word of new Set([indicator.label.zh, ...indicator.aliases])) {
      expect(owner.get(word), word).toBeUndefined();
      owner.set(word, indicator.id);
    }
    expect(indicator.physical === true, indicator.id).toBe(indicator.quantity !== undefined);
    if (indicator.formula === undefined) continue;
    const formula = parse(indicator.formula);
    for (const id of fieldsOf(formula)) expect(find(shipped, id)?.kind, id).toBe('indicator');
    const type = check(formula, scope);
    expect(type.kind === 'number' && sameDimension(parseUnit(type.unit ?? '').dimension, parseUnit(indicator.unit).dimension), indicator.id).toBe(true);
  }
});

test('physical indicators are those the network can bound, in units of one kind', () => {
  const physical = indicators(shipped).filter((i) => i.physical === true);
  expect(physical.map((i) => i.id).toSorted()).toEqual(limitableIndicators.map((i) => i.id).toSorted());
  for (const { id, unit } of limitableIndicators) {
    expect(sameDimension(parseUnit(find(shipped, id)?.unit ?? '').dimension, parseUnit(unit).dimension), id).toBe(true);
  }
});
