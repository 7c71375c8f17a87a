import { expect, test } from 'vitest';
import { Fault } from './fault.ts';
import { type Messages, renderFault, renderFaults } from './messages.ts';

const messages: Messages = {
  zh: { 'a.b': '{what} 应为 {expected}，少 {n}', 'kind.number': '数' },
  en: { 'a.b': '{what} must be {expected}, {n} short', 'kind.number': 'a number' },
};
const info = { code: 'a.b', params: { what: 'x', expected: '@kind.number', n: -3 }, where: { file: 'park.yaml', line: 3, field: 'unit' } };

test('a fault reads in its locale, place first', () => {
  expect(renderFault(info, 'zh', messages)).toBe('park.yaml 第 3 行 字段 unit：x 应为 数，少 −3');
  expect(renderFault(info, 'en', messages)).toBe('park.yaml, line 3, field unit: x must be a number, −3 short');
});

test('an unknown code hides nothing; a parameter cannot name what is inherited', () => {
  expect(renderFaults(new Fault('input', [{ code: 'no.such', params: { a: 1 } }, info]), 'en', messages)).toEqual([
    'no.such {"a":1}',
    expect.stringContaining('park.yaml'),
  ]);
  expect(renderFault({ code: 'toString', params: {} }, 'zh', messages)).toBe('toString {}');
  expect(renderFault({ code: 'a.b', params: { what: '@toString' } }, 'zh', messages)).toBe('@toString 应为 {expected}，少 {n}');
});
