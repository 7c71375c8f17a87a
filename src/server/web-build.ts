import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readdirSync, statSync } from 'node:fs';
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

/** Builds the pages in a child process; its words go to `logFile`. Resolves false when it failed; stopping the program ends it. */
export function buildWeb(root: string, logFile: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const log = createWriteStream(logFile, { flags: 'a' });
    const child = spawn(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
      cwd: root,
      // Whatever called us: started by a test, the build would else be the one for development, several times as slow, and stay for the next start.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => {
      log.end();
      resolve(code === 0);
    });
  });
}
