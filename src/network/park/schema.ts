import { z } from 'zod';
import { type Quantity, readQuantity } from './quantity.ts';

/**
 * The park folder's format, declared once: types, validation and the web page's summary arise from it. Reference: docs/park-format.md.
 * Every number is a marked quantity (`3150 kWh/t [T F 4.5]`).
 */
const quantity = z.string().transform((text, context): Quantity => {
  const read = readQuantity(text);
  if ('code' in read) {
    context.addIssue({ code: 'custom', message: read.code, params: read });
    return z.NEVER;
  }
  return read;
});

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/);
const label = z.strictObject({ zh: z.string(), en: z.string() });
const date = z.string().regex(/^\d\d-\d\d$/);
const list = z.string().regex(/^\d+(-\d+)?(,\s*\d+(-\d+)?)*$/);

/** Hours 6-8 are the hours that begin at 6 and 7; months 6-8 are June to August. The first window that holds gives the factor. */
const window = z.strictObject({
  months: list.optional(),
  days: z.enum(['workday', 'weekend']).optional(),
  hours: list.optional(),
  from: date.optional(),
  to: date.optional(),
  factor: quantity,
});

const fresh = z.strictObject({ min: quantity.optional(), max: quantity, cost: quantity, life: quantity, om: quantity.optional() });
const capacity = z.strictObject({ existing: quantity.optional(), new: fresh.optional() });

const commodity = z.strictObject({
  id,
  label,
  unit: z.string(),
  kind: z.string(),
  /** What nobody takes may be let go (flare, vent). */
  surplus: z.boolean().optional(),
  /** Only counted for accounts and limits; no balance each hour. */
  counted: z.boolean().optional(),
  /** Lower heating value, and CO2 of burning one unit. */
  ncv: quantity.optional(),
  co2: quantity.optional(),
});

const process = z.strictObject({
  id,
  label,
  owner: z.string().optional(),
  kind: z.enum(['production', 'conversion', 'plant', 'candidate']),
  /** Amount one unit of activity handles in an hour. */
  unit: z.string(),
  /** Flow of each commodity a unit of activity; negative is taken. */
  ports: z.record(z.string(), quantity).default({}),
  capacity,
  /** `fixed`: runs to its shape and has no freedom. */
  operation: z.enum(['flexible', 'fixed']).default('flexible'),
  min: quantity.optional(),
  max: quantity.optional(),
  ramp: quantity.optional(),
  availability: z.union([quantity, z.strictObject({ series: z.string() })]).optional(),
  stops: z.array(z.strictObject({ from: date, to: date, level: quantity })).optional(),
  shape: z.array(window).optional(),
  cost: quantity.optional(),
  /** Energy fixed over each such window (graphitisation campaigns). */
  campaign: quantity.optional(),
  burns: z.array(z.string()).optional(),
  routes: z.array(z.string()).optional(),
  plant: z
    .strictObject({ source: z.enum(['wind', 'solar']), delivery: z.enum(['own-use', 'routed', 'hydrogen', 'guaranteed', 'export']), bus: z.string() })
    .optional(),
  land: quantity.optional(),
  note: z.string().optional(),
});

const storage = z.strictObject({
  id,
  label,
  commodity: z.string(),
  capacity,
  in: quantity,
  out: quantity,
  loss: quantity.optional(),
  /** Time a full charge or discharge takes. */
  hours: quantity.optional(),
  note: z.string().optional(),
});

const market = z.strictObject({
  id,
  label,
  commodity: z.string(),
  side: z.enum(['buy', 'sell']),
  /** price = base × the window's factor + Σ parts: time of use multiplies the energy part only. */
  price: z.strictObject({ base: quantity, windows: z.array(window).optional(), parts: z.record(z.string(), quantity).optional() }),
  capacity: quantity.optional(),
  /** Demand fee a unit and month: the contracted peak is then chosen up to `capacity`. */
  demandFee: quantity.optional(),
  /** Fee on the whole `capacity`, whatever is drawn: no choice, so it is counted beside the plan. */
  capacityFee: quantity.optional(),
  note: z.string().optional(),
});

