import { Fault } from '../fault.ts';
import type { Expr } from './expr.ts';

export interface SqlOptions {
  /** SQL of a field's column: number → double precision, text and choice → text, boolean, date, list → text[]. */
  column(name: string): string;
  /** Number of the first placeholder. */
  readonly firstParam: number;
  /** 'YYYY-MM-DD'. */
  readonly today: string;
  /** True where the formula stands in a WHERE: null may stand for false, which lets indexes be used. */
  readonly where?: boolean;
}

type Wanted = 'number' | 'text' | 'date' | 'boolean' | undefined;

/** PostgreSQL for a resolved formula, with the meaning of `evaluate`; texts and numbers travel as parameters. */
export function toSql(expr: Expr, options: SqlOptions): { readonly sql: string; readonly params: readonly unknown[] } {
  const params: unknown[] = [];
  const bind = (value: unknown, cast: string) => `$${options.firstParam - 1 + params.push(value)}::${cast}`;

  /** A condition; `strict`: never null. */
  const condition = (e: Expr, strict: boolean): string => {
    const sure = (sql: string, otherwise = 'false') => (strict ? `coalesce(${sql}, ${otherwise})` : `(${sql})`);
    switch (e.type) {
      case 'boolean':
        return e.value ? 'true' : 'false';
      case 'null':
        return 'false';
      case 'field':
        return sure(options.column(e.name));
      case 'unary':
        return `(not ${condition(e.of, true)})`;
      case 'binary':
        if (e.op === 'and' || e.op === 'or') return `(${condition(e.left, strict)} ${e.op} ${condition(e.right, strict)})`;
        return compare(e, sure);
      case 'in': {
        const wanted = kindOf(e.of) ?? e.list.map(kindOf).find((kind) => kind !== undefined);
        const sql = `${value(e.of, wanted)} ${e.not ? 'not in' : 'in'} (${e.list.map((item) => value(item, wanted)).join(', ')})`;
        return e.not ? `coalesce(${sql}, true)` : sure(sql);
      }
      case 'between': {
        const wanted = kindOf(e.of) ?? kindOf(e.low) ?? kindOf(e.high);
        const collate = e.as === 'text' ? ' collate "C"' : '';
        return sure(`${value(e.of, wanted)}${collate} between ${value(e.low, wanted)} and ${value(e.high, wanted)}`);
      }
      case 'empty': {
        if (e.of.type === 'null') return e.not ? 'false' : 'true';
        const of = truthOrValue(e.of);
        const also = e.as === 'text' ? ` or ${of} = ''` : e.as === 'list' ? ` or cardinality(${of}) = 0` : '';
        return `(${e.not ? 'not ' : ''}(${of} is null${also}))`;
      }
      case 'call':
        if (e.name === 'if') return sure(choose(e, 'boolean'));
        return sure(search(e));
      default:
        throw new Fault('internal', { code: 'formula.unresolved', params: { unit: e.type } });
    }
  };

  const compare = (e: Expr & { type: 'binary' }, sure: (sql: string, otherwise?: string) => string): string => {
    if (e.left.type === 'null' || e.right.type === 'null') return e.op === '!=' ? 'true' : 'false';
    const wanted = kindOf(e.left) ?? kindOf(e.right);
    const side = (operand: Expr) => (isCondition(operand) ? condition(operand, true) : value(operand, wanted));
    const collate = e.as === 'text' ? ' collate "C"' : '';
    if (e.op === '!=') return `coalesce(${side(e.left)} <> ${side(e.right)}, true)`;
    return sure(`${side(e.left)}${collate} ${e.op} ${side(e.right)}`);
  };

  const search = (e: Expr & { type: 'call' }): string => {
    if (!isCondition(e)) throw new Fault('internal', { code: 'formula.not-condition', params: { column: e.at + 1 } });
    const [of, part] = e.args as [Expr, Expr];
    if (of.type === 'null' || part.type === 'null') return 'false';
    if (e.as === 'list') return `${value(part, 'text')} = any(${value(of, undefined)})`;
    if (part.type === 'text') {
      // LIKE with a known pattern, so that a trigram index can serve it.
      const plain = part.value.replace(/[\\%_]/g, '\\$&');
      return `${value(of, 'text')} like ${bind(`${e.name === 'startsWith' ? '' : '%'}${plain}${e.name === 'endsWith' ? '' : '%'}`, 'text')}`;
    }
    const [a, b] = [value(of, 'text'), value(part, 'text')];
    if (e.name === 'contains') return `strpos(${a}, ${b}) > 0`;
    return e.name === 'startsWith' ? `starts_with(${a}, ${b})` : `right(${a}, length(${b})) = ${b}`;
  };

  const choose = (e: Expr & { type: 'call' }, wanted: Wanted): string => {
    const [when, yes, no] = e.args as [Expr, Expr, Expr];
    const kind = wanted ?? kindOf(yes) ?? kindOf(no);
    return `(case when ${condition(when, false)} then ${truthOrValue(yes, kind)} else ${truthOrValue(no, kind)} end)`;
  };

  const truthOrValue = (e: Expr, wanted?: Wanted): string => (isCondition(e) ? condition(e, true) : value(e, wanted));

  const value = (e: Expr, wanted: Wanted): string => {
    switch (e.type) {
      case 'number':
        if (e.unit !== undefined) throw new Fault('internal', { code: 'formula.unresolved', params: { unit: e.unit } });
        return bind(e.value, 'double precision');
      case 'text':
        return bind(e.value, 'text');
      case 'date':
        return bind(e.value, 'date');
      case 'null':
        return wanted === undefined ? 'null' : `null::${wanted === 'number' ? 'double precision' : wanted}`;
      case 'field':
        return options.column(e.name);
      case 'unary':
        if (e.op === '-') return `(- ${value(e.of, 'number')})`;
        break;
      case 'binary':
        if (e.as === 'date') return `(${value(e.left, 'date')} - ${value(e.right, 'date')})::double precision`;
        if (e.op === '+' || e.op === '-' || e.op === '*') return `(${value(e.left, 'number')} ${e.op} ${value(e.right, 'number')})`;
        if (e.op === '/') return `(${value(e.left, 'number')} / nullif(${value(e.right, 'number')}, 0))`;
        break;
      case 'call':
        return called(e, wanted) ?? condition(e, true);
    }
    return condition(e, true);
  };

  const called = (e: Expr & { type: 'call' }, wanted: Wanted): string | undefined => {
    const [first, second] = e.args as [Expr, Expr];
    switch (e.name) {
      case 'today':
        return bind(options.today, 'date');
      case 'if':
        return choose(e, wanted);
      case 'min':
      case 'max': {
        const kind = e.args.map(kindOf).find((k) => k !== undefined) ?? wanted ?? 'number';
        return `${e.name === 'min' ? 'least' : 'greatest'}(${e.args.map((arg) => value(arg, kind)).join(', ')})`;
      }
      case 'abs':
        return `abs(${value(first, 'number')})`;
      case 'round': {
        // Half away from zero; see `round` in evaluate.ts. The operand is written once: it may be long.
        const digits = second?.type === 'number' ? second.value : 0;
        return `(select case when abs(x) >= 1e14 then x else round(x::numeric, ${digits})::double precision end from (select ${value(first, 'number')} as x) r)`;
      }
      case 'year':
      case 'month':
        return `extract(${e.name} from ${value(first, 'date')})::double precision`;
      default:
        return undefined;
    }
  };

  const sql = truthOrTop(expr);
  return { sql, params };

  function truthOrTop(e: Expr): string {
    if (options.where) return condition(e, false);
    return truthOrValue(e);
  }
}

