/** `npm run test:full`: every count an issue names. */
import { check, finish, vitest } from './suite.ts';

finish([
  check('types (tsc)', ['typescript/bin/tsc', '-p', '.']),
  check('floors and lint (oxlint)', ['oxlint/bin/oxlint', '--deny-warnings']),
  vitest(['--exclude', 'test/shared/**', '--testTimeout=3600000', ...process.argv.slice(2)], { PARKLOOP_FULL: '1' }),
]);
