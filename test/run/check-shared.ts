/** `npm run check:shared`: what needs the material beside the repository (`../shared`). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { finish, root, vitest } from './suite.ts';

if (!existsSync(join(root, '..', 'shared', 'documents'))) {
  console.error('check:shared: ../shared/documents is not there; put the shared material beside the repository and run again.');
  process.exit(2);
}
finish([vitest(['test/shared', ...process.argv.slice(2)])]);
