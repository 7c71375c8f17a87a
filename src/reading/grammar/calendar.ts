/** Days of the calendar as YYYY-MM-DD, reckoned without time zones. */
export interface Day {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

export const iso = ({ y, m, d }: Day) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
export const day = (y: number, m: number, d: number): Day => ({ y, m, d });
export const daysOf = (y: number, m: number) => new Date(Date.UTC(2000 + (y % 400), m, 0)).getUTCDate();
export const valid = ({ y, m, d }: Day) => m >= 1 && m <= 12 && d >= 1 && d <= daysOf(y, m);

/** A day some days later. */
export function plus(from: Day, days: number): Day {
  const date = new Date(Date.UTC(2000, from.m - 1, from.d));
  date.setUTCFullYear(from.y, from.m - 1, from.d + days);
  return day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** A day some months later; the last of the month where the day is missing. */
export function plusMonths(from: Day, months: number): Day {
  const total = from.y * 12 + from.m - 1 + months;
  const [y, m] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  return day(y, m, Math.min(from.d, daysOf(y, m)));
}

/** 1 Monday … 7 Sunday. */
export function weekday({ y, m, d }: Day): number {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(y, m - 1, d);
  return date.getUTCDay() || 7;
}

export const monday = (of: Day) => plus(of, 1 - weekday(of));
export const before = (a: Day, b: Day) => a.y - b.y || a.m - b.m || a.d - b.d;
