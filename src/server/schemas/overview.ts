import { z } from '@hono/zod-openapi';
import { Text } from './common.ts';
import { LedgerEvent, Light } from './entry.ts';
import { Job } from './job.ts';
import { PlanLimit } from './plan.ts';

const Counts = z.object({ green: z.int(), yellow: z.int(), red: z.int(), blue: z.int(), grey: z.int() }).openapi('LightCounts');
const Share = z.object({ id: z.string(), label: Text, value: z.number(), unit: z.string() });

export const Overview = z
  .object({
    asOf: z.string(),
    head: z.object({ seq: z.int(), hash: z.string() }),
    sentence: Text,
    counts: Counts,
    areas: z.array(z.object({ area: z.string(), label: Text, counts: Counts })),
    red: z.array(
      z.object({ ledger: z.string(), entry: z.string(), code: z.string(), name: z.string(), area: z.string(), light: Light, needs: z.string().optional() }),
    ),
    deadlines: z.array(z.object({ ledger: z.string(), entry: z.string(), name: z.string(), date: z.string(), light: Light })),
    changes: z.array(LedgerEvent),
    plan: z
      .object({
        id: z.string(),
        name: z.string(),
        hours: z.number(),
        stale: z.boolean(),
        objective: z.number().nullable(),
        shares: z.array(Share),
        limits: z.array(PlanLimit),
        status: z.string(),
      })
      .nullable(),
    job: z.union([Job, z.null()]),
  })
  .openapi('Overview');
