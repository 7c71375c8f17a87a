import { daysBetween } from './period.ts';
import type { LightRules } from './rules.ts';

/** Whether what is left of the time from `start` to `end` is at most the rule's part, and the end not yet past. */
export function near(start: string, end: string, asOf: string, rules: LightRules): boolean {
  const [whole, left] = [daysBetween(start, end), daysBetween(asOf, end)];
  return left >= 0 && asOf >= start && left * 100 <= whole * rules.near.value;
}
