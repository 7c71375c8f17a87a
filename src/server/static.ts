import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { ServerEnv } from './env.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
};
const textual = new Set(['.html', '.js', '.css', '.json', '.svg', '.map']);
/** Shown while the pages are being built on a first start; it looks again by itself. */
const waitingPage = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>园环 Parkloop</title>
<style>body{font:16px/1.8 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#333;max-width:32em;margin:20vh auto;padding:0 1em}</style></head>
<body><p>页面正在构建，约需半分钟，完成后自动打开。<br>The pages are being built; this takes about half a minute and opens by itself.</p>
<p>若长时间未打开，请查看数据目录下的 logs/web-build.log。<br>If nothing happens, see logs/web-build.log in the data folder.</p></body></html>`;
const compress = promisify(gzip);

interface Asset {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer> | null;
  readonly changed: number;
}

/**
 * The built web app: files under `dir`, and its page for every other address, because the browser app has addresses of its own.
 * Vite puts a content hash into names under assets/, so these never change; the page itself is asked for anew each time.
 */
export function staticApp(dir: string): MiddlewareHandler<ServerEnv> {
  const cache = new Map<string, Asset>();

  const load = async (file: string): Promise<Asset | null> => {
    const info = await stat(file).catch(() => null);
    if (!info?.isFile()) return null;
    const known = cache.get(file);
    if (known?.changed === info.mtimeMs) return known;
    const plain = new Uint8Array(await readFile(file));
    const zipped = textual.has(extname(file)) && plain.length > 1024 ? new Uint8Array(await compress(plain)) : null;
    const asset = { plain, zipped, changed: info.mtimeMs };
    cache.set(file, asset);
    return asset;
  };

  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    let path: string;
    try {
      path = decodeURIComponent(new URL(c.req.url).pathname);
    } catch {
      return next();
    }
    if (path.startsWith('/api/')) return next();
    const wanted = normalize(join(dir, path));
    const inside = wanted.startsWith(dir + sep) && !path.includes('\0');
    const found = inside ? await load(wanted) : null;
    // An asset that is missing must not come back as a page: the browser would take HTML for a script.
    if (!found && path.startsWith('/assets/')) return next();
    const file = found ? wanted : join(dir, 'index.html');
    const asset = found ?? (await load(file));
    if (!asset) return c.html(waitingPage, 503, { 'retry-after': '3', 'cache-control': 'no-store' });
    const immutable = found !== null && path.startsWith('/assets/');
    const headers: Record<string, string> = {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
    };
    const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? asset.zipped : null;
    if (zipped) headers['content-encoding'] = 'gzip';
    return c.body(zipped ?? asset.plain, 200, headers);
  };
}
