import { z } from '@hono/zod-openapi';
import { Text } from './common.ts';
import { Entry } from './entry.ts';

const maybe = z.number().nullable();

export const ScopeCard = z
  .object({
    indicator: z.string(),
    subject: z.string(),
    period: z.string(),
    sense: z.enum(['<=', '>=', '=']),
    level: z.number(),
    unit: z.string(),
    boundary: z.enum(['zone', 'inner-park', 'enterprise']),
    plants: z.array(z.object({ id: z.string(), label: Text, counts: z.boolean() })),
    numerator: z.string(),
    denominator: z.string(),
    deliveredOnly: z.boolean(),
    hard: z.boolean(),
    note: z.string(),
  })
  .openapi('ScopeCard', { description: '口径: what exactly a goal means as a limit of a plan' });

export const PlanLimit = z
  .looseObject({
    id: z.string(),
    indicator: z.string(),
    label: Text,
    sense: z.string(),
    level: z.number(),
    actual: z.number(),
    unit: z.string(),
    slack: z.number(),
    price: z.number(),
    priceUnit: z.string(),
    goal: z.string().optional(),
  })
  .openapi('PlanLimit');

export const GoalPrice = z
  .object({
    plan: z.union([Entry, z.null()]),
    limit: z.union([Entry, z.null()]),
    price: maybe.openapi({ description: 'CNY a year per display unit; positive where tightening costs' }),
    priceUnit: z.string(),
    slack: maybe,
    actual: maybe,
    level: maybe,
    unit: z.string(),
    stale: z.boolean(),
    sentence: Text,
  })
  .openapi('GoalPrice');

export const NewPlan = z
  .object({
    name: z.string().max(120).optional(),
    scenario: z.uuid().optional(),
    limits: z.array(z.uuid()).max(200).optional(),
    hours: z.int().min(1).max(8784).optional(),
    solver: z.enum(['auto', 'staged', 'highs']).optional(),
    overrides: z
      .strictObject({ scenario: z.string().optional(), set: z.record(z.string(), z.string()).optional() })
      .optional()
      .openapi({ description: "A scenario of the park's own, and single numbers by path: routes.green-trade.fee → 0.16 元/kWh [A]" }),
  })
  .openapi('NewPlan');

const line = z.object({ id: z.string(), label: Text, values: z.array(z.number()) });
export const Week = z
  .object({
    hours: z.int(),
    start: z.int(),
    commodity: z.string(),
    unit: z.string(),
    supply: z.array(line),
    demand: z.array(line),
    level: z.array(line),
    price: z.array(line),
  })
  .openapi('Week');

export const Flows = z.object({ hours: z.int(), unit: z.string(), values: z.array(z.number()) }).openapi('Flows');

const ModelItem = z
  .object({
    id: z.string(),
    label: Text,
    owner: z.string().optional(),
    kind: z.string().optional(),
    note: z.string().optional(),
    values: z.array(
      z.object({
        field: z.string(),
        value: z.number(),
        unit: z.string(),
        mark: z.enum(['source', 'typical', 'assumption']),
        from: z.string(),
        file: z.string().optional(),
        line: z.int().optional(),
      }),
    ),
  })
  .openapi('ModelItem');

export const Model = z
  .looseObject({
    id: z.string(),
    label: Text,
    hash: z.string(),
    baseYear: z.int(),
    targetYear: z.int(),
    hours: z.int(),
    commodities: z.array(ModelItem),
    processes: z.array(ModelItem),
    storages: z.array(ModelItem),
    loads: z.array(ModelItem),
    markets: z.array(ModelItem),
    limits: z.array(ModelItem),
  })
  .openapi('Model', { description: "The park's model: every number with its mark 来源 (source), 典型值 (typical) or 假设 (assumption)" });

export const Balance = z
  .object({
    unit: z.string(),
    nodes: z.array(z.object({ id: z.string(), label: Text })),
    links: z.array(z.object({ from: z.string(), to: z.string(), value: z.number() })),
    prices: z.array(z.object({ id: z.string(), label: Text, kind: z.string(), unit: z.string(), value: z.number() })),
  })
  .openapi('Balance', { description: 'Amounts over the planned hours; a node is a commodity or `item:ID`' });
