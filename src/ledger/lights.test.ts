import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  goalLight,
  goalOf,
  type IndicatorMeta,
  lightRules,
  observationOf,
  projectLight,
  projectOf,
  type RuleItem,
  severityOf,
  taskLight,
  taskOf,
} from './index.ts';

const load = (path: string) => parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const words = { zh: load('../../catalog/messages/ledger.zh.yaml'), en: load('../../catalog/messages/ledger.en.yaml') };
const rules = lightRules(load('../../catalog/lights.yaml') as RuleItem[], '2025-06-30', words);

interface Case {
  readonly case: string;
  readonly goal?: Record<string, unknown>;
  readonly task?: Record<string, unknown>;
  readonly project?: Record<string, unknown>;
  readonly meta?: Partial<IndicatorMeta>;
  readonly entered?: readonly Record<string, unknown>[];
  readonly on: string;
  readonly light: string;
  readonly rule?: string;
  readonly gap?: number;
  readonly says?: readonly string[];
  readonly english?: readonly string[];
}

const observed = (list: readonly Record<string, unknown>[]) => list.map((v) => observationOf(v)).filter((o) => o !== null);

function lightOf(one: Case) {
  if (one.task) return taskLight(taskOf(one.task), one.on, rules);
  if (one.project) return projectLight(projectOf(one.project), one.on, rules);
  return goalLight(goalOf(one.goal ?? {}), observed(one.entered ?? []), one.on, rules, one.meta as IndicatorMeta | undefined);
}

describe.each(['goals', 'tasks-and-projects'])('cases of %s', (file) => {
  it.each(load(`cases/${file}.yaml`) as Case[])('$case', (one) => {
    const light = lightOf(one);
    expect({ colour: light.colour, text: light.text.zh }).toMatchObject({ colour: one.light });
    for (const part of one.english ?? []) expect(light.text.en).toContain(part);
    for (const part of one.says ?? []) expect(light.text.zh).toContain(part);
    if (one.rule !== undefined) expect(light.rule).toBe(one.rule);
    expect(light.colour === 'green' && /亮[黄红]灯/.test(light.text.zh)).toBe(false);
    if (one.gap !== undefined) expect(light.gap).toBe(one.gap);
    expect(light.text.zh + light.text.en).not.toMatch(/[{}]|undefined|NaN/);
  });
});

interface Ladder extends Pick<Case, 'case' | 'goal' | 'meta'> {
  readonly period: string;
  readonly lights: readonly (readonly [number, string])[];
}

describe('lights exactly at the boundaries', () => {
  const ladders = (load('cases/boundaries.yaml') as Ladder[]).flatMap((l) => l.lights.map(([value, light]) => ({ ...l, value, light })));
  it.each(ladders)('$case: $value', ({ goal, meta, period, value, light }) => {
    const one = { ...goal, indicator: goal?.['name'] };
    const entered = observed([goal?.['kind'] === 'growth' ? { period, yoy: value } : { period, cumulative: value }]);
    expect(goalLight(goalOf(one), entered, '2025-01-31', rules, meta as IndicatorMeta | undefined).colour).toBe(light);
  });
});

describe('better data never gives a worse light', () => {
  const goal = fc.record({
    kind: fc.constantFrom('amount', 'growth', 'share', 'ratio', 'cap', 'count', 'rank'),
    nature: fc.constantFrom('binding', 'expected', 'aspired'),
    bound: fc.constantFrom('>=', '<=', '=', '~'),
    value: fc.integer({ min: -50, max: 500 }),
    quarterNodes: fc.constantFrom(null, [5, 10, 20, 50]),
    accumulates: fc.constantFrom('sum', 'last', 'mean', 'rate', 'share'),
    month: fc.integer({ min: 1, max: 12 }),
    values: fc.tuple(fc.integer({ min: -100, max: 1000 }), fc.integer({ min: -100, max: 1000 })),
  });

  it('for goals', () => {
    fc.assert(
      fc.property(goal, ({ accumulates, month, values, ...rest }) => {
        const meta = { accumulates, better: 'up' } as IndicatorMeta;
        const judged = goalOf({ ...rest, name: 'x', indicator: 'x', unit: '%', year: 2024 });
        const period = `2024-${String(month).padStart(2, '0')}`;
        const light = (v: number) => goalLight(judged, observed([{ period, cumulative: v, yoy: v }]), '2025-01-31', rules, meta);
        const down =
          rest.kind === 'cap' || rest.bound === '<=' || (rest.bound !== '>=' && (rest.kind === 'rank' || (rest.kind === 'growth' && rest.value < 0)));
        const [worse, better] = down ? [Math.max(...values), Math.min(...values)] : [Math.min(...values), Math.max(...values)];
        expect(severityOf(light(better).colour)).toBeLessThanOrEqual(severityOf(light(worse).colour));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('for tasks and projects', () => {
    const progress = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 700 }));
    fc.assert(
      fc.property(progress, ([a, b, day]) => {
        const on = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
        const task = (p: number) => severityOf(taskLight(taskOf({ stage: 'underway', progress: p, deadline: '2024-10-31' }), on, rules).colour);
        const project = (p: number) =>
          severityOf(projectLight(projectOf({ stage: 'building', progress: p, plannedStart: '2024-02-01', plannedFinish: '2025-03-31' }), on, rules).colour);
        expect(task(Math.max(a, b))).toBeLessThanOrEqual(task(Math.min(a, b)));
        expect(project(Math.max(a, b))).toBeLessThanOrEqual(project(Math.min(a, b)));
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

it('says every reason in both languages', () => {
  expect(Object.keys(words.zh).toSorted()).toEqual(Object.keys(words.en).toSorted());
  const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();
  for (const code of Object.keys(words.zh)) expect(holes(words.zh[code])).toEqual(holes(words.en[code]));
});
