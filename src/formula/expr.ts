/** Where a piece stands in the formula's text, in UTF-16 units. */
export interface Where {
  readonly at: number;
  readonly end: number;
}

export type BinaryOp = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/';

/** An immutable tree. `as` is written by `resolve` where SQL must know the operands' type. */
export type Expr = Where &
  (
    | { readonly type: 'number'; readonly text: string; readonly value: number; readonly unit?: string }
    | { readonly type: 'text'; readonly value: string }
    | { readonly type: 'date'; readonly value: string }
    | { readonly type: 'boolean'; readonly value: boolean }
    | { readonly type: 'null' }
    | { readonly type: 'field'; readonly name: string }
    | { readonly type: 'unary'; readonly op: '-' | 'not'; readonly of: Expr }
    | { readonly type: 'binary'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr; readonly as?: 'text' | 'date' }
    | { readonly type: 'in'; readonly of: Expr; readonly list: readonly Expr[]; readonly not: boolean }
    | { readonly type: 'between'; readonly of: Expr; readonly low: Expr; readonly high: Expr; readonly as?: 'text' }
    | { readonly type: 'empty'; readonly of: Expr; readonly not: boolean; readonly as?: 'text' | 'list' }
    | { readonly type: 'call'; readonly name: FunctionName; readonly args: readonly Expr[]; readonly as?: 'list' }
  );

export type FunctionName = 'contains' | 'startsWith' | 'endsWith' | 'if' | 'min' | 'max' | 'abs' | 'round' | 'today' | 'year' | 'month';

/** Functions and how many arguments they take. */
export const FUNCTIONS: Readonly<Record<FunctionName, readonly [number, number]>> = {
  contains: [2, 2],
  startsWith: [2, 2],
  endsWith: [2, 2],
  if: [3, 3],
  min: [1, 99],
  max: [1, 99],
  abs: [1, 1],
  round: [1, 2],
  today: [0, 0],
  year: [1, 1],
  month: [1, 1],
};

/** A value of a row: dates are 'YYYY-MM-DD', lists hold texts, empty is null. */
export type Value = number | string | boolean | null | readonly string[];

export type Env = Readonly<Record<string, Value>>;

export type Type =
  | { readonly kind: 'number'; readonly unit?: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly values?: readonly string[] }
  | { readonly kind: 'null' };

export type Scope = Readonly<Record<string, Type>>;

/** The children of a node, in reading order. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.type) {
    case 'unary':
    case 'empty':
      return [expr.of];
    case 'binary':
      return [expr.left, expr.right];
    case 'in':
      return [expr.of, ...expr.list];
    case 'between':
      return [expr.of, expr.low, expr.high];
    case 'call':
      return expr.args;
    default:
      return [];
  }
}

/** Names of the fields a formula reads. */
export function fieldsOf(expr: Expr): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (e: Expr) => {
    if (e.type === 'field') names.add(e.name);
    for (const child of children(e)) walk(child);
  };
  walk(expr);
  return names;
}
