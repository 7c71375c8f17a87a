import { z } from '@hono/zod-openapi';
import { FaultInfo, Id } from './common.ts';
import { Values } from './entry.ts';

const Field = z.enum(['name', 'measure', 'annualTarget', 'q1', 'q2', 'q3', 'q4', 'leader', 'leadUnit', 'owners', 'deadline']);
const row = z.int().min(1).openapi({ description: 'Row of the sheet' });

export const TaskTableDiff = z
  .object({
    document: Id,
    added: z.array(z.object({ row, group: z.string(), cells: z.record(Field, z.string()), values: Values })),
    changed: z.array(
      z.object({
        row,
        entry: Id,
        code: z.string(),
        name: z.string(),
        revision: z.int(),
        fields: z.array(
          z.object({
            field: Field,
            from: z.string(),
            to: z.string(),
            was: z.string().optional().openapi({ description: 'What the ledger said when the table was written, where others have set it since' }),
          }),
        ),
        values: Values,
      }),
    ),
    removed: z.array(z.object({ entry: Id, code: z.string(), name: z.string(), revision: z.int() })),
    same: z.int().min(0),
    faults: z.array(FaultInfo),
  })
  .openapi('TaskTableDiff');

export const TaskTableChanges = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('create'), values: Values }),
      z.object({ kind: z.literal('change'), entry: Id, revision: z.int().min(1), values: Values }),
      z.object({ kind: z.literal('remove'), entry: Id, revision: z.int().min(1) }),
    ]),
  )
  .min(1)
  .max(2000);
