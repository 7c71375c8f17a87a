import { z } from '@hono/zod-openapi';
import { Text } from './common.ts';

export const SpanSource = z
  .object({ textHash: z.string(), at: z.int().min(0), end: z.int().min(0), quote: z.string() })
  .openapi('SpanSource', { description: 'Exact words of a text: text.slice(at, end) === quote, in UTF-16 units' });

export const Light = z
  .object({
    colour: z.enum(['green', 'yellow', 'red', 'blue', 'grey']),
    rule: z.string(),
    reason: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
    text: Text,
    gap: z.number().optional(),
    expected: z.number().optional(),
    actual: z.number().optional(),
    unit: z.string().optional(),
  })
  .openapi('Light');

export const Values = z.record(z.string(), z.unknown()).openapi('Values', { description: "Fields of the ledger's definition" });

export const Entry = z
  .object({
    id: z.string(),
    code: z.string(),
    park: z.string(),
    ledger: z.string(),
    revision: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
    source: z.union([SpanSource, z.null()]),
    values: Values,
    light: Light.optional(),
  })
  .openapi('Entry');

export const LedgerEvent = z
  .object({
    seq: z.int(),
    id: z.string(),
    park: z.string(),
    at: z.string(),
    by: z.string(),
    command: z.string(),
    ledger: z.string(),
    ledgerVersion: z.int(),
    entry: z.string(),
    revision: z.int(),
    kind: z.enum(['create', 'change', 'move', 'remove', 'restore']),
    changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).openapi({
      type: 'object',
      additionalProperties: { type: 'array', prefixItems: [{}, {}], minItems: 2, maxItems: 2 },
      description: 'field: [from, to]',
    }),
    source: z.union([SpanSource, z.null()]),
    prev: z.string(),
    hash: z.string(),
  })
  .openapi('Event');

export const Events = z.object({ events: z.array(LedgerEvent) }).openapi('Events');

const Field = z.looseObject({ id: z.string(), label: Text, type: z.string() }).openapi('Field');
export const Definition = z
  .looseObject({
    id: z.string(),
    version: z.int(),
    label: Text,
    code: z.string(),
    title: z.string(),
    fields: z.array(Field),
    views: z.array(z.looseObject({ id: z.string(), label: Text, columns: z.array(z.string()) })),
  })
  .openapi('LedgerDefinition');
