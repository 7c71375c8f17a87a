import type { Day } from './calendar.ts';

/**
 * A date, a stretch of days, a duration, an hour (`time`), an hour of a day (`moment`), a stretch of hours (`span`) or a repeated time (`set`) found in a text.
 * Several readings where the year is not said: the nearest past and the nearest to come; and where 八点 may be morning or evening.
 */
export interface When {
  readonly at: number;
  readonly end: number;
  readonly kind: 'date' | 'range' | 'duration' | 'time' | 'moment' | 'span' | 'set';
  /** `start`, and for ranges the day after the last as `end`: YYYY-MM-DD; with hours YYYY-MM-DD HH:MM:SS, of hours of any day HH:MM:SS. Empty where the day does not exist. */
  readonly values: readonly { readonly start: string; readonly end?: string }[];
  /** before, after exclude what is said; until, since include it. */
  readonly bound?: 'before' | 'after' | 'until' | 'since';
  /** Of durations: a year is 365 days, a month 30. */
  readonly seconds?: number;
  /** Of repeated times: a period (P1W) or a TIMEX of what comes back (XXXX-WXX-1T20). */
  readonly every?: string;
}

/** Words resolved to days: `span` is year, month, day or a stretch; `to` is exclusive. Past and future where the year is open. */
export interface Point {
  readonly end: number;
  readonly unit: 'day' | 'week' | 'month' | 'year' | 'span';
  readonly options: readonly { readonly from: Day; readonly to: Day }[];
  /** Month and day as said, where the year is open. */
  readonly open?: { readonly m: number; readonly d: number };
}
