#!/usr/bin/env node
// The one way in, in plain JavaScript for Node >= 18: installs what is missing, then runs the program with the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';
const ownNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

if (!existsSync(ownNode)) {
  console.error('parkloop: installing what it needs (npm ci) …');
  const run = (...args) =>
    spawnSync(windows ? 'npm.cmd' : 'npm', [...args, '--no-fund', '--no-audit', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2], shell: windows });
  // a registry mirror may lack the builds for other systems that the lock names; `npm install` passes over those
  const exact = run('ci');
  const npm = exact.status === 0 ? exact : run('install', '--no-save');
  if (npm.status !== 0 || !existsSync(ownNode)) {
    console.error(`parkloop: npm install failed (exit ${npm.status}). Check the network or the npm registry setting, then run the same command again.`);
    process.exit(2);
  }
}

const [command, ...rest] = process.argv.slice(2);
const target =
  command === 'run-script'
    ? [join(root, 'test', 'run', `${rest[0].replace(':', '-')}.ts`), ...rest.slice(1)]
    : [join(root, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)];
// V8 now and then loses track of its pages of machine code and ends the process where WebAssembly comes and goes in threads: it is to free none (src/loop/solver-code.ts)
const keys = ['--no-wasm-code-gc', ...(process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : [])];
const child = spawn(ownNode, ['--disable-warning=ExperimentalWarning', ...keys, ...target], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(ownNode)}${windows ? ';' : ':'}${process.env.PATH}`, NODE_NO_WARNINGS: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
