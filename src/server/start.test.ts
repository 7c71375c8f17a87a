import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startServer } from './start.ts';
import { root } from './testing.ts';
import { startWorker } from './worker.ts';

it('starts, makes the administrator by its link, stops, and knows him when it starts again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'parkloop-start-'));
  // Without the sources of the pages: they would be built into the project's own folder, where other tests look too.
  const home = join(dataDir, 'project');
  await mkdir(home);
  for (const part of ['catalog', 'parks']) await symlink(join(root, part), join(home, part));
  const said: string[] = [];
  // Port 0: the system gives one that is free.
  const start = (port = 0) => startServer({ root: home, dataDir, host: '127.0.0.1', port, example: false, say: (line) => said.push(line) });
  try {
    const first = await start();
    const token = first.setupLink?.split('token=')[1];
    expect(said.join('\n')).toContain(first.setupLink);
    const post = (path: string, body: object) =>
      fetch(`${first.url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect((await post('/setup', { token, name: 'admin', password: 'correct horse' })).status).toBe(200);
    await expect(start(Number(new URL(first.url).port))).rejects.toMatchObject({ faults: [{ code: 'server.port-taken' }] });
    await first.stop();
    await expect(fetch(first.url)).rejects.toThrow();

    const second = await start();
    expect(second.setupLink).toBeNull();
    const login = await fetch(`${second.url}/api/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'admin', password: 'correct horse' }),
    });
    expect(login.status).toBe(200);
    // Another installation on this host has its own port, and so its own cookie.
    const { port } = new URL(second.url);
    const [cookie = ''] = login.headers.get('set-cookie')?.split(';') ?? [];
    expect(cookie).toMatch(new RegExp(`^parkloop-${port}=`));
    const me = (sent: string) => fetch(`${second.url}/api/v1/me`, { headers: { cookie: sent } });
    expect((await me(`parkloop-1=other; ${cookie}`)).status).toBe(200);
    expect((await me(cookie.replace(port, '1'))).status).toBe(401);
    await second.stop();
    // What the log tells is for the keeper of the machine: no name, no password.
    const log = await readFile(join(dataDir, 'logs', 'parkloop.log'), 'utf8');
    expect(log).toContain('listening');
    expect(log).not.toContain('correct horse');
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

it('says where a worker cannot reach its database', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'parkloop-worker-'));
  try {
    await expect(startWorker({ dataDir, databaseUrl: 'postgres://nobody:x@127.0.0.1:1/none', say: () => {} })).rejects.toMatchObject({
      faults: [{ code: 'store.not-reached', params: { reason: expect.stringMatching(/./) } }],
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
