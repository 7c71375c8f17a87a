import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import type { ServerEnv } from './env.ts';
import { staticApp } from './static.ts';

const folder = mkdtempSync(join(tmpdir(), 'parkloop-static-'));
const dir = join(folder, 'web');
mkdirSync(join(dir, 'assets'), { recursive: true });
writeFileSync(join(folder, 'secret.txt'), 'secret');
writeFileSync(join(dir, 'index.html'), '<!doctype html><title>园环</title>');
writeFileSync(join(dir, 'assets', 'app-1a2b.js'), `console.log('${'a'.repeat(4000)}')`);
afterAll(() => rmSync(folder, { recursive: true }));

const app = new Hono<ServerEnv>().use('*', staticApp(dir));

describe('the web app', () => {
  it('answers every address of its own with the page, asked for anew each time', async () => {
    for (const path of ['/', '/goals/17?tab=history', '/setup?token=x']) {
      const response = await app.request(path);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(await response.text()).toContain('园环');
    }
  });

  it('gives assets for ever, compressed where asked', async () => {
    const response = await app.request('/assets/app-1a2b.js', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const zipped = new Uint8Array(await response.arrayBuffer());
    expect(zipped.length).toBeLessThan(1000);
    expect(gunzipSync(zipped).length).toBeGreaterThan(4000);
  });

  it('says that the pages are being built while there are none', async () => {
    const empty = await new Hono<ServerEnv>().use('*', staticApp(join(folder, 'none'))).request('/');
    expect(empty.status).toBe(503);
    expect(await empty.text()).toContain('http-equiv="refresh"');
  });

  it('does not give a page for a missing asset, nor anything outside its folder', async () => {
    expect((await app.request('/assets/gone.js')).status).toBe(404);
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/%ff']) {
      expect(await (await app.request(path)).text(), path).not.toContain('secret');
    }
  });
});
