/** `node bin/parkloop.js run-script kernel`: assembles the solver's kernel anew into src/solver/kernel/bytes.ts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesFile } from '../../src/solver/kernel/build.ts';
import { root } from './suite.ts';

writeFileSync(join(root, 'src/solver/kernel/bytes.ts'), bytesFile());
