import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../fault.ts';
import { baseUnit, convert, parseUnit, quantity, ratio, sameDimension, timesUnit, toBase, tryUnit, unitAt, unitNames } from './index.ts';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return error.faults[0]?.code ?? '';
    throw error;
  }
  return 'none';
};

describe('units of work documents', () => {
  test.each([
    ['85', '亿千瓦时', 8_500_000],
    ['1.1', '万千瓦时', 11],
    ['500', '万千瓦', 5000],
    ['3', '度', 0.003],
    ['1', '吉瓦', 1000],
    ['2', '万吨标准煤', 20_000],
    ['0.1229', 'kgce', 0.0001229],
    ['38.6', '亿斤', 1_930_000],
    ['286', '万立方米', 2_860_000],
    ['15', '万亩', 10_000],
    ['1', '平方公里', 100],
    ['1.1', '万元', 11_000],
    ['160', '亿元', 1.6e10],
    ['4', '万亿元', 4e12],
    ['7', '%', 0.07],
    ['3', '个百分点', 0.03],
    ['1.5', '万名', 15_000],
    ['18', '个', 18],
    ['30', '公里', 30],
    ['0.11', '元/千瓦时', 110],
    ['19.5', '元/kVA·月', 234_000],
    ['40', '万吨/年', 400_000],
    ['0.8325', 'kgCO2/kWh', 0.8325],
    ['0.11', 'tCO2/GJ', 0.396],
    ['-30', 'kgce/t', -0.03],
  ])('%s %s', (text, unit, base) => {
    expect(toBase(quantity(text, unit))).toBeCloseTo(base, 12);
  });

  test('a denominator in parentheses is one unit', () => {
    expect(parseUnit('元/(t/a)').dimension).toEqual({ money: 1, mass: -1, year: 1 });
    expect(parseUnit('元/(kW·a)').dimension).toEqual({ money: 1, energy: -1, hour: 1, year: -1 });
    expect(convert(1, 'MW·h', '千瓦时')).toBe(1000);
  });

  test('standard coal is no unit of energy, a year no number of hours', () => {
    expect(codeOf(() => convert(1, '亿千瓦时', '万吨标准煤'))).toBe('units.mismatch');
    expect(codeOf(() => convert(1, '年', '小时'))).toBe('units.mismatch');
    expect(codeOf(() => convert(1, '万千瓦', '亿千瓦时'))).toBe('units.mismatch');
  });

  test('an unknown unit names those near it', () => {
    expect(codeOf(() => parseUnit('万千万'))).toBe('units.unknown-near');
    expect(codeOf(() => parseUnit('鞋'))).toBe('units.unknown');
    expect(tryUnit('元/')).toBeUndefined();
    expect(tryUnit('/元')).toBeUndefined();
  });

  test('the longest unit at a place of a text', () => {
    expect(unitAt('用电85亿千瓦时以上', 4)).toMatchObject({ end: 8, unit: { text: '亿千瓦时' } });
    expect(unitAt('5万吨标准煤', 1)?.unit.text).toBe('万吨标准煤');
    expect(unitAt('5 two', 2)).toBeUndefined();
    expect(unitAt('0.3元/千瓦时。', 3)?.unit.text).toBe('元/千瓦时');
  });

  test('the entered text is kept, separators and full-width digits aside', () => {
    expect(quantity('1,234.50', '万元').text).toBe('1234.50');
    expect(quantity('１２．５', '%').text).toBe('12.5');
    expect(codeOf(() => quantity('1,23', '元'))).toBe('units.number');
    expect(codeOf(() => quantity('约5', '元'))).toBe('units.number');
  });
});

describe('laws', () => {
  const names = unitNames().filter((name) => name !== '1');
  const name = fc.constantFrom(...names);

  test('every name reads back, and there and back is the same value', () => {
    fc.assert(
      fc.property(name, fc.double({ noNaN: true, min: 1e-12, max: 1e12 }), (text, x) => {
        const unit = parseUnit(text);
        const base = baseUnit(unit);
        const back = convert(convert(x, unit, base), base, unit);
        expect(Math.abs(back - x)).toBeLessThanOrEqual(1e-12 * Math.abs(x));
        expect(ratio(base, base)).toBe(1);
      }),
      { seed: 7 },
    );
  });

  test('the text of a product or quotient reads back as the same unit', () => {
    fc.assert(
      fc.property(name, name, name, fc.constantFrom(1 as const, -1 as const), fc.constantFrom(1 as const, -1 as const), (a, b, c, p, q) => {
        const unit = timesUnit(timesUnit(parseUnit(a), parseUnit(b), p), parseUnit(c), q);
        const back = parseUnit(unit.text);
        expect(sameDimension(unit.dimension, back.dimension)).toBe(true);
        expect(convert(1, unit, back)).toBeCloseTo(1, 10);
      }),
      { seed: 7 },
    );
  });

  test('a unit behind a number is found whole', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(unitAt(`5${text}。`, 1)?.end).toBe(1 + text.length);
      }),
      { seed: 7 },
    );
  });
});
