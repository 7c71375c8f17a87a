import { Fault } from '../fault.ts';

/**
 * A reporting period of one calendar year: '2024', '2024-Q1', '2024-03' or '2024-01..02' (1–2月 are reported together).
 * Dates are Asia/Shanghai business dates 'YYYY-MM-DD', both ends included; months are 1…12.
 */
export interface Period {
  readonly text: string;
  readonly kind: 'year' | 'quarter' | 'month' | 'months';
  readonly year: number;
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly start: string;
  readonly end: string;
}

const pattern = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:\.\.(0[1-9]|1[0-2]))?))?$/;

/** Reads a period; anything else is an `input` fault `ledger.period`. */
export function parsePeriod(text: string): Period {
  const found = pattern.exec(text);
  if (!found) throw new Fault('input', { code: 'ledger.period', params: { text } });
  const year = Number(found[1]);
  const [, , quarter, from, to] = found;
  if (quarter) return period(text, 'quarter', year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (!from) return period(text, 'year', year, 1, 12);
  const [firstMonth, lastMonth] = [Number(from), Number(to ?? from)];
  if (lastMonth < firstMonth) throw new Fault('input', { code: 'ledger.period', params: { text } });
  return period(text, to ? 'months' : 'month', year, firstMonth, lastMonth);
}

/** The same without a fault: null where the text is no period. */
export function periodOrNull(text: unknown): Period | null {
  return typeof text === 'string' && pattern.test(text) && !badRange(text) ? parsePeriod(text) : null;
}

const badRange = (text: string) => text.includes('..') && text.slice(5, 7) > text.slice(9, 11);

function period(text: string, kind: Period['kind'], year: number, firstMonth: number, lastMonth: number): Period {
  const month = (m: number) => `${year}-${String(m).padStart(2, '0')}`;
  return { text, kind, year, firstMonth, lastMonth, start: `${month(firstMonth)}-01`, end: `${month(lastMonth)}-${daysInMonth(year, lastMonth)}` };
}

/** Earlier end first; of two that end together the later start (the shorter one) first. */
export function comparePeriods(a: Period, b: Period): number {
  return a.end === b.end ? compare(b.start, a.start) : compare(a.end, b.end);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether `inner` lies wholly within `outer`. */
export function contains(outer: Period, inner: Period): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days from `from` to `to` ('YYYY-MM-DD'); negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** From the year's beginning to the period's end, as people say it: 2024年1—3月, 2024 全年. */
export function throughLabel(of: Period): { readonly zh: string; readonly en: string } {
  if (of.lastMonth === 12) return { zh: `${of.year}年全年`, en: `the whole of ${of.year}` };
  if (of.lastMonth === 1) return { zh: `${of.year}年1月`, en: `Jan ${of.year}` };
  return { zh: `${of.year}年1—${of.lastMonth}月`, en: `Jan–${monthNames[of.lastMonth - 1]} ${of.year}` };
}

/** The moment a period ends, for what is counted at a moment: 2024年3月末. */
export function untilLabel(of: Period): { readonly zh: string; readonly en: string } {
  return { zh: `${of.year}年${of.lastMonth}月末`, en: `end of ${monthNames[of.lastMonth - 1]} ${of.year}` };
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
