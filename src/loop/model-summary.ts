import { type ParkSummary, parkSummary } from '../network/index.ts';
import type { LoopContext } from './context.ts';
import { currentPark } from './model.ts';

/** The park's model as in use, for people: every thing with its label, every number with its unit, mark and reference. */
export async function modelSummary(context: LoopContext): Promise<ParkSummary & { readonly hash: string }> {
  const { park, hash } = await currentPark(context);
  return { ...parkSummary(park), hash };
}
