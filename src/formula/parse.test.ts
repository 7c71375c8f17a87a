import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../fault.ts';
import { readMessages } from '../loop/catalog-files.ts';
import { renderFault } from '../messages.ts';
import { condition, evaluate, type Expr, parse, print, resolve, type Scope } from './index.ts';
import { anyExpr } from './testing.ts';

const scope: Scope = {
  area: { kind: 'choice', values: ['energy', 'carbon'] },
  value: { kind: 'number' },
  masked: { kind: 'boolean' },
  capacity: { kind: 'number', unit: 'MW' },
  investment: { kind: 'number', unit: '亿元' },
  energy: { kind: 'number', unit: '亿千瓦时' },
  share: { kind: 'number', unit: '%' },
  name: { kind: 'text' },
  deadline: { kind: 'date' },
  owners: { kind: 'list' },
  装机: { kind: 'number', unit: '万千瓦' },
};

const messages = readMessages();
const told = (formula: string): string => {
  try {
    resolve(parse(formula), scope);
  } catch (error) {
    if (error instanceof Fault) return error.faults.map((f) => renderFault(f, 'zh', messages)).join('\n');
    throw error;
  }
  return '';
};
const holds = (formula: string, row: Record<string, unknown>) => evaluate(condition(formula, scope), row as never, { today: '2025-11-22' });

describe('what civil servants write', () => {
  test.each([
    ['area = "energy" and value >= 50 and not masked', { area: 'energy', value: 50, masked: null }, true],
    ['capacity >= 500 万千瓦', { capacity: 4999 }, false],
    ['装机 >= 5 吉瓦', { 装机: 500 }, true],
    ['investment ≥ 5 且 contains（name，“氢”）', { investment: 5, name: '绿氢项目' }, true],
    ['investment >= 50000 万元', { investment: 5 }, true],
    ['share >= 50', { share: 50 }, true],
    ['1 - share < 50%', { share: 50.5 }, true],
    ['energy / capacity > 2000 小时', { energy: 100, capacity: 4000 }, true],
    ['deadline < "2025-06-30" or today() - deadline > 30', { deadline: '2025-10-01' }, true],
    ['today() - deadline > 30 天', { deadline: '2025-11-01' }, false],
    ['deadline between "2025-01-01" and "2025-12-31"', { deadline: '2025-12-31' }, true],
    ['year(deadline) = 2025', { deadline: '2025-12-31' }, true],
    ['name in ("甲", "乙")', { name: '乙' }, true],
    ['name not in ("甲", "乙")', { name: null }, true],
    ['name is empty', { name: '' }, true],
    ['name 为空 或 owners is empty', { name: '甲', owners: [] }, true],
    ['contains(owners, "发改局")', { owners: ['发改局', '能源局'] }, true],
    ['max(capacity, 0) = if(masked, 0, capacity)', { capacity: 5, masked: false }, true],
    ['round(investment, 1) = 2.7', { investment: 2.65 }, true],
    ['name = "a""b"', { name: 'a"b' }, true],
    ['`value` > 1e3', { value: 1001 }, true],
  ])('%s', (formula, row, expected) => {
    expect(holds(formula, row)).toBe(expected);
  });

  test('an empty value equals nothing, not even another', () => {
    expect(holds('name = name', { name: null })).toBe(false);
    expect(holds('name != "甲"', { name: null })).toBe(true);
    expect(holds('value > 1 or value <= 1', { value: null })).toBe(false);
    expect(holds('value / 0 is empty', { value: 1 })).toBe(true);
  });
});

describe('faults say where, what and which', () => {
  test.each([
    ['are = "energy"', '第 1 列：没有名为“are”的字段；是否为 area、share？'],
    ['value >', '第 8 列：公式没有写完，后面应有数字、“文字”、字段、函数或括号。'],
    ['value >= 5 亩地', '第 12 列：数字后的“亩地”不是单位，也不是 and、or 等词；是否为 亩？'],
    ['capacity > investment', '第 12 列：“MW”与“亿元”不是同类单位，不能相加或比较。'],
    ['capacity + 5 > 3', '第 12 列：这个数要写单位，如 MW。'],
    ['area = "enrgy"', '第 8 列：“enrgy”不在选项中；可选 energy、carbon。'],
    ['deadline > "2025-13-01"', '第 12 列：“2025-13-01”不是日期，应写成 2025-06-30。'],
    ['sum(value)', '第 1 列：没有函数“sum”；可用 contains、startsWith、endsWith、if、min、max、abs、round、today、year、month。'],
    ['abs(1, 2)', '第 1 列：函数 abs 需要 1 个参数，给了 2 个。'],
    ['name = "甲', '第 8 列：引号没有配对，缺少 "。'],
    ['1 < value < 3', '第 11 列：比较不能连写；请用 between … and …，或用 and 连接两个比较。'],
    ['name + 1', '第 1 列：此处应为数，却是文字。'],
    ['area > "energy"', '第 1 列：选项没有大小之分，不能用 <、> 或 between 比较。'],
    ['owners = "甲"', '第 10 列：此处应为列表，却是文字。'],
    ['value = 1 ; drop', '第 11 列：不认识字符“;”；文字要加引号。'],
    ['(value = 1', '第 11 列：公式没有写完，后面应有右括号或逗号。'],
    ['value < 1e999', '第 9 列：“1e999”不是数字。'],
    ['name = "a\0b"', '第 10 列：不认识字符“\\0”；文字要加引号。'],
    ['1.2.3 = value', '第 1 列：“1.2.3”不是数字。'],
  ])('%s', (formula, message) => {
    expect(told(formula)).toBe(message);
  });

  test('a filter must be true or false', () => {
    expect(() => condition('value + 1', scope)).toThrow('formula.not-condition');
  });

  test('depth and length are bounded', () => {
    expect(told('('.repeat(5000))).toContain('嵌套太深');
    expect(told(`${'not '.repeat(500)}masked`)).toContain('嵌套太深');
    expect(told(`${'- '.repeat(500)}1`)).toContain('嵌套太深');
    expect(told(Array.from({ length: 20_000 }, () => 'masked').join(' and '))).toContain('太长');
  });
});

/** A tree without its positions. */
function bare(expr: Expr): unknown {
  return JSON.parse(JSON.stringify(expr, (key, value: unknown) => (key === 'at' || key === 'end' ? undefined : value)));
}

test('parse(print(tree)) is the tree', () => {
  fc.assert(
    fc.property(anyExpr, (expr) => {
      expect(bare(parse(print(expr)))).toEqual(bare(expr));
    }),
    { numRuns: 1000, seed: 7 },
  );
});

test('any text parses or gives a fault of the formula room', () => {
  const piece = fc.constantFrom(
    'value',
    '(',
    ')',
    'and',
    'not',
    '5',
    '万千瓦',
    '"',
    '=',
    '<',
    'between',
    ',',
    'if(',
    'in',
    '-',
    '氢',
    '%',
    ' ',
    '是',
    '`',
    '😀',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((parts) => parts.join(' ')),
        fc.array(piece).map((parts) => parts.join('')),
      ),
      (text) => {
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
          expect((error as Fault).faults[0]?.code).toMatch(/^formula\./);
        }
      },
    ),
    { numRuns: 2000, seed: 7 },
  );
});
