import { describe, expect, test } from 'vitest';
import { Fault } from '../fault.ts';
import { catalog, type CatalogItem, find, items, number, readItems, value } from './index.ts';

const yaml = `
- id: grid.co2.test
  kind: factor
  label: {zh: 因子, en: factor}
  unit: kgCO2/kWh
  values:
    - from: 2021-01-01
      until: 2022-01-01
      value: 0.9
      source: {title: 公告}
      verified: true
    - from: 2023-01-01
      value: 0.8
      source: {title: 公告, number: 第 1 号}
      verified: secondary
`;
const [shipped] = readItems('test.yaml', yaml) as [CatalogItem];
const overlay = (unit: string, at: number): CatalogItem =>
  ({ ...shipped, unit, values: [{ from: '2024-01-01', value: at, source: { title: '实测' }, verified: true }] }) as CatalogItem;
const faultsOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return error.faults;
    throw error;
  }
  return [];
};

describe('a value on a date', () => {
  const plain = catalog({ shipped: [shipped] });

  test('the latest in force, with its citation and mark', () => {
    expect(value(plain, 'grid.co2.test', '2021-12-31')).toMatchObject({ value: 0.9, verified: true, layer: 'shipped', until: '2022-01-01' });
    expect(value(plain, 'grid.co2.test', '2030-01-01')).toMatchObject({ value: 0.8, verified: 'secondary', source: { number: '第 1 号' }, unit: 'kgCO2/kWh' });
  });

  test('none in force, none known: a fault that says which there are', () => {
    expect(faultsOf(() => value(plain, 'grid.co2.test', '2022-06-01'))[0]).toMatchObject({
      code: 'catalog.no-value',
      params: { ranges: '2021-01-01 – 2022-01-01, 2023-01-01 – ' },
    });
    expect(faultsOf(() => value(plain, 'grid.co2.tset', '2022-06-01'))[0]).toMatchObject({ code: 'catalog.unknown-near', params: { near: 'grid.co2.test' } });
  });

  test('the most specific layer that has a value wins and is remembered', () => {
    const layered = catalog({ shipped: [shipped], installation: [overlay('tCO2/MWh', 0.7)], park: [overlay('kgCO2/kWh', 0.6)] });
    expect(value(layered, 'grid.co2.test', '2025-01-01')).toMatchObject({ value: 0.6, layer: 'park' });
    expect(value(layered, 'grid.co2.test', '2023-06-01')).toMatchObject({ value: 0.8, layer: 'shipped' });
    expect(items(layered)).toHaveLength(1);
    expect(find(layered, 'grid.co2.test')?.unit).toBe('kgCO2/kWh');
  });

  test('a number in a unit that is asked for', () => {
    expect(number(plain, 'grid.co2.test', '2025-01-01', 'gCO2/kWh')).toBeCloseTo(800, 9);
    expect(faultsOf(() => number(plain, 'grid.co2.test', '2025-01-01', '元/kWh'))[0]?.code).toBe('units.mismatch');
  });
});

test('overlays keep dimension and kind, ids stand once', () => {
  expect(faultsOf(() => catalog({ shipped: [shipped], park: [overlay('元/kWh', 1)] }))[0]?.code).toBe('catalog.overlay-unit');
  expect(faultsOf(() => catalog({ shipped: [shipped, shipped] }))[0]?.code).toBe('catalog.twice');
  expect(faultsOf(() => catalog({ shipped: [shipped], park: [{ ...overlay('kgCO2/kWh', 1), kind: 'rule' } as CatalogItem] }))[0]?.code).toBe(
    'catalog.overlay-kind',
  );
});

describe('a file with faults: one each, with its line', () => {
  test.each([
    ['an unknown key', yaml.replace('    - from: 2023-01-01', '    - colour: red\n      from: 2023-01-01'), 'catalog.item', 12, 'values.1.colour'],
    ['a missing unit', yaml.replace('  unit: kgCO2/kWh\n', ''), 'catalog.item', 2, 'unit'],
    ['a wrong date', yaml.replace('2023-01-01', '2023'), 'catalog.item', 12, 'values.1.from'],
    ['an unknown mark', yaml.replace('secondary', 'perhaps'), 'catalog.item', 15, 'values.1.verified'],
    ['a wrong id', yaml.replace('grid.co2.test', 'Grid'), 'catalog.item', 2, 'id'],
    ['an unknown unit', yaml.replace('kgCO2/kWh', '鞋'), 'catalog.unit', 2, undefined],
    ['two values of one day', yaml.replace('2023-01-01', '2021-01-01'), 'catalog.dates', 2, undefined],
    ['no YAML', '- id: [', 'catalog.yaml', 1, undefined],
    ['no list', 'id: x', 'catalog.list', 1, undefined],
  ])('%s', (_, text, code, line, field) => {
    const [fault] = faultsOf(() => readItems('test.yaml', text));
    expect(fault).toMatchObject({ code, where: { file: 'test.yaml', line } });
    if (field) expect(fault?.params['field']).toBe(field);
  });
});
