import { convert, nearest, ONE, parseUnit, sameDimension, timesUnit, type Unit } from '../units/index.ts';
import type { Expr, Scope, Type, Where } from './expr.ts';
import { formulaFault } from './fault.ts';
import { parse } from './parse.ts';

/**
 * What the checker knows of a node. `natural`: its unit is one that people see (a field's, or one kept through min, max, if …),
 * so that a bare number compared with it may mean that unit. `bare`: a literal number written without a unit.
 */
interface Known {
  readonly expr: Expr;
  readonly type: Type;
  readonly unit: Unit;
  readonly natural: boolean;
  readonly bare: boolean;
}

/** The type of a formula in a scope. Faults: unknown names, types that do not fit, units that cannot be added or compared — each with its column. */
export function check(expr: Expr, scope: Scope): Type {
  return walk(expr, scope).type;
}

/**
 * The same formula made ready for `evaluate`, `toSql` and `linearise`: every unit becomes plain factors so that each field is read in its own unit,
 * texts compared with dates become dates, and nodes that SQL must know the type of are marked. Faults as `check`.
 */
export function resolve(expr: Expr, scope: Scope): { readonly expr: Expr; readonly type: Type } {
  const { expr: resolved, type } = walk(expr, scope);
  return { expr: resolved, type };
}

/** A filter, row rule or condition from its text, ready to evaluate or compile. Fault `formula.not-condition` where it is neither true nor false. */
export function condition(source: string, scope: Scope): Expr {
  const { expr, type } = resolve(parse(source), scope);
  if (type.kind !== 'boolean') throw formulaFault('not-condition', expr, { found: `@formula.kind.${type.kind}` });
  return expr;
}

const BOOLEAN: Type = { kind: 'boolean' };

function walk(expr: Expr, scope: Scope): Known {
  switch (expr.type) {
    case 'number': {
      const unit = expr.unit === undefined ? ONE : parseUnit(expr.unit);
      const plain: Expr = { type: 'number', text: expr.text, value: expr.value, at: expr.at, end: expr.end };
      return { expr: plain, type: numeric(unit), unit, natural: expr.unit !== undefined, bare: expr.unit === undefined };
    }
    case 'text':
    case 'date':
    case 'boolean':
    case 'null':
      return known(expr, { kind: expr.type });
    case 'field':
      return field(expr, scope);
    case 'unary': {
      if (expr.op === 'not') return known({ ...expr, of: truth(expr.of, scope) }, BOOLEAN);
      const of = number(expr.of, scope);
      return { ...of, expr: { ...expr, of: of.expr } };
    }
    case 'binary':
      return binary(expr, scope);
    case 'in': {
      const of = walk(expr.of, scope);
      if (of.type.kind === 'list' || of.type.kind === 'boolean') throw wrong(expr.of, 'scalar', of.type);
      const list = expr.list.map((item) => align(of, walk(item, scope), true, item)[1].expr);
      return known({ ...expr, of: of.expr, list }, BOOLEAN);
    }
    case 'between': {
      const [of, low] = align(walk(expr.of, scope), walk(expr.low, scope), true, expr.low);
      const [, high] = align(of, walk(expr.high, scope), true, expr.high);
      ordered(of, expr.of);
      const as = isText(of) ? { as: 'text' as const } : {};
      return known({ ...expr, of: of.expr, low: low.expr, high: high.expr, ...as }, BOOLEAN);
    }
    case 'empty': {
      const of = walk(expr.of, scope);
      const as = isText(of) ? { as: 'text' as const } : of.type.kind === 'list' ? { as: 'list' as const } : {};
      return known({ ...expr, of: of.expr, ...as }, BOOLEAN);
    }
    case 'call':
      return call(expr, scope);
  }
}

function known(expr: Expr, type: Type): Known {
  return { expr, type, unit: ONE, natural: false, bare: false };
}

function numeric(unit: Unit): Type {
  return unit.text === '' ? { kind: 'number' } : { kind: 'number', unit: unit.text };
}

function field(expr: Expr & { type: 'field' }, scope: Scope): Known {
  const type = Object.hasOwn(scope, expr.name) ? scope[expr.name] : undefined;
  if (!type) {
    const near = nearest(expr.name, Object.keys(scope));
    throw formulaFault(near.length ? 'name-near' : 'name', expr, { name: expr.name, near: near.join('、') });
  }
  if (type.kind !== 'number') return known(expr, type);
  const unit = type.unit === undefined ? ONE : parseUnit(type.unit);
  return { expr, type, unit, natural: true, bare: false };
}

