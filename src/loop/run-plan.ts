import { v7 as uuid } from 'uuid';
import project from '../../package.json' with { type: 'json' };
import { items } from '../catalog/index.ts';
import { Fault } from '../fault.ts';
import { applyOverrides, encodeResult, lowerPark, type PlanResult } from '../network/index.ts';
import { type Entry, type Job, type Store, systemViewer } from '../store/index.ts';
import { type LoopCatalog, type LoopContext, quoted } from './context.ts';
import { canonicalJson, sha256 } from './digest.ts';
import { conflictFault } from './explain-conflict.ts';
import { baseScenario, parkOf } from './model.ts';
import { type PlanInput, planInput, type PlanRequest } from './scenario.ts';
import { planAccount } from './plan-accounts.ts';
import { checkInThread, planNetwork } from './solve-thread.ts';
import { supplyShares } from './supply-shares.ts';
import { writeParkReport } from './write-report.ts';

/** Who makes the example of the first start. */
export const exampleUser = 'example';

/** Version of what turns a scenario into a plan. A change of it makes new plans. */
const planner = `parkloop ${project.version}, highs ${project.dependencies.highs}`;

/**
 * Asks for a plan: the same model, limits with their goals' revisions, hours, overrides, catalog and solver give the job and plan already there.
 */
export async function requestPlan(context: LoopContext, request: PlanRequest = {}): Promise<{ readonly job: Job; readonly plan: Entry | null }> {
  const base = await baseScenario(context);
  if (!base) throw new Fault('missing', { code: 'loop.plan.no-model', params: { park: context.park } });
  const { input } = await planInput(context, request, base);
  const add = (inputHash: string) => context.store.queue.add({ park: context.park, kind: 'plan', inputHash, by: context.viewer.user, input });
  let job = await add(hashOf(context.catalog, input));
  // A plan that was taken back leaves its finished job behind: asked for again, it is made again.
  while (job.state === 'done' && !(await planOf({ ...context, viewer: systemViewer() }, job.inputHash))) job = await add(sha256(`${job.inputHash} again`));
  return { job, plan: await planOf(context, job.inputHash) };
}

/** Names do not change an answer; everything else does. */
function hashOf(catalog: LoopCatalog, input: PlanInput): string {
  return sha256(canonicalJson({ input: { ...input, name: '' }, catalog: catalogVersion(catalog), planner }));
}

const versions = new WeakMap<LoopCatalog, string>();

function catalogVersion(catalog: LoopCatalog): string {
  const known = versions.get(catalog) ?? sha256(canonicalJson(items(catalog.items)));
  versions.set(catalog, known);
  return known;
}

async function planOf(context: LoopContext, inputHash: string): Promise<Entry | null> {
  const { entries } = await context.store.list(context.viewer, { park: context.park, ledger: 'plan', filter: `inputHash = ${quoted(inputHash)}`, size: 1 });
  return entries[0] ?? null;
}

/** Takes plan jobs of all parks until stopped; the solver runs in a thread of its own and ends with the job's cancel. */
export function workPlans(store: Store, catalog: LoopCatalog, now: () => Date = () => new Date()): Promise<{ stop(): Promise<void> }> {
  return store.queue.work('plan', async (job, input, { signal, progress }) => {
    const context: LoopContext = { store, catalog, viewer: systemViewer(job.by), park: job.park, now };
    const plan = await runPlan(context, job, input as PlanInput, signal, progress);
    // The example's report was written before its plan: here follows the one with the plan in it.
    if (job.by === exampleUser) await writeParkReport(context, {});
    return { plan: plan.id, status: plan.values['status'], objective: plan.values['objective'] };
  });
}

type Progress = (done: number, text: string) => Promise<void>;

/** Lowers, solves and writes the plan of a job. A plan with the job's input hash that is there already is the answer. */
export async function runPlan(context: LoopContext, job: Job, input: PlanInput, signal: AbortSignal, progress: Progress): Promise<Entry> {
  const there = await planOf(context, job.inputHash);
  if (there) return there;
  await progress(0.02, '@plan.lower');
  const park = await parkOf(context, input.model);
  const network = lowerPark(park, { hours: input.hours, limits: input.limits, overrides: input.overrides });
  const tell = throttled(progress);
  const solved = await planNetwork(network, {
    solver: input.solver,
    signal,
    onProgress: (p) => tell(p.seconds, p.text === 'compile' ? '@plan.lower' : `@plan.iteration ${p.iteration}`),
  });
  if (solved.status === 'infeasible') throw await conflictFault(context, await checkInThread(network, { solver: input.solver, signal }));
  if (solved.status !== 'optimal' && solved.status !== 'almost') {
    throw new Fault('refused', { code: 'loop.plan.failed', params: { status: solved.status, reason: solved.reason ?? '' } });
  }
  const result: PlanResult = { ...solved, accounts: planAccount(applyOverrides(park, input.overrides), network, solved, context.catalog.items) };
  await progress(0.97, '@plan.write');
  const supply = supplyShares(network, result);
  const blob = await context.store.putBlob(encodeResult(result), 'application/octet-stream', context.park);
  const id = uuid();
  await context.store.write(context.viewer, {
    park: context.park,
    changes: [{ ledger: 'plan', kind: 'create', entry: id, values: planValues(job, input, result, supply, blob.hash) }],
  });
  return (await context.store.get(context.viewer, context.park, 'plan', id)) as Entry;
}

function planValues(job: Job, input: PlanInput, result: PlanResult, supply: unknown, blob: string): Readonly<Record<string, unknown>> {
  const capacities = result.items.map(({ id, what, kind, label, unit, existing, total, extendable, investment, operation, throughput }) => ({
    id,
    what,
    kind,
    label,
    unit,
    existing,
    total,
    extendable,
    investment,
    operation,
    throughput,
  }));
  return {
    scenario: input.scenario,
    name: input.name,
    inputHash: job.inputHash,
    status: result.status,
    objective: result.objectiveYear,
    hours: result.hours,
    solver: result.solver,
    seconds: result.seconds,
    certificate: result.certificate,
    capacities: finite(capacities),
    limits: finite(result.limits.map((l) => ({ ...l, goalRevision: input.limits.find((given) => given.id === l.id)?.goalRevision, from: input.from[l.id] }))),
    accounts: finite({ ...(result.accounts as object | undefined), supply, horizonShare: result.horizonShare }),
    prices: finite(result.prices),
    result: blob,
    stale: false,
    job: job.id,
  };
}

/** JSON has no infinity: what has no bound is null there. */
function finite(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

/** A solver tells more often than anyone reads: at most twice a second, and never out of order. Its end is not known, so the bar nears it slowly. */
function throttled(progress: Progress): (seconds: number, text: string) => void {
  let [last, busy] = [0, false];
  return (seconds, text) => {
    const now = Date.now();
    if (busy || now - last < 500) return;
    [last, busy] = [now, true];
    // a word that is not told is no loss: when the database is away, what follows will say so
    void progress(0.05 + 0.9 * (1 - Math.exp(-seconds / 60)), text)
      .catch(() => {})
      .finally(() => {
        busy = false;
      });
  };
}
