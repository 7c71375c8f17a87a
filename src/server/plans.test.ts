import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureModel } from '../loop/index.ts';
import { readParkFolder } from '../loop/park-files.ts';
import { systemViewer } from '../store/index.ts';
import { openTestServer, park, root } from './testing.ts';
import type { Client, TestServer } from './testing.ts';
import { startWorker } from './worker.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

let server: TestServer;
let admin: Client;
let worker: { stop(): Promise<void> };
let logs: string;
beforeAll(async () => {
  server = await openTestServer();
  admin = await server.admin();
  logs = await mkdtemp(join(tmpdir(), 'parkloop-plans-'));
  worker = await startWorker({ dataDir: logs, databaseUrl: server.databaseUrl, say: () => {} });
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await rm(logs, { recursive: true, force: true });
});

const entries = (ledger: string): string => `/parks/${park}/ledgers/${ledger}/entries`;
const make = async (ledger: string, values: object) => (await admin.call('POST', entries(ledger), { json: { values } })).body;
const share = {
  name: '可再生能源电力消费占比',
  indicator: '可再生能源电力消费占比',
  canonical: 'energy.renewable-share',
  kind: 'share',
  bound: '>=',
  value: 50,
  unit: '%',
  year: 2025,
  area: 'energy',
};

describe('the loop, from goal to price, over HTTP', () => {
  it('has no plan without a model, and says so', async () => {
    const answer = await admin.call('POST', `/parks/${park}/plans`, { json: {} });
    expect([answer.status, answer.body.error.faults[0].code]).toEqual([404, 'loop.plan.no-model']);
  });

  it('goes round: card, limit, plan by a worker on the same database, price, hours, stale mark, report', async () => {
    const loop = { store: server.context.store, catalog: server.context.catalog, viewer: systemViewer(), park, now: () => new Date() };
    await ensureModel(loop, readParkFolder(join(root, 'parks', 'alxa')), 24);
    const { model } = (await admin.call('GET', `/parks/${park}/model`)).body;
    expect(model.processes[0].values[0]).toHaveProperty('mark');

    const goal = await make('goal', share);
    const planner = await server.user('planner', ['planner']);
    expect((await planner.call('PATCH', `${entries('goal')}/${goal.id}`, { json: { values: { value: 10 } } })).status).toBe(403);
    const { card } = (await planner.call('GET', `/parks/${park}/goals/${goal.id}/card`)).body;
    const limited = await planner.call('POST', `/parks/${park}/goals/${goal.id}/limit`, { json: { card } });
    expect(limited.status, JSON.stringify(limited.body)).toBe(201);
    expect((await admin.call('GET', `/parks/${park}/goals/${goal.id}/price`)).body.price).toBeNull();

    const asked = await planner.call('POST', `/parks/${park}/plans`, { json: { hours: 24 } });
    expect(asked.status, JSON.stringify(asked.body)).toBe(202);
    const again = await planner.call('POST', `/parks/${park}/plans`, { json: { hours: 24 } });
    expect(again.body.job.id).toBe(asked.body.job.id);
    const ended = await (await admin.raw('GET', `/jobs/${asked.body.job.id}/events`)).text();
    expect(ended).toContain('"state":"done"');

    const [plan] = (await admin.call('GET', `/parks/${park}/plans`)).body.plans;
    expect((await admin.call('GET', `/parks/${park}/plans/${plan.id}`)).body.values).toMatchObject({ hours: 24, stale: false });
    const priced = (await admin.call('GET', `/parks/${park}/goals/${goal.id}/price`)).body;
    expect(priced).toMatchObject({ plan: { id: plan.id }, limit: { id: limited.body.limit.id }, unit: '%', level: 50, stale: false });
    expect(priced.price).not.toBeNull();

    const week = (await admin.call('GET', `/parks/${park}/plans/${plan.id}/week?start=0&commodity=power`)).body;
    const total = (lines: { values: number[] }[], hour: number) => lines.reduce((sum, line) => sum + (line.values[hour] ?? 0), 0);
    expect(week.hours).toBe(24);
    for (let hour = 0; hour < 24; hour++) expect(total(week.supply, hour)).toBeCloseTo(total(week.demand, hour), 2);
    expect((await admin.call('GET', `/parks/${park}/plans/${plan.id}/flows?item=price:power`)).body).toMatchObject({ hours: 24, unit: 'CNY/MWh' });
    expect((await admin.call('GET', `/parks/${park}/plans/${plan.id}/flows?item=price:nothing`)).status).toBe(404);
    expect((await admin.call('GET', `/parks/${park}/plans/${plan.id}/week?start=24`)).status).toBe(422);
    expect((await admin.call('GET', `/parks/${park}/overview`)).body.plan).toMatchObject({ id: plan.id, status: 'optimal' });

    const report = await planner.call('POST', `/parks/${park}/reports`, { json: { asOf: '2025-03-31', title: '示例园区工作报告' } });
    expect(report.status, JSON.stringify(report.body)).toBe(201);
    const file = await admin.raw('GET', `/parks/${park}/reports/${report.body.report.id}/file`);
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('示例园区工作报告.docx'));
    const docx = unzipSync(new Uint8Array(await file.arrayBuffer()));
    expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).toContain('示例园区工作报告');

    await admin.call('PATCH', `${entries('goal')}/${goal.id}`, { json: { values: { note: '不影响方案' } } });
    expect((await admin.call('GET', `/parks/${park}/plans/${plan.id}`)).body.values.stale).toBe(false);
    await admin.call('PATCH', `${entries('goal')}/${goal.id}`, { json: { values: { value: 55 } } });
    expect((await admin.call('GET', `${entries('plan')}/${plan.id}`)).body.values.stale).toBe(true);
  });

  it('refuses overrides that mean nothing, and leaves no scenario behind', async () => {
    const scenarios = async () => (await admin.call('GET', entries('scenario'))).body.total;
    const before = await scenarios();
    const path = 'routes.green-trade.fee';
    for (const [overrides, code] of [
      [{ nonsense: 1 }, 'server.field'],
      [{ set: { [path]: 0.2 } }, 'server.field'],
      [{ set: { 'routes.nowhere.fee': '0.2 元/kWh [A]' } }, 'park.path'],
      [{ set: { [path]: '0.2 km [A]' } }, 'park.unit-dimension'],
      [{ scenario: 'nowhere' }, 'park.scenario'],
    ] as const) {
      const answer = await admin.call('POST', `/parks/${park}/plans`, { json: { hours: 24, overrides } });
      expect([answer.status >= 400, answer.body.error?.faults[0]?.code], JSON.stringify(overrides)).toEqual([true, code]);
    }
    expect(await scenarios()).toBe(before);
    const asked = await admin.call('POST', `/parks/${park}/plans`, { json: { hours: 24, overrides: { set: { [path]: '0.2 元/kWh [A]' } } } });
    expect(asked.status, JSON.stringify(asked.body)).toBe(202);
    await admin.call('DELETE', `/jobs/${asked.body.job.id}`);
  });

  it('refuses to those who may not: a bureau neither plans nor reports nor makes limits', async () => {
    const bureau = await server.user('bureau', ['bureau']);
    const goal = await make('goal', share);
    for (const [path, json] of [
      ['plans', {}],
      ['reports', {}],
    ] as const) {
      expect((await bureau.call('POST', `/parks/${park}/${path}`, { json })).status, path).toBe(403);
    }
    const { card } = (await bureau.call('GET', `/parks/${park}/goals/${goal.id}/card`)).body;
    expect((await bureau.call('POST', `/parks/${park}/goals/${goal.id}/limit`, { json: { card } })).status).toBe(403);
    expect((await bureau.call('GET', `/parks/${park}/model`)).status).toBe(200);
    const enterprise = await server.user('qiye', ['enterprise']);
    for (const path of ['plans', 'model', `goals/${goal.id}/price`])
      expect((await enterprise.call('GET', `/parks/${park}/${path}`)).status, path).toBeGreaterThanOrEqual(400);
  });
});
