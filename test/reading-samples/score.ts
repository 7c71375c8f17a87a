import { readdirSync, readFileSync } from 'node:fs';
import type { Figure, ProjectItem, Reading } from '../../src/reading/index.ts';

export interface Annotated {
  readonly doc: string;
  readonly year: number | null;
  readonly tasks: readonly { at: number; end: number; quote: string; action: string; object: string; owners: string[]; deadline: string | null }[];
  readonly slogans: readonly { at: number; end: number; quote: string }[];
  readonly figures?: readonly Omit<Figure, 'confidence'>[];
  readonly projects?: readonly Pick<ProjectItem, 'at' | 'end' | 'name'>[];
}

export interface Sample extends Annotated {
  readonly text: string;
}

interface Span {
  readonly at: number;
  readonly end: number;
}

/** The annotated documents beside this file. */
export function samples(): Sample[] {
  const folder = new URL('./', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => ({
      ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Annotated),
      text: readFileSync(new URL(file.replace('.json', '.txt'), folder), 'utf8'),
    }));
}

export const overlap = (a: Span, b: Span) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.at, b.at));
const same = (a: Span, b: Span) => overlap(a, b) > 0.5 * Math.max(a.end - a.at, b.end - b.at);
const f1 = (hit: number, gold: number, read: number) => (gold + read === 0 ? 1 : (2 * hit) / (gold + read));
const fold = (words: string) => words.replace(/[\s“”"、，的]/g, '');

/** The measure of two names: one within the other, or the share of characters in common order. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [fold(a), fold(b)];
  if (!x || !y) return x === y;
  if (x.includes(y) || y.includes(x)) return true;
  const row = Array.from({ length: y.length + 1 }, () => 0);
  for (const c of x) {
    let diagonal = 0;
    for (let j = 1; j <= y.length; j++) {
      const up = row[j]!;
      row[j] = c === y[j - 1] ? diagonal + 1 : Math.max(up, row[j - 1]!);
      diagonal = up;
    }
  }
  return (2 * row[y.length]!) / (x.length + y.length) >= 0.6;
}

/** Whether a figure read is the annotated one: span, value, upper, unit, blank. */
export function sameFigure(read: Omit<Figure, 'confidence'>, gold: Omit<Figure, 'confidence'>): boolean {
  const near = (a: number | null, b: number | null) => (a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)));
  return overlap(read, gold) > 0 && near(read.value, gold.value) && near(read.upper, gold.upper) && read.unit === gold.unit && read.masked === gold.masked;
}

/** Scores readings against annotations. `tell` hears of every miss. */
export function score(read: (sample: Sample) => Reading, tell: (line: string) => void = () => {}): Record<string, number> {
  const n = { gold: 0, read: 0, hit: 0, owner: 0, owned: 0, ownedRight: 0, deadline: 0, dated: 0, datedRight: 0, action: 0, object: 0, slogans: 0, taken: 0 };
  const f = { gold: 0, read: 0, hit: 0, indicator: 0, status: 0, bound: 0, kind: 0, year: 0, projects: 0, projectsRead: 0, projectHit: 0 };
  for (const sample of samples()) {
    const reading = read(sample);
    tell(`== ${sample.doc}`);
    if (reading.year !== sample.year) tell(`  document year ${reading.year}, is ${sample.year}`);
    const used = new Set<number>();
    for (const gold of sample.tasks) {
      n.gold++;
      const i = reading.tasks.findIndex((task, k) => !used.has(k) && same(task, gold));
      const found = reading.tasks[i];
      if (!found) {
        tell(`  missed ${gold.quote}`);
        continue;
      }
      used.add(i);
      n.hit++;
      const owners = found.owners.join() === gold.owners.join();
      if (owners) n.owner++;
      else tell(`  owners ${found.owners.join()}, are ${gold.owners.join()}: ${gold.quote}`);
      if (gold.owners.length > 0) {
        n.owned++;
        n.ownedRight += Number(owners);
      }
      const deadline = found.deadline === gold.deadline;
      if (deadline) n.deadline++;
      else tell(`  deadline ${found.deadline}, is ${gold.deadline}: ${gold.quote}`);
      if (gold.deadline !== null) {
        n.dated++;
        n.datedRight += Number(deadline);
      }
      if (found.action.includes(gold.action) || gold.action.includes(found.action || '-')) n.action++;
      else tell(`  action ${found.action}, is ${gold.action}`);
      if (sameName(found.object, gold.object)) n.object++;
      else tell(`  object ${found.object}, is ${gold.object}`);
    }
    n.read += reading.tasks.length;
    reading.tasks.forEach((task, k) => used.has(k) || tell(`  extra ${task.quote}`));
    for (const slogan of sample.slogans) {
      n.slogans++;
      const taken = reading.tasks.some((task) => overlap(task, slogan) > 0.5 * (slogan.end - slogan.at));
      if (taken) tell(`  slogan ${slogan.quote}`);
      n.taken += Number(taken);
    }
    if (sample.figures) scoreFigures(sample, reading, f, tell);
  }
  return {
    taskF1: f1(n.hit, n.gold, n.read),
    taskRecall: n.hit / n.gold,
    taskPrecision: n.hit / n.read,
    owner: n.owner / n.hit,
    ownerNamed: n.ownedRight / n.owned,
    deadline: n.deadline / n.hit,
    deadlineSaid: n.datedRight / n.dated,
    action: n.action / n.hit,
    object: n.object / n.hit,
    slogansTaken: n.taken / n.slogans,
    figureF1: f1(f.hit, f.gold, f.read),
    indicator: f.indicator / f.hit,
    status: f.status / f.hit,
    bound: f.bound / f.hit,
    kind: f.kind / f.hit,
    year: f.year / f.hit,
    projectF1: f1(f.projectHit, f.projects, f.projectsRead),
  };
}

function scoreFigures(sample: Sample, reading: Reading, f: Record<string, number>, tell: (line: string) => void): void {
  const used = new Set<number>();
  for (const gold of sample.figures!) {
    f['gold']!++;
    const i = reading.figures.findIndex((figure, k) => !used.has(k) && sameFigure(figure, gold));
    const found = reading.figures[i];
    if (!found) {
      tell(`  figure missed ${gold.at} ${gold.quote} (${gold.indicator})`);
      continue;
    }
    used.add(i);
    f['hit']!++;
    for (const key of ['status', 'bound', 'kind', 'year'] as const) {
      if (found[key] === gold[key]) f[key]!++;
      else tell(`  figure ${gold.quote}: ${key} ${found[key]}, is ${gold[key]}`);
    }
    if (sameName(found.indicator, gold.indicator)) f['indicator']!++;
    else tell(`  figure ${gold.quote}: indicator ${found.indicator}, is ${gold.indicator}`);
  }
  f['read']! += reading.figures.length;
  reading.figures.forEach((figure, k) => used.has(k) || tell(`  figure extra ${figure.quote} (${figure.indicator})`));
  const taken = new Set<number>();
  for (const gold of sample.projects!) {
    f['projects']!++;
    const i = reading.projects.findIndex((project, k) => !taken.has(k) && overlap(project, gold) >= 0.5 * (gold.end - gold.at));
    if (i < 0) tell(`  project missed ${gold.name}`);
    else f['projectHit']!++;
    taken.add(i);
  }
  f['projectsRead']! += reading.projects.length;
  reading.projects.forEach((project, k) => taken.has(k) || tell(`  project extra ${project.name}`));
}
