import { convert, tryUnit } from '../units/index.ts';
import type { Figure, Reading } from './reading.ts';

/** A goal as documents and ledgers both know it. */
export interface Goal {
  /** Where it comes from: index of the figure in a reading, or the entry's id. */
  readonly source: string;
  readonly indicator: string;
  readonly canonical?: string | undefined;
  readonly value: number | null;
  readonly upper?: number | null | undefined;
  readonly unit: string;
  /** On the signed value. */
  readonly bound: Figure['bound'];
  readonly kind: Figure['kind'];
  readonly year: number | null;
}

/** The figures of a reading that are targets, as goals; `figure:12` is their source. */
export function goalsOf(reading: Reading): Goal[] {
  return reading.figures.flatMap((figure, i) => {
    const { indicator, canonical, value, upper, unit, kind, year, status } = figure;
    return status === 'target' ? [{ source: `figure:${i}`, indicator, canonical, value, upper, unit, bound: signedBound(figure), kind, year }] : [];
  });
}

/** The bound on the signed value: 下降 3% (以上) is ≤ −3, 下降不超过 3% is ≥ −3. */
export function signedBound({ kind, value, bound }: Pick<Figure, 'kind' | 'value' | 'bound'>): Figure['bound'] {
  if (kind !== 'change' || (value ?? 0) >= 0) return bound;
  return bound === '<=' ? '>=' : '<=';
}

/** Words of an indicator without those that do not tell it from others. */
export const plainName = (words: string) =>
  words.replace(/^(?:全(?:区|市|省|盟|县|园|年)|园区|地区(?!生产)|今年|年度)+|[\s“”"（）()的]|(?:总量|总额|规模|额)$/g, '');

/** Whether two goals speak of the same indicator, year and kind of quantity. */
export function sameGoal(a: Goal, b: Goal): boolean {
  if (a.kind !== b.kind || a.year !== b.year) return false;
  const names = a.canonical !== undefined && b.canonical !== undefined ? a.canonical === b.canonical : plainName(a.indicator) === plainName(b.indicator);
  return names && valueIn(b, a.unit) !== undefined;
}

/** A goal's value in another unit; null where blanked out, undefined where the units do not measure the same. */
export function valueIn(goal: Pick<Goal, 'value' | 'unit'>, unit: string): number | null | undefined {
  if (goal.unit === unit) return goal.value;
  const [from, to] = [tryUnit(goal.unit), tryUnit(unit)];
  if (!from || !to) return undefined;
  try {
    const factor = convert(1, from, to);
    return goal.value === null ? null : goal.value * factor;
  } catch {
    return undefined;
  }
}

export const near = (a: number, b: number, share = 1e-9) => Math.abs(a - b) <= share * Math.max(1, Math.abs(a), Math.abs(b));
