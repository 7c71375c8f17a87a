import { nearest } from '../units/index.ts';
import { type BinaryOp, type Expr, FUNCTIONS, type FunctionName } from './expr.ts';
import { formulaFault } from './fault.ts';
import { KEYWORD_NAMES, type Token, tokens } from './tokens.ts';

/** How deep a formula may nest; deeper is a mistake or an attack. */
const DEEPEST = 200;

/** How long it may be, in UTF-16 units. */
const LONGEST = 20_000;

/**
 * A formula's tree.
 *
 *     area = "energy" and value >= 50 and not masked
 *     capacity >= 500 万千瓦 or name in ("甲", "乙") or deadline between "2025-01-01" and "2025-06-30"
 *
 * From loose to tight: or · and · not · comparison, in, between, is empty · + − · × ÷ · sign. Faults `formula.*` carry the column.
 */
export function parse(text: string): Expr {
  if (text.length > LONGEST) throw formulaFault('long', { at: LONGEST, end: text.length }, { most: LONGEST });
  const list = tokens(text);
  let next = 0;
  let depth = 0;
  const peek = (): Token => list[next] as Token;
  const take = (): Token => list[next++] as Token;
  const is = (token: string, kind: 'word' | 'sign' = 'word') => peek().kind === kind && peek().text === token;
  const accept = (token: string, kind: 'word' | 'sign' = 'word') => (is(token, kind) ? take() : undefined);

  const expr = or();
  if (peek().kind !== 'end') throw unexpected('operator');
  return expr;

  function unexpected(expected: string) {
    const token = peek();
    if (token.kind === 'end') return formulaFault('ends', token, { expected: `@formula.expected.${expected}` });
    const near = token.kind === 'name' && expected === 'operator' ? nearest(token.text, KEYWORD_NAMES) : [];
    return formulaFault(near.length ? 'unexpected-near' : 'unexpected', token, {
      found: text.slice(token.at, token.end),
      expected: `@formula.expected.${expected}`,
      near: near.join('、'),
    });
  }

  function need(mark: string, expected: string): Token {
    const token = accept(mark, 'sign');
    if (!token) throw unexpected(expected);
    return token;
  }

  function left(ops: readonly string[], kind: 'word' | 'sign', operand: () => Expr): Expr {
    let node = operand();
    for (;;) {
      const op = ops.find((o) => is(o, kind));
      if (op === undefined) return node;
      take();
      const right = operand();
      node = { type: 'binary', op: op as BinaryOp, left: node, right, at: node.at, end: right.end };
    }
  }

  function or(): Expr {
    if (++depth > DEEPEST) throw formulaFault('deep', peek());
    const node = left(['or'], 'word', () => left(['and'], 'word', not));
    depth--;
    return node;
  }

  function not(): Expr {
    const token = accept('not');
    if (!token) return comparison();
    if (++depth > DEEPEST) throw formulaFault('deep', token);
    const of = not();
    depth--;
    return { type: 'unary', op: 'not', of, at: token.at, end: of.end };
  }

  function comparison(): Expr {
    const of = sum();
    const op = ['<=', '>=', '!=', '=', '<', '>'].find((o) => is(o, 'sign'));
    if (op !== undefined) {
      take();
      const right = sum();
      if (['<=', '>=', '!=', '=', '<', '>'].some((o) => is(o, 'sign'))) throw formulaFault('chain', peek(), { found: peek().text });
      return { type: 'binary', op: op as BinaryOp, left: of, right, at: of.at, end: right.end };
    }
    const negated = is('not') && ['in', 'between'].includes((list[next + 1] as Token).text) && take() !== undefined;
    if (accept('in')) return inList(of, negated);
    if (accept('between')) {
      const low = sum();
      if (!accept('and')) throw unexpected('and');
      const high = sum();
      const between: Expr = { type: 'between', of, low, high, at: of.at, end: high.end };
      return negated ? { type: 'unary', op: 'not', of: between, at: of.at, end: high.end } : between;
    }
    if (accept('is')) {
      const no = accept('not') !== undefined;
      const end = accept('empty');
      if (!end) throw unexpected('empty');
      return { type: 'empty', of, not: no, at: of.at, end: end.end };
    }
    const empty = accept('empty');
    return empty ? { type: 'empty', of, not: false, at: of.at, end: empty.end } : of;
  }

  function inList(of: Expr, negated: boolean): Expr {
    need('(', 'open');
    const items = [sum()];
    while (accept(',', 'sign')) items.push(sum());
    const end = need(')', 'close');
    return { type: 'in', of, list: items, not: negated, at: of.at, end: end.end };
  }

  function sum(): Expr {
    return left(['+', '-'], 'sign', () => left(['*', '/'], 'sign', sign));
  }

  function sign(): Expr {
    const token = accept('-', 'sign');
    if (!token) return accept('+', 'sign') ? sign() : primary();
    if (++depth > DEEPEST) throw formulaFault('deep', token);
    const of = sign();
    depth--;
    return { type: 'unary', op: '-', of, at: token.at, end: of.end };
  }

  function primary(): Expr {
    const token = peek();
    const { at, end } = token;
    switch (token.kind) {
      case 'number':
        take();
        return { type: 'number', text: token.text, value: Number(token.text), at, end, ...(token.unit === undefined ? {} : { unit: token.unit }) };
      case 'text':
        take();
        return { type: 'text', value: token.text, at, end };
      case 'word':
        if (token.text === 'true' || token.text === 'false') return take() && { type: 'boolean', value: token.text === 'true', at, end };
        if (token.text === 'null' || token.text === 'empty') return take() && { type: 'null', at, end };
        break;
      case 'name':
        take();
        return is('(', 'sign') ? call(token) : { type: 'field', name: token.text, at, end };
      case 'sign':
        if (token.text !== '(') break;
        take();
        return inside();
    }
    throw unexpected('operand');
  }

  function inside(): Expr {
    const node = or();
    need(')', 'close');
    return node;
  }

  function call(name: Token): Expr {
    take();
    const known = Object.hasOwn(FUNCTIONS, name.text) ? FUNCTIONS[name.text as FunctionName] : undefined;
    if (!known) {
      const near = nearest(name.text, Object.keys(FUNCTIONS));
      throw formulaFault('function', name, { name: name.text, near: (near.length ? near : Object.keys(FUNCTIONS)).join('、') });
    }
    const args: Expr[] = [];
    if (!is(')', 'sign')) {
      args.push(or());
      while (accept(',', 'sign')) args.push(or());
    }
    const end = need(')', 'close');
    const [least, most] = known;
    if (args.length < least || args.length > most) {
      throw formulaFault(
        'arguments',
        { at: name.at, end: end.end },
        { name: name.text, expected: least === most ? least : most === 99 ? `${least}+` : `${least}–${most}`, found: args.length },
      );
    }
    return { type: 'call', name: name.text as FunctionName, args, at: name.at, end: end.end };
  }
}
