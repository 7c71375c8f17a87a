import { Fault } from '../fault.ts';
import { plain } from '../ledger/index.ts';
import type { Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { englishUnit } from '../units/index.ts';
import { type LoopContext, mayRead, renderBoth } from './context.ts';
import { limitOfGoal } from './goal-to-limit.ts';
import { isStale, type KeptLimit, keptLimits } from './stale-plans.ts';

interface Label {
  readonly zh: string;
  readonly en: string;
}

/** What a goal costs in the latest plan that was made with it. */
export interface GoalPrice {
  readonly plan: Entry | null;
  readonly limit: Entry | null;
  /** CNY a year per display unit; positive where tightening costs. */
  readonly price: number | null;
  readonly priceUnit: string;
  readonly slack: number | null;
  readonly actual: number | null;
  readonly level: number | null;
  readonly unit: string;
  readonly stale: boolean;
  readonly sentence: Label;
}

/** The price of a goal, in words, from the latest plan; says why where there is none. */
export async function goalPrice(context: LoopContext, goalId: string): Promise<GoalPrice> {
  const goal = await context.store.get(context.viewer, context.park, 'goal', goalId);
  if (!goal) throw new Fault('missing', { code: 'loop.no-goal', params: { id: goalId } });
  const limit = await linkedLimit(context, goal);
  const changed = limit !== null && (await limitOfGoal(context, goal)).changed;
  // Planning again does not help here: the plan would ask the old question.
  const confirm = (said: Label) => (changed ? joined([said, renderBoth(context, { code: 'loop.limit.changed', params: {} })]) : said);
  const found = await latestPlanOf(context, goal.id);
  if (!found) {
    const nothing = none(context, limit, limit ? 'loop.price.no-plan' : 'loop.price.no-limit');
    return { ...nothing, sentence: confirm(nothing.sentence) };
  }
  const { plan, kept } = found;
  const stale = await isStale(context, plan);
  return {
    plan,
    limit,
    price: kept.price,
    priceUnit: kept.priceUnit,
    slack: kept.slack,
    actual: kept.actual,
    level: kept.level,
    unit: kept.unit,
    stale,
    sentence: confirm(priceSentence(context, plan, kept, stale && !changed)),
  };
}

async function linkedLimit(context: LoopContext, goal: Entry): Promise<Entry | null> {
  const id = goal.values['limit'];
  return typeof id === 'string' && mayRead(context, 'limit') ? context.store.get(context.viewer, context.park, 'limit', id) : null;
}

async function latestPlanOf(context: LoopContext, goal: string): Promise<{ readonly plan: Entry; readonly kept: KeptLimit } | null> {
  if (!mayRead(context, 'plan')) return null;
  for (const plan of await allEntries(context, { ledger: 'plan', filter: 'result is not empty', sort: ['-createdAt'] })) {
    const kept = keptLimits(plan).find((l) => l.goal === goal);
    if (kept) return { plan, kept };
  }
  return null;
}

function none(context: LoopContext, limit: Entry | null, code: string): GoalPrice {
  const nothing = { price: null, slack: null, actual: null, priceUnit: '', stale: false };
  const level = limit ? Number(limit.values['level']) : null;
  return { plan: null, limit, ...nothing, level, unit: String(limit?.values['unit'] ?? ''), sentence: renderBoth(context, { code, params: {} }) };
}

/** A price smaller than this part of the plan's cost is the solver's rounding. */
const rounding = 1e-8;

export function isFree(plan: Entry, kept: KeptLimit): boolean {
  return Math.abs(kept.price) <= rounding * Math.max(1, Math.abs(Number(plan.values['objective'])));
}

/** “再提高 1 个百分点，每年多花 550 万元”, or that it is free, with what must be known to read it right. */
export function priceSentence(context: LoopContext, plan: Entry, kept: KeptLimit, stale: boolean): Label {
  const say = (code: string, params: Readonly<Record<string, string | number>> = {}) => renderBoth(context, { code, params });
  const free = isFree(plan, kept);
  const parts: Label[] = [];
  const percent = kept.unit === '%';
  const english = englishUnit(kept.unit);
  const missed = kept.slack < -1e-6 * Math.max(1, Math.abs(kept.level));
  /** A sentence about an amount of the limit's unit; the English one has the unit's English name, and the amount in it. */
  const about = (code: string, amount = 0): Label => {
    const cost = money(context, kept.price);
    const one = percent ? 'percentage point' : `${plain(english.factor)} ${english.name}`.trim();
    const zh = { n: plain(amount), unit: percent ? '个百分点' : kept.unit, step: `1 ${percent ? '个百分点' : kept.unit}`, cost: cost.zh };
    const en = { n: plain(amount * english.factor), unit: percent ? 'percentage points' : english.name, step: one, cost: cost.en };
    return { zh: say(code, zh).zh, en: say(code, en).en };
  };
  if (missed) parts.push(about('loop.price.missed', -kept.slack));
  else if (free) parts.push(kept.slack > 1e-6 * Math.max(1, Math.abs(kept.level)) ? about('loop.price.free-slack', kept.slack) : say('loop.price.free'));
  else parts.push(about(sentenceOf[kept.sense === '<=' ? 'down' : 'up'][percent ? 'percent' : 'amount']));
  const share = Number((plan.values['accounts'] as { readonly horizonShare?: number } | null)?.horizonShare ?? 1);
  if (share < 1) parts.push(say('loop.price.part', { hours: Number(plan.values['hours']) }));
  if (stale) parts.push(say('loop.price.stale'));
  return joined(parts);
}

const joined = (parts: readonly Label[]): Label => ({ zh: parts.map((p) => p.zh).join(''), en: parts.map((p) => p.en).join(' ') });

const sentenceOf = {
  up: { percent: 'loop.price.share', amount: 'loop.price.up' },
  down: { percent: 'loop.price.share-down', amount: 'loop.price.down' },
} as const;

/** A sum of money a year as people say it: 550 万元, 1.2 亿元; CNY 5.5 million. */
export function money(context: LoopContext, yuan: number): Label {
  const size = Math.abs(yuan);
  const [code, n] = size >= 1e8 ? ['loop.cost.yi', yuan / 1e8] : size >= 1e4 ? ['loop.cost.wan', yuan / 1e4] : ['loop.cost.yuan', yuan];
  const english = size >= 1e4 ? { code: 'loop.cost.million', n: yuan / 1e6 } : { code: 'loop.cost.yuan', n: yuan };
  return {
    zh: renderBoth(context, { code: code as string, params: { n: significant(n as number) } }).zh,
    en: renderBoth(context, { code: english.code, params: { n: significant(english.n) } }).en,
  };
}

/** Three significant digits are all a price of a plan can bear. */
function significant(value: number): string {
  return String(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3))).replace('-', '−');
}
