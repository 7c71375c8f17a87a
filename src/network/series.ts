/** A Series is one number for all hours or one value an hour. */
import type { Series } from './network.ts';

export const at = (series: Series, hour: number): number => (typeof series === 'number' ? series : series[hour]!);

export const some = (series: Series, test: (value: number) => boolean): boolean => (typeof series === 'number' ? test(series) : series.some(test));

/** a·b where nothing of something endless is nothing (capacity ∞ × availability 0). */
export const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

/** A series from one of two, value by value; stays one number when both are. */
export function combine(a: Series, b: Series, f: (x: number, y: number) => number): Series {
  if (typeof a === 'number' && typeof b === 'number') return f(a, b);
  const hours = typeof a === 'number' ? (b as Float64Array).length : a.length;
  return Float64Array.from({ length: hours }, (_, hour) => f(at(a, hour), at(b, hour)));
}
