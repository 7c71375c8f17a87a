import type { Store } from '../../store/index.ts';

type Definition = Awaited<ReturnType<Store['definitions']>>[number];
type Field = Definition['fields'][number];
export type JsonSchema = Record<string, unknown>;

const uuid = { type: 'string', format: 'uuid' };
const types: Record<Field['type'], JsonSchema> = {
  text: { type: 'string' },
  longtext: { type: 'string' },
  number: { type: 'number' },
  quantity: { type: 'object', properties: { text: { type: 'string' }, unit: { type: 'string' } }, required: ['text', 'unit'] },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  period: { type: 'string', examples: ['2024', '2024-Q1', '2024-03', '2024-01..02'] },
  choice: { type: 'string' },
  choices: { type: 'array', items: { type: 'string' } },
  link: uuid,
  links: { type: 'array', items: uuid },
  texts: { type: 'array', items: { type: 'string' } },
  file: { type: 'string', description: 'SHA-256 of the file' },
  json: {},
};

function schemaOfField(field: Field): JsonSchema {
  const base = types[field.type];
  const values = field.choices?.map((c) => c.value);
  const shaped = !values ? base : field.type === 'choices' ? { type: 'array', items: { type: 'string', enum: values } } : { type: 'string', enum: values };
  // Fields that are not required may be null; json says nothing of its type and so allows it already.
  const nullable = field.required || !('type' in shaped) ? shaped : { anyOf: [shaped, { type: 'null' }] };
  return {
    ...nullable,
    title: `${field.label.zh} ${field.label.en}`,
    ...(field.help ? { description: `${field.help.zh} ${field.help.en}` } : {}),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(field.readOnly ? { readOnly: true } : {}),
    ...(field.unit ? { 'x-unit': field.unit } : {}),
    ...(field.to ? { 'x-ledger': field.to } : {}),
  };
}

const pascal = (id: string): string => id.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Name of a ledger's component schemas: 'Goal' gives `GoalValues` and `GoalEntry`. */
export function schemaName(definition: Definition): string {
  return `${pascal(definition.id)}`;
}

/** JSON Schema (OpenAPI 3.1) of a ledger's values, from its definition. */
export function schemaOfValues(definition: Definition): JsonSchema {
  return {
    type: 'object',
    title: `${definition.label.zh} ${definition.label.en}`,
    properties: Object.fromEntries(definition.fields.map((f) => [f.id, schemaOfField(f)])),
    required: definition.fields.filter((f) => f.required && f.default === undefined).map((f) => f.id),
    additionalProperties: false,
  };
}
