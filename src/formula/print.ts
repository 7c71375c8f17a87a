import type { Expr } from './expr.ts';

const LEVEL: Readonly<Record<string, number>> = { or: 1, and: 2, '=': 4, '!=': 4, '<': 4, '<=': 4, '>': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6 };
const KEYWORD = /^(?:and|or|not|in|between|is|empty|true|false|null|且|并且|或|或者|非|为空|属于|介于|是|否)$/;
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** The formula's text, with the fewest parentheses: `parse(print(e))` is `e`, positions aside. */
export function print(expr: Expr): string {
  switch (expr.type) {
    case 'number':
      return expr.unit === undefined ? expr.text : `${expr.text} ${expr.unit}`;
    case 'text':
    case 'date':
      return `"${expr.value.replaceAll('"', '""')}"`;
    case 'boolean':
      return String(expr.value);
    case 'null':
      return 'null';
    case 'field':
      return PLAIN.test(expr.name) && !KEYWORD.test(expr.name) ? expr.name : `\`${expr.name}\``;
    case 'unary':
      return expr.op === 'not' ? `not ${inner(expr.of, 3)}` : `-${inner(expr.of, 7)}`;
    case 'binary': {
      const own = LEVEL[expr.op] ?? 0;
      // Comparisons do not chain, the others associate to the left.
      return `${inner(expr.left, own === 4 ? 5 : own)} ${expr.op} ${inner(expr.right, own + 1)}`;
    }
    case 'in':
      return `${inner(expr.of, 5)} ${expr.not ? 'not in' : 'in'} (${expr.list.map((item) => inner(item, 5)).join(', ')})`;
    case 'between':
      return `${inner(expr.of, 5)} between ${inner(expr.low, 5)} and ${inner(expr.high, 5)}`;
    case 'empty':
      return `${inner(expr.of, 5)} is ${expr.not ? 'not ' : ''}empty`;
    case 'call':
      return `${expr.name}(${expr.args.map(print).join(', ')})`;
  }
}

function level(expr: Expr): number {
  if (expr.type === 'binary') return LEVEL[expr.op] ?? 0;
  if (expr.type === 'unary') return expr.op === 'not' ? 3 : 7;
  return ['in', 'between', 'empty'].includes(expr.type) ? 4 : 8;
}

function inner(expr: Expr, least: number): string {
  return level(expr) < least ? `(${print(expr)})` : print(expr);
}
