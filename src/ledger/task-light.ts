import type { Colour, Light } from './light.ts';
import { near } from './near.ts';
import { daysBetween } from './period.ts';
import type { LightRules, Rule } from './rules.ts';
import { reasonOf, say } from './words.ts';

/** A task as this room judges it (catalog/ledgers/task.yaml). */
export interface Task {
  readonly name: string;
  readonly stage: 'notStarted' | 'underway' | 'done' | 'stopped';
  /** 0…100. */
  readonly progress: number;
  /** 'YYYY-MM-DD' or null. */
  readonly deadline: string | null;
  /** Day from which its time runs: the document's date, else the beginning of the deadline's year. */
  readonly start: string | null;
}

export function taskOf(values: Readonly<Record<string, unknown>>, start?: string | null): Task {
  const deadline = typeof values['deadline'] === 'string' && values['deadline'] ? values['deadline'] : null;
  const yearStart = deadline && `${deadline.slice(0, 4)}-01-01`;
  return {
    name: String(values['name'] ?? ''),
    stage: (values['stage'] ?? 'notStarted') as Task['stage'],
    progress: typeof values['progress'] === 'number' ? Math.min(100, Math.max(0, values['progress'])) : 0,
    deadline,
    start: start && deadline && start < deadline ? start : yearStart,
  };
}

/** Done is green, past its deadline red, behind the time passed by Yinchuan's bands, blue in the last part of its time. */
export function taskLight(task: Task, asOf: string, rules: LightRules): Light {
  const { deadline, start } = task;
  const done = task.stage === 'done' || task.progress >= 100;
  if (task.stage === 'stopped') return light('grey', rules.notDue, 'light.task.stopped', {}, task, rules);
  if (done) return light('green', rules.behindYellow, 'light.task.done', {}, task, rules, 0);
  if (!deadline || !start) return light('grey', rules.notEntered, 'light.task.no-deadline', {}, task, rules);
  const over = daysBetween(deadline, asOf);
  if (over > rules.overdue.value) return light('red', rules.overdue, 'light.task.overdue', { days: over }, task, rules, 100 + over);
  if (asOf < start) return light('grey', rules.notDue, 'light.task.not-due', {}, task, rules);
  const expected = Math.round((1000 * daysBetween(start, asOf)) / Math.max(1, daysBetween(start, deadline))) / 10;
  const behind = Math.round((expected - task.progress) * 10) / 10;
  const params = { expected, behind: Math.abs(behind), days: -over };
  if (behind > rules.behindRed.value) return light('red', rules.behindRed, 'light.task.behind', params, task, rules, behind);
  if (behind >= rules.behindYellow.value) return light('yellow', rules.behindYellow, 'light.task.behind', params, task, rules, behind);
  if (near(start, deadline, asOf, rules)) return light('blue', rules.near, 'light.task.near', params, task, rules, behind);
  return light('green', rules.behindYellow, 'light.task.on-time', params, task, rules, behind);
}

function light(colour: Colour, rule: Rule, code: string, extra: Readonly<Record<string, number>>, task: Task, rules: LightRules, behind?: number): Light {
  const params = {
    name: task.name,
    deadline: task.deadline ?? '',
    progress: task.progress,
    basis: colour === 'green' ? rule.passed[extra['expected'] === undefined ? 'done' : 'behind'] : rule.basis,
    ...extra,
  };
  return {
    colour,
    rule: rule.id,
    reason: reasonOf(code, params),
    text: say(rules.words, code, params),
    unit: '%',
    actual: task.progress,
    ...(extra['expected'] === undefined ? {} : { expected: extra['expected'] }),
    ...(behind === undefined ? {} : { behind }),
  };
}
