import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LoopContext } from './context.ts';
import { changePeriod, enterPeriod } from './enter-period.ts';
import { lightsOf } from './lights.ts';
import { overview } from './overview.ts';
import { openTestLoop } from './testing.ts';

let context: LoopContext & { readonly close: () => Promise<void> };
beforeAll(async () => {
  context = await openTestLoop('2024-11-20');
});
afterAll(() => context.close());

const create = (ledger: string, values: Record<string, unknown>) =>
  context.store.write(context.viewer, { park: 'test', changes: [{ ledger, kind: 'create', values }] }).then((events) => String(events[0]?.entry));

it('says it is empty', async () => {
  const empty = await overview(context);
  expect(empty.sentence.zh).toContain('尚无目标');
  expect(empty.plan).toBeNull();
  expect(empty.areas).toEqual([]);
});

it('a month entered moves the light, and the overview says why', async () => {
  const goal = await create('goal', {
    name: '规上工业增加值增速',
    indicator: '规上工业增加值',
    canonical: 'economy.industrial-added-value-growth',
    area: 'industry',
    kind: 'growth',
    value: 9,
    unit: '%',
    year: 2024,
  });
  const water = await create('goal', {
    name: '新鲜水用量',
    indicator: '新鲜水用量',
    canonical: 'water.fresh',
    area: 'water',
    kind: 'cap',
    nature: 'binding',
    bound: '<=',
    value: 2800,
    unit: '万立方米',
    year: 2024,
  }); // prettier-ignore
  await create('task', {
    name: '焦化企业超低排放改造评估',
    area: 'environment',
    deadline: '2024-11-30',
    progress: 95,
    stage: 'underway',
    owners: ['生态环境分局'],
  });
  await create('project', { name: '示例H石墨负极材料一体化', stage: 'prepare', plannedStart: '2024-09-01', enterprise: '示例H公司' });

  const first = await enterPeriod(context, { indicator: 'economy.industrial-added-value-growth', period: '2024-01..09', yoy: 9.4, asOf: '2024-10-20' });
  expect(first.goals).toMatchObject([{ goal: { id: goal }, before: { colour: 'grey' }, after: { colour: 'green' } }]);
  const second = await enterPeriod(context, { indicator: 'economy.industrial-added-value-growth', period: '2024-10', yoy: 5.1 });
  expect(second.goals[0]?.after).toMatchObject({ colour: 'red', gap: 3.9, rule: 'light.behind-red' });

  const page = await overview(context);
  expect(page.counts).toMatchObject({ red: 2, blue: 1, grey: 1 });
  expect(page.sentence.zh).toContain('2 项目标：1 红 1 未亮灯。');
  expect(page.sentence.zh).toContain('最急：规上工业增加值2024年1—10月累计同比 5.1%，目标 9%，差 3.9 个百分点');
  expect(page.red.map((r) => [r.ledger, r.light.colour])).toEqual([
    ['goal', 'red'],
    ['project', 'red'],
  ]);
  expect(page.red[1]?.needs).toBe('示例H公司');
  expect(page.deadlines).toMatchObject([{ name: '焦化企业超低排放改造评估', date: '2024-11-30', light: { colour: 'blue' } }]);
  expect(page.changes.length).toBeGreaterThan(0);
  const earlier = await overview(context, '2024-10-25');
  expect(earlier.red.some((r) => r.entry === goal)).toBe(false);
  const lights = await lightsOf(context, 'goal', (await context.store.list(context.viewer, { park: 'test', ledger: 'goal' })).entries, { date: '2024-11-20' });
  expect(lights.map((l) => l?.colour).toSorted()).toEqual(['grey', 'red']);
  expect(water).toBeTruthy();
});

it('a period not yet over counts as of today, and whoever enters it is told', async () => {
  const goal = await create('goal', { name: '到位资金', indicator: '到位资金', area: 'investment', kind: 'amount', value: 366, unit: '亿元', year: 2024 });
  const entered = await enterPeriod(context, { goal, period: '2024-11', cumulative: 320 });
  expect(entered.warnings.map((w) => w.code)).toEqual(['loop.enter.unfinished']);
  expect(entered.observation.values['asOf']).toBe('2024-11-20');
  expect(entered.goals[0]).toMatchObject({ before: { colour: 'grey' }, after: { colour: 'green', expected: 325 } });
  const ahead = enterPeriod(context, { goal, period: '2024-10', cumulative: 300, asOf: '2024-11-21' });
  await expect(ahead).rejects.toMatchObject({ faults: [{ code: 'loop.enter.as-of' }] });
});

it('a period changed is checked as one entered', async () => {
  const enter = async (period: string, values: Record<string, unknown>) =>
    (await enterPeriod(context, { indicator: 'energy.hydrogen-output', indicatorName: '氢气', unit: '吨', period, ...values })).observation.id;
  await enter('2024-08', { cumulative: 1800 });
  const id = await enter('2024-09', { cumulative: 1900 });
  const change = async (values: Record<string, unknown>) => {
    const write = () => context.store.write(context.viewer, { park: 'test', changes: [{ ledger: 'observation', kind: 'change', entry: id, values }] });
    return changePeriod(context, id, values, async () => void (await write())).then(
      (odd) => odd.map((w) => w.code),
      (e) => e.faults.map((f: { code: string }) => `refused ${f.code}`),
    );
  };
  const now = async () => (await context.store.get(context.viewer, 'test', 'observation', id))?.values;
  expect(await change({ period: '2024-08' })).toEqual(['refused loop.enter.duplicate']);
  expect(await change({ cumulative: null })).toEqual(['refused loop.enter.nothing']);
  expect(await change({ period: '2025-01' })).toEqual(['refused loop.enter.future']);
  expect(await now()).toMatchObject({ period: '2024-09', cumulative: 1900 });
  expect(await change({ cumulative: 1950 })).toEqual([]);
  expect(await change({ origin: '统计月报' })).toEqual([]);
  expect(await now()).toMatchObject({ cumulative: 1950, origin: '统计月报' });
});

it('warns of a sum that falls, refuses duplicates, empty entries, the future and a unit of another kind', async () => {
  await enterPeriod(context, { indicator: 'water.fresh', period: '2024-08', cumulative: 1800 });
  const fell = await enterPeriod(context, { indicator: 'water.fresh', period: '2024-09', cumulative: 1700 });
  expect(fell.warnings.map((w) => w.code)).toEqual(['loop.enter.decreased']);
  const odd = await enterPeriod(context, { indicator: 'water.fresh', period: '2024-10', month: 400, cumulative: 2400 });
  expect(odd.warnings.map((w) => w.code)).toEqual(['loop.enter.month-sum']);
  const code = (values: Record<string, unknown>) => enterPeriod(context, values).catch((e) => e.faults.map((f: { code: string }) => f.code));
  expect(await code({ indicator: 'water.fresh', period: '2024-10', cumulative: 2500 })).toEqual(['loop.enter.duplicate']);
  expect(await code({ indicator: 'water.fresh', period: '2024-11' })).toEqual(['loop.enter.nothing']);
  expect(await code({ indicator: 'water.fresh', period: '2025-01', cumulative: 1 })).toEqual(['loop.enter.future']);
  expect(await code({ indicator: 'water.fresh', period: '2024-11', cumulative: 1, unit: '亿元' })).toEqual(['loop.enter.unit']);
  expect(await code({ indicator: 'economy.gdp', period: '2024-02', yoy: 1 })).toEqual(['loop.enter.period']);
  expect(await code({ indicator: 'economy.gdp', period: '2024年一季度', yoy: 1 })).toEqual(['ledger.period']);
});
