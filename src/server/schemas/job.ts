import { z } from '@hono/zod-openapi';
import { Text } from './common.ts';

export const Job = z
  .object({
    id: z.string(),
    park: z.string(),
    kind: z.string(),
    inputHash: z.string(),
    by: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    done: z.number().min(0).max(1),
    text: z.string(),
    label: Text.openapi({ description: '`text` for people' }),
    attempts: z.int(),
    result: z.unknown(),
    error: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()), text: Text }).nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .openapi('Job');
