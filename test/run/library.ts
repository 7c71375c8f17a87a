/** `npm pack` and `node bin/parkloop.js run-script library`: the solver as compiled JavaScript with its types, in dist/lib. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './suite.ts';

rmSync(join(root, 'dist/lib'), { recursive: true, force: true });
const run = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.lib.json'], { cwd: root, stdio: ['ignore', 2, 2] });
process.exit(run.status ?? 1);
