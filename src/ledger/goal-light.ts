import { englishUnit } from '../units/index.ts';
import { directionOf, type Goal, type IndicatorMeta, targetOf } from './goal.ts';
import { inUnit } from './in-unit.ts';
import { near } from './near.ts';
import type { Colour, Light } from './light.ts';
import { knownOn, type Observation } from './observation.ts';
import { throughLabel, untilLabel } from './period.ts';
import { type Progress, progressOf } from './progress.ts';
import type { LightRules, Rule } from './rules.ts';
import { type Both, plain, reasonOf, say } from './words.ts';

/**
 * The light of a goal on a date, from its observations.
 * Pure: the same goal, observations, date and rules give the same light.
 */
export function goalLight(goal: Goal, observations: readonly Observation[], asOf: string, rules: LightRules, meta?: IndicatorMeta): Light {
  if (goal.year === null) return grey('light.goal.no-year', goal, rules);
  if (goal.kind !== 'yesno' && targetOf(goal, directionOf(goal, meta)) === null) return grey('light.goal.blank', goal, rules);
  const known = knownOn(observations, asOf);
  const same = goal.kind === 'growth' ? known : known.map((o) => inUnit(o, goal.unit)).filter((o) => o !== null);
  if (same.length === 0 && known.length > 0) return grey('light.goal.unit', goal, rules, known.at(-1)?.unit);
  const progress = progressOf(goal, same, meta, rules.growthBase.value);
  if (goal.kind === 'yesno' && !progress?.reached) return pending(goal, asOf, rules);
  if (!progress) return grey(silence(goal.year, asOf), goal, rules);
  const [colour, rule] = judge(goal, progress, rules);
  return lit(goal, progress, colour, rule, rules, meta);
}

/** Nothing entered: not due yet, not entered so far, or never entered and the year over. */
function silence(year: number, asOf: string): string {
  if (asOf < `${year}-01-01`) return 'light.goal.not-due';
  return asOf > `${year}-12-31` ? 'light.goal.not-entered' : 'light.goal.no-data';
}

/** Yinchuan's bands on the points behind; a binding goal missed is red without tolerance; what the year's last figure leaves undone is not green. */
function judge(goal: Goal, p: Progress, rules: LightRules): readonly [Colour, Rule] {
  const settled = p.by === 'schedule' || p.by === 'stock' ? p.final : true;
  if (goal.nature === 'binding' && !p.reached && settled && p.gap > rules.binding.value) return ['red', rules.binding];
  if (p.by === 'rank') return p.reached ? ['green', rules.behindYellow] : p.final ? ['red', rules.overdue] : ['yellow', rules.behindYellow];
  if (p.by !== 'cap' && p.reached) return ['green', rules.behindYellow];
  if (p.behind > rules.behindRed.value) return ['red', rules.behindRed];
  if (p.behind >= rules.behindYellow.value) return ['yellow', rules.behindYellow];
  const exceeded = p.by === 'cap' ? !p.reached : p.final && !p.reached;
  return [exceeded ? 'yellow' : 'green', rules.behindYellow];
}

function lit(goal: Goal, p: Progress, colour: Colour, rule: Rule, rules: LightRules, meta: IndicatorMeta | undefined): Light {
  const percentPoints = goal.kind === 'growth' || goal.unit === '%';
  const unit = percentPoints ? '%' : goal.unit;
  const english = englishUnit(unit);
  const spaced: Both = { zh: unit ? ` ${unit}` : '', en: english.name ? ` ${english.name}` : '' };
  const params = {
    name: goal.indicator,
    period: periodLabel(p, meta),
    actual: p.actual,
    target: p.target,
    expected: p.expected,
    gap: Math.abs(p.gap),
    gapUnit: percentPoints ? { zh: ' 个百分点', en: ' percentage points' } : spaced,
    unit: percentPoints ? { zh: '%', en: '%' } : spaced,
    completion: p.completion,
    behind: Math.abs(p.behind),
    curve: curveWords[p.due ?? 'linear'],
    basis: colour === 'green' ? rule.passed[p.by === 'cap' ? 'cap' : p.reached ? 'done' : 'behind'] : rule.basis,
    through: p.period.text,
  };
  // The reason keeps the goal's own numbers; only the English words have others.
  const both = (value: number): Both => ({ zh: plain(value), en: plain(value * english.factor) });
  const inEnglish = { actual: both(p.actual), target: both(p.target), expected: both(p.expected), gap: both(Math.abs(p.gap)) };
  const code = `light.${p.by}.${stateOf(p, rules)}`;
  return {
    colour,
    rule: rule.id,
    reason: reasonOf(code, params),
    text: say(rules.words, code, { ...params, ...inEnglish }),
    gap: p.gap,
    expected: p.expected,
    actual: p.actual,
    unit,
    behind: p.behind,
  };
}

/** 2024年1—3月; with the day behind it where the period was not over. */
function periodLabel({ period, until }: Progress, meta: IndicatorMeta | undefined): Both {
  const label = meta?.accumulates === 'last' ? untilLabel(period) : throughLabel(period);
  if (until === period.end) return label;
  return { zh: `${label.zh}（数据截至${Number(until.slice(5, 7))}月${Number(until.slice(8, 10))}日）`, en: `${label.en} (data as of ${until})` };
}

function stateOf(p: Progress, rules: LightRules): string {
  if (p.by === 'cap') return p.reached ? (p.behind >= rules.behindYellow.value ? 'fast' : 'within') : 'exceeded';
  if (p.reached) return 'met';
  if (p.by !== 'schedule' && p.by !== 'stock') return 'short';
  if (p.final) return 'missed';
  return p.behind > 0 ? 'behind' : 'ahead';
}

const curveWords: Readonly<Record<NonNullable<Progress['due']>, Both>> = {
  nodes: { zh: '季度节点', en: 'quarter nodes' },
  lastYear: { zh: '上年同期进度', en: "last year's shape" },
  linear: { zh: '时间进度', en: 'time passed' },
  base: { zh: '年初基数起的时间进度', en: 'a straight line from the base' },
};

function grey(code: string, goal: Goal, rules: LightRules, entered = ''): Light {
  const rule = code === 'light.goal.not-due' ? rules.notDue : rules.notEntered;
  const params = { unit: goal.unit, entered, name: goal.indicator, year: goal.year === null ? '' : String(goal.year), basis: rule.basis };
  return { colour: 'grey', rule: rule.id, reason: reasonOf(code, params), text: say(rules.words, code, params) };
}

/** A goal that is done or not: red after its year, blue in its last part, else grey. */
function pending(goal: Goal, asOf: string, rules: LightRules): Light {
  const [start, end] = [`${goal.year}-01-01`, `${goal.year}-12-31`];
  const late = asOf > end;
  const rule = late ? rules.overdue : near(start, end, asOf, rules) ? rules.near : rules.notDue;
  const code = late ? 'light.yesno.overdue' : rule === rules.near ? 'light.yesno.near' : 'light.goal.not-due';
  const params = { name: goal.indicator, year: String(goal.year), deadline: end, basis: rule.basis };
  const colour: Colour = late ? 'red' : rule === rules.near ? 'blue' : 'grey';
  return { colour, rule: rule.id, reason: reasonOf(code, params), text: say(rules.words, code, params), ...(late ? { behind: 100 } : {}) };
}
