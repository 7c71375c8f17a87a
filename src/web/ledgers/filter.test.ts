import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Field } from '../api/index.ts';
import { parse } from '../../formula/index.ts';
import { type Condition, fromFormula, operatorsOf, toFormula } from './filter.ts';

const label = { zh: '甲', en: 'a' };
const fields: readonly Field[] = [
  { id: 'name', label, type: 'text' },
  { id: 'value', label, type: 'number' },
  { id: 'masked', label, type: 'boolean' },
  { id: 'deadline', label, type: 'date' },
  { id: 'owners', label, type: 'texts' },
];

const condition = fc.constantFrom(...fields).chain((field) =>
  fc.constantFrom(...operatorsOf(field)).chain((operator) => {
    const value: fc.Arbitrary<string> =
      operator === 'empty' || operator === 'filled'
        ? fc.constant('')
        : field.type === 'number'
          ? fc.integer({ min: 0, max: 9999 }).map(String)
          : field.type === 'boolean'
            ? fc.constantFrom('true', 'false')
            : fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    return value.map((text): Condition => ({ field: field.id, operator, value: text }));
  }),
);

it('writes formulas the server can read, and reads its own back', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (conditions) => {
      const formula = toFormula(conditions, fields);
      expect(() => parse(formula)).not.toThrow();
      expect(fromFormula(formula, fields)).toEqual(conditions);
    }),
    { numRuns: 200, seed: 3 },
  );
});

it('leaves richer formulas to the text', () => {
  expect(fromFormula('value > 3 or masked', fields)).toBeNull();
  expect(fromFormula('year(deadline) = 2024', fields)).toBeNull();
  expect(fromFormula('', fields)).toEqual([]);
});
