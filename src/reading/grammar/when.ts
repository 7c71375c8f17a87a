import type { Day } from './calendar.ts';

/** A date, a stretch of days or a duration found in a text. Several readings where the year is not said: the nearest past and the nearest to come. */
export interface When {
  readonly at: number;
  readonly end: number;
  readonly kind: 'date' | 'range' | 'duration';
  /** `start`, and for ranges the day after the last as `end`. Empty where the day does not exist. */
  readonly values: readonly { readonly start: string; readonly end?: string }[];
  /** before, after exclude what is said; until, since include it. */
  readonly bound?: 'before' | 'after' | 'until' | 'since';
  /** Of durations: a year is 365 days, a month 30. */
  readonly seconds?: number;
}

/** Words resolved to days: `span` is year, month, day or a stretch; `to` is exclusive. Past and future where the year is open. */
export interface Point {
  readonly end: number;
  readonly unit: 'day' | 'week' | 'month' | 'year' | 'span';
  readonly options: readonly { readonly from: Day; readonly to: Day }[];
  /** Month and day as said, where the year is open. */
  readonly open?: { readonly m: number; readonly d: number };
}