const route = z.strictObject({
  id,
  label,
  kind: z.enum(['own-use', 'direct', 'green-trade', 'grid']),
  from: z.string(),
  to: z.string(),
  fee: quantity,
  loss: quantity,
  capacity: capacity.optional(),
  /** Only consumers that name this route may take from it. */
  restricted: z.boolean().optional(),
  note: z.string().optional(),
});

const load = z.strictObject({
  id,
  label,
  owner: z.string().optional(),
  commodity: z.string(),
  /** Mean rate: 380 GWh/a, 60 t/h. The shape is scaled to mean 1 over the year. */
  amount: quantity,
  shape: z.array(window).optional(),
  routes: z.array(z.string()).optional(),
  note: z.string().optional(),
});

const order = z.strictObject({ id, commodity: z.string(), annual: quantity, tolerance: quantity, stock: quantity, value: quantity.optional() });

const limit = z.strictObject({
  id,
  label,
  indicator: z.string(),
  sense: z.enum(['<=', '>=', '=']),
  level: quantity,
  period: z.string().default(''),
  plants: z.array(z.string()).default([]),
  deliveredOnly: z.boolean().default(true),
  hard: z.boolean().default(true),
  penalty: quantity.optional(),
  /** Switched off limits wait for a scenario. */
  active: z.boolean().default(true),
  note: z.string().default(''),
});

const scenario = z.strictObject({
  id,
  label,
  /** Path `section.id.field` → quantity. */
  set: z.record(z.string(), quantity).default({}),
  on: z.array(z.string()).default([]),
  off: z.array(z.string()).default([]),
});

const series = z.strictObject({
  id,
  file: z.string(),
  column: z.string(),
  unit: z.string(),
  mark: z.string().regex(/^\[[SFPTA]( [^\]]*)?\]$/),
  mean: quantity.optional(),
});

export const parkFile = z.strictObject({
  park: z
    .strictObject({
      id,
      label,
      baseYear: z.int(),
      targetYear: z.int(),
      calendarYear: z.int(),
      hours: quantity,
      wacc: quantity,
      region: z.string(),
      currency: z.literal('CNY'),
    })
    .optional(),
  series: z.array(series).default([]),
  commodities: z.array(commodity).default([]),
  processes: z.array(process).default([]),
  storages: z.array(storage).default([]),
  markets: z.array(market).default([]),
  routes: z.array(route).default([]),
  loads: z.array(load).default([]),
  orders: z.array(order).default([]),
  limits: z.array(limit).default([]),
  scenarios: z.array(scenario).default([]),
});

type File = z.infer<typeof parkFile>;
export type ParkMeta = NonNullable<File['park']>;
export type ParkCommodity = z.infer<typeof commodity>;
export type ParkProcess = z.infer<typeof process>;
export type ParkStorage = z.infer<typeof storage>;
export type ParkMarket = z.infer<typeof market>;
export type ParkRoute = z.infer<typeof route>;
export type ParkLoad = z.infer<typeof load>;
export type ParkOrder = z.infer<typeof order>;
export type ParkLimit = z.infer<typeof limit>;
export type ParkScenario = z.infer<typeof scenario>;
export type ParkWindow = z.infer<typeof window>;
export type ParkCapacity = z.infer<typeof capacity>;
export type ParkSeries = z.infer<typeof series>;

/** The sections that are lists of things with an id, in the order of the reference. */
export const SECTIONS = ['series', 'commodities', 'processes', 'storages', 'markets', 'routes', 'loads', 'orders', 'limits', 'scenarios'] as const;
export type Section = (typeof SECTIONS)[number];

/** A park as read: every number still marked, every series one value an hour of the year. */
export interface Park extends Omit<File, 'park'> {
  readonly meta: ParkMeta;
  readonly hours: number;
  readonly profiles: ReadonlyMap<string, Float64Array>;
}
