import { lightsOf } from '../loop/index.ts';
import type { LoopContext, Moment } from '../loop/index.ts';
import type { Entry } from '../store/index.ts';

/** Entries with their lights as of a moment. */
export async function withLights(
  loop: LoopContext,
  ledger: string,
  entries: readonly Entry[],
  moment: Moment,
): Promise<readonly (Entry & { light?: object })[]> {
  const lights = await lightsOf(loop, ledger, entries, moment);
  return entries.map((entry, i) => (lights[i] ? { ...entry, light: lights[i] } : entry));
}
