import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemViewer } from '../store/index.ts';
import { openTestServer, park } from './testing.ts';
import type { Client, TestServer } from './testing.ts';

let server: TestServer;
let admin: Client;
const ids: Record<string, string> = {};
const ledger = (id: string): string => `/parks/${park}/ledgers/${id}/entries`;
const make = async (by: Client, id: string, values: object) => by.call('POST', ledger(id), { json: { values } });

beforeAll(async () => {
  server = await openTestServer();
  admin = await server.admin();
  for (const name of ['甲', '乙']) ids[name] = (await make(admin, 'enterprise', { name: `示例企业${name}` })).body.id;
  ids.goal = (await make(admin, 'goal', { name: '能耗', indicator: '能耗', kind: 'cap', value: 1, year: 2025 })).body.id;
  const limit = { indicator: 'energy.renewable-share', sense: '>=', level: 50, unit: '%', period: '2030' };
  const [written] = await server.context.store.write(systemViewer(), { park, changes: [{ ledger: 'limit', kind: 'create', values: limit }] });
  ids.limit = written?.entry ?? '';
  ids.task = (await make(admin, 'task', { name: '示例任务' })).body.id;
  for (const name of ['甲', '乙'])
    await make(admin, 'observation', { subject: ids[name], indicator: '用电量', indicatorName: '用电量', period: '2025-03', month: 1, unit: '万千瓦时' });
});
afterAll(() => server.close());

const change = (by: Client, id: string, entry: string | undefined, values: object) => by.call('PATCH', `${ledger(id)}/${entry}`, { json: { values } });

describe('roles', () => {
  it('let a bureau report on tasks and enter periods, and touch neither limits nor goals', async () => {
    const bureau = await server.user('bureau', ['bureau']);
    expect((await change(bureau, 'task', ids.task, { progress: 30, feedback: '已开工' })).status).toBe(200);
    expect((await change(bureau, 'task', ids.task, { deadline: '2030-12-31' })).status).toBe(403);
    expect((await change(bureau, 'limit', ids.limit, { active: false })).status).toBe(403);
    expect((await make(bureau, 'limit', { indicator: 'x', sense: '<=', level: 1 })).status).toBe(403);
    expect((await change(bureau, 'goal', ids.goal, { value: 2 })).status).toBe(403);
    expect((await admin.call('GET', `${ledger('limit')}/${ids.limit}`)).body.values.active).toBe(true);
  });

  it('let a leader and an auditor read and nothing else; users are for the auditor and the administrator', async () => {
    const leader = await server.user('leader', ['leader']);
    const auditor = await server.user('auditor', ['auditor']);
    for (const one of [leader, auditor]) {
      expect((await one.call('GET', ledger('goal'))).body.total).toBe(1);
      expect((await change(one, 'task', ids.task, { progress: 90 })).status).toBe(403);
      expect((await one.call('POST', `/parks/${park}/documents`, { json: { name: 'a.txt', text: '力争到2030年' } })).status).toBe(403);
    }
    expect((await auditor.call('GET', '/users')).body.users.length).toBeGreaterThan(2);
    expect((await leader.call('GET', '/users')).body.users).toEqual([]);
  });

  it('show an enterprise its own and nothing of others, in list, count, entry, history, recent and search alike', async () => {
    const mine = await server.user('qiye', ['enterprise'], { enterprise: ids['甲'] });
    const seen = await mine.call('GET', ledger('enterprise'));
    expect([seen.body.total, seen.body.entries.map((e: { id: string }) => e.id)]).toEqual([1, [ids['甲']]]);
    expect((await mine.call('GET', `${ledger('enterprise')}?search=${encodeURIComponent('示例企业')}`)).body.total).toBe(1);
    expect((await mine.call('GET', `${ledger('enterprise')}/${ids['乙']}`)).status).toBe(404);
    expect((await mine.call('GET', `${ledger('enterprise')}/${ids['乙']}/history`)).body.events ?? []).toEqual([]);
    const recent = (await mine.call('GET', `/parks/${park}/recent`)).body.events;
    expect(JSON.stringify(recent)).not.toContain(ids['乙']);
    const observations = (await mine.call('GET', ledger('observation'))).body.entries;
    expect(observations.map((o: { values: { subject: string } }) => o.values.subject)).toEqual([ids['甲']]);
    expect((await mine.call('GET', ledger('goal'))).body.entries ?? []).toEqual([]);
    expect((await mine.call('GET', `/parks/${park}/ledgers`)).body.ledgers.map((l: { id: string }) => l.id).toSorted()).toEqual(['enterprise', 'observation']);
    expect((await mine.call('GET', `/parks/${park}/jobs`)).status).toBe(403);
    const overview = (await mine.call('GET', `/parks/${park}/overview`)).body;
    expect([overview.red, overview.areas, overview.plan]).toEqual([[], [], null]);
    expect(JSON.stringify(overview)).not.toContain(ids['乙']);
  });

  it('let an enterprise report for itself only', async () => {
    const mine = await server.user('shangbao', ['enterprise'], { enterprise: ids['甲'] });
    const report = { indicator: '用水量', indicatorName: '用水量', period: '2025-03', month: 2, unit: '万立方米' };
    expect((await make(mine, 'observation', { ...report, subject: ids['甲'] })).status).toBe(201);
    expect((await make(mine, 'observation', { ...report, subject: ids['乙'] })).status).toBe(403);
  });
});
