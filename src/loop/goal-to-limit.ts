import { v7 as uuid } from 'uuid';
import { Fault, type FaultInfo } from '../fault.ts';
import { directionOf, goalOf, periodOrNull, targetOf } from '../ledger/index.ts';
import { type Park, scopeCardFor } from '../network/index.ts';
import type { Change, Entry } from '../store/index.ts';
import { convert, tryUnit } from '../units/index.ts';
import { type LoopContext, mayRead, renderBoth } from './context.ts';
import { metaOf } from './lights.ts';
import { currentPark } from './model.ts';
import { goalChanged, markStalePlans } from './stale-plans.ts';

/** 口径: what is counted, as the card shows it. Kept with the limit and printed under its price. */
export interface ScopeCard {
  readonly indicator: string;
  readonly subject: string;
  readonly period: string;
  readonly sense: '<=' | '>=' | '=';
  readonly level: number;
  readonly unit: string;
  readonly boundary: 'zone' | 'inner-park' | 'enterprise';
  readonly plants: readonly { readonly id: string; readonly label: { readonly zh: string; readonly en: string }; readonly counts: boolean }[];
  readonly numerator: string;
  readonly denominator: string;
  readonly deliveredOnly: boolean;
  readonly hard: boolean;
  readonly note: string;
}

export interface CardAnswer {
  readonly possible: boolean;
  /** Why not, in both languages; of a possible one why again: the goal has changed since its limit was made. */
  readonly why?: { readonly zh: string; readonly en: string };
  readonly card?: ScopeCard;
}

/** Whether a goal can become a limit of the plan, and the card to fill in; never a silent guess. */
export async function scopeCard(context: LoopContext, goalId: string): Promise<CardAnswer> {
  const goal = await goalEntry(context, goalId);
  const park = await currentPark(context).then(
    (current) => current.park,
    () => null,
  );
  const { standing, changed } = await limitOfGoal(context, goal);
  const why = whyNot(context, goal, park) ?? (standing && !changed ? already(goal, standing) : null);
  if (why || !park) return { possible: false, why: renderBoth(context, why ?? { code: 'loop.limit.no-model', params: {} }) };
  const judged = goalOf(goal.values);
  const direction = directionOf(judged, metaOf(context, goal));
  const canonical = String(goal.values['canonical']);
  const defaults = scopeCardFor(park, canonical);
  return {
    possible: true,
    ...(changed ? { why: renderBoth(context, { code: 'loop.limit.changed', params: {} }) } : {}),
    card: {
      indicator: canonical,
      subject: String(goal.values['subject'] ?? 'park'),
      period: String(judged.year),
      sense: direction === 'down' ? '<=' : '>=',
      level: targetOf(judged, direction) as number,
      unit: judged.unit,
      boundary: defaults?.boundary ?? 'zone',
      plants: defaults?.plants ?? [],
      numerator: defaults?.numerator.zh ?? '',
      denominator: defaults?.denominator.zh ?? '',
      deliveredOnly: defaults?.deliveredOnly ?? true,
      hard: defaults?.hard ?? true,
      note: '',
    },
  };
}

/** The reason a goal is no limit, or null. */
function whyNot(context: LoopContext, goal: Entry, park: Park | null): FaultInfo | null {
  const judged = goalOf(goal.values);
  const meta = metaOf(context, goal);
  const name = String(goal.values['name']);
  if (judged.kind === 'growth') return { code: 'loop.limit.growth', params: { name } };
  if (judged.masked || judged.value === null) return { code: 'loop.limit.blank', params: { name } };
  if (!meta) return { code: 'loop.limit.no-indicator', params: { name } };
  if (!meta.physical) return { code: 'loop.limit.not-physical', params: { name, area: areaLabel(context, goal) } };
  if (judged.year === null) return { code: 'loop.limit.no-year', params: { name } };
  if (!park) return { code: 'loop.limit.no-model', params: {} };
  if (judged.year !== park.meta.targetYear) return { code: 'loop.limit.year', params: { name, goalYear: judged.year, year: park.meta.targetYear } };
  if (!scopeCardFor(park, meta.id)) return { code: 'loop.limit.not-physical', params: { name, area: areaLabel(context, goal) } };
  return null;
}

