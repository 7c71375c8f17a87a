import type { LinearLimit } from '../network.ts';
import { plus, times } from './flows.ts';

export type Term = LinearLimit['terms'][number];

/** Σ terms + constant, as a limit's row and a share's denominator are built. */
export interface Linear {
  readonly terms: readonly Term[];
  readonly constant: number;
}

export const NOTHING: Linear = { terms: [], constant: 0 };

/** a + factor·b with equal items joined. */
export function sum(a: Linear, b: Linear, factor = 1): Linear {
  const out = new Map<string, Term>();
  const add = (t: Term, by: number) => {
    const key = `${t.of} ${t.item}`;
    const had = out.get(key);
    out.set(key, had ? { ...had, factor: plus(had.factor, t.factor, by) } : by === 1 ? t : { ...t, factor: times(t.factor, by) });
  };
  for (const t of a.terms) add(t, 1);
  for (const t of b.terms) add(t, factor);
  return { terms: [...out.values()].filter((t) => t.factor !== 0), constant: a.constant + factor * b.constant };
}

export function sumAll(parts: readonly Linear[]): Linear {
  return parts.reduce((a, b) => sum(a, b), NOTHING);
}

export function scaled(a: Linear, factor: number): Linear {
  return { terms: a.terms.map((t) => ({ ...t, factor: times(t.factor, factor) })), constant: a.constant * factor };
}
