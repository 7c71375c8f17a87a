import type { Field, LedgerDefinition } from '../ledger/index.ts';
import type { FaultInfo } from '../fault.ts';
import { tryUnit } from '../units/index.ts';
import { isKeepable } from './canonical.ts';

export type Values = Record<string, unknown>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const PERIOD = /^\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(\.\.(0[1-9]|1[0-2]))?))?$/;

/** Whether a text is an id of the house: a UUID in lower case. */
export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/**
 * Values as the ledger keeps them, and a fault for each field that is wrong. Empty texts and lists become null, undefined members of JSON vanish.
 * @param whole a new entry: defaults are filled in and required fields must be there
 * @param item which change of a bulk act this is, for the faults
 */
export function checkValues(
  definition: LedgerDefinition,
  values: Readonly<Values>,
  whole: boolean,
  item?: string,
): { readonly values: Values; readonly faults: readonly FaultInfo[] } {
  const checked: Values = {};
  const faults: FaultInfo[] = [];
  const fields = new Map(definition.fields.map((field) => [field.id, field]));
  const fault = (code: string, field: Pick<Field, 'id' | 'label'>, params: FaultInfo['params'] = {}) =>
    faults.push({
      code: `store.${code}`,
      params: { ledger: definition.id, field: field.id, labelZh: field.label.zh, labelEn: field.label.en, ...params },
      where: { field: field.id, ...(item === undefined ? {} : { item }) },
    });
  for (const id of Object.keys(values))
    if (!fields.has(id)) fault('field-unknown', { id, label: { zh: id, en: id } }, { ledgerZh: definition.label.zh, ledgerEn: definition.label.en });
  for (const field of definition.fields) {
    if (!whole && !Object.hasOwn(values, field.id)) continue;
    const given = values[field.id] === undefined && whole ? field.default : values[field.id];
    const value = tidy(field, given);
    const wrong = value === null ? null : problem(field, value);
    if (wrong !== null) fault(`field-${wrong}`, field, { value: show(given), choices: (field.choices ?? []).map((choice) => choice.value).join(', ') });
    else if (value === null && field.required) fault('field-required', field);
    else checked[field.id] = value;
  }
  return { values: checked, faults };
}

/** The value where it fits the field, else null: for events older than the definition. */
export function fit(field: Field, value: unknown): unknown {
  const tidied = tidy(field, value);
  return tidied === null || problem(field, tidied) !== null ? null : tidied;
}

function tidy(field: Field, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (field.type === 'json') return JSON.parse(JSON.stringify(value) ?? 'null') as unknown;
  if (Array.isArray(value) && ['choices', 'links', 'texts'].includes(field.type)) return value.length === 0 ? null : value;
  return Object.is(value, -0) ? 0 : value;
}

/** What is wrong with a value: the end of a fault's code, or null. */
function problem(field: Field, value: unknown): string | null {
  if (!isKeepable(value)) return 'unkeepable';
  const texts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  switch (field.type) {
    case 'text':
      return typeof value !== 'string' ? 'not-text' : /[\r\n]/.test(value) ? 'not-one-line' : null;
    case 'longtext':
      return typeof value === 'string' ? null : 'not-text';
    case 'number':
      return typeof value === 'number' ? null : 'not-number';
    case 'quantity': {
      const { text, unit, ...rest } = (typeof value === 'object' ? value : {}) as Values;
      return typeof text === 'string' && DECIMAL.test(text) && typeof unit === 'string' && tryUnit(unit) !== undefined && Object.keys(rest).length === 0
        ? null
        : 'not-quantity';
    }
    case 'boolean':
      return typeof value === 'boolean' ? null : 'not-boolean';
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : 'not-date';
    case 'period':
      return typeof value === 'string' && isPeriod(value) ? null : 'not-period';
    case 'choice':
      return typeof value === 'string' && isChoice(field, value) ? null : 'not-choice';
    case 'choices':
      return texts && value.every((item) => isChoice(field, item as string)) ? null : 'not-choice';
    case 'link':
      return isId(value) ? null : 'not-link';
    case 'links':
      return texts && value.every(isId) ? null : 'not-link';
    case 'texts':
      return texts ? null : 'not-texts';
    case 'file':
      return typeof value === 'string' && HASH.test(value) ? null : 'not-file';
    case 'json':
      return null;
  }
}

function isChoice(field: Field, value: string): boolean {
  return field.choices === undefined || field.choices.some((choice) => choice.value === value);
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && date.getUTCFullYear() > 0;
}

function isPeriod(value: string): boolean {
  if (!PERIOD.test(value)) return false;
  const [first, last] = value.slice(5).split('..');
  return last === undefined || Number(first) < Number(last);
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
