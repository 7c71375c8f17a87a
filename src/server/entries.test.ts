import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, park } from './testing.ts';
import type { Client, TestServer } from './testing.ts';

let server: TestServer;
let admin: Client;
beforeAll(async () => {
  server = await openTestServer();
  admin = await server.admin();
});
afterAll(() => server.close());

const ledger = (id: string): string => `/parks/${park}/ledgers/${id}/entries`;
const make = async (id: string, values: object, by = admin) => (await by.call('POST', ledger(id), { json: { values } })).body;
const goal = { name: '可再生能源占比', indicator: '可再生能源占比', kind: 'share', value: 50, unit: '%', year: 2030, area: 'energy' };

describe('entries', () => {
  it('are made, read with their light, changed, removed, restored, and every step is kept', async () => {
    const made = await admin.call('POST', ledger('goal'), { json: { values: goal } });
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
    const path = `${ledger('goal')}/${made.body.id}`;
    const read = await admin.call('GET', path);
    expect(read.body.light.colour).toBe('grey');
    const changed = await admin.call('PATCH', path, { json: { values: { value: 55 } }, headers: { 'if-match': '"1"' } });
    expect([changed.status, changed.headers.get('etag'), changed.body.values.value]).toEqual([200, '"2"', 55]);
    expect((await admin.call('DELETE', path, { headers: { 'if-match': '"2"' } })).status).toBe(200);
    expect((await admin.call('GET', path)).status).toBe(404);
    expect((await admin.call('POST', `${path}/restore`)).body.values.value).toBe(55);
    const { events } = (await admin.call('GET', `${path}/history`)).body;
    expect(events.map((e: { kind: string }) => e.kind).toSorted()).toEqual(['change', 'create', 'remove', 'restore']);
  });

  it('come by page, filter, search, sort and as of a moment', async () => {
    for (let i = 1; i <= 5; i++) await make('project', { name: `示例项目${i}`, investment: i, stage: 'plan' });
    const before = (await admin.call('GET', '/health')).body.head;
    await make('project', { name: '示例项目6', investment: 6, stage: 'plan' });
    const names = async (query: string) =>
      (await admin.call('GET', `${ledger('project')}?${query}`)).body.entries.map((e: { values: { name: string } }) => e.values.name.at(-1)).join('');
    expect(await names('sort=-investment&size=2')).toBe('65');
    expect(await names('sort=-investment&size=2&page=2')).toBe('43');
    expect(await names(`filter=${encodeURIComponent('investment >= 4')}&sort=investment`)).toBe('456');
    expect(await names(`search=${encodeURIComponent('项目2')}`)).toBe('2');
    expect(await names(`asOf=${before}&sort=investment`)).toBe('12345');
    expect((await admin.call('GET', `${ledger('project')}?size=2`)).body).toMatchObject({ total: 6, page: 1, size: 2 });
  });

  it('refuse what the definition does not allow, with field and reason in both languages', async () => {
    const wrong = await admin.call('POST', ledger('goal'), { json: { values: { name: 'x', indicator: 'x', kind: 'wish' } } });
    expect(wrong.status).toBe(422);
    expect(wrong.body.error.faults[0]).toMatchObject({ where: { field: 'kind' } });
    expect((await admin.call('GET', `${ledger('goal')}?filter=${encodeURIComponent('value >')}`)).status).toBe(422);
    expect((await admin.call('GET', `${ledger('goal')}?size=0`)).body.error.faults[0]).toMatchObject({ code: 'server.field', where: { field: 'size' } });
    expect((await admin.call('GET', '/parks/nowhere/ledgers/goal/entries')).body.error.faults[0].code).toBe('server.no-park');
    expect((await admin.call('GET', ledger('nothing'))).status).toBe(404);
    expect((await admin.call('GET', `${ledger('goal')}/019ad0f0-6b7e-7c3a-8f00-000000000000`)).status).toBe(404);
  });

  it('merge changes of different fields and refuse a change of the same one, showing both values', async () => {
    const { id } = await make('goal', goal);
    const path = `${ledger('goal')}/${id}`;
    await admin.call('PATCH', path, { json: { values: { value: 60 } }, headers: { 'if-match': '"1"' } });
    const other = await admin.call('PATCH', path, { json: { values: { note: '口径待定' } }, headers: { 'if-match': '"1"' } });
    expect([other.status, other.body.values.value, other.body.values.note]).toEqual([200, 60, '口径待定']);
    const same = await admin.call('PATCH', path, { json: { values: { value: 70 } }, headers: { 'if-match': '"1"' } });
    expect(same.status).toBe(409);
    expect(same.body.error.kind).toBe('conflict');
    expect(same.body.error.current.values.value).toBe(60);
    expect(JSON.stringify(same.body.error.faults)).toContain('70');
    expect((await admin.call('PATCH', path, { json: { values: { value: 1 } }, headers: { 'if-match': 'old' } })).body.error.faults[0].code).toBe(
      'server.if-match',
    );
  });

  it('can be taken back by command', async () => {
    const { id } = await make('unit', { name: '示例局' });
    const { events } = (await admin.call('GET', `/parks/${park}/recent?limit=1`)).body;
    expect(events[0].entry).toBe(id);
    expect((await admin.call('POST', `/parks/${park}/undo`, { json: { command: events[0].command } })).status).toBe(200);
    expect((await admin.call('GET', `${ledger('unit')}/${id}`)).status).toBe(404);
  });

  it('of a period move the lights of their goals and say so', async () => {
    const { id } = await make('goal', {
      name: '规上工业增加值增速',
      indicator: '规上工业增加值',
      kind: 'growth',
      value: 9,
      unit: '%',
      year: 2024,
      nature: 'expected',
      bound: '>=',
    });
    const values = { goal: id, indicator: '规上工业增加值', indicatorName: '规上工业增加值', period: '2024-10', yoy: 5.1, unit: '%', asOf: '2024-10-31' };
    const made = await admin.call('POST', ledger('observation'), { json: { values } });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body.goals[0].goal.id).toBe(id);
    expect([made.body.goals[0].before.colour, made.body.goals[0].after.colour]).toEqual(['grey', 'red']);
    expect((await admin.call('GET', `${ledger('goal')}/${id}`)).body.light.text.zh).toContain('5.1');

    const at = `${ledger('observation')}/${made.body.id}`;
    const changed = await admin.call('PATCH', at, { json: { values: { asOf: '2024-10-20' } } });
    expect(changed.body.warnings).toMatchObject([{ code: 'loop.enter.unfinished', text: { zh: expect.stringContaining('尚未结束') } }]);
    const refused = await admin.call('PATCH', at, { json: { values: { yoy: null } } });
    expect([refused.status, refused.body.error.faults[0].code]).toEqual([422, 'loop.enter.nothing']);
    expect((await admin.call('GET', at)).body.values).toMatchObject({ yoy: 5.1, asOf: '2024-10-20' });
  });
});

