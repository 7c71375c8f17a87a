import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LoopContext } from './context.ts';
import { goalToLimit, scopeCard, type ScopeCard } from './goal-to-limit.ts';
import { importModel } from './model.ts';
import { overview } from './overview.ts';
import { readParkFolder } from './park-files.ts';
import { goalPrice } from './return-prices.ts';
import { requestPlan, workPlans } from './run-plan.ts';
import { markStalePlans } from './stale-plans.ts';
import { openTestLoop } from './testing.ts';

let context: LoopContext & { readonly close: () => Promise<void> };
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  context = await openTestLoop('2025-03-20', 'alxa');
  worker = await workPlans(context.store, context.catalog, context.now);
});
afterAll(async () => {
  await worker.stop();
  await context.close();
});

const create = (ledger: string, values: Record<string, unknown>) =>
  context.store.write(context.viewer, { park: 'alxa', changes: [{ ledger, kind: 'create', values }] }).then((events) => String(events[0]?.entry));
const share = {
  name: '可再生能源电力消费占比',
  indicator: '可再生能源电力消费占比',
  canonical: 'energy.renewable-share',
  area: 'energy',
  kind: 'share',
  bound: '>=',
  value: 50,
  unit: '%',
  year: 2025,
}; // prettier-ignore

async function finished(id: string) {
  for (;;) {
    const job = await context.store.queue.get(id);
    if (job?.state === 'done') return job;
    if (job?.state === 'failed' || job?.state === 'cancelled') throw new Error(JSON.stringify(job.error));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('says why a goal is no limit', async () => {
  const why = async (values: Record<string, unknown>) => (await scopeCard(context, await create('goal', { ...share, ...values }))).why?.zh;
  expect(await why({})).toContain('还没有模型');
  expect(await why({ kind: 'growth', value: 7 })).toContain('增速目标不能直接转为约束');
  expect(await why({ masked: true, value: null })).toContain('目标值待填');
  expect(await why({ canonical: 'economy.gdp', area: 'economy', kind: 'amount' })).toContain('不是物理量目标（经济）');
  expect(await why({ canonical: null })).toContain('未对应到标准指标');
});

it('goal → limit → plan → price → stale', async () => {
  const model = await importModel(context, readParkFolder(new URL('../../parks/alxa', import.meta.url).pathname));
  await create('scenario', { name: '基准情景', model: { park: 'alxa', hash: model }, year: 2025, hours: 48 });
  const goal = await create('goal', share);
  expect((await goalPrice(context, goal)).sentence.zh).toContain('尚未转为约束');
  const { card } = await scopeCard(context, goal);
  expect(card).toMatchObject({ indicator: 'energy.renewable-share', period: '2025', sense: '>=', level: 50, unit: '%', boundary: 'zone', deliveredOnly: true });
  expect(card?.plants.some((p) => p.id === 'pv-guaranteed' && !p.counts)).toBe(true);
  const wrong = { ...(card as ScopeCard), period: '2024', unit: '亿元' };
  await expect(goalToLimit(context, goal, wrong)).rejects.toMatchObject({ faults: [{ code: 'loop.limit.period' }, { code: 'loop.limit.unit' }] });
  const { limit } = await goalToLimit(context, goal, card as ScopeCard);
  expect((await context.store.get(context.viewer, 'alxa', 'goal', goal))?.values['limit']).toBe(limit.id);
  await expect(goalToLimit(context, goal, card as ScopeCard)).rejects.toMatchObject({ faults: [{ code: 'loop.limit.already' }] });
  expect((await goalPrice(context, goal)).sentence.zh).toContain('还没有方案测算结果');

  const first = await requestPlan(context, {});
  const job = await finished(first.job.id);
  const again = await requestPlan(context, {});
  expect(again.job.id).toBe(first.job.id);
  expect(again.plan?.id).toBe((job.result as { plan: string }).plan);
  const price = await goalPrice(context, goal);
  expect(price).toMatchObject({ stale: false, level: 50, unit: '%' });
  expect(price.sentence.zh).toMatch(/每年多花|不增加费用|达不到/);
  expect(price.sentence.zh).toContain('按前 48 小时测算折算到全年');
  const page = await overview(context);
  expect(page.plan).toMatchObject({ hours: 48, stale: false, status: 'optimal' });
  expect(page.plan?.shares.length).toBeGreaterThan(1);
  expect(page.plan?.limits.some((l) => l.goal === goal)).toBe(true);

  expect(await scopeCard(context, goal)).toMatchObject({ possible: false, why: { zh: expect.stringContaining(`已转为约束 ${limit.code}`) } });

  const planId = String(again.plan?.id);
  const removed = await context.store.write(context.viewer, { park: 'alxa', changes: [{ ledger: 'plan', kind: 'remove', entry: planId }] });
  const made = await requestPlan(context, {});
  expect(made.job.id).not.toBe(first.job.id);
  await finished(made.job.id);
  expect((await requestPlan(context, {})).plan?.values['inputHash']).toBe(made.job.inputHash);
  await context.store.undo(context.viewer, 'alxa', String(removed[0]?.command));

  const note = await context.store.write(context.viewer, {
    park: 'alxa',
    changes: [{ ledger: 'goal', kind: 'change', entry: goal, values: { note: '备注' } }],
  });
  expect(await markStalePlans(context, note)).toEqual([]);
  const events = await context.store.write(context.viewer, { park: 'alxa', changes: [{ ledger: 'goal', kind: 'change', entry: goal, values: { value: 55 } }] });
  expect((await goalPrice(context, goal)).stale).toBe(true);
  expect(await markStalePlans(context, events)).toContain(planId);
});

it('a goal that has changed renews its limit, and the same question makes a new plan', async () => {
  const [goal] = (await context.store.list(context.viewer, { park: 'alxa', ledger: 'goal', filter: 'limit is not empty' })).entries;
  const id = String(goal?.id);
  const before = await context.store.get(context.viewer, 'alxa', 'limit', String(goal?.values['limit']));
  expect((await goalPrice(context, id)).sentence.zh).toMatch(/目标已改，请重新确认口径，再重新测算。$/);
  // Planned again without it, the answer is to the old question and stale at once.
  await finished((await requestPlan(context, { hours: 24 })).job.id);
  expect((await goalPrice(context, id)).stale).toBe(true);
  const renewed = await scopeCard(context, id);
  expect(renewed).toMatchObject({ possible: true, why: { zh: expect.stringContaining('目标已改') }, card: { level: 55 } });
  const { limit } = await goalToLimit(context, id, renewed.card as ScopeCard);
  expect(limit).toMatchObject({ id: before?.id, revision: (before?.revision ?? 0) + 1, values: { level: 55, goalRevision: goal?.revision, active: true } });
  const levels = (await context.store.history(context.viewer, 'alxa', 'limit', limit.id)).map((e) => e.changes['level']?.[1]);
  expect(levels.toSorted()).toEqual([50, 55]);
  expect((await scopeCard(context, id)).possible).toBe(false);
  const asked = await requestPlan(context, { hours: 24 });
  expect(asked.plan).toBeNull();
  await finished(asked.job.id);
  const price = await goalPrice(context, id);
  expect(price).toMatchObject({ stale: false, level: 55 });
  expect(price.sentence.zh).not.toMatch(/目标已改|已过期/);
});

it('a goal of another year is told so before the card is filled in', async () => {
  const water = { ...share, name: '新鲜水用量', indicator: '新鲜水用量', canonical: 'water.fresh', kind: 'cap', bound: '<=', value: 2800, unit: '万立方米' };
  const goal = await create('goal', { ...water, year: 2024 });
  const answer = await scopeCard(context, goal);
  expect(answer).toMatchObject({ possible: false, why: { zh: '“新鲜水用量”是 2024 年的目标，方案年度是 2025 年，不会进入测算，不能转为约束。' } });
  expect(answer.card).toBeUndefined();
});

it('a plan without an answer names the goals that contradict, with their words', async () => {
  const source = { textHash: 'a'.repeat(64), at: 0, end: 4, quote: '5万千瓦' };
  const events = await context.store.write(context.viewer, {
    park: 'alxa',
    changes: [
      {
        ledger: 'goal',
        kind: 'create',
        source,
        values: { ...share, name: '新鲜水用量', indicator: '新鲜水用量', canonical: 'water.fresh', kind: 'cap', bound: '<=', value: 1, unit: '万立方米' },
      },
    ],
  });
  const goal = String(events[0]?.entry);
  const { card } = await scopeCard(context, goal);
  const { limit } = await goalToLimit(context, goal, card as ScopeCard);
  const { job } = await requestPlan(context, { limits: [limit.id], hours: 48 });
  await expect(finished(job.id)).rejects.toThrow(/loop\.plan\.conflict.*5万千瓦/);
});
