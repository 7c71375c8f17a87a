import type { Colour, Light } from './light.ts';
import { near } from './near.ts';
import { daysBetween } from './period.ts';
import type { LightRules, Rule } from './rules.ts';
import { reasonOf, say } from './words.ts';

/** A project as this room judges it (catalog/ledgers/project.yaml); dates 'YYYY-MM-DD' or null, progress in %. */
export interface Project {
  readonly name: string;
  readonly stage: string;
  readonly plannedStart: string | null;
  readonly plannedFinish: string | null;
  readonly actualStart: string | null;
  readonly actualFinish: string | null;
  readonly progress: number | null;
  readonly plannedProgress: number | null;
}

const startedStages = new Set(['started', 'building', 'completed', 'producing', 'full']);
const finishedStages = new Set(['completed', 'producing', 'full']);

export function projectOf(values: Readonly<Record<string, unknown>>): Project {
  const date = (key: string) => (typeof values[key] === 'string' && values[key] ? values[key] : null);
  const number = (key: string) => (typeof values[key] === 'number' ? values[key] : null);
  return {
    name: String(values['name'] ?? ''),
    stage: String(values['stage'] ?? 'plan'),
    plannedStart: date('plannedStart'),
    plannedFinish: date('plannedFinish'),
    actualStart: date('actualStart'),
    actualFinish: date('actualFinish'),
    progress: number('progress'),
    plannedProgress: number('plannedProgress'),
  };
}

/**
 * Finished is green, past its planned finish red; due to start and not started: yellow this month, red from the rule's third;
 * under way: planned against actual progress by Yinchuan's bands. Where no planned progress is entered the time passed stands for it.
 */
export function projectLight(project: Project, asOf: string, rules: LightRules): Light {
  const p = project;
  const finished = finishedStages.has(p.stage) || (p.actualFinish !== null && p.actualFinish <= asOf) || (p.progress ?? 0) >= 100;
  if (finished) return light('green', rules.behindYellow, 'light.project.finished', {}, p, rules, 0);
  if (p.plannedFinish !== null && asOf > p.plannedFinish) {
    const days = daysBetween(p.plannedFinish, asOf);
    return light('red', rules.overdue, 'light.project.overdue', { days, date: p.plannedFinish }, p, rules, 100 + days);
  }
  const started = startedStages.has(p.stage) || (p.actualStart !== null && p.actualStart <= asOf) || (p.progress ?? 0) > 0;
  if (!started) return notStarted(p, asOf, rules);
  const planned = p.plannedProgress ?? timePassed(p, asOf);
  if (planned === null || p.progress === null) return light('grey', rules.notEntered, 'light.project.no-plan', {}, p, rules);
  const behind = Math.round((planned - p.progress) * 10) / 10;
  const params = { progress: p.progress, planned, behind: Math.abs(behind), date: p.plannedFinish ?? '' };
  if (behind > rules.behindRed.value) return light('red', rules.behindRed, 'light.project.behind', params, p, rules, behind);
  if (behind >= rules.behindYellow.value) return light('yellow', rules.behindYellow, 'light.project.behind', params, p, rules, behind);
  const from = p.actualStart ?? p.plannedStart;
  if (from && p.plannedFinish && near(from, p.plannedFinish, asOf, rules)) return light('blue', rules.near, 'light.project.near', params, p, rules, behind);
  return light('green', rules.behindYellow, 'light.project.on-time', params, p, rules, behind);
}

function notStarted(p: Project, asOf: string, rules: LightRules): Light {
  if (p.plannedStart === null) return light('grey', rules.notEntered, 'light.project.no-start', {}, p, rules);
  const months = monthsSince(p.plannedStart, asOf);
  const params = { date: p.plannedStart, months };
  if (months < 1) return light('grey', rules.notDue, 'light.project.not-due', params, p, rules);
  const red = months >= rules.startRed.value;
  return light(red ? 'red' : 'yellow', rules.startRed, 'light.project.not-started', params, p, rules, 10 * months);
}

/** Which month of delay it is: 1 in the month the start was due, 0 before. */
function monthsSince(due: string, asOf: string): number {
  const index = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return Math.max(0, index(asOf) - index(due) + 1);
}

function timePassed(p: Project, asOf: string): number | null {
  const from = p.actualStart ?? p.plannedStart;
  if (!from || !p.plannedFinish || p.plannedFinish <= from) return null;
  return Math.round((1000 * Math.max(0, daysBetween(from, asOf))) / daysBetween(from, p.plannedFinish)) / 10;
}

type Params = Readonly<Record<string, string | number>>;

function light(colour: Colour, rule: Rule, code: string, extra: Params, p: Project, rules: LightRules, behind?: number): Light {
  const basis = colour === 'green' ? rule.passed[extra['planned'] === undefined ? 'done' : 'behind'] : rule.basis;
  const params = { name: p.name, basis, ...extra };
  return {
    colour,
    rule: rule.id,
    reason: reasonOf(code, params),
    text: say(rules.words, code, params),
    ...(p.progress === null ? {} : { actual: p.progress, unit: '%' }),
    ...(behind === undefined ? {} : { behind }),
  };
}
