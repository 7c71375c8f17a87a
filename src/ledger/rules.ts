import { Fault } from '../fault.ts';
import type { Label } from './definition.ts';
import { type Both, say } from './words.ts';

/** What this room needs to know of a catalog item of kind 'rule' (catalog/lights.yaml). */
export interface RuleItem {
  readonly id: string;
  readonly kind: string;
  readonly label: Label;
  readonly unit: string;
  readonly values: readonly RuleValue[];
}

interface RuleValue {
  readonly from: string;
  readonly until?: string | undefined;
  readonly value: unknown;
  readonly verified: boolean | 'secondary';
  readonly source: { readonly title: string; readonly number?: string | undefined; readonly clause?: string | undefined; readonly url?: string | undefined };
}

/** A threshold in force on a date, with the words that cite it. */
export interface Rule {
  readonly id: string;
  readonly value: number;
  readonly basis: Both;
  /** The same for a light that passed the rule: a green light says what makes it green, not what would have made it yellow. */
  readonly passed: Readonly<Record<Passed, Both>>;
  readonly verified: boolean | 'secondary';
}

/** How a rule is passed: done, not far enough behind, or not far enough ahead of what a cap allows. */
export type Passed = (typeof passes)[number];
const passes = ['done', 'behind', 'cap'] as const;

export const ruleIds = {
  behindYellow: 'light.behind-yellow',
  behindRed: 'light.behind-red',
  startRed: 'light.start-red',
  overdue: 'light.overdue',
  near: 'light.near',
  binding: 'light.binding',
  growthBase: 'light.growth-base',
  notDue: 'light.not-due',
  notEntered: 'light.not-entered',
} as const;

/** The rules of lights in force on a date, and the sentences of their reasons. */
export type LightRules = { readonly [K in keyof typeof ruleIds]: Rule } & { readonly words: LightWords };

/** Texts by code, `{param}` filled in: catalog/messages/ledger.{zh,en}.yaml. */
export interface LightWords {
  readonly zh: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

/**
 * Picks from the catalog the value in force on `date` ('YYYY-MM-DD'). Before a rule's first date its first value is used:
 * an older year is judged by the oldest rule known, and its citation says which.
 */
export function lightRules(items: readonly RuleItem[], date: string, words: LightWords): LightRules {
  const byId = new Map(items.map((item) => [item.id, item]));
  const rules = Object.fromEntries(Object.entries(ruleIds).map(([key, id]) => [key, inForce(byId.get(id), id, date, words)]));
  return { ...rules, words } as LightRules;
}

function inForce(item: RuleItem | undefined, id: string, date: string, words: LightWords): Rule {
  const values = (item?.values ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const chosen = values.findLast((v) => v.from <= date && (v.until === undefined || date < v.until)) ?? values[0];
  if (!item || !chosen || typeof chosen.value !== 'number') throw new Fault('input', { code: 'ledger.rule-missing', params: { id, date } });
  const mark = marks[String(chosen.verified)] ?? { zh: '', en: '' };
  const params = { title: chosen.source.title, value: chosen.value, mark };
  return {
    id,
    value: chosen.value,
    verified: chosen.verified,
    basis: { zh: `《${chosen.source.title}》${item.label.zh}${mark.zh}`, en: `${item.label.en}, ${chosen.source.title}${mark.en}` },
    passed: Object.fromEntries(passes.map((how) => [how, say(words, `light.passed.${how}`, params)])) as Record<Passed, Both>,
  };
}

const marks: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  false: { zh: '（未核实）', en: ' (unverified)' },
  secondary: { zh: '（转引）', en: ' (at second hand)' },
};
