import { v7 as uuid } from 'uuid';
import { Fault, type FaultInfo } from '../fault.ts';
import { applyOverrides, type Limit, limitOf, type Overrides, type Park } from '../network/index.ts';
import type { Change, Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import type { LoopContext } from './context.ts';
import { canonicalJson } from './digest.ts';
import type { ScopeCard } from './goal-to-limit.ts';
import { modelHash, parkOf } from './model.ts';

/** What a plan is asked for; what is left out comes from the scenario, and without one from the park's base scenario. */
export interface PlanRequest {
  readonly name?: string;
  readonly scenario?: string;
  /** Ids of limit entries; absent: the scenario's, and for the base scenario every active one. */
  readonly limits?: readonly string[];
  readonly hours?: number;
  readonly solver?: 'auto' | 'staged' | 'highs';
  readonly overrides?: Overrides;
}

/** All that a plan's answer follows from, as the job's input. */
export interface PlanInput {
  readonly scenario: string;
  readonly name: string;
  readonly model: string;
  readonly limits: readonly Limit[];
  /** The entry a limit was made from, and its revision then, by the limit's id. */
  readonly from: Readonly<Record<string, LimitOrigin>>;
  readonly hours: number;
  readonly overrides: Overrides;
  readonly solver: 'auto' | 'staged' | 'highs';
}

export interface LimitOrigin {
  readonly entry: string;
  readonly revision: number;
}

/** The scenario of a request, made where no entry holds it yet, with its limits and their goals' revisions. */
export async function planInput(context: LoopContext, request: PlanRequest, base: Entry): Promise<{ readonly input: PlanInput; readonly park: Park }> {
  const from = request.scenario ? await entry(context, 'scenario', request.scenario) : base;
  const model = modelHash(from);
  const park = await parkOf(context, model);
  const hours = request.hours ?? (Number(from.values['hours']) || park.hours);
  if (!Number.isInteger(hours) || hours < 1 || hours > park.hours) {
    throw new Fault('input', { code: 'loop.plan.hours', params: { hours, max: park.hours }, where: { field: 'hours' } });
  }
  const limits = await limitEntries(context, request.limits ?? (request.scenario ? ((from.values['limits'] as readonly string[] | null) ?? []) : undefined));
  const overrides = request.overrides ?? (from.values['overrides'] as Overrides | null) ?? {};
  // A path, unit or scenario that is not there is told to who asks, not to the job, and leaves no scenario behind.
  applyOverrides(park, overrides);
  const name = request.name || planName(park, limits.length, hours);
  const scenario = await scenarioEntry(context, from, { name, model: from.values['model'], limits: limits.map((l) => l.id), hours, overrides });
  const shared = sharedIds(park);
  const values = await Promise.all(limits.map((l) => limitValue(context, l, shared)));
  const origins = Object.fromEntries(limits.map((l, i) => [values[i]?.id ?? '', { entry: l.id, revision: l.revision }]));
  return { park, input: { scenario, name, model, limits: values, from: origins, hours, overrides, solver: request.solver ?? 'auto' } };
}

function planName(park: Park, limits: number, hours: number): string {
  const part = hours < park.hours ? `前 ${hours} 小时` : '全年';
  return `${park.meta.label.zh} ${park.meta.targetYear} 年方案（${part}，${limits} 条目标约束）`;
}

/** The limits named, or every active one of the park. */
async function limitEntries(context: LoopContext, ids: readonly string[] | undefined): Promise<readonly Entry[]> {
  if (ids === undefined) return allEntries(context, { ledger: 'limit', filter: 'active = true', sort: ['createdAt'] });
  const found = await Promise.all(ids.map((id) => context.store.get(context.viewer, context.park, 'limit', id)));
  const faults: FaultInfo[] = ids.filter((_, i) => !found[i]).map((id) => ({ code: 'loop.plan.no-limit', params: { id } }));
  if (faults.length > 0) throw new Fault('missing', faults);
  return found.filter((l) => l !== null);
}

/** Ids of the park's own active limits by indicator: a goal's limit takes the place of the park's own on the same indicator, or its price would be split between the two. */
function sharedIds(park: Park): ReadonlyMap<string, string> {
  return new Map(park.limits.filter((l) => l.active).map((l) => [`${limitOf(l).indicator} ${l.sense}`, l.id]));
}

async function limitValue(context: LoopContext, limit: Entry, shared: ReadonlyMap<string, string>): Promise<Limit> {
  const v = limit.values;
  const card = v['scope'] as ScopeCard;
  const goal = typeof v['goal'] === 'string' ? await context.store.get(context.viewer, context.park, 'goal', v['goal']) : null;
  const sense = v['sense'] as Limit['sense'];
  return {
    id: shared.get(`${String(v['indicator'])} ${sense}`) ?? limit.id,
    indicator: String(v['indicator']),
    subject: String(v['subject'] ?? 'park'),
    period: String(v['period'] ?? ''),
    sense,
    level: Number(v['level']),
    unit: String(v['unit'] ?? ''),
    hard: v['hard'] !== false,
    scope: {
      boundary: card.boundary,
      plants: card.plants.filter((p) => p.counts).map((p) => p.id),
      numerator: card.numerator,
      denominator: card.denominator,
      deliveredOnly: card.deliveredOnly,
      note: card.note,
    },
    // The revision the card was filled in from: a goal changed since stays visible as a stale price until its limit is made anew.
    ...(goal ? { goal: goal.id, goalRevision: Number(v['goalRevision'] ?? goal.revision) } : {}),
  };
}

/** The scenario entry that holds exactly this; a new one where there is none. */
async function scenarioEntry(context: LoopContext, from: Entry, values: Readonly<Record<string, unknown>>): Promise<string> {
  const content = (of: Readonly<Record<string, unknown>>) =>
    canonicalJson({ model: of['model'] ?? null, limits: of['limits'] ?? [], hours: of['hours'] ?? null, overrides: of['overrides'] ?? {} });
  const wanted = content(values);
  const known = await allEntries(context, { ledger: 'scenario', sort: ['createdAt'] });
  const same = known.find((s) => content(s.values) === wanted);
  if (same) return same.id;
  const id = uuid();
  const { year, weather } = from.values;
  const change: Change = { ledger: 'scenario', kind: 'create', entry: id, values: { ...values, year, weather } };
  await context.store.write(context.viewer, { park: context.park, changes: [change] });
  return id;
}

async function entry(context: LoopContext, ledger: string, id: string): Promise<Entry> {
  const found = await context.store.get(context.viewer, context.park, ledger, id);
  if (!found) throw new Fault('missing', { code: 'loop.plan.no-scenario', params: { id } });
  return found;
}
