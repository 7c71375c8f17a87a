/** Simple filters as formulas and back: `field op value` joined by `and`. Anything richer stays a formula and is edited as text. */
import type { Field } from '../api/index.ts';

export type Operator = '=' | '!=' | '>=' | '<=' | '>' | '<' | 'contains' | 'empty' | 'filled';

export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly value: string;
}

/** What may be asked of a field. */
export function operatorsOf(field: Field): readonly Operator[] {
  switch (field.type) {
    case 'number':
    case 'date':
      return ['=', '!=', '>=', '<=', 'empty', 'filled'];
    case 'boolean':
      return ['='];
    case 'choice':
      return ['=', '!=', 'empty', 'filled'];
    case 'text':
    case 'longtext':
    case 'period':
      return ['contains', '=', '!=', 'empty', 'filled'];
    case 'texts':
    case 'choices':
      return ['contains', 'empty', 'filled'];
    default:
      return ['empty', 'filled'];
  }
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The formula of the conditions; those without a value are left out. */
export function toFormula(conditions: readonly Condition[], fields: readonly Field[]): string {
  const parts = conditions.flatMap(({ field: id, operator, value }) => {
    const field = fields.find((one) => one.id === id);
    if (!field) return [];
    if (operator === 'empty') return [`${id} is empty`];
    if (operator === 'filled') return [`${id} is not empty`];
    if (value === '') return [];
    if (operator === 'contains') return [`contains(${id}, ${quote(value)})`];
    if (field.type === 'boolean') return [value === 'true' ? id : `not ${id}`];
    return [`${id} ${operator} ${field.type === 'number' ? value : quote(value)}`];
  });
  return parts.join(' and ');
}

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => Condition])[] = [
  [/^(\w+) is empty$/, (m) => ({ field: m[1]!, operator: 'empty', value: '' })],
  [/^(\w+) is not empty$/, (m) => ({ field: m[1]!, operator: 'filled', value: '' })],
  [/^contains\((\w+), "((?:[^"]|"")*)"\)$/, (m) => ({ field: m[1]!, operator: 'contains', value: m[2]!.replaceAll('""', '"') })],
  [/^(\w+) (=|!=|>=|<=|>|<) "((?:[^"]|"")*)"$/, (m) => ({ field: m[1]!, operator: m[2] as Operator, value: m[3]!.replaceAll('""', '"') })],
  [/^(\w+) (=|!=|>=|<=|>|<) (-?[\d.]+)$/, (m) => ({ field: m[1]!, operator: m[2] as Operator, value: m[3]! })],
  [/^not (\w+)$/, (m) => ({ field: m[1]!, operator: '=', value: 'false' })],
  [/^(\w+)$/, (m) => ({ field: m[1]!, operator: '=', value: 'true' })],
];

/** The conditions of a formula, or null where it says more than conditions can. */
export function fromFormula(formula: string, fields: readonly Field[]): readonly Condition[] | null {
  if (formula.trim() === '') return [];
  const conditions: Condition[] = [];
  for (const part of splitAnd(formula)) {
    const found = patterns.map(([pattern, make]) => ({ match: pattern.exec(part), make })).find(({ match }) => match !== null);
    const condition = found?.match ? found.make(found.match) : null;
    const field = fields.find((one) => one.id === condition?.field);
    if (!condition || !field || (condition.operator !== '>' && condition.operator !== '<' && !operatorsOf(field).includes(condition.operator))) return null;
    conditions.push(condition);
  }
  return conditions;
}

/** Parts between ` and ` that stand outside quotes. */
function splitAnd(formula: string): string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < formula.length; at++) {
    if (formula[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && formula.startsWith(' and ', at)) {
      parts.push(formula.slice(from, at).trim());
      from = at + 5;
    }
  }
  parts.push(formula.slice(from).trim());
  return parts;
}
