import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webIsStale } from '../../src/server/web-build.ts';

const root = join(import.meta.dirname, '..', '..');

/** The whole system, started as a person starts it. */
export interface RunningSystem {
  readonly url: string;
  readonly setupLink: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Milliseconds a start may take, with its example and the pages built, and the signing in: a slow machine is no failure. */
export const starting = 8 * 60_000;

/**
 * Starts `bin/parkloop.js start` with a data folder of its own, and further words on its command line, and waits for all that a start makes behind its first
 * answers: the set-up link, pages as their sources are now, the example.
 */
export async function startSystem(...words: readonly string[]): Promise<RunningSystem> {
  // Its port was free a moment ago, and may be anybody's by the time it listens.
  for (let tries = 1; ; tries++) {
    try {
      return await start(words);
    } catch (error) {
      if (tries === 3 || !/EADDRINUSE|端口/.test(String(error))) throw error;
    }
  }
}

async function start(words: readonly string[]): Promise<RunningSystem> {
  const data = await mkdtemp(join(tmpdir(), 'parkloop-browser-'));
  const port = await freePort();
  const isBuilt = !webIsStale(root);
  const child = spawn(process.execPath, [join(root, 'bin', 'parkloop.js'), 'start', '--port', String(port), '--data', data, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + starting - 2 * 60_000;
  const isExample = !words.includes('--no-example');
  while (Date.now() < until && !/could not be (made|built)/.test(said)) {
    // to its end: what is said comes in pieces
    const link = /http:\S+\/setup\?token=\S+(?=\s)/.exec(said)?.[0];
    const pages =
      link &&
      (!isExample || said.includes('The example park is ready')) &&
      (isBuilt || !webIsStale(root)) &&
      (await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      ));
    if (link && pages) return { url, setupLink: link, stop };
    if (child.exitCode !== null || child.signalCode !== null) break;
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
  }
  await stop();
  throw new Error(`The system did not start:\n${said}`);
}
