import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openCluster } from './cluster.ts';
import { readPostmaster } from './engine.ts';
import { thing } from './example-ledgers.ts';
import { systemViewer } from './grants.ts';
import { openStore } from './open.ts';
import { removeData } from './place.ts';

const ROUNDS = process.env.PARKLOOP_FULL === '1' ? 100 : 20;
const script = join(import.meta.dirname, 'kill-writer.ts');

let dataDir = '';
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  if (dataDir === '') return;
  // Joins what a test that failed may have left running, and stops it.
  await (await openCluster(dataDir)).close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the writer; `lines` holds whole lines it said, its last one only if it was said to the end. */
function startWriter(from: number): { readonly child: ChildProcess; readonly lines: string[]; readonly ended: Promise<unknown> } {
  const child = spawn(process.execPath, [script, dataDir, String(from)], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  const lines: string[] = [];
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => lines.push(line));
  (child.stderr as NodeJS.ReadableStream).setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').map((line) => `error ${line}`)));
  return { child, lines, ended: once(child, 'close').then(() => children.delete(child)) };
}

/** Pseudo-random numbers in [0, 1), the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

test(`killed ${ROUNDS} times at any moment, nothing acknowledged is lost`, { timeout: ROUNDS * 60_000 }, async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parkloop-kill-'));
  const next = random(20261122);
  const acked = new Map<number, string>();
  const ackedBlobs = new Set<string>();
  let wrote = 0;
  let total = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { child, lines, ended } = startWriter(1);
    // Every fifth is killed while it starts, creates or recovers; the others in the middle of a write, after a number of them and not of milliseconds:
    // a busy machine writes little in these.
    const early = round % 5 === 0;
    const enough = 1 + Math.floor(next() * 150);
    const acknowledged = () => lines.filter((line) => line.startsWith('acked ')).length;
    if (!early) while (acknowledged() < enough && child.exitCode === null) await sleep(5);
    await sleep(early ? 100 + next() * 500 : next() * 10);
    const server = readPostmaster(join(dataDir, 'postgres'))?.pid;
    const which = Math.floor(next() * 4); // 0, 1: both, in either order; 2: the program, its server goes on; 3: the server first, the program a little later
    const kills = [() => child.kill('SIGKILL'), () => which !== 2 && server !== undefined && kill(server)];
    for (const [i, one] of (which === 0 ? kills : kills.toReversed()).entries()) {
      one();
      if (which === 3 && i === 0) await sleep(30);
    }
    await ended;
    const said = (word: string) => lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(' '));
    const has = new Map(said('has').map(([, seq, hash]) => [Number(seq), hash]));
    const blobs = new Set(said('blob').map(([, hash]) => hash));
    if (lines.includes('writing')) {
      expect(said('verified')[0]?.[1], `round ${round}`).toBe('ok');
      for (const [seq, hash] of acked) expect(has.get(seq), `round ${round}, event ${seq}`).toBe(hash);
      for (const hash of ackedBlobs) expect(blobs.has(hash), `round ${round}, blob ${hash}`).toBe(true);
    } else expect(early, `round ${round} did not come to write:\n${lines.join('\n')}`).toBe(true);
    for (const [, seq, hash] of said('acked')) acked.set(Number(seq), hash ?? '');
    for (const [, hash] of said('acked-blob')) ackedBlobs.add(hash ?? '');
    if (said('acked').length > 0) wrote++;
    total = acked.size;
  }
  // The test would mean little if the writers never came to write.
  expect(wrote).toBeGreaterThanOrEqual(Math.floor(ROUNDS * 0.6));
  // enough was acknowledged for a loss to show, however busy the machine
  expect(total).toBeGreaterThan(ROUNDS);
  const { lines, child, ended } = startWriter(1);
  while (!lines.includes('writing') && child.exitCode === null) await sleep(5);
  child.kill('SIGTERM');
  await ended;
  expect(lines.find((line) => line.startsWith('verified'))).toMatch(/ok/);
  const last = new Map(
    lines
      .filter((line) => line.startsWith('has '))
      .map((line) => line.split(' '))
      .map(([, seq, hash]) => [Number(seq), hash]),
  );
  for (const [seq, hash] of acked) expect(last.get(seq)).toBe(hash);
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone already
  }
}

test.runIf(process.getuid?.() === 0)('as root in a folder that the engine cannot enter, its files lie elsewhere', async () => {
  const closed = await mkdtemp(join(tmpdir(), 'parkloop-closed-')); // mode 700
  const folder = join(closed, 'data');
  const change = { park: 'a', changes: [{ ledger: 'thing', kind: 'create' as const, values: { name: '物' } }] };
  const first = await openStore({ dataDir: folder, definitions: [thing] });
  const [event] = await first.write(systemViewer(), change);
  await first.close();
  const second = await openStore({ dataDir: folder, definitions: [] });
  expect(await second.head()).toMatchObject({ seq: event?.seq, hash: event?.hash });
  await second.close();
  const place = readFileSync(join(folder, 'postgres.place'), 'utf8').trim();
  expect(existsSync(place)).toBe(true);
  await removeData(folder);
  expect(existsSync(place)).toBe(false);
  await rm(closed, { recursive: true });
});

test('a server whose starter died before making the database is joined, and the database made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parkloop-half-'));
  const first = await openCluster(folder);
  const client = new Client({ connectionString: first.url.replace(/parkloop$/, 'postgres') });
  await client.connect();
  await client.query('DROP DATABASE parkloop');
  await client.end();
  try {
    const second = await openStore({ dataDir: folder, definitions: [thing] });
    expect((await second.definitions()).map(({ id }) => id)).toEqual([thing.id]);
    await second.close();
  } finally {
    await first.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('two programs at one data folder use one server; the last to leave stops it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parkloop-two-'));
  const first = await openStore({ dataDir: folder, definitions: [thing] });
  const server = readPostmaster(join(folder, 'postgres'))?.pid;
  const child = spawn(
    process.execPath,
    [
      '-e',
      `import(${JSON.stringify(join(import.meta.dirname, 'open.ts'))}).then(async ({ openStore }) => { const store = await openStore({ dataDir: ${JSON.stringify(folder)}, definitions: [] }); console.log((await store.head()).seq); process.stdin.once('data', async () => { await store.close(); process.exit(0); }); })`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  children.add(child);
  const [seen] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  expect(Number(seen)).toBe((await first.head()).seq);
  await first.close();
  expect(readPostmaster(join(folder, 'postgres'))?.pid).toBe(server);
  const again = await openStore({ dataDir: folder, definitions: [] });
  await again.write(systemViewer(), { park: 'a', changes: [{ ledger: 'thing', kind: 'create', values: { name: '物' } }] });
  await again.close();
  child.stdin?.write('close\n');
  await once(child, 'close');
  expect(readPostmaster(join(folder, 'postgres'))).toBeNull();
  await rm(folder, { recursive: true, force: true });
});
