/** Dates are Asia/Shanghai dates, written YYYY-MM-DD as the data are. */
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });
const minute = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Today's business date. */
export const today = (): string => day.format(new Date());

/** An instant as date and minute. */
export const dateTime = (iso: string): string => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : minute.format(date).replace(',', '');
};

/** Whole days from one date to another (both YYYY-MM-DD). */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Month (0…11), day of month and hour of an hour of the plan's year; hour 0 is 1 January 00:00. */
export function hourOfYear(hour: number, year: number): { readonly month: number; readonly day: number; readonly hour: number } {
  const date = new Date(Date.UTC(year, 0, 1, hour));
  return { month: date.getUTCMonth(), day: date.getUTCDate(), hour: date.getUTCHours() };
}

/** 'M-D' of a day of the year (0 = 1 January). */
export function dayLabel(dayOfYear: number, year: number): string {
  const at = hourOfYear(dayOfYear * 24, year);
  return `${at.month + 1}-${at.day}`;
}
