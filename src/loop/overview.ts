import { Fault } from '../fault.ts';
import { addDays, type Colour, compareLights, type Light, noCounts, severityOf } from '../ledger/index.ts';
import type { Entry, Job, LedgerEvent } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { businessDate, type LoopContext, mayRead, rulesOn } from './context.ts';
import { lightOf, litLedgers, type Moment, observationsOf } from './lights.ts';
import { overviewPlan, type OverviewPlan } from './overview-plan.ts';
import { overviewSentence } from './overview-sentence.ts';

interface Label {
  readonly zh: string;
  readonly en: string;
}

export interface Overview {
  readonly asOf: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly sentence: Label;
  readonly counts: Readonly<Record<Colour, number>>;
  readonly areas: readonly { readonly area: string; readonly label: Label; readonly counts: Readonly<Record<Colour, number>> }[];
  readonly red: readonly RedItem[];
  readonly deadlines: readonly Deadline[];
  readonly changes: readonly LedgerEvent[];
  readonly plan: OverviewPlan | null;
  readonly job: Job | null;
}

export interface RedItem {
  readonly ledger: string;
  readonly entry: string;
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly light: Light;
  /** Who is to act. */
  readonly needs?: string;
}

export interface Deadline {
  readonly ledger: string;
  readonly entry: string;
  readonly name: string;
  readonly date: string;
  readonly light: Light;
}

/** An entry with its light and the area it is counted in. */
export interface Lit {
  readonly entry: Entry;
  readonly area: string;
  readonly light: Light;
}

const worst = 50;
const soon = 30;

/**
 * One page of a park: what is red and why, what falls due, what changed, the plan.
 * `asOf` is a date ('YYYY-MM-DD': judged on that day with all that is known today) or a date-time or event number (as the ledgers stood then).
 */
export async function overview(context: LoopContext, asOf?: string | number): Promise<Overview> {
  const moment = momentOf(context, asOf);
  const [lit, head, changes, plan, job] = await Promise.all([
    litEntries(context, moment),
    context.store.head(),
    context.store.recent(context.viewer, context.park, 20),
    overviewPlan(context, moment),
    runningPlan(context),
  ]);
  const counts = noCounts();
  for (const { light } of lit) counts[light.colour] += 1;
  const red = lit.filter(({ light }) => severityOf(light.colour) >= 2).toSorted((a, b) => compareLights(a.light, b.light));
  return {
    asOf: moment.date,
    head,
    sentence: overviewSentence(lit, red.find(({ entry, light }) => entry.ledger === 'goal' && light.colour === 'red') ?? red[0], context.catalog.messages),
    counts,
    areas: areasOf(context, lit),
    red: red.slice(0, worst).map(redItem),
    deadlines: deadlinesOf(lit, moment.date),
    changes,
    plan,
    job,
  };
}

/** The moment an `asOf` means. A day that has not come is refused: nothing is known of it. */
export function momentOf(context: LoopContext, asOf?: string | number): Moment {
  const today = businessDate(context.now());
  if (asOf === undefined) return { date: today };
  if (typeof asOf === 'number' || /^\d{1,15}$/.test(asOf)) return { date: today, stored: Number(asOf) };
  if (Number.isNaN(Date.parse(asOf))) throw new Fault('input', { code: 'loop.as-of', params: { text: asOf }, where: { field: 'asOf' } });
  const moment = asOf.length === 10 ? { date: asOf } : { date: businessDate(new Date(asOf)), stored: asOf };
  if (moment.date > today) throw new Fault('input', { code: 'loop.as-of-future', params: { text: asOf, today }, where: { field: 'asOf' } });
  return moment;
}

/** Every goal, task and project of the park that the viewer may read, with its light. */
export async function litEntries(context: LoopContext, moment: Moment): Promise<readonly Lit[]> {
  const readable = litLedgers.filter((ledger) => mayRead(context, ledger));
  const stored = moment.stored === undefined ? {} : { asOf: moment.stored };
  const lists = await Promise.all(readable.map((ledger) => allEntries(context, { ledger, ...stored })));
  const observations = await observationsOf(context, moment, lists[readable.indexOf('goal')] ?? []);
  const rules = rulesOn(context, moment.date);
  return lists.flat().map((entry) => ({ entry, area: areaOf(entry), light: lightOf(context, entry, moment.date, rules, observations) }));
}

/** Projects have no area of their own and stand together. */
const areaOf = (entry: Entry) => (entry.ledger === 'project' ? 'project' : String(entry.values['area'] ?? 'other'));

function areasOf(context: LoopContext, lit: readonly Lit[]): Overview['areas'] {
  const labels = [...context.catalog.areas, { id: 'project', label: { zh: '项目', en: 'Projects' } }];
  const byArea = new Map(labels.map((area) => [area.id, noCounts()]));
  for (const { area, light } of lit) (byArea.get(area) ?? (byArea.get('other') as Record<Colour, number>))[light.colour] += 1;
  return labels
    .map(({ id, label }) => ({ area: id, label, counts: byArea.get(id) as Record<Colour, number> }))
    .filter(({ counts }) => Object.values(counts).some((n) => n > 0));
}

function redItem({ entry, area, light }: Lit): RedItem {
  const { name, owners, unitName, enterprise } = entry.values;
  const needs = Array.isArray(owners) ? owners.join('、') : (unitName ?? enterprise);
  return { ledger: entry.ledger, entry: entry.id, code: entry.code, name: String(name), area, light, ...(typeof needs === 'string' && needs ? { needs } : {}) };
}

/** Open tasks and projects that fall due within 30 days, and what is overdue by up to 7, nearest first. */
function deadlinesOf(lit: readonly Lit[], today: string): readonly Deadline[] {
  const [from, to] = [addDays(today, -7), addDays(today, soon)];
  return lit
    .map((one) => ({ ...one, date: dateOf(one.entry) }))
    .filter(({ date, light }) => date !== null && from <= date && date <= to && light.colour !== 'green')
    .map(({ entry, date, light }) => ({ ledger: entry.ledger, entry: entry.id, name: String(entry.values['name']), date: date as string, light }))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function dateOf({ ledger, values }: Entry): string | null {
  const date =
    ledger === 'task' ? values['deadline'] : ledger === 'project' ? (values['actualStart'] ? values['plannedFinish'] : values['plannedStart']) : null;
  return typeof date === 'string' && date ? date : null;
}

async function runningPlan(context: LoopContext): Promise<Job | null> {
  const jobs = await context.store.queue.list(context.park, 'plan');
  return jobs.find((job) => job.state === 'running' || job.state === 'waiting') ?? null;
}
