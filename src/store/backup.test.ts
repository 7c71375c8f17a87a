import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backup } from './backup.ts';
import { connect, type Db } from './database.ts';
import { thing } from './example-ledgers.ts';
import { systemViewer } from './grants.ts';
import { openExisting, openStore } from './open.ts';
import { restore } from './restore.ts';
import { openTestStore } from './testing.ts';
import type { Store } from './types.ts';
import { verify } from './verify.ts';

const me = systemViewer('甲');
const park = 'alxa';
const query = { park, ledger: 'thing', size: 1000, sort: ['name'] };
const main = join(import.meta.dirname, '../cli/main.ts');
const run = promisify(execFile);

let folder: string;
let store: Store & { readonly databaseUrl: string };
let db: Db;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parkloop-backup-'));
  await chmod(folder, 0o755); // so that the engine may enter, also as root
  file = join(folder, 'a.backup');
  store = await openTestStore([thing]);
  ({ db } = connect(store.databaseUrl));
  const data = new Uint8Array(1_500_000).map((_, i) => i % 251);
  const blob = await store.putBlob(data, 'application/x', park);
  const changes = Array.from({ length: 30 }, (_, i) => ({
    ledger: 'thing',
    kind: 'create' as const,
    values: { name: `物 ${i}\t"𠮷"`, amount: i / 3, phone: `1380000${i}`, file: blob.hash, extra: { i, text: '\\n' } },
  }));
  const events = await store.write(me, { park, changes });
  await store.write(me, {
    park,
    changes: [
      { ledger: 'thing', kind: 'change', entry: events[0]?.entry ?? '', values: { name: '改' } },
      { ledger: 'thing', kind: 'remove', entry: events[1]?.entry ?? '' },
    ],
  });
  await store.erase(me, park, 'thing', events[2]?.entry ?? '');
  await store.secrets.set('salt', { a: 1 });
  await store.secrets.set('session:x', { user: '甲' }, new Date(Date.now() + 3_600_000));
  await store.queue.add({ park, kind: 'plan', inputHash: 'x', by: '甲', input: { n: 1 } });
});
afterAll(async () => {
  await db?.destroy();
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

test('restored from one file, everything is as it was', async () => {
  // Others go on writing meanwhile: the backup is of one moment.
  const before = await store.list(me, query);
  const writing = Promise.all(
    Array.from({ length: 20 }, (_, i) => store.write(me, { park: 'elsewhere', changes: [{ ledger: 'thing', kind: 'create', values: { name: `其间 ${i}` } }] })),
  );
  const { head } = await backup(db, file);
  await writing;
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const dataDir = join(folder, 'restored');
  expect((await restore(file, { dataDir })).head).toEqual(head);
  await expect(restore(file, { dataDir })).rejects.toThrow(/restore-not-empty/);

  const { stdout } = await run(process.execPath, [main, 'verify', '--data', dataDir, '--head', `${head.seq}:${head.hash}`]);
  expect(stdout).toContain(`${head.seq}:${head.hash}`);
  const again = await openStore({ dataDir, definitions: [] });
  try {
    expect(await again.definitions()).toEqual([thing]);
    expect(await again.list(me, query)).toEqual(before);
    expect(await again.secrets.get('salt')).toEqual({ a: 1 });
    expect(await store.secrets.get('session:x')).not.toBeNull();
    expect(await again.secrets.get('session:x')).toBeNull();
    expect(await again.queue.list(park)).toEqual(await store.queue.list(park));
    const hash = before.entries[0]?.values.file as string;
    expect(Buffer.compare((await again.getBlob(hash, park))?.data ?? new Uint8Array(), (await store.getBlob(hash, park))?.data ?? new Uint8Array())).toBe(0);
    const [event] = await again.write(me, { park, changes: [{ ledger: 'thing', kind: 'create', values: { name: '续' } }] });
    expect(event).toMatchObject({ seq: head.seq + 1, prev: head.hash });
    expect((await again.get(me, park, 'thing', event?.entry ?? ''))?.code).toMatch(/-0031$/);
    // The command works while the program runs, by the same server.
    const other = join(folder, 'b.backup');
    const said = await run(process.execPath, [main, 'backup', other, '--data', dataDir]);
    expect(said.stdout).toContain(`${event?.seq}:${event?.hash}`);
    await expect(again.head()).resolves.toMatchObject({ seq: event?.seq });
  } finally {
    await again.close();
  }
});

test('a backup of before blobs and personal values had parks gets them from the events, and the files of models with them', async () => {
  const encoder = new TextEncoder();
  const other = 'model-park';
  const part = await store.putBlob(encoder.encode('park: {}'), 'text/plain', other);
  const manifest = { park: other, files: { 'park.yaml': part.hash } };
  const model = await store.putBlob(encoder.encode(JSON.stringify(manifest)), 'application/json', other);
  await store.define({ ...thing, id: 'scenario', code: 'QJ', fields: [...thing.fields, { id: 'model', label: { zh: '模型', en: 'model' }, type: 'json' }] });
  await store.write(me, {
    park: other,
    changes: [{ ledger: 'scenario', kind: 'create', values: { name: '情景', model: { park: other, hash: model.hash } } }],
  });
  const references = (from: Db) => from.selectFrom('blob_park').selectAll().orderBy('park').orderBy('hash').execute();
  const before = await references(db);
  expect(before.map((row) => row.park)).toEqual([park, other, other]);
  const personal = (from: Db) => from.selectFrom('personal').selectAll().orderBy('hash').execute();
  expect(new Set((await personal(db)).map((row) => row.park))).toEqual(new Set([park]));
  await backup(db, file);
  const old = gunzipSync(await readFile(file))
    .toString()
    .split('\n')
    .slice(0, -2)
    .filter((line) => !line.startsWith('blob_park '))
    .map((line) => `${line.startsWith('personal ') ? line.replace(/"park": "[^"]*"(, )?/, '') : line}\n`);
  expect(old.filter((line) => line.startsWith('personal ')).join('')).not.toContain('park');
  const footer = JSON.stringify({ end: true, lines: old.length, sha256: createHash('sha256').update(old.join('')).digest('hex') });
  await writeFile(file, gzipSync(`${old.join('')}${footer}\n`));
  const dataDir = join(folder, 'old');
  await restore(file, { dataDir });
  const again = await openExisting({ dataDir });
  try {
    expect(await references(again.db)).toEqual(before);
    expect(await personal(again.db)).toEqual(await personal(db));
    expect((await verify(again.db)).fault).toBeNull();
  } finally {
    await again.close();
  }
});

test('a file that is cut, altered or something else restores nothing', async () => {
  await backup(db, file);
  const whole = await readFile(file);
  const text = gunzipSync(whole).toString();
  const bad = join(folder, 'bad.backup');
  for (const data of [
    whole.subarray(0, whole.length - 20),
    gzipSync(text.split('\n').slice(0, -2).join('\n')),
    gzipSync(text.replace('物 7', '物 8')),
    Buffer.from('hello'),
    Buffer.alloc(0),
    gzipSync('{}\n'),
  ]) {
    await writeFile(bad, data);
    await expect(restore(bad, { dataDir: join(folder, 'bad') })).rejects.toThrow(/backup-broken/);
  }
  await expect(restore(join(folder, 'none'), { dataDir: join(folder, 'bad') })).rejects.toThrow(/backup-unreadable/);
  await expect(stat(join(folder, 'bad'))).rejects.toThrow();
});

test('the commands end with 2 on wrong input and 1 on a no, with one line a language', async () => {
  const fails = async (...args: string[]) =>
    await run(process.execPath, [main, ...args]).then(
      () => null,
      (error: { code: number; stderr: string }) => ({ code: error.code, lines: error.stderr.trim().split('\n') }),
    );
  expect(await fails('verify', '--data', join(folder, 'nowhere'))).toMatchObject({
    code: 2,
    lines: [expect.stringContaining('没有园环的数据'), expect.stringContaining('no data of Parkloop')],
  });
  expect(await fails('restore', file, '--data', folder)).toMatchObject({ code: 1 });
  expect(await fails('verify', '--data', join(folder, 'restored'), '--head', `1:${'0'.repeat(64)}`)).toMatchObject({
    code: 1,
    lines: [expect.stringContaining('链头'), expect.anything()],
  });
  expect(await fails('backup', join(folder, 'no', 'such'), '--data', join(folder, 'restored'))).toMatchObject({ code: 2 });
});