describe('bad requests', () => {
  it('have one clear answer each', async () => {
    const raw = async (init: RequestInit) => {
      const response = await server.app.request(`/api/v1${ledger('goal')}`, {
        method: 'POST',
        ...init,
        headers: { cookie: `parkloop=${admin.cookie}`, 'x-csrf': admin.csrf, ...init.headers },
      });
      return [response.status, ((await response.json()) as { error: { faults: { code: string }[] } }).error.faults[0]?.code];
    };
    expect(await raw({ body: '{"values":', headers: { 'content-type': 'application/json' } })).toEqual([400, 'server.not-json']);
    expect(await raw({ body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).toEqual([415, 'server.media-type']);
    expect(await raw({ body: '{}', headers: { 'content-type': 'application/json' } })).toEqual([400, 'server.field']);
    const large = JSON.stringify({ values: { note: 'x'.repeat(3 * 1024 * 1024) } });
    expect(await raw({ body: large, headers: { 'content-type': 'application/json', 'content-length': String(large.length) } })).toEqual([
      413,
      'server.too-large',
    ]);
  });

  it('to addresses that are not there say so', async () => {
    expect((await admin.call('GET', '/nothing')).body.error.faults[0].code).toBe('server.no-route');
    expect((await server.app.request('/nothing')).status).toBe(404);
  });
});
