import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CheckResult } from '../network/index.ts';
import type { LoopContext } from './context.ts';
import { conflictFault, quotedConflict } from './explain-conflict.ts';
import { openTestLoop } from './testing.ts';

let context: LoopContext & { readonly close: () => Promise<void> };
beforeAll(async () => {
  context = await openTestLoop('2025-03-20');
});
afterAll(() => context.close());

const text = '可再生能源电力消费占比不低于50%';
const values = { name: '可再生能源电力消费占比', indicator: '可再生能源电力消费占比', area: 'energy', kind: 'share', value: 50, unit: '%', year: 2025 };

async function goal(source?: { textHash: string; at: number; end: number; quote: string }) {
  const change = { ledger: 'goal', kind: 'create' as const, values, ...(source ? { source } : {}) };
  const [event] = await context.store.write(context.viewer, { park: 'test', changes: [change] });
  return (await context.store.get(context.viewer, 'test', 'goal', String(event?.entry)))!;
}

it('a conflict of goals carries the words of the document that set them, and their codes', async () => {
  const told = await goal({ textHash: 'a'.repeat(64), at: 0, end: text.length, quote: text });
  const byHand = await goal();
  const limit = (id: string, of?: string) => ({
    limit: id,
    kind: 'limit' as const,
    label: { zh: '绿电占比', en: 'Renewable share' },
    sense: '>=' as const,
    level: 50,
    unit: '%',
    ...(of ? { goal: of } : {}),
  });
  const check: CheckResult = {
    feasible: false,
    conflict: [limit('a', told.id), limit('b', byHand.id), limit('c'), limit('d', 'gone')],
    relaxations: [
      { limit: 'a', from: 50, to: 42, unit: '%' },
      { limit: 'b', from: 50, to: 42, unit: '万千瓦' },
    ],
  };
  expect((await quotedConflict(context, check)).map((c) => c.quote)).toEqual([text, undefined, undefined, undefined]);
  const [fault] = (await conflictFault(context, check)).faults;
  expect(fault?.code).toBe('loop.plan.conflict');
  expect(fault?.params['conflictZh']).toBe(`绿电占比 ≥ 50 %（${told.code}：“${text}”）、绿电占比 ≥ 50 %、绿电占比 ≥ 50 %、绿电占比 ≥ 50 %`);
  expect(fault?.params['conflictEn']).toContain(`Renewable share ≥ 50 % (${told.code}: “${text}”), `);
  expect(fault?.params['givesZh']).toBe('绿电占比由 50 放宽到 42 %；或绿电占比由 50 放宽到 42 万千瓦');
  expect(fault?.params['givesEn']).toBe('Renewable share from 50 to 42 %; or Renewable share from 500 to 420 MW');
});
