export { bind } from './bind.ts';
export { check, condition, resolve } from './check.ts';
export { evaluate, round } from './evaluate.ts';
export { type Env, type Expr, FUNCTIONS, fieldsOf, type FunctionName, type Scope, type Type, type Value } from './expr.ts';
export { type Linear, linearise } from './linear.ts';
export { parse } from './parse.ts';
export { print } from './print.ts';
export { type SqlOptions, toSql } from './sql.ts';
