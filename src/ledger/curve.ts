import { daysBetween, type Period } from './period.ts';

/** 序时: the part of the year's amount due by a period's end, and where the shape comes from. */
export interface Due {
  readonly part: number;
  readonly from: 'nodes' | 'lastYear' | 'linear';
}

/**
 * Part (0…1) of the year's target (above zero) due at the end of `at`: the office's quarter nodes, else last year's shape, else days elapsed.
 * Between two nodes the curve is straight in months.
 */
export function dueAt(at: Period, target: number, quarterNodes: readonly number[] | null, lastYear: readonly number[] | null): Due {
  if (quarterNodes) return { part: between(at.lastMonth, [0, ...quarterNodes], 3) / target, from: 'nodes' };
  const total = lastYear?.[11];
  if (lastYear && total) return { part: (lastYear[at.lastMonth - 1] ?? total) / total, from: 'lastYear' };
  return { part: elapsed(at), from: 'linear' };
}

/** Part of the year's days passed at a period's end. */
export function elapsed(at: Period): number {
  const days = (to: string) => daysBetween(`${at.year}-01-01`, to) + 1;
  return days(at.end) / days(`${at.year}-12-31`);
}

function between(month: number, nodes: readonly number[], step: number): number {
  const left = Math.min(Math.floor(month / step), nodes.length - 1);
  const [a = 0, b] = [nodes[left], nodes[left + 1]];
  return b === undefined ? a : a + ((b - a) * (month - left * step)) / step;
}
