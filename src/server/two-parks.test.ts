import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, park } from './testing.ts';
import type { TestServer } from './testing.ts';

const other = 'other-park';
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(other);
  await server.context.store.define({
    id: 'photo',
    version: 1,
    label: { zh: '照片', en: 'Photos' },
    code: 'ZP',
    title: 'name',
    fields: [
      { id: 'name', label: { zh: '名称', en: 'Name' }, type: 'text', required: true },
      { id: 'file', label: { zh: '文件', en: 'File' }, type: 'file' },
    ],
    views: [{ id: 'all', label: { zh: '全部', en: 'All' }, columns: ['name'] }],
  });
});
afterAll(() => server.close());

it('a file of one park can neither be named nor read in another, though its hash be known', async () => {
  const text = '力争到2030年，示例园区可再生能源占比达到50%以上。';
  const admin = await server.admin();
  const upload = (to: string) => admin.call('POST', `/parks/${to}/documents`, { json: { name: '会议记录.txt', text } });
  const name = (at: string, file: string) => admin.call('POST', `/parks/${at}/ledgers/photo/entries`, { json: { values: { name: '一', file } } });
  const made = await upload(park);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { file } = made.body.document.values;
  expect((await name(park, file)).status).toBe(201);
  const refused = await name(other, file);
  expect([refused.status, refused.body.error?.faults[0]?.code]).toEqual([422, 'store.file-missing']);
  expect((await admin.call('GET', `/parks/${other}/documents/${made.body.document.id}/reading`)).status).toBe(404);
  // The same text of its own is the other park's too, and is kept once.
  const { blobs } = await server.counts();
  expect((await upload(other)).status).toBe(201);
  expect((await server.counts()).blobs).toBe(blobs);
  expect((await name(other, file)).status).toBe(201);
});
