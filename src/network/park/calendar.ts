import { plain } from './quantity.ts';
import type { ParkWindow } from './schema.ts';

/** Hour 0 is 1 January 00:00 Beijing time of the calendar year; a date is counted in days, so no time zone enters. */
export interface Hour {
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly weekend: boolean;
}

const calendars = new Map<number, Hour[]>();

export function hourAt(year: number, h: number): Hour {
  const calendar = calendars.get(year) ?? [];
  calendars.set(year, calendar);
  return (calendar[h] ??= computed(year, h));
}

function computed(year: number, h: number): Hour {
  const date = new Date(Date.UTC(year, 0, 1, h));
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: date.getUTCHours(), weekend: date.getUTCDay() % 6 === 0 };
}

/** Number of the hour with which a day `MM-DD` begins. */
export function hourOf(year: number, day: string): number {
  const [month = 1, date = 1] = day.split('-').map(Number);
  return (Date.UTC(year, month - 1, date) - Date.UTC(year, 0, 1)) / 3_600_000;
}

/** '6-8,18-22' as pairs; for hours the end is left out, for months it is in. */
function pairs(text: string): [number, number][] {
  return text.split(',').map((part) => {
    const [from = 0, to] = part.trim().split('-').map(Number);
    return [from, to ?? from];
  });
}

/** Factor of each hour: that of the first window that holds, else 1. */
export function factors(windows: readonly ParkWindow[] | undefined, year: number, hours: number): Float64Array {
  const out = new Float64Array(hours).fill(1);
  if (!windows || windows.length === 0) return out;
  const rules = windows.map((w) => ({
    months: w.months ? pairs(w.months) : null,
    hours: w.hours ? pairs(w.hours).map(([a, b]): [number, number] => (a === b ? [a, a + 1] : [a, b])) : null,
    days: w.days,
    from: w.from ? hourOf(year, w.from) : null,
    to: w.to ? hourOf(year, w.to) : null,
    factor: plain(w.factor),
  }));
  for (let h = 0; h < hours; h++) {
    const at = hourAt(year, h);
    const rule = rules.find(
      (r) =>
        (!r.months || r.months.some(([a, b]) => at.month >= a && at.month <= b)) &&
        (!r.hours || r.hours.some(([a, b]) => at.hour >= a && at.hour < b)) &&
        (!r.days || (r.days === 'weekend') === at.weekend) &&
        spans(r.from, r.to, h),
    );
    if (rule) out[h] = rule.factor;
  }
  return out;
}

/** From one day to before another; a span may run over the end of the year (10-15 to 04-15). */
function spans(from: number | null, to: number | null, h: number): boolean {
  if (from === null || to === null) return (from === null || h >= from) && (to === null || h < to);
  return from < to ? h >= from && h < to : h >= from || h < to;
}
