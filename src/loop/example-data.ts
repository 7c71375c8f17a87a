import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const date = z.iso.date();
const value = z.union([z.number(), z.null()]);
const progress = { match: z.string(), stage: z.string(), progress: z.number().optional() };

/** samples/example.yaml: what the example park holds beside what its documents say. All invented, all marked. */
const schema = z.strictObject({
  documents: z.array(z.strictObject({ file: z.string(), kind: z.string(), occasion: z.string(), issuedOn: date })),
  enterprises: z.array(z.record(z.string(), z.string())),
  units: z.array(z.record(z.string(), z.string())),
  /** Indicator → period → [当月, 累计, 累计同比]. */
  observations: z.record(z.string(), z.record(z.string(), z.tuple([value, value, value]))),
  tasks: z.array(z.strictObject({ ...progress, feedback: z.string() })),
  projects: z.array(
    z.strictObject({
      ...progress,
      enterprise: z.string().optional(),
      plannedStart: date.optional(),
      plannedFinish: date.optional(),
      actualStart: date.optional(),
      actualFinish: date.optional(),
      plannedProgress: z.number().optional(),
    }),
  ),
  limits: z.array(z.string()),
  plan: z.strictObject({ hours: z.int() }),
});

export type ExampleData = z.infer<typeof schema>;

export function readExample(file: string): ExampleData {
  return schema.parse(parse(readFileSync(file, 'utf8')));
}
