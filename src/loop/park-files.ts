import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Fault } from '../fault.ts';

/** A file of a park larger than this is no model a person wrote. */
const LARGEST = 64 * 1024 * 1024;

/**
 * The texts of a park folder by their path in it ('park.yaml', 'series/weather.csv'): YAML at its top and CSV below.
 * Fault `park.not-folder` where there is no park.yaml, `park.file-size` for a file that is too large.
 */
export function readParkFolder(path: string): Map<string, string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { recursive: true, withFileTypes: true });
  } catch (cause) {
    throw new Fault('input', { code: 'park.not-folder', params: { path } }, { cause });
  }
  const files = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const name = relative(path, full).split(sep).join('/');
    if (!/^[^/]+\.ya?ml$|\.csv$/.test(name)) continue;
    const { size } = statSync(full);
    if (size > LARGEST)
      throw new Fault('input', {
        code: 'park.file-size',
        params: { file: name, size: Math.round(size / 1048576), limit: LARGEST / 1048576 },
        where: { file: name },
      });
    files.set(name, readFileSync(full, 'utf8'));
  }
  if (!files.has('park.yaml')) throw new Fault('input', { code: 'park.not-folder', params: { path } });
  return files;
}
