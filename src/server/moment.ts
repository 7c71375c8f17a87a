import { z } from '@hono/zod-openapi';

/** Query parameter of every view of the past. */
export const AsOf = z
  .string()
  .regex(/^(\d{1,15}|\d{4}-\d{2}-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:?\d{2})?)?)$/)
  .optional()
  .openapi({
    description: 'A date-time or an event number: the ledgers as they stood then. A date: what is known today, judged on that date',
    example: '2026-10-31T18:00:00+08:00',
  });
