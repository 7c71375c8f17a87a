import { type Due, dueAt, elapsed } from './curve.ts';
import { directionOf, type Goal, type IndicatorMeta, targetOf } from './goal.ts';
import { cumulativeAt, lastDayOf, levelAt, type Observation } from './observation.ts';
import type { Period } from './period.ts';

/** How a goal stands by its latest observation. Amounts in the goal's unit, growth in per cent. */
export interface Progress {
  readonly by: 'schedule' | 'stock' | 'growth' | 'level' | 'cap' | 'rank' | 'yesno';
  readonly period: Period;
  readonly actual: number;
  readonly target: number;
  /** The last day the figures speak of: the period's, or 数据截至 where the period was not over. */
  readonly until: string;
  /** What is due by then. */
  readonly expected: number;
  readonly due?: Due['from'] | 'base';
  /** Distance to the target, positive where short of it (over it, for what must stay below). */
  readonly gap: number;
  /** Completion in %, for a cap the part used. */
  readonly completion: number;
  /** Percentage points of completion behind what is due; negative: ahead. */
  readonly behind: number;
  readonly reached: boolean;
  /** The observation covers the goal's last day: what is missing now stays missing. */
  readonly final: boolean;
}

/** Null where no observation says anything of the goal. `known` as `knownOn` gives it, already in the goal's unit. */
export function progressOf(goal: Goal, known: readonly Observation[], meta: IndicatorMeta | undefined, growthBase: number): Progress | null {
  const direction = directionOf(goal, meta);
  const target = goal.kind === 'yesno' ? (goal.value ?? 1) : targetOf(goal, direction);
  if (target === null || goal.year === null) return null;
  const inYear = known.filter((o) => o.period.year === goal.year);
  const stock = meta?.accumulates === 'last' && goal.kind !== 'growth';
  switch (goal.kind) {
    case 'growth': {
      const [one, actual] = latest(inYear, (o) => o.yoy ?? (meta?.accumulates === 'rate' ? levelAt(o) : null));
      return one && against('growth', one, actual, target, direction, Math.max(Math.abs(target), growthBase));
    }
    case 'amount':
    case 'count':
    case 'cap': {
      if (direction === 'down' && (stock || meta?.accumulates === 'mean')) return level(inYear, target, direction);
      // A schedule means nothing below zero: such a target is compared as it stands.
      if (target <= 0) return level(inYear, target, direction);
      if (stock) return towards(goal, known, inYear, target);
      const [one, actual] = latest(inYear, (o) => cumulativeAt(o, inYear));
      return one && (direction === 'down' ? used(goal, one, actual, target) : scheduled(goal, one, actual, target));
    }
    case 'share':
    case 'ratio':
      return level(inYear, target, direction);
    case 'rank': {
      const [one, actual] = latest(inYear, levelAt);
      return one && against('rank', one, actual, target, direction, Math.max(Math.abs(target), 1));
    }
    case 'yesno': {
      const [one, actual] = latest(inYear, levelAt);
      return one && against('yesno', one, actual, target, 'up', 1);
    }
  }
}

type Found = readonly [Observation, number] | readonly [null, 0];

/** The latest observation that holds the value asked for. */
function latest(list: readonly Observation[], read: (one: Observation) => number | null): Found {
  for (let i = list.length - 1; i >= 0; i -= 1) {
    const one = list[i] as Observation;
    const value = read(one);
    if (value !== null) return [one, value];
  }
  return [null, 0];
}

const isFinal = (one: Observation) => lastDayOf(one).endsWith('-12-31');

/** Latest against target; completion falls by the gap as a part of `base`. */
function against(by: Progress['by'], one: Observation, actual: number, target: number, direction: 'up' | 'down', base: number): Progress {
  const gap = round(direction === 'up' ? target - actual : actual - target);
  const behind = round((100 * gap) / base);
  return {
    by,
    period: one.period,
    until: lastDayOf(one),
    actual,
    target,
    expected: target,
    gap,
    completion: round(100 - behind),
    behind,
    reached: gap <= 0,
    final: isFinal(one),
  };
}

function level(inYear: readonly Observation[], target: number, direction: 'up' | 'down'): Progress | null {
  const [one, actual] = latest(inYear, levelAt);
  return one && against('level', one, actual, target, direction, Math.abs(target) || 1);
}

function scheduled(goal: Goal, one: Observation, actual: number, target: number): Progress {
  const due = dueAt(lastDayOf(one), target, goal.quarterNodes, goal.lastYear);
  const completion = (100 * actual) / target;
  return {
    by: 'schedule',
    period: one.period,
    until: lastDayOf(one),
    actual,
    target,
    expected: round(due.part * target),
    due: due.from,
    gap: round(target - actual),
    completion: round(completion),
    behind: round(100 * due.part - completion),
    reached: actual >= target,
    final: isFinal(one),
  };
}

/** A cap: the part used against the part of the year passed. */
function used(goal: Goal, one: Observation, actual: number, target: number): Progress {
  const due = dueAt(lastDayOf(one), target, goal.quarterNodes, goal.lastYear);
  const part = (100 * actual) / target;
  return {
    by: 'cap',
    period: one.period,
    until: lastDayOf(one),
    actual,
    target,
    expected: round(due.part * target),
    due: due.from,
    gap: round(actual - target),
    completion: round(part),
    behind: round(part - 100 * due.part),
    reached: actual <= target,
    final: isFinal(one),
  };
}

/** A stock to be raised (installed capacity): from the last level before the goal's year, straight to the target. */
function towards(goal: Goal, known: readonly Observation[], inYear: readonly Observation[], target: number): Progress | null {
  const [one, actual] = latest(inYear, levelAt);
  if (!one) return null;
  const [, before] = latest(
    known.filter((o) => o.period.year < one.period.year),
    levelAt,
  );
  const base = Math.min(before, target);
  const linear = base + (target - base) * elapsed(lastDayOf(one));
  const nodes = goal.quarterNodes ? dueAt(lastDayOf(one), target, goal.quarterNodes, null).part * target : null;
  const expected = nodes ?? linear;
  const completion = (100 * actual) / target;
  return {
    by: 'stock',
    period: one.period,
    until: lastDayOf(one),
    actual,
    target,
    expected: round(expected),
    due: nodes === null ? 'base' : 'nodes',
    gap: round(target - actual),
    completion: round(completion),
    behind: round((100 * (expected - actual)) / target),
    reached: actual >= target,
    final: isFinal(one),
  };
}

/** Takes off the last bits of binary arithmetic so that 9 − 5.1 is 3.9 and a threshold hit exactly counts as hit. */
function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