function binary(expr: Expr & { type: 'binary' }, scope: Scope): Known {
  const { op } = expr;
  if (op === 'and' || op === 'or') return known({ ...expr, left: truth(expr.left, scope), right: truth(expr.right, scope) }, BOOLEAN);
  if (op === '*' || op === '/') {
    const left = number(expr.left, scope);
    const right = number(expr.right, scope);
    const unit = timesUnit(left.unit, right.unit, op === '*' ? 1 : -1);
    // 2 × share is still a share; share × energy is a unit that nobody wrote.
    const natural = (left.bare && op === '*' && right.natural) || (right.bare && left.natural);
    return { expr: { ...expr, left: left.expr, right: right.expr }, type: numeric(unit), unit, natural, bare: left.bare && right.bare };
  }
  if (op === '+' || op === '-') {
    const a = walk(expr.left, scope);
    const b = walk(expr.right, scope);
    if (op === '-' && (a.type.kind === 'date' || b.type.kind === 'date')) {
      const [left, right] = align(a, b, false, expr.right);
      const days = parseUnit('天');
      return { expr: { ...expr, left: left.expr, right: right.expr, as: 'date' }, type: numeric(days), unit: days, natural: true, bare: false };
    }
    const [left, right] = align(number(expr.left, scope), number(expr.right, scope), false, expr.right);
    const natural = left.natural && right.natural;
    return { expr: { ...expr, left: left.expr, right: right.expr }, type: numeric(left.unit), unit: left.unit, natural, bare: a.bare && b.bare };
  }
  const [left, right] = align(walk(expr.left, scope), walk(expr.right, scope), true, expr.right);
  if (op !== '=' && op !== '!=') ordered(left, expr.left);
  else if (left.type.kind === 'list') throw formulaFault('list', expr.left);
  const as = isText(left) && op !== '=' && op !== '!=' ? { as: 'text' as const } : {};
  return known({ ...expr, left: left.expr, right: right.expr, ...as }, BOOLEAN);
}

function call(expr: Expr & { type: 'call' }, scope: Scope): Known {
  const [first, second, third] = expr.args;
  switch (expr.name) {
    case 'today':
      return known(expr, { kind: 'date' });
    case 'year':
    case 'month': {
      const of = dated(walk(first as Expr, scope));
      if (of.type.kind !== 'date' && of.type.kind !== 'null') throw wrong(first as Expr, 'date', of.type);
      return { ...known({ ...expr, args: [of.expr] }, { kind: 'number' }), natural: true };
    }
    case 'abs':
    case 'round': {
      const of = number(first as Expr, scope);
      if (second && (second.type !== 'number' || !Number.isInteger(second.value) || second.value > 10 || second.unit !== undefined))
        throw formulaFault('digits', second);
      return { ...of, expr: { ...expr, args: second ? [of.expr, second] : [of.expr] }, bare: false };
    }
    case 'min':
    case 'max':
      return several(expr, expr.args, scope, (args) => ({ ...expr, args }));
    case 'if': {
      const when = truth(first as Expr, scope);
      return several(expr, [second as Expr, third as Expr], scope, (args) => ({ ...expr, args: [when, ...args] }));
    }
    case 'contains': {
      const of = walk(first as Expr, scope);
      const part = text(second as Expr, scope);
      if (of.type.kind === 'list') {
        if (of.type.values && part.expr.type === 'text') oneOf(part.expr.value, of.type.values, second as Expr);
        return known({ ...expr, args: [of.expr, part.expr], as: 'list' }, BOOLEAN);
      }
      return known({ ...expr, args: [text(first as Expr, scope).expr, part.expr] }, BOOLEAN);
    }
    case 'startsWith':
    case 'endsWith':
      return known({ ...expr, args: [text(first as Expr, scope).expr, text(second as Expr, scope).expr] }, BOOLEAN);
  }
}

/** Arguments of one type and unit (min, max, the two ways of an if). */
function several(expr: Expr & { type: 'call' }, args: readonly Expr[], scope: Scope, make: (args: readonly Expr[]) => Expr): Known {
  const items = args.map((arg) => walk(arg, scope));
  const lead =
    items.find((item) => item.type.kind !== 'null' && !item.bare && item.expr.type !== 'text') ??
    items.find((item) => item.type.kind !== 'null') ??
    (items[0] as Known);
  if (expr.name !== 'if' && !['number', 'date', 'null'].includes(dated(lead).type.kind)) throw wrong(args[0] as Expr, 'number', lead.type);
  const aligned = items.map((item, i) => align(lead, item, true, args[i] as Expr)[1].expr);
  return { ...lead, expr: make(aligned), natural: items.every((item) => item.natural || item.bare || item.type.kind === 'null'), bare: false };
}

/**
 * Brings two operands to one type and one unit, the left one's unless the left is a literal.
 * `adopt`: a bare number takes the natural unit of the other side (investment >= 5 means 5 亿元 where the field is in 亿元).
 */
