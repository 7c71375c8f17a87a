import { Fault } from '../fault.ts';
import type { Env, Expr, Value } from './expr.ts';
import { formulaFault } from './fault.ts';

/**
 * The value of a resolved formula for one row. `env` holds each field in the unit its scope declares; `today` is a date 'YYYY-MM-DD'.
 *
 * Empty values: arithmetic with one is empty, as is division by zero; min and max leave empties out; a comparison, in, between or contains
 * with one is false (so `!=` and `not in` are true); an empty condition counts as false. `toSql` means exactly the same.
 */
export function evaluate(expr: Expr, env: Env, options: { readonly today?: string } = {}): Value {
  const value = (e: Expr): Value => {
    switch (e.type) {
      case 'number':
        if (e.unit !== undefined) throw new Fault('internal', { code: 'formula.unresolved', params: { unit: e.unit } });
        return e.value;
      case 'text':
      case 'date':
      case 'boolean':
        return e.value;
      case 'null':
        return null;
      case 'field':
        return Object.hasOwn(env, e.name) ? (env[e.name] ?? null) : null;
      case 'unary': {
        if (e.op === 'not') return value(e.of) !== true;
        const of = value(e.of);
        return typeof of === 'number' ? -of : null;
      }
      case 'binary':
        return binary(e, value);
      case 'in': {
        const of = value(e.of);
        const found = of !== null && e.list.some((item) => value(item) === of);
        return found !== e.not;
      }
      case 'between': {
        const of = value(e.of);
        return compare('>=', of, value(e.low)) && compare('<=', of, value(e.high));
      }
      case 'empty': {
        const of = value(e.of);
        return (of === null || of === '' || (Array.isArray(of) && of.length === 0)) !== e.not;
      }
      case 'call':
        return call(e, value, options.today);
    }
  };
  return value(expr);
}

type Eval = (expr: Expr) => Value;

function binary(e: Expr & { type: 'binary' }, value: Eval): Value {
  if (e.op === 'and') return value(e.left) === true && value(e.right) === true;
  if (e.op === 'or') return value(e.left) === true || value(e.right) === true;
  const a = value(e.left);
  const b = value(e.right);
  if (e.op === '=') return a !== null && a === b;
  if (e.op === '!=') return a === null || a !== b;
  if (e.op === '<' || e.op === '<=' || e.op === '>' || e.op === '>=') return compare(e.op, a, b);
  if (a === null || b === null) return null;
  if (e.as === 'date') return (Date.parse(`${a as string}T00:00:00Z`) - Date.parse(`${b as string}T00:00:00Z`)) / 86_400_000;
  return arithmetic(e.op, a as number, b as number);
}

function arithmetic(op: string, a: number, b: number): number | null {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      return b === 0 ? null : a / b;
  }
}

function compare(op: '<' | '<=' | '>' | '>=', a: Value, b: Value): boolean {
  if (a === null || b === null) return false;
  const order = typeof a === 'string' ? byCodePoint(a, b as string) : (a as number) - (b as number);
  return op === '<' ? order < 0 : op === '<=' ? order <= 0 : op === '>' ? order > 0 : order >= 0;
}

/** Order of texts by code point, as Postgres' collation "C" on UTF-8. */
function byCodePoint(a: string, b: string): number {
  const x = a[Symbol.iterator]();
  const y = b[Symbol.iterator]();
  for (;;) {
    const [c, d] = [x.next(), y.next()];
    if (c.done || d.done) return (c.done ? 0 : 1) - (d.done ? 0 : 1);
    const order = (c.value.codePointAt(0) ?? 0) - (d.value.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
}

function call(e: Expr & { type: 'call' }, value: Eval, today: string | undefined): Value {
  const [first, second, third] = e.args as [Expr, Expr, Expr];
  switch (e.name) {
    case 'today':
      if (today === undefined) throw formulaFault('today', e);
      return today;
    case 'if':
      return value(first) === true ? value(second) : value(third);
    case 'min':
    case 'max': {
      const values = e.args.map(value).filter((v) => v !== null);
      const op = e.name === 'min' ? '<' : '>';
      return values.length === 0 ? null : values.reduce((best, v) => (compare(op, v, best) ? v : best));
    }
    case 'abs': {
      const of = value(first);
      return of === null ? null : Math.abs(of as number);
    }
    case 'round': {
      const of = value(first);
      return of === null ? null : round(of as number, second?.type === 'number' ? second.value : 0);
    }
    case 'year':
    case 'month': {
      const of = value(first);
      return of === null ? null : Number((of as string).slice(...(e.name === 'year' ? [0, 4] : [5, 7])));
    }
    case 'contains':
    case 'startsWith':
    case 'endsWith': {
      const of = value(first);
      const part = value(second) as string | null;
      if (of === null || part === null) return false;
      if (e.name === 'contains') return (of as string | readonly string[]).includes(part);
      return e.name === 'startsWith' ? (of as string).startsWith(part) : (of as string).endsWith(part);
    }
  }
}

/**
 * Half away from zero on the decimal reading of 15 significant digits, so 2.675 rounds to 2.68: the rounding of Postgres' numeric,
 * which people and statistics expect. Beyond 10¹⁴ a number is left alone.
 */
export function round(x: number, digits: number): number {
  if (Math.abs(x) >= 1e14) return x;
  const scaled = shifted(Math.abs(Number(x.toPrecision(15))), digits);
  return Math.sign(x) * shifted(Math.round(scaled), -digits) || 0;
}

function shifted(x: number, k: number): number {
  const [digits, exponent] = String(x).split('e');
  return Number(`${digits}e${Number(exponent ?? 0) + k}`);
}
