import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeText } from '../office/index.ts';
import { openTestServer, park, root } from './testing.ts';
import type { Client, TestServer } from './testing.ts';

let server: TestServer;
let office: Client;
beforeAll(async () => {
  server = await openTestServer();
  office = await server.user('office', ['office']);
});
afterAll(() => server.close());

const documents = `/parks/${park}/documents`;
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects
type Found = any;
const upload = async (name: string, text: string): Promise<string> => {
  const made = await office.call('POST', documents, { json: { name, text } });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.document.id;
};
const proposals = async (id: string) => (await office.call('GET', `${documents}/${id}/proposals`)).body.items as Found[];
const accept = async (id: string, items: readonly object[]) => {
  const answer = await office.call('POST', `${documents}/${id}/decisions`, { json: { items } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Found;
};
const paper = async (path: string) => {
  const response = await office.raw('GET', `/parks/${park}/${path}`);
  expect(response.status).toBe(200);
  return (await decodeText(new Uint8Array(await response.arrayBuffer()), 'a.docx')).text;
};

it('goals without a number are accepted like figures; the number handed down stands in the list of open points', async () => {
  const text =
    '示例园区2031年工作要点\n今年主要预期目标是：居民人均可支配收入与经济增长同步，绿色工厂数量保持全盟前列，单位工业增加值能耗控制在上级下达范围以内。';
  const id = await upload('要点', text);
  const items = (await proposals(id)).filter((p) => p.item.startsWith('relation:'));
  expect(items.map((p) => [p.item, p.ledger, p.values.kind, p.values.masked])).toEqual([
    ['relation:0', 'goal', 'yesno', false],
    ['relation:1', 'goal', 'rank', false],
    ['relation:2', 'goal', 'cap', true],
  ]);
  const { made, decisions } = await accept(id, [
    { item: 'relation:0', outcome: 'accepted' },
    { item: 'relation:1', outcome: 'rejected' },
    { item: 'relation:2', outcome: 'mended', values: { unitName: '能源局' } },
  ]);
  expect(decisions.map((d: Found) => d.values.outcome)).toEqual(['accepted', 'rejected', 'mended']);
  for (const goal of made) expect(text.slice(goal.source.at, goal.source.end)).toBe(goal.source.quote);
  const points = await paper(`open-points?document=${id}`);
  expect(points).toContain('单位工业增加值能耗控制在上级下达范围以内');
  expect(points).toContain('上级下达的数值');
  expect(points).not.toContain('居民人均可支配收入');
  const wrong = await office.call('POST', `${documents}/${id}/decisions`, { json: { items: [{ item: 'relation:99', outcome: 'accepted' }] } });
  expect([wrong.status, wrong.body.error.faults[0].code]).toEqual([404, 'loop.no-item']);
});

it('an owner is proposed from the units’ own table only, marked, and named by accepting it', async () => {
  const id = await upload('任务', '示例园区2032年工作要点\n一、重点任务\n1.扩大再生水利用规模，年内利用量达到900万立方米。\n2.编制园区志，年底前完成初稿。');
  expect((await proposals(id)).filter((p) => p.ledger === 'task').map((p) => p.values.proposedOwners)).toEqual([undefined, undefined]);
  const duties = readFileSync(join(root, 'samples', '2024-duties.txt'), 'utf8');
  const table = await upload('职责分工.txt', duties);
  const [water, chronicle] = (await proposals(id)).filter((p) => p.ledger === 'task');
  expect([water.values.owners, water.values.proposedOwners, chronicle.values.proposedOwners]).toEqual([[], ['水务局'], undefined]);
  const { from, words } = water.values.proposedFrom;
  expect([words, from.document, duties.slice(from.at, from.end)]).toEqual([['再生水利用'], table, from.quote]);

  const first = await accept(id, [
    { item: water.item, outcome: 'accepted' },
    { item: chronicle.item, outcome: 'accepted' },
  ]);
  expect(first.made[0].values).toMatchObject({ owners: null, proposedOwners: ['水务局'] });
  expect(await paper(`documents/${id}/task-table`)).toContain('水务局（建议）');
  expect(await paper(`open-points?document=${id}`)).toContain('责任单位（建议：水务局）');
  expect((await office.call('POST', `/parks/${park}/undo`, { json: { command: first.command } })).status).toBe(200);

  const named = await accept(id, [{ item: water.item, outcome: 'accepted', values: { owners: ['水务局'] } }]);
  expect(named.made[0].values).toMatchObject({ owners: ['水务局'], proposedOwners: null });
  const sheet = await paper(`documents/${id}/task-table`);
  expect(sheet).toContain('水务局');
  expect(sheet).not.toContain('建议');
  // What was proposed is nobody's to write by hand.
  const patch = await office.call('PATCH', `/parks/${park}/ledgers/task/entries/${named.made[0].id}`, {
    json: { values: { proposedOwners: ['能源局'] } },
    headers: { 'if-match': `"${named.made[0].revision}"` },
  });
  expect([patch.status, patch.body.error.faults[0].code]).toEqual([403, 'server.read-only']);
});
