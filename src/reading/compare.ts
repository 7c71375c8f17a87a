import { type Goal, goalsOf, near, plainName, sameGoal, valueIn } from './goals.ts';
import type { Reading, TaskItem } from './reading.ts';

/**
 * How the second side stands to the first.
 * peers: two documents of one rank: same or contradiction. higher: the first is a higher body's: ours is same, weaker, stronger or missing.
 * edition: the second is newer, or a document against the ledger: kept, changed, weaker, stronger, new, dropped.
 */
export type Standing = 'peers' | 'higher' | 'edition';

export interface Finding {
  readonly what: 'same' | 'contradiction' | 'weaker' | 'stronger' | 'changed' | 'new' | 'dropped' | 'missing';
  readonly indicator: string;
  readonly canonical?: string;
  readonly year: number | null;
  /** Sources of the goals compared (`figure:12`, an entry's id), null on the side that has none. */
  readonly first: string | null;
  readonly second: string | null;
  /** Second minus first, in `unit` (the first's); null where one is blank or absent. */
  readonly difference: number | null;
  readonly unit: string;
}

export interface TaskFinding {
  readonly what: 'same' | 'changed' | 'new' | 'dropped';
  /** Indexes into the two readings' tasks. */
  readonly first: number | null;
  readonly second: number | null;
  /** Which fields changed. */
  readonly fields: readonly ('deadline' | 'owners' | 'measure')[];
}

/** Which way an indicator gets better, by its id; undefined where unknown. */
export type Better = (canonical: string) => 'up' | 'down' | undefined;

/** Compares goals one by one. A goal of one side meets at most one of the other. */
export function compareGoals(first: readonly Goal[], second: readonly Goal[], standing: Standing, better: Better = () => undefined): Finding[] {
  const buckets = new Map<string, number[]>();
  const keys = (goal: Goal) => [goal.canonical, plainName(goal.indicator)].filter((key) => key !== undefined).map((key) => `${key}|${goal.year}|${goal.kind}`);
  second.forEach((goal, j) => {
    for (const key of keys(goal)) put(buckets, key, j);
  });
  const used = new Set<number>();
  const findings: Finding[] = [];
  for (const a of first) {
    const fits = keys(a)
      .flatMap((key) => nextOf(buckets.get(key), used))
      .filter((j) => !used.has(j) && sameGoal(a, second[j]!));
    // Of several, the one that says the same.
    const j = fits.find((k) => equal(a, second[k]!)) ?? fits[0];
    if (j === undefined) {
      if (standing !== 'peers')
        findings.push({ ...about(a), what: standing === 'higher' ? 'missing' : 'dropped', first: a.source, second: null, difference: null });
      continue;
    }
    used.add(j);
    const b = second[j]!;
    const value = valueIn(b, a.unit);
    const difference = a.value === null || value == null ? null : value - a.value;
    findings.push({ ...about(a), what: verdict(a, b, difference, standing, better), first: a.source, second: b.source, difference });
  }
  if (standing === 'edition')
    second.forEach((b, j) => used.has(j) || findings.push({ ...about(b), what: 'new', first: null, second: b.source, difference: null }));
  return findings;
}

/** Adds to the list of a key; the list is not copied, for some are long. */
function put(lists: Map<string, number[]>, key: string, item: number): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** As many goals of one name are looked at for one: a table of months names the same thing thousands of times. */
const nearest = 64;

/** The next goals of a bucket; those used at its head leave it. */
function nextOf(bucket: number[] | undefined, used: ReadonlySet<number>): readonly number[] {
  if (!bucket) return [];
  let gone = 0;
  while (gone < bucket.length && used.has(bucket[gone]!)) gone++;
  if (gone > 0) bucket.splice(0, gone);
  return bucket.slice(0, nearest);
}

/** Goals and tasks of two readings. */
export function compareReadings(
  first: Reading,
  second: Reading,
  standing: Standing,
  better?: Better,
): { readonly goals: readonly Finding[]; readonly tasks: readonly TaskFinding[] } {
  return { goals: compareGoals(goalsOf(first), goalsOf(second), standing, better), tasks: compareTasks(first.tasks, second.tasks, standing) };
}

