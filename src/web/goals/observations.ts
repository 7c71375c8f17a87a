/** A goal's year: what was entered, and what was due. */
import { api, type Entry } from '../api/index.ts';
import { listOf, numberOf, textOf } from '../parts/values.ts';

export interface Point {
  readonly entry: Entry;
  readonly period: string;
  /** Last month (1…12) the period covers. */
  readonly month: number;
  /** What is compared with the goal: a rate for growth goals, else the cumulative or the latest value. */
  readonly value: number | null;
}

const text = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Observations that belong to a goal: by link, or by subject and indicator. */
export async function observationsOf(park: string, goal: Entry, asOf?: string): Promise<readonly Entry[]> {
  const keys = [textOf(goal.values['canonical']), textOf(goal.values['indicator'])].filter((key) => key !== '');
  const subject = textOf(goal.values['subject']) || 'park';
  const filter = `goal = ${text(goal.id)} or (indicator in (${keys.map(text).join(', ')}) and subject = ${text(subject)} and goal is empty)`;
  const page = await api.list(park, 'observation', { filter, sort: 'period', size: 100, asOf });
  return page.entries;
}

/** Last month a period covers: 2024-03 → 3, 2024-Q2 → 6, 2024-01..02 → 2, 2024 → 12. */
export function lastMonth(period: string): number {
  const quarter = /-Q([1-4])$/.exec(period);
  if (quarter) return Number(quarter[1]) * 3;
  const range = /\.\.(\d{2})$/.exec(period);
  if (range) return Number(range[1]);
  const month = /^\d{4}-(\d{2})$/.exec(period);
  return month ? Number(month[1]) : 12;
}

/** The goal's year as points, in order; a sum that was entered only by month is added up. */
export function pointsOf(goal: Entry, observations: readonly Entry[]): readonly Point[] {
  const year = numberOf(goal.values['year']);
  const kind = textOf(goal.values['kind']);
  const inYear = observations.filter((one) => year === undefined || textOf(one.values['period']).startsWith(String(year)));
  const sorted = inYear.toSorted((a, b) => lastMonth(textOf(a.values['period'])) - lastMonth(textOf(b.values['period'])));
  let sum: number | null = 0;
  return sorted.map((entry) => {
    const period = textOf(entry.values['period']);
    const cumulative = numberOf(entry.values['cumulative']);
    const month = numberOf(entry.values['month']);
    if (kind === 'growth') return { entry, period, month: lastMonth(period), value: numberOf(entry.values['yoy']) ?? null };
    const isSum = (kind === 'amount' || kind === 'cap' || kind === 'count') && judgedBy(goal) !== 'stock' && judgedBy(goal) !== 'level';
    if (isSum) {
      sum = cumulative ?? (sum !== null && month !== undefined ? sum + month : null);
      return { entry, period, month: lastMonth(period), value: sum };
    }
    return { entry, period, month: lastMonth(period), value: cumulative ?? month ?? null };
  });
}

export interface Schedule {
  /** Value due at the end of each month. */
  readonly due: readonly number[];
  readonly from: 'nodes' | 'lastYear' | 'linear' | 'base' | 'level';
}

/** How the light judges the goal: 'schedule', 'stock', 'growth', 'level', 'cap', …; '' where it has no light yet. */
const judgedBy = (goal: Entry): string => goal.light?.reason.code.split('.')[1] ?? '';

/** Part of the year's days passed at the end of a month, as the light counts it. */
function elapsed(month: number, year: number): number {
  const start = Date.UTC(year, 0, 1);
  return (Date.UTC(year, month, 1) - start) / (Date.UTC(year + 1, 0, 1) - start);
}

/**
 * 序时: quarter nodes, else last year's shape, else days passed; a stock rises straight from the level before the year;
 * rates and shares are due at their level all year. The same curves as the light's.
 */
export function scheduleOf(goal: Entry, observations: readonly Entry[] = []): Schedule | null {
  const target = numberOf(goal.values['value']);
  if (target === undefined) return null;
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  const kind = textOf(goal.values['kind']);
  const by = judgedBy(goal);
  if ((kind !== 'amount' && kind !== 'count' && kind !== 'cap') || by === 'level' || target <= 0) return { due: months.map(() => target), from: 'level' };
  const nodes = numbersOf(goal.values['quarterNodes'], 4);
  if (nodes) {
    const at = [0, ...nodes];
    return {
      due: months.map((month) => {
        const left = Math.min(3, Math.floor(month / 3));
        return month === 12 ? at[4]! : at[left]! + ((at[left + 1]! - at[left]!) * (month - left * 3)) / 3;
      }),
      from: 'nodes',
    };
  }
  const year = numberOf(goal.values['year']) ?? 2025;
  if (by === 'stock') {
    const base = Math.min(target, levelBefore(observations, year));
    return { due: months.map((month) => base + (target - base) * elapsed(month, year)), from: 'base' };
  }
  const last = numbersOf(goal.values['lastYear'], 12);
  if (last?.[11]) return { due: last.map((value) => (target * value) / last[11]!), from: 'lastYear' };
  return { due: months.map((month) => target * elapsed(month, year)), from: 'linear' };
}

/** The last level entered before a year; 0 where there is none. */
function levelBefore(observations: readonly Entry[], year: number): number {
  const before = observations.filter((one) => Number(textOf(one.values['period']).slice(0, 4)) < year);
  const sorted = before.toSorted((a, b) => endOf(a) - endOf(b));
  const last = sorted.at(-1);
  return numberOf(last?.values['cumulative']) ?? numberOf(last?.values['month']) ?? 0;
}

const endOf = (one: Entry): number => Number(textOf(one.values['period']).slice(0, 4)) * 12 + lastMonth(textOf(one.values['period']));

function numbersOf(value: unknown, length: number): readonly number[] | null {
  const list = listOf(value);
  return list.length === length && list.every((one) => typeof one === 'number') ? (list as number[]) : null;
}

/** The period to fill in next: the month after the last one entered, January and February being one. */
export function nextPeriod(year: number, points: readonly Point[]): string {
  const last = points.at(-1)?.month ?? 0;
  if (last === 0) return `${year}-01..02`;
  return `${year}-${String(Math.min(12, last + 1)).padStart(2, '0')}`;
}
