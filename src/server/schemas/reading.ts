import { z } from '@hono/zod-openapi';

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
    tasks: z.array(
      z.looseObject({ ...span, quote: z.string(), action: z.string(), object: z.string(), owners: z.array(z.string()), deadline: z.string().nullable() }),
    ),
    projects: z.array(z.looseObject({ ...span, quote: z.string(), name: z.string() })),
  })
  .openapi('Reading');

export const Item = z
  .string()
  .regex(/^(figure|task|project):\d{1,6}$/)
  .openapi({ example: 'figure:12', description: 'kind:index in the reading' });
