import { v7 as uuid } from 'uuid';
import { Fault, type FaultInfo } from '../fault.ts';
import {
  comparePeriods,
  type IndicatorMeta,
  lastDayOf,
  type Light,
  type Observation,
  observationOf,
  type Period,
  parsePeriod,
  plain,
} from '../ledger/index.ts';
import type { Entry } from '../store/index.ts';
import { convert, tryUnit } from '../units/index.ts';
import { allEntries } from './all-entries.ts';
import { businessDate, type LoopContext, mayRead, quoted } from './context.ts';
import { lightsOf } from './lights.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** What entering a period did: the entry, what looks odd in it, and the goals whose light it moved. */
export interface Entered {
  readonly observation: Entry;
  readonly warnings: readonly FaultInfo[];
  readonly goals: readonly { readonly goal: Entry; readonly before: Light; readonly after: Light }[];
  readonly command: string;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Writes a period's 当月, 累计 and 累计同比. Refused: a second entry of the same subject, indicator and period; nothing filled in; a period not begun;
 * a month for what is reported by quarter; a unit of another kind; 数据截至 a day to come. Warned of, and written: a period not over, a cumulative sum
 * below the last one, or not the last plus the month.
 */
export function enterPeriod(context: LoopContext, values: Values): Promise<Entered> {
  return oneAtATime(`observation ${context.park}`, () => enter(context, values));
}

/** What a change of an entry may touch without being checked: words beside the figures. */
const free = new Set(['origin', 'indicatorName', 'example']);

/**
 * Changes a period's entry by `write` under the same rules as entering it, judged on the entry as it would then be: refused and warned of alike.
 * `write` must write the changed fields; it is called only where nothing is refused. Gives what looks odd.
 */
export function changePeriod(context: LoopContext, id: string, changed: Values, write: () => Promise<void>): Promise<readonly FaultInfo[]> {
  return oneAtATime(`observation ${context.park}`, async () => {
    const entry = await context.store.get(context.viewer, context.park, 'observation', id);
    if (!entry) throw new Fault('missing', { code: 'loop.no-observation', params: { id } });
    const isFree = Object.keys(changed).every((field) => free.has(field));
    const warnings = isFree ? [] : (await checked(context, { ...entry.values, ...changed }, id)).warnings;
    await write();
    return warnings;
  });
}

interface Checked {
  readonly values: Values;
  readonly goal: Entry | null;
  readonly warnings: readonly FaultInfo[];
}

/** The values as they are to be written and what looks odd in them; faults where they must not be. `self`: the entry that is changed. */
async function checked(context: LoopContext, given: Values, self?: string): Promise<Checked> {
  const goal = await linkedGoal(context, given['goal']);
  const indicator = String(given['indicator'] || goal?.values['canonical'] || goal?.values['indicator'] || '');
  const meta = context.catalog.indicators.get(indicator);
  const period = parsePeriod(String(given['period'] ?? ''));
  const subject = String(given['subject'] || goal?.values['subject'] || 'park');
  const indicatorName = String(given['indicatorName'] || meta?.label.zh || goal?.values['indicator'] || indicator);
  const unit = String(given['unit'] || meta?.unit || goal?.values['unit'] || '');
  const today = businessDate(context.now());
  // Of a period not yet over nothing is known beyond today.
  const asOf = given['asOf'] || (period.end > today ? today : null);
  const values: Values = { ...given, indicator, indicatorName, subject, unit, period: period.text, asOf, goal: goal?.id ?? null };
  const all = await allEntries(context, { ledger: 'observation', filter: `indicator = ${quoted(indicator)} and subject = ${quoted(subject)}` });
  const others = all.filter((e) => e.id !== self);
  const mine = goal && !goal.values['canonical'] ? others.filter((e) => !e.values['goal'] || e.values['goal'] === goal.id) : others;
  refuse(values, period, meta, mine, today);
  return { values, goal, warnings: [...unfinished(values, period), ...oddities(values, period, meta, mine)] };
}

/** A period entered before it was over counts, up to the day it speaks of; whoever enters it is told so. */
function unfinished(values: Values, period: Period): readonly FaultInfo[] {
  const one = observationOf(values);
  if (!one || lastDayOf(one) === period.end) return [];
  return [{ code: 'loop.enter.unfinished', params: { period: period.text, asOf: one.asOf }, where: { field: 'asOf' } }];
}

async function enter(context: LoopContext, given: Values): Promise<Entered> {
  const { values, goal, warnings } = await checked(context, given);
  const goals = await goalsOf(context, String(values['subject']), String(values['indicator']), goal);
  const moment = { date: businessDate(context.now()) };
  const before = await lightsOf(context, 'goal', goals, moment);
  const [id, command] = [uuid(), uuid()];
  await context.store.write(context.viewer, { park: context.park, id: command, changes: [{ ledger: 'observation', kind: 'create', entry: id, values }] });
  const [observation, after] = await Promise.all([
    context.store.get(context.viewer, context.park, 'observation', id),
    lightsOf(context, 'goal', goals, moment),
  ]);
  return {
    observation: observation as Entry,
    warnings,
    goals: goals.map((one, i) => ({ goal: one, before: before[i] as Light, after: after[i] as Light })),
    command,
  };
}

function refuse(values: Values, period: Period, meta: IndicatorMeta | undefined, earlier: readonly Entry[], today: string): void {
  const faults: FaultInfo[] = [];
  const name = String(values['indicatorName']);
  const same = earlier.find((e) => e.values['period'] === period.text);
  if (same) faults.push({ code: 'loop.enter.duplicate', params: { name, period: period.text, code: same.code }, where: { field: 'period' } });
  if (![values['month'], values['cumulative'], values['yoy']].some((v) => typeof v === 'number')) faults.push({ code: 'loop.enter.nothing', params: {} });
  if (period.start > today) faults.push({ code: 'loop.enter.future', params: { period: period.text }, where: { field: 'period' } });
  else if (String(values['asOf'] ?? '') > today)
    faults.push({ code: 'loop.enter.as-of', params: { asOf: String(values['asOf']), today }, where: { field: 'asOf' } });
  const quarterly = period.lastMonth % 3 === 0 && (period.kind !== 'month' && period.kind !== 'months' ? true : period.firstMonth === 1);
  if (meta?.input === 'quarter' && !quarterly) faults.push({ code: 'loop.enter.period', params: { name, period: period.text }, where: { field: 'period' } });
  const unit = String(values['unit']);
  if (meta && unit && !sameKind(unit, meta.unit)) faults.push({ code: 'loop.enter.unit', params: { unit, expected: meta.unit }, where: { field: 'unit' } });
  if (faults.length > 0) throw new Fault(same ? 'refused' : 'input', faults);
}

function sameKind(unit: string, other: string): boolean {
  if (unit === other) return true;
  if (!tryUnit(unit) || !tryUnit(other)) return false;
  try {
    return Number.isFinite(convert(1, unit, other));
  } catch {
    return false;
  }
}

/** Published sums are rounded, so a month is held against the difference with this much room. */
const rounding = 0.01;

function oddities(values: Values, period: Period, meta: IndicatorMeta | undefined, earlier: readonly Entry[]): readonly FaultInfo[] {
  const one = observationOf(values);
  if (!one || meta?.accumulates !== 'sum' || one.cumulative === null) return [];
  const last = lastBefore(earlier, period);
  if (!last || last.cumulative === null || last.unit !== one.unit) return [];
  const said = { value: plain(one.cumulative), last: plain(last.cumulative) };
  if (one.cumulative < last.cumulative)
    return [{ code: 'loop.enter.decreased', params: { ...said, period: last.period.text }, where: { field: 'cumulative' } }];
  const follows = last.period.lastMonth === period.firstMonth - 1;
  const sum = last.cumulative + (one.month ?? 0);
  if (one.month === null || !follows || Math.abs(sum - one.cumulative) <= rounding * Math.abs(one.cumulative)) return [];
  return [{ code: 'loop.enter.month-sum', params: { ...said, month: plain(one.month), sum: plain(sum) }, where: { field: 'cumulative' } }];
}

function lastBefore(earlier: readonly Entry[], period: Period): Observation | undefined {
  return earlier
    .map((e) => observationOf(e.values))
    .filter((o) => o !== null)
    .filter((o) => o.period.year === period.year && o.period.end < period.end)
    .toSorted((a, b) => comparePeriods(a.period, b.period))
    .at(-1);
}

async function linkedGoal(context: LoopContext, id: unknown): Promise<Entry | null> {
  if (typeof id !== 'string' || id === '') return null;
  const goal = await context.store.get(context.viewer, context.park, 'goal', id);
  if (!goal) throw new Fault('missing', { code: 'loop.no-goal', params: { id } });
  return goal;
}

/** Goals an entry of this subject and indicator bears on. */
async function goalsOf(context: LoopContext, subject: string, indicator: string, linked: Entry | null): Promise<readonly Entry[]> {
  if (!mayRead(context, 'goal')) return [];
  const key = quoted(indicator);
  const found = await allEntries(context, { ledger: 'goal', filter: `subject = ${quoted(subject)} and (canonical = ${key} or indicator = ${key})` });
  return linked && !found.some((g) => g.id === linked.id) ? [...found, linked] : found;
}
