import { daysBetween, daysInMonth } from './period.ts';

/** 序时: the part of the year's amount due by a period's end, and where the shape comes from. */
export interface Due {
  readonly part: number;
  readonly from: 'nodes' | 'lastYear' | 'linear';
}

/**
 * Part (0…1) of the year's target (above zero) due on a day ('YYYY-MM-DD'): the office's quarter nodes, else last year's shape, else days elapsed.
 * Between two nodes, and within a month of last year's, the curve is straight in months.
 */
export function dueAt(day: string, target: number, quarterNodes: readonly number[] | null, lastYear: readonly number[] | null): Due {
  if (quarterNodes) return { part: between(monthsAt(day), [0, ...quarterNodes], 3) / target, from: 'nodes' };
  const total = lastYear?.[11];
  if (lastYear && total) return { part: between(monthsAt(day), [0, ...lastYear], 1) / total, from: 'lastYear' };
  return { part: elapsed(day), from: 'linear' };
}

/** Part of the year's days passed when a day is over. */
export function elapsed(day: string): number {
  const year = day.slice(0, 4);
  const days = (to: string) => daysBetween(`${year}-01-01`, to) + 1;
  return days(day) / days(`${year}-12-31`);
}

/** Months of the year passed when a day is over: 3 on the last of March. */
function monthsAt(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return month - 1 + date / daysInMonth(year, month);
}

function between(month: number, nodes: readonly number[], step: number): number {
  const left = Math.min(Math.floor(month / step), nodes.length - 1);
  const [a = 0, b] = [nodes[left], nodes[left + 1]];
  return b === undefined ? a : a + ((b - a) * (month - left * step)) / step;
}
