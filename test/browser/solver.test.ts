import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelOfFolder } from '../../src/loop/plan-folder.ts';
import { compile } from '../../src/network/index.ts';
import { type Solution, solve, type StagedProgram } from '../../src/solver/index.ts';
import { chromiumPath, launch, limit } from './chromium.ts';

/** Arrays of a programme, as the page fetches them. */
const FIELDS = ['cost', 'lower', 'upper', 'rowLower', 'rowUpper', 'columnStage', 'rowStage', 'start', 'index', 'value'] as const;
const month = 31 * 24;
const root = join(import.meta.dirname, '../..');
const runs = chromiumPath !== undefined || process.env['PARKLOOP_NO_SKIP'] === '1';

describe.skipIf(!runs)('the solver inside a page (needs Chromium)', () => {
  let server: Server;
  let browser: Browser;
  let program: StagedProgram;

  beforeAll(async () => {
    program = compile(modelOfFolder(join(root, 'parks/alxa'), { hours: month }).network).program;
    const built = await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, minify: false, lib: { entry: join(import.meta.dirname, 'solver-worker.ts'), formats: ['es'], fileName: 'worker' } },
    });
    const script = [built].flat().flatMap((part) => ('output' in part ? part.output : []));
    const files = new Map<string, [string, string | Uint8Array]>([['/', ['text/html', '<!doctype html><title>solver</title>']]]);
    for (const part of script) files.set(`/${part.fileName}`, ['text/javascript', part.type === 'chunk' ? part.code : part.source]);
    const parts = { ...program, ...program.matrix } as unknown as Record<string, Float64Array | Int32Array>;
    for (const field of FIELDS)
      files.set(`/${field}`, ['application/octet-stream', new Uint8Array(parts[field]!.buffer, parts[field]!.byteOffset, parts[field]!.byteLength)]);
    server = createServer((request, response) => {
      const found = files.get(request.url ?? '');
      response.writeHead(found ? 200 : 404, { 'content-type': found?.[0] ?? 'text/plain' }).end(found?.[1]);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    browser = await launch();
  }, limit);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  }, limit);

  it(
    'plans a month in a worker, as it does here',
    async () => {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const inPage = await page.evaluate(async (fields) => {
        const load = async (field: string) => {
          const bytes = await (await fetch(`/${field}`)).arrayBuffer();
          return ['columnStage', 'rowStage', 'start', 'index'].includes(field) ? new Int32Array(bytes) : new Float64Array(bytes);
        };
        const [cost, lower, upper, rowLower, rowUpper, columnStage, rowStage, start, index, value] = await Promise.all(fields.map(load));
        const worker = new Worker('/worker.js', { type: 'module' });
        return new Promise<unknown>((done, fail) => {
          worker.onmessage = (event) => done(event.data);
          worker.onerror = (event) => fail(new Error(event.message));
          worker.postMessage({ cost, lower, upper, rowLower, rowUpper, columnStage, rowStage, matrix: { start, index, value } });
        });
      }, FIELDS);
      const here = await solve(program);
      const there = inPage as Solution & { readonly told: number };
      expect(there).toMatchObject({ status: 'optimal', solver: 'staged' });
      expect(Math.abs(there.objective - here.objective) / Math.abs(here.objective)).toBeLessThan(1e-7);
      expect(Math.max(there.certificate.primal, there.certificate.dual, there.certificate.gap)).toBeLessThanOrEqual(1e-8);
      expect(there.told).toBeGreaterThan(there.iterations);
    },
    limit,
  );
});
