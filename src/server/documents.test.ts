import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, park, root } from './testing.ts';
import type { Client, TestServer } from './testing.ts';

let server: TestServer;
let admin: Client;
let office: Client;
beforeAll(async () => {
  server = await openTestServer();
  admin = await server.admin();
  office = await server.user('office', ['office']);
});
afterAll(() => server.close());

const documents = `/parks/${park}/documents`;
const sample = readFileSync(join(root, 'samples', '2025-green-plan.txt'));

function form(name: string, data: Uint8Array | string, field = 'file'): FormData {
  const made = new FormData();
  made.append(field, new File([typeof data === 'string' ? data : new Uint8Array(data)], name));
  return made;
}

describe('a document', () => {
  it('is read, shown with its whole text, and decided on; what is accepted stands on the span', async () => {
    const made = await office.call('POST', documents, { form: form('2025-green-plan.txt', sample) });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const { document, reading } = made.body;
    expect(reading.figures.length).toBeGreaterThan(3);

    const read = (await office.call('GET', `${documents}/${document.id}/reading`)).body;
    for (const figure of read.reading.figures) expect(read.text.slice(figure.at, figure.end)).toBe(figure.quote);
    expect(read.decisions).toEqual([]);

    const { items } = (await office.call('GET', `${documents}/${document.id}/proposals`)).body;
    const goals = items.filter((i: { ledger: string }) => i.ledger === 'goal');
    const decided = await office.call('POST', `${documents}/${document.id}/decisions`, {
      json: {
        items: [
          { item: goals[0].item, outcome: 'accepted' },
          { item: goals[1].item, outcome: 'mended', values: { note: '口径待核' } },
          { item: goals[2].item, outcome: 'rejected' },
        ],
      },
    });
    expect([decided.status, decided.body.decisions.length, decided.body.made.length]).toEqual([200, 3, 2]);
    const goal = (await office.call('GET', `/parks/${park}/ledgers/goal/entries/${decided.body.made[1].id}`)).body;
    expect([goal.values.note, read.text.slice(goal.source.at, goal.source.end)]).toEqual(['口径待核', goal.source.quote]);
    expect((await office.call('GET', `${documents}/${document.id}/proposals`)).body.items.length).toBe(items.length - 3);

    const again = await office.call('POST', `${documents}/${document.id}/decisions`, { json: { items: [{ item: goals[0].item, outcome: 'rejected' }] } });
    expect([again.status, again.body.error.faults[0].code]).toEqual([403, 'loop.already-decided']);
    expect((await office.call('POST', `/parks/${park}/undo`, { json: { command: decided.body.command } })).status).toBe(200);
    expect((await office.call('GET', `${documents}/${document.id}/proposals`)).body.items.length).toBe(items.length);
  });

  it('that names no year is of none until somebody says so, and its goals are to be checked until then', async () => {
    const text = '关于推进绿色发展的讲话\n\n各位同志：\n可再生能源电力消费占比不低于50%，规上工业增加值增长8%以上。\n';
    const { document, reading } = (await office.call('POST', documents, { json: { name: '讲话.txt', text } })).body;
    expect([reading.yearAssumed, document.values.year ?? null]).toEqual([true, null]);
    const goals = async () =>
      (await office.call('GET', `${documents}/${document.id}/proposals`)).body.items
        .filter((item: { ledger: string }) => item.ledger === 'goal')
        .map(({ values, confidence }: { values: { year: number }; confidence: number }) => [values.year, confidence < 0.75]);
    expect(await goals()).toEqual([
      [reading.year, true],
      [reading.year, true],
    ]);
    const entry = `/parks/${park}/ledgers/document/entries/${document.id}`;
    const said = await office.call('PATCH', entry, { json: { values: { year: 2023 } }, headers: { 'if-match': `"${document.revision}"` } });
    expect(said.status, JSON.stringify(said.body)).toBe(200);
    expect(await goals()).toEqual([
      [2023, false],
      [2023, false],
    ]);
  });

  it('is given back byte by byte, to save and not to show, to those who may read it', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>t</title><body><p>力争到2030年，示例园区绿电占比达到45%以上。</p><script>1</script></body>');
    const { document } = (await office.call('POST', documents, { form: form("通报 '一'.html", page) })).body;
    const path = `${documents}/${document.id}/file`;
    const file = await (await server.user('reader', ['leader'])).raw('GET', path);
    expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([200, 'application/octet-stream', 'nosniff']);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="file.html"; filename*=UTF-8''${encodeURIComponent("通报 '一'.html").replaceAll("'", '%27')}`,
    );
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(page);
    const enterprise = await server.user('outsider', ['enterprise']);
    expect((await enterprise.call('GET', path)).status).toBe(404);
    expect((await server.client().call('GET', path)).status).toBe(401);
    const typed = (await office.call('POST', documents, { json: { name: '会议记录', text: '力争到2031年，示例园区绿电占比达到46%以上。' } })).body.document;
    expect((await office.raw('GET', `${documents}/${typed.id}/file`)).headers.get('content-disposition')).toContain('filename="file";');
  });

  it('can be given as text', async () => {
    const made = await office.call('POST', documents, { json: { name: '会议记录.txt', text: '力争到2030年，示例园区可再生能源占比达到50%以上。' } });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body.reading.figures[0]).toMatchObject({ value: 50, unit: '%', bound: '>=' });
  });
});

describe('what is not stored', () => {
  const refused: readonly [string, () => Parameters<Client['call']>[2], number][] = [
    [
      'a text marked secret',
      () => ({ form: form('秘密.txt', '机密★5年\n\n关于示例园区2025年重点工作的通知\n\n一、力争到2030年可再生能源占比达到50%以上。') }),
      403,
    ],
    ['an empty file', () => ({ form: form('empty.txt', '') }), 422],
    [
      'a binary file named txt',
      () => ({
        form: form(
          'a.txt',
          Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
        ),
      }),
      422,
    ],
    ['a broken docx', () => ({ form: form('a.docx', `PK\u0003\u0004${'x'.repeat(200)}`) }), 422],
    ['a kind of file that is not read', () => ({ form: form('a.exe', 'MZ') }), 422],
    ['no file', () => ({ form: form('a.txt', 'x', 'other') }), 400],
    [
      'an upload cut short',
      () => ({
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        text: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
      }),
      400,
    ],
    [
      '60 MB by its length',
      () => ({ headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(60 * 1024 * 1024) }, text: '--x' }),
      413,
    ],
    ['60 MB without a length', () => ({ headers: { 'transfer-encoding': 'chunked' }, form: form('a.txt', new Uint8Array(60 * 1024 * 1024)) }), 413],
    ['empty JSON', () => ({ json: {} }), 400],
  ];

  it.each(refused)('%s: one clear line, no event and no blob', async (_, asked, status) => {
    const before = await server.counts();
    const answer = await admin.call('POST', documents, asked());
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    const [fault, ...more] = answer.body.error.faults;
    expect(fault.text.zh, fault.code).toMatch(/[\u4e00-\u9fff]/);
    expect(fault.text.en, fault.code).not.toMatch(/[{}]/);
    expect(more.length).toBeLessThan(3);
    expect(await server.counts()).toEqual(before);
  });

  it('a body of somebody not signed in is not even read', async () => {
    const answer = await server
      .client()
      .call('POST', documents, { headers: { 'transfer-encoding': 'chunked' }, form: form('a.txt', new Uint8Array(60 * 1024 * 1024)) });
    expect(answer.status).toBe(401);
  });
});
