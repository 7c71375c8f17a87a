import { z } from '@hono/zod-openapi';
import { Id, Text } from './common.ts';
import { SpanSource, Values } from './entry.ts';

const span = { at: z.int().min(0), end: z.int().min(0) };

export const Reading = z
  .object({
    doc: z.string(),
    title: z.string().nullable(),
    year: z.number().nullable(),
    text: z.string().openapi({ description: 'SHA-256 of the decoded text' }),
    reader: z.string(),
    outline: z.array(z.looseObject({ ...span, level: z.int(), number: z.string(), title: z.string(), parent: z.int().nullable() })),
    sentences: z.array(z.looseObject({ ...span, kind: z.enum(['task', 'result', 'context']) })),
    figures: z.array(
      z.looseObject({
        ...span,
        quote: z.string(),
        indicator: z.string(),
        canonical: z.string().optional(),
        value: z.number().nullable(),
        upper: z.number().nullable(),
        unit: z.string(),
        masked: z.boolean(),
        bound: z.enum(['>=', '<=', '~', '=']),
        kind: z.enum(['level', 'change']),
        status: z.enum(['target', 'result', 'context']),
        year: z.number().nullable(),
        confidence: z.number(),
      }),
    ),
    relations: z
      .array(
        z.looseObject({
          ...span,
          quote: z.string(),
          indicator: z.string(),
          relation: z.enum(['with', 'above', 'below', 'at-least', 'at-most', 'rank', 'rising', 'falling', 'first', 'zero', 'given']),
          to: z.string(),
          asks: z.boolean(),
          status: z.enum(['target', 'result', 'context']),
          year: z.number().nullable(),
          confidence: z.number(),
        }),
      )
      .optional()
      .openapi({ description: 'Goals without a number; absent in readings of earlier readers' }),
    tasks: z.array(
      z.looseObject({ ...span, quote: z.string(), action: z.string(), object: z.string(), owners: z.array(z.string()), deadline: z.string().nullable() }),
    ),
    projects: z.array(z.looseObject({ ...span, quote: z.string(), name: z.string() })),
  })
  .openapi('Reading');

export const Item = z
  .string()
  .regex(/^(figure|relation|task|project):\d{1,6}$/)
  .openapi({ example: 'figure:12', description: 'kind:index in the reading' });

export const Words = z
  .object({ item: z.string(), ...span, quote: z.string(), sentence: z.string() })
  .openapi('Words', { description: 'Words of a document: text.slice(at, end) === quote, and the sentence they stand in, from which place on' });

export const Reckoned = z
  .looseObject({
    indicator: z.string(),
    canonical: z.string().optional(),
    year: z.number(),
    implied: z.number(),
    rate: z.number(),
    needed: z.number(),
    monthly: z.number(),
    unit: z.string(),
    agrees: z.boolean().nullable(),
    gap: z.number().nullable(),
    words: z.object({ last: Words, growth: z.union([Words, z.null()]), level: z.union([Words, z.null()]) }),
    text: Text,
  })
  .openapi('Reckoned', { description: "Last year's result × this year's growth against the level also named" });

export const Meeting = z
  .object({
    entry: z.string(),
    code: z.string(),
    name: z.string(),
    as: z.enum(['source', 'change', 'new']),
    fields: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  })
  .openapi('Meeting', { description: 'The entry that says this already: accepting gives it a source, changes it, or makes an entry of its own beside it' });

export const Proposal = z
  .looseObject({ item: Item, ledger: z.string(), values: Values, source: SpanSource, confidence: z.number(), meets: Meeting.optional() })
  .openapi('Proposal');

export const Decision = z
  .object({
    item: Item,
    outcome: z.enum(['accepted', 'mended', 'rejected']),
    values: Values.optional(),
    span: z
      .tuple([z.int().min(0), z.int().min(1)])
      .optional()
      .openapi({
        type: 'array',
        items: { type: 'integer' },
        minItems: 2,
        maxItems: 2,
        description: 'The words it stands on, if not those the reader found: first and last position in the text, UTF-16, the last one exclusive',
      }),
    into: z
      .union([z.literal('new'), z.object({ entry: Id, as: z.enum(['source', 'change']) })])
      .optional()
      .openapi({ description: 'Where it goes, if not where its proposal says: an entry of its own, or one that is there' }),
  })
  .openapi('Decision');
