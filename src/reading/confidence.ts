import type { Lexicon } from './lexicon.ts';

/** The share of items that were right at this raw score, as measured on the annotated documents; the raw score where nothing was measured. */
export function calibrated(kind: 'figure' | 'task' | 'project', raw: number, lexicon: Lexicon): number {
  const steps = lexicon.confidence?.[kind];
  if (!steps || steps.length === 0) return raw;
  let share = steps[0]![1];
  for (const [from, right] of steps) {
    if (raw < from) break;
    share = right;
  }
  return share;
}
