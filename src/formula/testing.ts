import * as fc from 'fast-check';
import type { BinaryOp, Expr, FunctionName } from './expr.ts';

/** Trees of every shape for property tests: grammatical, not necessarily of fitting types. */
export const anyExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => {
  const where = { at: 0, end: 0 };
  const number = fc
    .tuple(
      fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
      fc.option(fc.constantFrom('万千瓦', '%', '元/千瓦时', 'MW', '亿元')),
    )
    .map(([value, unit]): Expr => ({ type: 'number', text: String(value), value, ...(unit === null ? {} : { unit }), ...where }));
  const text = fc.string().map((value): Expr => ({ type: 'text', value, ...where }));
  const field = fc
    .constantFrom('value', 'viewer.unit', '新能源装机', 'energy.renewable-share', 'not', 'a b')
    .map((name): Expr => ({ type: 'field', name, ...where }));
  const other = fc.constantFrom<Expr>({ type: 'boolean', value: true, ...where }, { type: 'boolean', value: false, ...where }, { type: 'null', ...where });
  const e = tie('expr');
  const ops: BinaryOp[] = ['or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/'];
  const call = (name: FunctionName, least: number, most: number) =>
    fc.array(e, { minLength: least, maxLength: most }).map((args): Expr => ({ type: 'call', name, args, ...where }));
  return {
    expr: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      number,
      text,
      field,
      other,
      fc.tuple(fc.constantFrom('-' as const, 'not' as const), e).map(([op, of]): Expr => ({ type: 'unary', op, of, ...where })),
      fc.tuple(fc.constantFrom(...ops), e, e).map(([op, left, right]): Expr => ({ type: 'binary', op, left, right, ...where })),
      fc.tuple(e, fc.array(e, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([of, list, not]): Expr => ({ type: 'in', of, list, not, ...where })),
      fc.tuple(e, e, e).map(([of, low, high]): Expr => ({ type: 'between', of, low, high, ...where })),
      fc.tuple(e, fc.boolean()).map(([of, not]): Expr => ({ type: 'empty', of, not, ...where })),
      call('if', 3, 3),
      call('max', 1, 3),
      call('today', 0, 0),
      call('contains', 2, 2),
    ),
  };
}).expr;
