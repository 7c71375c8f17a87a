import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, linearise, parse, resolve, type Scope } from './index.ts';

const scope: Scope = {
  wind: { kind: 'number', unit: 'MW' },
  solar: { kind: 'number', unit: '万千瓦' },
  hours: { kind: 'number', unit: '小时' },
  strict: { kind: 'boolean' },
};
const variables = new Set(['wind', 'solar']);
const linear = (formula: string, constants = {}) => {
  const { terms, constant } = linearise(resolve(parse(formula), scope).expr, variables, constants);
  return { ...Object.fromEntries(terms), constant };
};

test('units become coefficients, constants are read', () => {
  expect(linear('wind + solar - 500 万千瓦')).toEqual({ wind: 1, solar: 10, constant: -5000 });
  expect(linear('(wind * 2 - wind) * hours', { hours: 3000 })).toEqual({ wind: 3000, constant: 0 });
  expect(linear('if(strict, wind, solar) / 4', { strict: true })).toEqual({ wind: 0.25, constant: 0 });
  expect(linear('min(2, 3) * 4')).toEqual({ constant: 8 });
});

test.each([
  ['wind * wind', 'formula.not-linear'],
  ['max(wind, solar)', 'formula.not-linear'],
  ['hours / wind', 'formula.not-linear'],
  ['wind + if(wind > 3, solar, wind)', 'formula.not-linear'],
  ['wind * hours', 'formula.not-constant'],
  ['wind / (1 - 1)', 'formula.zero'],
])('%s is refused', (formula, code) => {
  expect(() => linear(formula)).toThrow(code);
});

test('the linear form has the value of the formula', () => {
  const term = fc.letrec<{ e: string }>((tie) => ({
    e: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('wind', 'solar', '3 MW', '0.5 万千瓦'),
      fc.tuple(tie('e'), fc.constantFrom('+', '-'), tie('e')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('*', '/'), tie('e')).map(([k, op, a]) => (op === '*' ? `${k} * ${a}` : `${a} / ${k}`)),
      tie('e').map((a) => `-(${a})`),
    ),
  })).e;
  fc.assert(
    fc.property(term, fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }), (formula, wind, solar) => {
      const { expr } = resolve(parse(formula), scope);
      const { terms, constant } = linearise(expr, variables);
      const value = (terms.get('wind') ?? 0) * wind + (terms.get('solar') ?? 0) * solar + constant;
      const same = evaluate(expr, { wind, solar }) as number;
      expect(Math.abs(value - same)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(same) + 1e4));
    }),
    { seed: 7 },
  );
});
