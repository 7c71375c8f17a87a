import type { Env, Expr, Value } from './expr.ts';

/** The formula with some fields replaced by values, e.g. `viewer.unit` in a row rule. An empty value becomes `null`; do this after `resolve`. */
export function bind(expr: Expr, values: Env): Expr {
  const walk = (e: Expr): Expr => {
    switch (e.type) {
      case 'field':
        return Object.hasOwn(values, e.name) ? literal(values[e.name] ?? null, e) : e;
      case 'unary':
      case 'empty':
        return { ...e, of: walk(e.of) };
      case 'binary':
        return { ...e, left: walk(e.left), right: walk(e.right) };
      case 'in':
        return { ...e, of: walk(e.of), list: e.list.map(walk) };
      case 'between':
        return { ...e, of: walk(e.of), low: walk(e.low), high: walk(e.high) };
      case 'call':
        return { ...e, args: e.args.map(walk) };
      default:
        return e;
    }
  };
  return walk(expr);
}

function literal(value: Value, { at, end }: Expr): Expr {
  if (typeof value === 'number')
    return value < 0
      ? { type: 'unary', op: '-', of: { type: 'number', text: String(-value), value: -value, at, end }, at, end }
      : { type: 'number', text: String(value), value, at, end };
  if (typeof value === 'string') return { type: 'text', value, at, end };
  if (typeof value === 'boolean') return { type: 'boolean', value, at, end };
  return { type: 'null', at, end };
}