/** Nodes that are true or false, never empty. A boolean field or an `if` is read as a value where a value is asked for. */
function isCondition(e: Expr): boolean {
  if (e.type === 'unary') return e.op === 'not';
  if (e.type === 'binary') return !['+', '-', '*', '/'].includes(e.op);
  if (e.type === 'call') return ['contains', 'startsWith', 'endsWith'].includes(e.name);
  return ['in', 'between', 'empty', 'boolean'].includes(e.type);
}

/** Type that a node shows by itself; fields do not. */
function kindOf(e: Expr): Wanted {
  switch (e.type) {
    case 'number':
    case 'text':
    case 'date':
    case 'boolean':
      return e.type;
    case 'unary':
      return e.op === '-' ? 'number' : 'boolean';
    case 'binary':
      return isCondition(e) ? 'boolean' : 'number';
    case 'call':
      if (e.name === 'today') return 'date';
      if (e.name === 'min' || e.name === 'max') return e.args.map(kindOf).find((kind) => kind !== undefined);
      if (e.name === 'if')
        return e.args
          .slice(1)
          .map(kindOf)
          .find((kind) => kind !== undefined);
      return isCondition(e) ? 'boolean' : 'number';
    default:
      return isCondition(e) ? 'boolean' : undefined;
  }
}
