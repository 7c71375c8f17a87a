import type { Load, Storage, Tally, TallyWindow } from '../network.ts';
import { hourAt } from './calendar.ts';
import { commodityOf, cut, fixedActivity, loadAmount, portsOf, stopsOf } from './flows.ts';
import { inUnit, plain } from './quantity.ts';
import { roleOf } from './roles.ts';
import type { Park, ParkOrder, ParkProcess } from './schema.ts';

/** What a product's monthly order asks: the product leaves evenly within a month, its stock bridges, each month's making keeps to the order within the tolerance. */
export interface LoweredOrder {
  readonly loads: readonly Load[];
  readonly storages: readonly Storage[];
  readonly tallies: readonly Tally[];
}

/** Makers of the order's product that can choose when they run, and have a standing capacity. */
function makersOf(park: Park, order: ParkOrder): ParkProcess[] {
  return park.processes.filter(
    (p) => p.operation === 'flexible' && p.capacity.existing && portsOf(park, p).some((port) => port.commodity === order.commodity && port.coefficient > 0),
  );
}

/** Amount ordered each hour of the year: the yearly order over the hours in which the maker is not stopped, evenly within a month. */
export function orderedRate(park: Park, order: ParkOrder): Float64Array {
  const yearly = inUnit(order.annual, `${commodityOf(park, order.commodity).unit}/a`, park);
  const [maker] = makersOf(park, order);
  const open = maker ? stopsOf(park, maker) : new Float64Array(park.hours).fill(1);
  const openHours = open.reduce((sum, x) => sum + x, 0);
  const month = Array.from(open, (_, h) => hourAt(park.meta.calendarYear, h).month);
  const openIn = new Float64Array(13);
  const hoursIn = new Float64Array(13);
  for (let h = 0; h < park.hours; h++) {
    const m = month[h] ?? 0;
    openIn[m] = (openIn[m] ?? 0) + (open[h] ?? 0);
    hoursIn[m] = (hoursIn[m] ?? 0) + 1;
  }
  return Float64Array.from(month, (m) => ((yearly / openHours) * (openIn[m] ?? 0)) / (hoursIn[m] ?? 1));
}

export function lowerOrder(park: Park, order: ParkOrder, hours: number): LoweredOrder {
  const commodity = commodityOf(park, order.commodity);
  const makers = makersOf(park, order);
  if (makers.length === 0) return { loads: [], storages: [], tallies: [] };
  const rate = orderedRate(park, order);
  const making = (tolerance: number, key: (h: number) => number, label: (name: number) => NonNullable<TallyWindow['label']>): Tally => ({
    id: `order:${order.id}`,
    unit: commodity.unit,
    terms: makers.map((p) => ({ process: p.id, factor: portsOf(park, p).find((port) => port.commodity === commodity.id)?.coefficient ?? 0 })),
    rate: cut(rate, hours),
    windows: windows(rate.subarray(0, hours), tolerance, key, label),
  });
  const [campaign] = makers.flatMap((p) => (p.campaign ? [inUnit(p.campaign, 'h', park)] : []));
  if (campaign !== undefined)
    return {
      loads: [],
      storages: [],
      tallies: [
        making(
          0,
          (h) => Math.floor(h / campaign),
          (n) => ordered(commodity.label, `第 ${n + 1} 批`, `batch ${n + 1}`),
        ),
      ],
    };
  if (roleOf(park, commodity).as !== 'hourly') return { loads: [], storages: [], tallies: [] };
  const inside = usedInside(park, commodity.id);
  const leaving = rate.map((x, h) => Math.max(0, x - (inside[h] ?? 0)));
  const mean = rate.reduce((sum, x) => sum + x, 0) / park.hours;
  const stock = mean * inUnit(order.stock, 'h', park);
  return {
    loads: [{ id: `order:${order.id}`, commodity: commodity.id, amount: cut(leaving, hours), label: commodity.label }],
    storages: [
      {
        id: `stock:${order.id}`,
        kind: 'store',
        label: commodity.label,
        commodity: commodity.id,
        capacity: { existing: stock, extendable: false, min: stock, max: stock, cost: 0, unit: commodity.unit },
        efficiencyIn: 1,
        efficiencyOut: 1,
        standingLoss: 0,
        cyclic: true,
        initial: 0,
        levelMin: 0,
        levelMax: 1,
        costOut: 0,
      },
    ],
    tallies: [
      making(
        plain(order.tolerance),
        (h) => hourAt(park.meta.calendarYear, h).month,
        (n) => ordered(commodity.label, `${n} 月`, `month ${n}`),
      ),
    ],
  };
}

/** What fixed processes and loads of the park take of a product each hour. */
function usedInside(park: Park, id: string): Float64Array {
  const used = new Float64Array(park.hours);
  const add = (values: Float64Array, factor: number) => {
    for (let h = 0; h < used.length; h++) used[h] = (used[h] ?? 0) + factor * (values[h] ?? 0);
  };
  for (const p of park.processes) {
    if (p.operation !== 'fixed') continue;
    for (const port of portsOf(park, p)) if (port.commodity === id) add(fixedActivity(park, p), -port.coefficient);
  }
  for (const l of park.loads) if (l.commodity === id) add(loadAmount(park, l), 1);
  return used;
}

const ordered = ({ zh, en }: { readonly zh: string; readonly en: string }, span: string, spanEn: string) => ({
  zh: `${zh}订单（${span}）`,
  en: `${en}, order of ${spanEn}`,
});

/** Runs of hours with one key, each with its order's tolerance as bounds. */
function windows(rate: Float64Array, tolerance: number, key: (h: number) => number, label: (name: number) => NonNullable<TallyWindow['label']>): TallyWindow[] {
  const out: TallyWindow[] = [];
  for (let from = 0; from < rate.length; ) {
    let to = from + 1;
    while (to < rate.length && key(to) === key(from)) to++;
    const room = tolerance * rate.subarray(from, to).reduce((sum, x) => sum + x, 0);
    const name = key(from);
    out.push({ name: String(name), label: label(name), from, to, lower: 0 - room, upper: room });
    from = to;
  }
  return out;
}
