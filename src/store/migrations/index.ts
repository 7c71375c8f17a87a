import type { Migration } from 'kysely/migration';
import * as core from './2026-11-22-core.ts';
import * as parkOfBlobs from './2026-11-22-park-of-blobs.ts';
import * as parkOfPersonal from './2026-11-22-park-of-personal.ts';

/** Named steps of the fixed core, in order. A step that has been released is never edited: add another. */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-22-core': core,
  '2026-11-22-park-of-blobs': parkOfBlobs,
  '2026-11-22-park-of-personal': parkOfPersonal,
};
