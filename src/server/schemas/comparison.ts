import { z } from '@hono/zod-openapi';
import { Text } from './common.ts';

const named = { id: z.string(), code: z.string(), title: z.string() };
const withRank = z.object({ ...named, rank: z.string() });
const Standing = z.enum(['peers', 'higher', 'edition']);

export const ComparisonQuery = z.object({ with: z.string().optional(), standing: Standing.optional() });

const Side = z
  .looseObject({
    item: z.string().optional(),
    entry: z.string().optional(),
    code: z.string().optional(),
    document: z.union([z.looseObject(named), z.null()]),
    name: z.string(),
    quote: z.string(),
    sentence: z.string(),
    from: z.int().min(0),
    at: z.int().nullable(),
    end: z.int().nullable(),
  })
  .openapi('ComparedSide', { description: 'A goal or task of a document (item) or of the ledger (entry), with the words that say it' });

const sides = { first: z.union([Side, z.null()]), second: z.union([Side, z.null()]), text: Text };

const Goal = z
  .object({
    what: z.enum(['same', 'contradiction', 'weaker', 'stronger', 'changed', 'new', 'dropped', 'missing']),
    indicator: z.string(),
    canonical: z.string().optional(),
    year: z.number().nullable(),
    difference: z.number().nullable().openapi({ description: "Second minus first, in the first's unit" }),
    unit: z.string(),
    ...sides,
  })
  .openapi('ComparedGoal');

const Task = z
  .object({ what: z.enum(['same', 'changed', 'new', 'dropped']), fields: z.array(z.enum(['deadline', 'owners', 'measure'])), ...sides })
  .openapi('ComparedTask');

const Compared = z
  .object({
    document: z.union([withRank, z.null()]),
    standing: Standing,
    first: z.enum(['this', 'other']),
    against: z.enum(['reading', 'ledger']),
    goals: z.array(Goal),
    tasks: z.array(Task),
  })
  .openapi('Compared');

export const Comparison = z
  .object({ document: withRank, inside: z.array(Goal), ledger: z.union([Compared, z.null()]), others: z.array(Compared) })
  .openapi('Comparison', { description: 'A document against itself, the ledgers and other documents' });
