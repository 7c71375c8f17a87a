import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

function newest(path: string): number {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether the built pages are missing or older than their sources. */
export function webIsStale(root: string): boolean {
  const built = join(root, 'dist', 'web', 'index.html');
  const config = join(root, 'vite.config.ts');
  if (!existsSync(config)) return false;
  return !existsSync(built) || Math.max(newest(join(root, 'src', 'web')), newest(config)) > statSync(built).mtimeMs;
}

const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/**
 * Builds the pages in a child process; its words go to `logFile`. Resolves false when it failed; stopping the program ends it. The pages are made beside the
 * old ones and then take their place: another server on this folder may be handing those out, or building as well.
 */
export async function buildWeb(root: string, logFile: string, signal: AbortSignal): Promise<boolean> {
  const made = join(root, 'dist', `web-${process.pid}`);
  // left behind by a program of the same number that was killed
  clear(made);
  const isBuilt = await build(root, made, logFile, signal);
  try {
    return isBuilt && replace(join(root, 'dist', 'web'), made);
  } finally {
    clear(made);
  }
}

/** Puts new pages in the place of old ones; where that fails the old ones stay, and false is the answer unless another server's pages stand there. */
export function replace(old: string, made: string): boolean {
  const aside = `${made}-old`;
  clear(aside);
  try {
    if (existsSync(old)) renameSync(old, aside);
    renameSync(made, old);
    return true;
  } catch {
    if (existsSync(old)) return existsSync(join(old, 'index.html'));
    if (existsSync(aside)) renameSync(aside, old);
    return false;
  } finally {
    clear(aside);
  }
}

function build(root: string, to: string, logFile: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const log = createWriteStream(logFile, { flags: 'a' });
    const child = spawn(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn', '--outDir', to], {
      cwd: root,
      // Whatever called us: started by a test, the build would else be the one for development, several times as slow, and stay for the next start.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    // Where it has begun it also ends, and only then leaves its folder alone.
    child.once('error', () => child.pid === undefined && resolve(false));
    child.once('exit', (code) => {
      log.end();
      resolve(code === 0);
    });
  });
}