function align(a: Known, b: Known, adopt: boolean, where: Where): [Known, Known] {
  if (a.type.kind === 'null' || b.type.kind === 'null') return [a, b];
  if (a.type.kind === 'number' && b.type.kind === 'number') return alignUnits(a, b, adopt, where);
  if (a.type.kind === 'date' || b.type.kind === 'date') {
    const [left, right] = [dated(a), dated(b)];
    if (left.type.kind !== right.type.kind) throw wrong(where, left.type.kind, right.type);
    return [left, right];
  }
  if (isText(a) && isText(b)) {
    choice(a, b, where);
    choice(b, a, where);
    return [a, b];
  }
  if (a.type.kind !== b.type.kind) throw wrong(where, a.type.kind, b.type);
  return [a, b];
}

function alignUnits(a: Known, b: Known, adopt: boolean, where: Where): [Known, Known] {
  if (takes(a, b, adopt)) return [a, { ...b, unit: a.unit, type: a.type }];
  if (takes(b, a, adopt)) return [{ ...a, unit: b.unit, type: b.type }, b];
  if (!sameDimension(a.unit.dimension, b.unit.dimension)) {
    const code = a.bare || b.bare ? 'unit-missing' : 'unit-mismatch';
    throw formulaFault(code, where, { left: shown(a.unit), right: shown(b.unit), unit: shown(a.bare ? b.unit : a.unit) });
  }
  return a.expr.type === 'number' && b.expr.type !== 'number' ? [inUnit(a, b.unit), b] : [a, inUnit(b, a.unit)];
}

/** Whether the bare number `b` may be read in the unit of `a`: zero is the same in every unit. */
function takes(a: Known, b: Known, adopt: boolean): boolean {
  if (!b.bare || a.bare) return false;
  if (b.expr.type === 'number' && b.expr.value === 0) return true;
  return adopt && a.natural;
}

function shown(unit: Unit): string {
  return unit.text === '' ? '@formula.plain-number' : unit.text;
}

/** A node converted to another unit of its dimension. */
function inUnit(node: Known, unit: Unit): Known {
  const { expr } = node;
  const type = numeric(unit);
  const one = convert(1, node.unit, unit);
  if (one === 1) return { ...node, unit, type };
  if (expr.type === 'number') {
    const value = convert(expr.value, node.unit, unit);
    return { ...node, unit, type, expr: { type: 'number', text: String(value), value, at: expr.at, end: expr.end } };
  }
  const back = convert(1, unit, node.unit);
  const divide = one < 1 && Number.isInteger(back);
  const factor = divide ? back : one;
  const literal: Expr = { type: 'number', text: String(factor), value: factor, at: expr.at, end: expr.end };
  return { ...node, unit, type, expr: { type: 'binary', op: divide ? '/' : '*', left: expr, right: literal, at: expr.at, end: expr.end } };
}

function number(expr: Expr, scope: Scope): Known {
  const node = walk(expr, scope);
  if (node.type.kind !== 'number' && node.type.kind !== 'null') throw wrong(expr, 'number', node.type);
  return node;
}

function truth(expr: Expr, scope: Scope): Expr {
  const node = walk(expr, scope);
  if (node.type.kind !== 'boolean' && node.type.kind !== 'null') throw wrong(expr, 'boolean', node.type);
  return node.expr;
}

function text(expr: Expr, scope: Scope): Known {
  const node = walk(expr, scope);
  if (!isText(node) && node.type.kind !== 'null') throw wrong(expr, 'text', node.type);
  return node;
}

function isText(node: Known): boolean {
  return node.type.kind === 'text' || node.type.kind === 'choice';
}

function ordered(node: Known, where: Where): void {
  if (node.type.kind === 'boolean' || node.type.kind === 'list' || node.type.kind === 'choice')
    throw formulaFault('order', where, { found: `@formula.kind.${node.type.kind}` });
}

/** A text literal as a date; other nodes unchanged. */
function dated(node: Known): Known {
  if (node.expr.type !== 'text') return node;
  const { value, at, end } = node.expr;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (!time || Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== value) throw formulaFault('date', node.expr, { found: value });
  return known({ type: 'date', value, at, end }, { kind: 'date' });
}

function choice(node: Known, other: Known, where: Where): void {
  if (node.type.kind === 'choice' && other.expr.type === 'text') oneOf(other.expr.value, node.type.values, where);
}

function oneOf(value: string, values: readonly string[], where: Where): void {
  if (!values.includes(value)) throw formulaFault('choice', where, { found: value, values: values.join('、') });
}

function wrong(where: Where, expected: string, found: Type) {
  return formulaFault('type', where, { expected: `@formula.kind.${expected}`, found: `@formula.kind.${found.kind}` });
}