const areaLabel = (context: LoopContext, goal: Entry) =>
  context.catalog.areas.find((a) => a.id === goal.values['area'])?.label.zh ?? String(goal.values['area'] ?? '');

const already = (goal: Entry, limit: Entry): FaultInfo => ({ code: 'loop.limit.already', params: { code: goal.code, limit: limit.code } });

/** The limit in force that a goal is linked with, and whether what the goal asks for has changed since its card was filled in. */
export async function limitOfGoal(context: LoopContext, goal: Entry): Promise<{ readonly standing: Entry | null; readonly changed: boolean }> {
  const id = goal.values['limit'];
  const linked = typeof id === 'string' && mayRead(context, 'limit') ? await context.store.get(context.viewer, context.park, 'limit', id) : null;
  if (!linked || linked.values['active'] === false) return { standing: null, changed: false };
  return { standing: linked, changed: await goalChanged(context, goal.id, Number(linked.values['goalRevision'] ?? 0)) };
}

/**
 * Makes the limit the card describes and links it with its goal, as one command. A goal that has changed since renews its limit: the same entry,
 * so that scenarios that name it ask the new question, with its history.
 */
export async function goalToLimit(context: LoopContext, goalId: string, card: ScopeCard): Promise<{ readonly limit: Entry; readonly command: string }> {
  const goal = await goalEntry(context, goalId);
  const current = await currentPark(context);
  const why = whyNot(context, goal, current.park);
  if (why) throw new Fault('refused', why);
  const { standing, changed } = await limitOfGoal(context, goal);
  if (standing && !changed) throw new Fault('refused', already(goal, standing));
  checkCard(card, current.park);
  const [id, command] = [standing?.id ?? uuid(), uuid()];
  const values = {
    goal: goal.id,
    // The goal's own link to a new limit is its next revision.
    goalRevision: standing ? goal.revision : goal.revision + 1,
    indicator: card.indicator,
    subject: card.subject,
    period: card.period,
    sense: card.sense,
    level: card.level,
    unit: card.unit,
    hard: card.hard,
    scope: card,
    active: true,
  };
  const source = goal.source ? { source: goal.source } : {};
  const changes: readonly Change[] = standing
    ? [{ ledger: 'limit', kind: 'change', entry: id, ...source, values, ifRevision: standing.revision }]
    : [
        { ledger: 'limit', kind: 'create', entry: id, ...source, values },
        { ledger: 'goal', kind: 'change', entry: goal.id, values: { limit: id }, ifRevision: goal.revision },
      ];
  await markStalePlans(context, await context.store.write(context.viewer, { park: context.park, id: command, changes }));
  const limit = await context.store.get(context.viewer, context.park, 'limit', id);
  return { limit: limit as Entry, command };
}

function checkCard(card: ScopeCard, park: Park): void {
  const faults: FaultInfo[] = [];
  const period = periodOrNull(card.period);
  const year = park.meta.targetYear;
  if (!period || period.kind !== 'year' || period.year !== year)
    faults.push({ code: 'loop.limit.period', params: { period: card.period, year }, where: { field: 'period' } });
  if (!Number.isFinite(card.level) || card.level < 0) faults.push({ code: 'loop.limit.level', params: {}, where: { field: 'level' } });
  const expected = scopeCardFor(park, card.indicator);
  if (expected && !convertible(card.unit, expected.indicator.unit)) {
    faults.push({ code: 'loop.limit.unit', params: { unit: card.unit, expected: expected.indicator.unit }, where: { field: 'unit' } });
  }
  for (const plant of card.plants) {
    if (!expected?.plants.some((p) => p.id === plant.id)) faults.push({ code: 'loop.limit.plant', params: { plant: plant.id }, where: { field: 'plants' } });
  }
  if (faults.length > 0) throw new Fault('input', faults);
}

function convertible(from: string, to: string): boolean {
  if (!tryUnit(from) || !tryUnit(to)) return false;
  try {
    return Number.isFinite(convert(1, from, to));
  } catch {
    return false;
  }
}

async function goalEntry(context: LoopContext, id: string): Promise<Entry> {
  const goal = await context.store.get(context.viewer, context.park, 'goal', id);
  if (!goal) throw new Fault('missing', { code: 'loop.no-goal', params: { id } });
  return goal;
}
