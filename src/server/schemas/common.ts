import { z } from '@hono/zod-openapi';

export const Text = z.object({ zh: z.string(), en: z.string() }).openapi('Text');

const words = z.record(z.string(), z.union([z.string(), z.number()]));
export const FaultInfo = z.object({ code: z.string(), params: words, where: words.optional(), text: Text }).openapi('Fault');

export const ErrorBody = z
  .object({
    error: z.object({
      kind: z.enum(['input', 'refused', 'missing', 'conflict', 'internal']),
      faults: z.array(FaultInfo),
      current: z.unknown().optional().openapi({ description: 'On a conflict: the entry as it is now' }),
    }),
  })
  .openapi('Error');

const wrong = { description: 'What was wrong, in Chinese and English', content: { 'application/json': { schema: ErrorBody } } };

/** The answers of a route that gives bytes or a stream instead of JSON. */
export function answersAs(type: string, description: string) {
  return { 200: { description, content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } } }, default: wrong };
}

/** The answers of a route: the good one, and the one shape of everything that can go wrong. */
export function answers<Status extends 200 | 201 | 202, Schema extends z.ZodType>(status: Status, schema: Schema, description: string) {
  return {
    [status]: { description, content: { 'application/json': { schema } } },
    default: wrong,
  } as Record<Status | 'default', { description: string; content: { 'application/json': { schema: z.ZodType } } }>;
}

/** A required JSON body. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } }, required: true };
}

export const Id = z.uuid().openapi({ example: '019ad0f0-6b7e-7c3a-8f00-000000000000' });
export const ParkId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .openapi({ example: 'alxa' });
export const LedgerId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]{0,39}$/)
  .openapi({ example: 'goal' });
export const Empty = z.object({}).openapi('Empty');
