import { describe, expect, it } from 'vitest';
import { inUnit, type Quantity, readQuantity } from './quantity.ts';

const read = (text: string): Quantity => {
  const q = readQuantity(text);
  if ('code' in q) throw new Error(q.code);
  return q;
};

describe('a marked quantity', () => {
  it.each([
    ['3150 kWh/t [T F 4.5]', 3150, 'kWh/t', 'typical', 'F 4.5'],
    ['-0.95 t/t [A]', -0.95, 't/t', 'assumption', ''],
    ['1,210 MW [S 34]', 1210, 'MW', 'source', '34'],
    ['50 % [F 2.1, general rule]', 50, '%', 'source', '2.1, general rule'],
    ['31.2 元/kW·月 [P]', 31.2, '元/kW·月', 'source', ''],
  ])('%s', (text, value, unit, mark, from) => {
    expect(readQuantity(text)).toMatchObject({ value, unit, mark, from });
  });

  it.each([
    ['640 kt/a [A]', 't/h', 640_000 / 8784],
    ['31.2 元/kW·月 [F]', '元/MW/a', 374_400],
    ['50 元/kW·a [F]', '元/MW/a', 50_000],
    ['0.3125 元/kWh [A]', '元/MWh', 312.5],
    ['2100 m3/t [F]', '万m3/t', 0.21],
    ['20 %/h [A]', '1/h', 0.2],
    ['7 d [A]', 'h', 168],
  ])('%s in %s', (text, target, value) => {
    expect(inUnit(read(text), target, { hours: 8784 })).toBeCloseTo(value, 9);
  });
});
