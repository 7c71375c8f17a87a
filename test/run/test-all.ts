/** `npm test`: types, floors, tests with seeded and reduced counts. */
import { check, finish, vitest } from './suite.ts';

finish([
  check('types (tsc)', ['typescript/bin/tsc', '-p', '.']),
  check('floors and lint (oxlint)', ['oxlint/bin/oxlint', '--deny-warnings']),
  check('format (biome)', ['@biomejs/biome/bin/biome', 'format']),
  vitest(['--exclude', 'test/shared/**', ...process.argv.slice(2)]),
]);