/** One document against itself: goals said twice with different values. */
export function contradictions(goals: readonly Goal[]): Finding[] {
  const out: Finding[] = [];
  const seen = new Map<string, Goal[]>();
  for (const b of goals) {
    const key = `${b.canonical ?? plainName(b.indicator)}|${b.year}|${b.kind}`;
    for (const a of seen.get(key) ?? []) {
      const value = valueIn(b, a.unit);
      // Without a known indicator, words alone (项目) name many things; counts of them may differ.
      if (a.value === null || value == null || equal(a, b) || (a.canonical === undefined && plainName(a.indicator).length < 4)) continue;
      out.push({ ...about(a), what: 'contradiction', first: a.source, second: b.source, difference: value - a.value });
    }
    seen.set(key, [...(seen.get(key) ?? []), b].slice(-8));
  }
  return out;
}

const about = (goal: Goal) => ({
  indicator: goal.indicator,
  ...(goal.canonical !== undefined && { canonical: goal.canonical }),
  year: goal.year,
  unit: goal.unit,
});

function equal(a: Goal, b: Goal): boolean {
  const value = valueIn(b, a.unit);
  const upper = valueIn({ value: b.upper ?? null, unit: b.unit }, a.unit);
  const same = (x: number | null, y: number | null | undefined) => (x === null || y == null ? x === (y ?? null) : near(x, y));
  return (
    same(a.value, value) && same(a.upper ?? null, upper) && (a.bound === b.bound || a.bound === '=' || b.bound === '=' || a.bound === '~' || b.bound === '~')
  );
}

function verdict(a: Goal, b: Goal, difference: number | null, standing: Standing, better: Better): Finding['what'] {
  if (equal(a, b)) return 'same';
  if (standing === 'peers') return 'contradiction';
  const up = direction(a, better) ?? direction(b, better);
  if (difference === null || difference === 0 || up === undefined) return 'changed';
  return difference > 0 === (up === 'up') ? 'stronger' : 'weaker';
}

/** Which way is more demanding: as its bound says, as the indicator gets better, or as its growth is signed. */
function direction(goal: Goal, better: Better): 'up' | 'down' | undefined {
  if (goal.bound === '>=') return 'up';
  if (goal.bound === '<=') return 'down';
  if (goal.kind === 'change' && goal.value !== null && goal.value < 0) return 'down';
  return (goal.canonical === undefined ? undefined : better(goal.canonical)) ?? (goal.kind === 'change' ? 'up' : undefined);
}

/** What of a task tells it from others, and what of it may change. */
export type Compared = Pick<TaskItem, 'object' | 'deadline' | 'owners' | 'measure'>;

/** Tasks with the same action on the same object are one; their day, owners and measure may have changed. */
export function compareTasks(first: readonly Compared[], second: readonly Compared[], standing: Standing): TaskFinding[] {
  const key = (task: Compared) => plainName(task.object.replace(/[\d.,%]+[^\s，,、]{0,4}$/, '')).slice(0, 24);
  const open = new Map<string, number[]>();
  second.forEach((task, j) => {
    const k = key(task);
    if (k.length >= 2) put(open, k, j);
  });
  const met = new Set<number>();
  const out: TaskFinding[] = [];
  first.forEach((a, i) => {
    const j = open.get(key(a))?.shift();
    if (j === undefined) {
      if (standing === 'edition') out.push({ what: 'dropped', first: i, second: null, fields: [] });
      return;
    }
    met.add(j);
    const b = second[j]!;
    const fields = (['deadline', 'owners', 'measure'] as const).filter((field) => String(a[field] ?? '') !== String(b[field] ?? ''));
    out.push({ what: fields.length > 0 ? 'changed' : 'same', first: i, second: j, fields });
  });
  if (standing === 'edition') second.forEach((_, j) => met.has(j) || out.push({ what: 'new', first: null, second: j, fields: [] }));
  return out;
}
