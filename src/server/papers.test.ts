import { Workbook } from '@cj-tech-master/excelts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, park, root } from './testing.ts';
import type { Client, TestServer } from './testing.ts';

let server: TestServer;
let office: Client;
let document: string;
let task: string;
const tasks = `/parks/${park}/ledgers/task/entries`;

beforeAll(async () => {
  server = await openTestServer();
  office = await server.user('office', ['office']);
  const text = readFileSync(join(root, 'samples', '2024-task-notice.txt'), 'utf8');
  document = (await office.call('POST', `/parks/${park}/documents`, { json: { name: '通知.txt', text } })).body.document.id;
  const { items } = (await office.call('GET', `/parks/${park}/documents/${document}/proposals`)).body;
  const accepted = items.filter((i: { ledger: string }) => i.ledger === 'task').map((i: { item: string }) => ({ item: i.item, outcome: 'accepted' }));
  const decided = await office.call('POST', `/parks/${park}/documents/${document}/decisions`, { json: { items: accepted } });
  task = decided.body.made[2].id;
});
afterAll(() => server.close());

const bytesOf = async (path: string) => {
  const response = await office.raw('GET', path);
  expect(response.status, path).toBe(200);
  return { data: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
};
const form = (data: Uint8Array, more: Record<string, string> = {}) => {
  const made = new FormData();
  made.append('file', new File([new Uint8Array(data)], '任务分解表.xlsx'));
  for (const [key, value] of Object.entries(more)) made.append(key, value);
  return made;
};

it('sends the papers as files with their Chinese names', async () => {
  for (const [path, type, name] of [
    [`documents/${document}/task-table`, 'wordprocessingml', '任务分解表.docx'],
    [`documents/${document}/task-table?format=xlsx`, 'spreadsheetml', '任务分解表.xlsx'],
    [`ledgers/task/entries/${task}/supervision`, 'wordprocessingml', '.docx'],
    ['open-points?format=xlsx', 'spreadsheetml', '待补清单.xlsx'],
    [`open-points?document=${document}`, 'wordprocessingml', '待补清单.docx'],
  ] as const) {
    const { data, headers } = await bytesOf(`/parks/${park}/${path}`);
    expect(headers.get('content-type')).toContain(type);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(name);
    expect([data[0], data[1]]).toEqual([0x50, 0x4b]);
  }
  expect((await office.call('GET', `/parks/${park}/documents/${document}/task-table?format=pdf`)).status).toBe(400);
  expect((await office.call('GET', `${tasks}/${document}/supervision`)).status).toBe(404);
});

it('takes the edited table back: preview, apply, conflict, undo', async () => {
  const book = new Workbook();
  await book.xlsx.load((await bytesOf(`/parks/${park}/documents/${document}/task-table?format=xlsx`)).data);
  const sheet = book.worksheets[0]!;
  const labels = sheet.getRow(3).values as string[];
  const code = (await office.call('GET', `${tasks}/${task}`)).body.code;
  for (let row = 4; row <= sheet.rowCount; row++)
    if (sheet.getCell(row, labels.indexOf('编号')).value === code) sheet.getCell(row, labels.indexOf('牵头领导')).value = '示例主任';
  const data = new Uint8Array(await book.xlsx.writeBuffer());

  const preview = `/parks/${park}/task-table/preview`;
  const diff = (await office.call('POST', preview, { form: form(data, { document }) })).body;
  expect(diff.changed).toMatchObject([{ entry: task, fields: [{ field: 'leader', from: '', to: '示例主任' }], values: { leader: '示例主任' } }]);
  expect([diff.added, diff.removed, diff.faults]).toEqual([[], [], []]);

  const [{ entry, revision, values }] = diff.changed;
  const changes = [{ kind: 'change', entry, revision, values }];
  const apply = `/parks/${park}/task-table/apply`;
  const bureau = await server.user('bureau', ['bureau']);
  expect((await bureau.call('POST', apply, { json: { document, changes } })).status).toBe(403);
  const applied = await office.call('POST', apply, { json: { document, changes } });
  expect(applied.status, JSON.stringify(applied.body)).toBe(200);
  expect((await office.call('GET', `${tasks}/${task}`)).body.values.leader).toBe('示例主任');
  expect((await office.call('POST', `/parks/${park}/undo`, { json: { command: applied.body.command } })).status).toBe(200);
  expect((await office.call('GET', `${tasks}/${task}`)).body.values.leader).toBeNull();

  const now = (await office.call('GET', `${tasks}/${task}`)).body;
  const patched = await office.call('PATCH', `${tasks}/${task}`, { json: { values: { leader: '另一位' } }, headers: { 'if-match': `"${now.revision}"` } });
  expect(patched.status).toBe(200);
  const late = await office.call('POST', apply, { json: { document, changes: [{ kind: 'change', entry, revision: now.revision, values }] } });
  expect([late.status, late.body.error.kind]).toEqual([409, 'conflict']);
});

it('says what is wrong with a file in both languages', async () => {
  const wrong = await office.call('POST', `/parks/${park}/task-table/preview`, { form: form(new TextEncoder().encode('不是表格')) });
  expect([wrong.status, wrong.body.error.faults[0].code]).toEqual([422, 'office.broken']);
  expect((await office.call('POST', `/parks/${park}/task-table/apply`, { json: { document, changes: [] } })).status).toBe(400);
});
