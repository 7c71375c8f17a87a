/** Random networks with every feature that is read, against what PyPSA itself found (see each case's source). */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planCompiled } from '../plan.ts';
import { lowerPypsa } from './index.ts';

interface Case {
  readonly status: 'optimal' | 'infeasible';
  readonly objective: number | null;
  readonly mu: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, string>>;
}

const folder = new URL('./cases/', import.meta.url);

describe('networks solved by PyPSA', () => {
  it.each(readdirSync(folder))('%s has its objective and prices', async (file) => {
    const known = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case;
    const plan = await planCompiled(lowerPypsa(known.files), { solver: 'highs' });
    expect(plan.status).toBe(known.status);
    if (known.objective === null) return;
    expect(Math.abs(plan.objective - known.objective) / (1 + Math.abs(known.objective))).toBeLessThan(1e-7);
    const limits = new Map(plan.limits.map((limit) => [limit.id, limit.price]));
    // PyPSA's mu is d(cost)/d(constant): negative for a binding cap, where our price is positive.
    for (const [id, mu] of Object.entries(known.mu)) expect(limits.get(id)).toBeCloseTo(-mu, 4);
  });
});
