/** Adds one measured table to bench/RESULTS.md, with machine and date; a bench of the same name replaces its last result. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const file = join(import.meta.dirname, 'RESULTS.md');

export interface Row {
  readonly what: string;
  readonly goal: string;
  readonly measured: string;
}

export const record = (name: string, rows: readonly Row[], note = ''): void => {
  const cpu = cpus()[0];
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const text = [
    `## ${name}`,
    '',
    `${new Date().toISOString().slice(0, 10)}; ${machine}`,
    '',
    '| what | goal | measured |',
    '|---|---|---|',
    ...rows.map((r) => `| ${r.what} | ${r.goal} | ${r.measured} |`),
    '',
    ...(note ? [note, ''] : []),
  ].join('\n');
  const old = existsSync(file) ? readFileSync(file, 'utf8') : '# Measured results\n\nWritten by `npm run bench`; each part holds its last run.\n\n';
  const parts = old.split(/^(?=## )/m).filter((p) => !p.startsWith(`## ${name}\n`));
  writeFileSync(file, `${parts.join('').trimEnd()}\n\n${text}`);
  for (const r of rows) console.log(`${r.what}: ${r.measured} (goal ${r.goal})`);
};
