/** `npm run bench [NAME …] [-- --FLAG …]`: runs bench/NAME.ts with the flags, each of which adds its figures to bench/RESULTS.md. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './suite.ts';

const folder = join(root, 'bench');
const all = readdirSync(folder)
  .filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts') && f !== 'results.ts')
  .map((f) => f.slice(0, -3));
const given = process.argv.slice(2);
const flags = given.filter((word) => word.startsWith('--'));
const names = given.filter((word) => !word.startsWith('--'));
const wanted = names.length > 0 ? names : all;
let failed = 0;
for (const name of wanted) {
  if (!all.includes(name)) {
    console.error(`bench: no bench named ${name}; there are: ${all.join(', ')}`);
    process.exit(2);
  }
  console.log(`bench: ${name}`);
  if (spawnSync(process.execPath, [join(folder, `${name}.ts`), ...flags], { cwd: root, stdio: 'inherit' }).status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
