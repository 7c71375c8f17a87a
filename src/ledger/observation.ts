import { comparePeriods, type Period, periodOrNull } from './period.ts';

/** A period's entry: 当月, 累计, 累计同比 as published; null where not given. */
export interface Observation {
  readonly period: Period;
  readonly month: number | null;
  readonly cumulative: number | null;
  /** Per cent, as published; never recomputed. */
  readonly yoy: number | null;
  readonly unit: string;
  /** 数据截至, 'YYYY-MM-DD'. */
  readonly asOf: string;
}

export function observationOf(values: Readonly<Record<string, unknown>>): Observation | null {
  const period = periodOrNull(values['period']);
  if (!period) return null;
  return {
    period,
    month: number(values['month']),
    cumulative: number(values['cumulative']),
    yoy: number(values['yoy']),
    unit: typeof values['unit'] === 'string' ? values['unit'] : '',
    asOf: typeof values['asOf'] === 'string' && values['asOf'] ? values['asOf'] : period.end,
  };
}

const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** The last day an entry speaks of: its period's, or 数据截至 where that lies within a period not yet over. */
export function lastDayOf({ period, asOf }: Observation): string {
  return period.start <= asOf && asOf < period.end ? asOf : period.end;
}

/** Those known on a date, latest period last; of one period only the latest known. */
export function knownOn(observations: readonly Observation[], date: string): Observation[] {
  const byPeriod = new Map<string, Observation>();
  for (const one of observations) {
    if (one.asOf > date || one.period.start > date) continue;
    const other = byPeriod.get(one.period.text);
    if (!other || other.asOf <= one.asOf) byPeriod.set(one.period.text, one);
  }
  return [...byPeriod.values()].toSorted((a, b) => comparePeriods(a.period, b.period));
}

/** The value from the year's beginning: as entered, else the sum of the periods where they cover the year without a gap. */
export function cumulativeAt(one: Observation, all: readonly Observation[]): number | null {
  if (one.cumulative !== null) return one.cumulative;
  if (one.month === null) return null;
  if (one.period.firstMonth === 1) return one.month;
  const before = all.findLast((o) => o.period.year === one.period.year && o.period.lastMonth === one.period.firstMonth - 1);
  const sum = before ? cumulativeAt(before, all) : null;
  return sum === null ? null : sum + one.month;
}

/** A level of the moment: the period's own value where given, else the cumulative column (offices fill either). */
export function levelAt(one: Observation): number | null {
  return one.cumulative ?? one.month;
}
