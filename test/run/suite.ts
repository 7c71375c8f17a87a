/** Runs a set of test files with vitest, lists by name what was skipped, and ends with the plain line `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

interface VitestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** One program of the project's own tool chain as a single test: passed when it exits 0. */
export const check = (name: string, args: readonly string[]): Count => {
  const run = spawnSync(process.execPath, [join(root, 'node_modules', ...args[0]!.split('/')), ...args.slice(1)], { cwd: root, encoding: 'utf8' });
  const ok = run.status === 0;
  console.log(`${ok ? 'passed' : 'FAILED'}  ${name}`);
  if (!ok) console.log(`${run.stdout ?? ''}${run.stderr ?? ''}`.trimEnd());
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
};

/** Runs the files; once more where a test process ended without a failed test, as V8 does now and then when WebAssembly comes and goes in threads. */
export const vitest = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Count => {
  const first = vitestOnce(args, env);
  if (!first.isCrash) return first;
  console.log('A test process ended in the middle, no test failed: all of this step is run again.');
  return vitestOnce(args, env);
};

const vitestOnce = (args: readonly string[], env: Readonly<Record<string, string>>): Count & { readonly isCrash: boolean } => {
  const folder = mkdtempSync(join(tmpdir(), 'parkloop-tests-'));
  const file = join(folder, 'report.json');
  const run = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  );
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
    const all = report.testResults.flatMap((f) => f.assertionResults);
    const broken = report.testResults.filter((f) => f.status === 'failed' && f.assertionResults.every((a) => a.status !== 'failed')).length;
    const failed = all.filter((a) => a.status === 'failed').length + broken;
    return {
      passed: all.filter((a) => a.status === 'passed').length,
      failed: failed > 0 ? failed : run.status === 0 ? 0 : 1,
      skipped: all.filter((a) => a.status !== 'passed' && a.status !== 'failed').map((a) => a.fullName),
      isCrash: failed === 0 && run.status !== 0,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: [], isCrash: true };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Prints the closing lines and exits. PARKLOOP_NO_SKIP=1 turns every skipped test into a failure. */
export const finish = (counts: readonly Count[]): never => {
  const strict = process.env['PARKLOOP_NO_SKIP'] === '1';
  const skipped = counts.flatMap((c) => c.skipped);
  for (const name of skipped) console.log(`skipped${strict ? ' (forbidden here)' : ''}: ${name}`);
  const failed = counts.reduce((n, c) => n + c.failed, 0) + (strict ? skipped.length : 0);
  console.log(`${counts.reduce((n, c) => n + c.passed, 0)} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
};
