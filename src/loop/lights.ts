import type { Indicator } from '../catalog/index.ts';
import {
  goalLight,
  goalOf,
  type Light,
  type LightRules,
  type Observation,
  observationOf,
  projectLight,
  projectOf,
  taskLight,
  taskOf,
} from '../ledger/index.ts';
import type { Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { type LoopContext, mayRead, rulesOn } from './context.ts';

export const litLedgers = ['goal', 'task', 'project'] as const;
export type LitLedger = (typeof litLedgers)[number];

/** When the store was looked at (null: now) and the business date that is judged. */
export interface Moment {
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly stored?: string | number;
}

/** Observations by goal and by (subject, indicator), for the lights of many goals. */
export interface ObservationIndex {
  of(goal: Entry): readonly Observation[];
}

/** Lights of a page of one ledger's entries, in their order; undefined for a ledger without lights. */
export async function lightsOf(context: LoopContext, ledger: string, entries: readonly Entry[], moment: Moment): Promise<readonly (Light | undefined)[]> {
  if (entries.length === 0 || !(litLedgers as readonly string[]).includes(ledger)) return entries.map(() => undefined);
  const observations = ledger === 'goal' ? await observationsOf(context, moment, entries) : noObservations;
  const rules = rulesOn(context, moment.date);
  return entries.map((entry) => lightOf(context, entry, moment.date, rules, observations));
}

/** The light of one entry of goal, task or project. */
export function lightOf(context: LoopContext, entry: Entry, date: string, rules: LightRules, observations: ObservationIndex): Light {
  if (entry.ledger === 'task') return taskLight(taskOf(entry.values), date, rules);
  if (entry.ledger === 'project') return projectLight(projectOf(entry.values), date, rules);
  return goalLight(goalOf(entry.values), observations.of(entry), date, rules, metaOf(context, entry));
}

export function metaOf(context: LoopContext, goal: Entry): Indicator | undefined {
  return context.catalog.indicators.get(String(goal.values['canonical'] ?? ''));
}

export const noObservations: ObservationIndex = { of: () => [] };

/** Reads the observations that may bear on `goals`: all of the park for many, only the named indicators for a few. */
export async function observationsOf(context: LoopContext, moment: Moment, goals: readonly Entry[]): Promise<ObservationIndex> {
  if (goals.length === 0 || !mayRead(context, 'observation')) return noObservations;
  const keys = [...new Set(goals.flatMap((goal) => [goal.values['canonical'], goal.values['indicator']]))].filter((k) => typeof k === 'string' && k !== '');
  const ids = goals.map((goal) => goal.id);
  const few = goals.length <= 100;
  const filter = few ? `indicator in (${list(keys)}) or goal in (${list(ids)})` : undefined;
  const entries = await allEntries(context, {
    ledger: 'observation',
    ...(filter === undefined ? {} : { filter }),
    ...(moment.stored === undefined ? {} : { asOf: moment.stored }),
  });
  return indexObservations(entries);
}

const list = (values: readonly unknown[]) => values.map((v) => JSON.stringify(v)).join(', ');

/** An observation belongs to a goal by link, or by the key that joins the loop: subject and indicator (canonical id, else the words). */
export function indexObservations(entries: readonly Entry[]): ObservationIndex {
  const byKey = new Map<string, Observation[]>();
  const put = (key: string, one: Observation) => (byKey.get(key) ?? byKey.set(key, []).get(key))?.push(one);
  for (const entry of entries) {
    const one = observationOf(entry.values);
    if (!one) continue;
    const { goal, subject, indicator } = entry.values;
    if (typeof goal === 'string' && goal) put(goal, one);
    else put(joinKey(subject, indicator), one);
  }
  return {
    of: (goal) => {
      const { subject, canonical, indicator } = goal.values;
      const joined = byKey.get(joinKey(subject, canonical)) ?? byKey.get(joinKey(subject, indicator)) ?? [];
      return [...joined, ...(byKey.get(goal.id) ?? [])];
    },
  };
}

const joinKey = (subject: unknown, indicator: unknown) => `${subject || 'park'}\n${indicator ?? ''}`;
