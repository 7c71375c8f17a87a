import { z } from 'zod';

/** Dated, cited data. Nothing here is code: a number of policy, a price or a factor lives in catalog/*.yaml or in an overlay. */
const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'date');

const source = z.strictObject({
  title: z.string().min(1),
  number: z.string().optional(),
  clause: z.string().optional(),
  url: z.string().optional(),
});

const scalar = z.union([z.number(), z.string(), z.boolean()]);

const dated = z.strictObject({
  /** First day in force. */
  from: date,
  /** First day no longer in force. */
  until: date.optional(),
  value: z.union([scalar, z.array(z.number()), z.record(z.string(), z.union([scalar, z.array(z.number())]))]),
  /** Least and greatest seen, where `value` is a typical one. */
  range: z.tuple([z.number(), z.number()]).optional(),
  source,
  /** true: the source itself was read; 'secondary': seen at second hand; false: from memory or assumed, and shown so. */
  verified: z.union([z.boolean(), z.literal('secondary')]),
});

const base = {
  id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/, 'id'),
  label,
  /** A unit of `units/`; '' for a text or a plain number. */
  unit: z.string(),
  note: label.optional(),
};

const plain = z.strictObject({
  ...base,
  kind: z.enum(['factor', 'cost', 'tariff', 'limit', 'process', 'rule']),
  values: z.array(dated).min(1),
});

const indicator = z.strictObject({
  ...base,
  kind: z.literal('indicator'),
  /** Words of documents that mean this indicator, apart from its label. */
  aliases: z.array(z.string().min(1)),
  area: z.enum(['economy', 'industry', 'investment', 'energy', 'carbon', 'water', 'land', 'environment', 'safety', 'innovation', 'livelihood', 'other']),
  accumulates: z.enum(['sum', 'last', 'mean', 'rate', 'share']),
  better: z.enum(['up', 'down']),
  input: z.enum(['month', 'cumulative', 'quarter']),
  /** What a rate is measured against. */
  base: z.enum(['last-year', 'constant-price', 'base-year']).optional(),
  /** Of other indicators, in the formula language, ids between backticks. */
  formula: z.string().optional(),
  /** Can become a limit of the plan … */
  physical: z.literal(true).optional(),
  /** … on this quantity of the model. */
  quantity: z.string().optional(),
  values: z.array(dated).optional(),
});

export const itemSchema = z.discriminatedUnion('kind', [plain, indicator]);

export type CatalogItem = z.infer<typeof itemSchema>;
export type Indicator = z.infer<typeof indicator>;
export type DatedValue = z.infer<typeof dated>;
export type ItemValue = DatedValue['value'];
export type Citation = DatedValue['source'];
export type Verified = DatedValue['verified'];
