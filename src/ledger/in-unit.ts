import { convert, tryUnit } from '../units/index.ts';
import type { Observation } from './observation.ts';

/**
 * An observation with its amounts in `unit` (万元 → 亿元). One without a unit, or in the same one, stays as it is;
 * null where the units do not measure the same thing.
 */
export function inUnit(one: Observation, unit: string): Observation | null {
  if (one.unit === unit || one.unit === '' || unit === '') return one;
  const [from, to] = [tryUnit(one.unit), tryUnit(unit)];
  if (!from || !to) return null;
  try {
    const moved = (value: number | null) => (value === null ? null : convert(value, from, to));
    return { ...one, month: moved(one.month), cumulative: moved(one.cumulative), unit };
  } catch {
    return null;
  }
}
