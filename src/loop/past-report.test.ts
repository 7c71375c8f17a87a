import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { LoopContext } from './context.ts';
import { overview } from './overview.ts';
import { currentPlan } from './overview-plan.ts';
import { openTestLoop } from './testing.ts';
import { reportFile, writeParkReport } from './write-report.ts';

// The store dates plans by the machine's clock, so both stand still: midnight may not fall between them.
const today = '2026-06-15';
const year = 2026;
let result: string;
let context: LoopContext & { readonly close: () => Promise<void> };
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T12:00:00+08:00`) });
  context = await openTestLoop(today);
  result = (await context.store.putBlob(new Uint8Array([0]), 'application/octet-stream', 'test')).hash;
});
afterAll(async () => {
  vi.useRealTimers();
  await context.close();
});

const create = (ledger: string, values: Record<string, unknown>) =>
  context.store.write(context.viewer, { park: 'test', changes: [{ ledger, kind: 'create', values }] }).then((events) => String(events[0]?.entry));
const goal = (of: number) =>
  create('goal', { name: `${of} 年装机`, indicator: '装机', area: 'energy', kind: 'amount', bound: '>=', value: 500, unit: '万千瓦', year: of });
const plan = (name: string, hours: number, stale = false) =>
  create('plan', { name, status: 'optimal', objective: 4e9, hours, stale, limits: [], accounts: { horizonShare: hours / 8760 }, result });

async function textOf(asOf: string): Promise<string> {
  const { data } = await reportFile(context, (await writeParkReport(context, { asOf })).id);
  return strFromU8(unzipSync(data)['word/document.xml'] as Uint8Array).replace(/<[^>]+>|\[\d+\]/g, '');
}

it('a report of a past date leaves later goals out, names them, and quotes no plan made since', async () => {
  for (const of of [year - 2, year - 1, year, year + 1]) await goal(of);
  await plan('试算', 301);
  const past = await textOf(`${year - 2}-12-31`);
  expect(past).toContain('纳入台账的目标 1 项');
  expect(past).toContain(`另有以后年度（${year - 1}、${year}、${year + 1} 年）目标 3 项，未计入。`);
  expect(past).not.toContain(`${year} 年装机`);
  expect(past).toContain('暂无方案测算结果');
  const now = await textOf(today);
  expect(now).toContain('纳入台账的目标 3 项');
  expect(now).toContain('试算年总费用 40 亿元（按前 301 小时测算折算到全年）。');
});

it('the plan that stands is not stale and has the most hours, of equals the newest', async () => {
  const name = async () => (await currentPlan(context, { date: today }))?.values['name'];
  await plan('全年甲', 8760);
  const second = await plan('全年乙', 8760);
  await plan('又一试算', 168);
  expect(await name()).toBe('全年乙');
  await context.store.write(context.viewer, { park: 'test', changes: [{ ledger: 'plan', kind: 'change', entry: second, values: { stale: true } }] });
  expect(await name()).toBe('全年甲');
  expect(await textOf(today)).not.toContain('折算到全年');
});

it('refuses a day that has not come', async () => {
  const fault = { kind: 'input', faults: [{ code: 'loop.as-of-future' }] };
  await expect(writeParkReport(context, { asOf: `${year + 1}-12-31` })).rejects.toMatchObject(fault);
  await expect(overview(context, `${year + 1}-12-31`)).rejects.toMatchObject(fault);
});
