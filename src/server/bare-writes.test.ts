import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemViewer } from '../store/index.ts';
import { openTestServer, park } from './testing.ts';
import type { Answer, Client, TestServer } from './testing.ts';

let server: TestServer;
let planner: Client;
let office: Client;
beforeAll(async () => {
  server = await openTestServer();
  planner = await server.user('planner', ['planner']);
  office = await server.user('office', ['office']);
});
afterAll(() => server.close());

const entries = (ledger: string) => `/parks/${park}/ledgers/${ledger}/entries`;
/** As a use case writes it. */
const written = async (ledger: string, values: object): Promise<string> => {
  const { store } = server.context;
  return (await store.write(systemViewer(), { park, changes: [{ ledger, kind: 'create', values: { ...values } }] }))[0]?.entry ?? '';
};
const refusal = ({ status, body }: Answer) => [status, body.error?.faults[0]?.code];

describe('bare writes', () => {
  it('make, change and remove no plan, report or scenario: those follow from other entries', async () => {
    const values = { plan: { name: '方案', objective: 4e9 }, report: { title: '报告' }, scenario: { name: '情景' } };
    for (const [ledger, some] of Object.entries(values)) {
      const path = `${entries(ledger)}/${await written(ledger, some)}`;
      const refused = [403, 'server.system-ledger'];
      expect(refusal(await planner.call('POST', entries(ledger), { json: { values: some } })), ledger).toEqual(refused);
      expect(refusal(await planner.call('PATCH', path, { json: { values: ledger === 'plan' ? { objective: 1 } : some } })), ledger).toEqual(refused);
      expect(refusal(await planner.call('DELETE', path)), ledger).toEqual(refused);
      expect((await planner.call('GET', path)).body.values).toMatchObject(some);
      // Still a ledger people see, without ways to write it.
      expect((await planner.call('GET', `/parks/${park}/ledgers`)).body.ledgers.map((l: { id: string }) => l.id)).toContain(ledger);
      const { paths } = (await planner.call('GET', '/openapi.json')).body;
      expect(Object.keys(paths[`/api/v1/parks/{park}/ledgers/${ledger}/entries`])).toEqual(['get']);
    }
  });

  it('switch a limit off and on, and change nothing of what its card says', async () => {
    const path = `${entries('limit')}/${await written('limit', { indicator: 'energy.renewable-share', sense: '>=', level: 50, unit: '%' })}`;
    expect((await planner.call('PATCH', path, { json: { values: { active: false } } })).body.values.active).toBe(false);
    const refused = await planner.call('PATCH', path, { json: { values: { active: true, level: 10 } } });
    expect([...refusal(refused), refused.body.error.faults[0].where]).toEqual([403, 'server.read-only', { field: 'level' }]);
    expect((await planner.call('GET', path)).body.values).toMatchObject({ level: 50, active: false });
    expect(refusal(await planner.call('POST', entries('limit'), { json: { values: { indicator: 'x', sense: '<=', level: 1 } } }))).toEqual([
      403,
      'server.read-only',
    ]);
  });

  it('leave a document its file, text and reading', async () => {
    const { document } = (await office.call('POST', `/parks/${park}/documents`, { json: { name: '一.txt', text: '力争到2030年，占比达到50%以上。' } })).body;
    const path = `${entries('document')}/${document.id}`;
    for (const field of ['fileName', 'file', 'text', 'decoder', 'reader', 'reading']) {
      const value = field === 'file' ? document.values.text : document.values[field];
      expect(refusal(await office.call('PATCH', path, { json: { values: { [field]: value } } })), field).toEqual([403, 'server.read-only']);
      expect(refusal(await office.call('POST', entries('document'), { json: { values: { title: '二', [field]: value } } })), field).toEqual([
        403,
        'server.read-only',
      ]);
    }
    expect((await office.call('PATCH', path, { json: { values: { speaker: '示例负责人' } } })).status).toBe(200);
  });
});
