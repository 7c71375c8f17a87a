import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Starts `bin/parkloop.js start` with a data folder of its own, and further words on its command line, and waits for the set-up link and the pages. */
export async function startSystem(...words: readonly string[]): Promise<RunningSystem> {
  const data = await mkdtemp(join(tmpdir(), 'parkloop-browser-'));
  const port = await freePort();
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
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const link = /http:\S+\/setup\?token=\S+/.exec(said)?.[0];
    const pages =
      link &&
      (await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      ));
    if (link && pages) return { url, setupLink: link, stop };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
  }
  await stop();
  throw new Error(`The system did not start:\n${said}`);
}
