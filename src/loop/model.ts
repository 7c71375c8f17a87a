import { Fault } from '../fault.ts';
import { type Park, parsePark } from '../network/index.ts';
import type { Entry } from '../store/index.ts';
import { canonicalJson } from './digest.ts';
import type { LoopContext } from './context.ts';

/** A version of a park's model: paths and blob hashes, never altered; its own hash is that of this list. */
interface Manifest {
  readonly park: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Keeps the files of a park folder as a version of its model and gives the version's hash. The same files give the same hash. */
export async function importModel(context: LoopContext, files: ReadonlyMap<string, string>): Promise<string> {
  const park = parsePark(files);
  const encoder = new TextEncoder();
  const kept: Record<string, string> = {};
  for (const [path, text] of files) kept[path] = (await context.store.putBlob(encoder.encode(text), 'text/plain', context.park)).hash;
  const manifest: Manifest = { park: context.park, files: kept };
  const { hash } = await context.store.putBlob(encoder.encode(canonicalJson(manifest)), 'application/json', context.park);
  remember(context, hash, park);
  return hash;
}

const parsed = new Map<string, Park>();

function remember(context: LoopContext, hash: string, park: Park): void {
  if (parsed.size >= 4) parsed.delete([...parsed.keys()][0] as string);
  parsed.set(`${context.park} ${hash}`, park);
}

/** The park of a model version. A version never changes, so the last few are kept. */
export async function parkOf(context: LoopContext, hash: string): Promise<Park> {
  const known = parsed.get(`${context.park} ${hash}`);
  if (known) return known;
  const manifest = JSON.parse(await textBlob(context, hash)) as Manifest;
  if (manifest.park !== context.park) throw new Fault('missing', { code: 'loop.plan.no-model', params: { park: context.park } });
  const files = new Map<string, string>();
  for (const [path, blob] of Object.entries(manifest.files)) files.set(path, await textBlob(context, blob));
  const park = parsePark(files);
  remember(context, hash, park);
  return park;
}

async function textBlob(context: LoopContext, hash: string): Promise<string> {
  const blob = await context.store.getBlob(hash, context.park);
  if (!blob) throw new Fault('missing', { code: 'loop.plan.no-model', params: { park: context.park } });
  return new TextDecoder().decode(blob.data);
}

/** The park's base scenario: the first one made, which names the model in use. Null where there is no model yet. */
export async function baseScenario(context: LoopContext): Promise<Entry | null> {
  const { entries } = await context.store.list(context.viewer, { park: context.park, ledger: 'scenario', sort: ['createdAt'], size: 1 });
  return entries[0] ?? null;
}

/** Imports a park's files as its model in use where there is none yet; `hours` is what its plans take unless asked for more. */
export async function ensureModel(context: LoopContext, files: ReadonlyMap<string, string>, hours?: number): Promise<Entry> {
  const there = await baseScenario(context);
  if (there) return there;
  const hash = await importModel(context, files);
  const { meta, hours: year } = await parkOf(context, hash);
  const values = { name: '基准情景', model: { park: context.park, hash }, year: meta.targetYear, weather: String(meta.calendarYear), hours: hours ?? year };
  await context.store.write(context.viewer, { park: context.park, changes: [{ ledger: 'scenario', kind: 'create', values }] });
  return (await baseScenario(context)) as Entry;
}

export function modelHash(scenario: Entry): string {
  return String((scenario.values['model'] as { readonly hash?: string } | null)?.hash ?? '');
}

/** A park's model as in use, or a fault that says to import one. */
export async function currentPark(context: LoopContext): Promise<{ readonly park: Park; readonly hash: string; readonly scenario: Entry }> {
  const scenario = await baseScenario(context);
  if (!scenario) throw new Fault('missing', { code: 'loop.plan.no-model', params: { park: context.park } });
  const hash = modelHash(scenario);
  return { park: await parkOf(context, hash), hash, scenario };
}
