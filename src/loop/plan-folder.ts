/** A folder on disk → Network: a park (park.yaml) or a PyPSA CSV folder, told apart by what lies in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Fault } from '../fault.ts';
import { lowerPark, lowerPypsa, type Network, parsePark } from '../network/index.ts';

export interface FolderOptions {
  /** Plan the first N hours; a park's yearly amounts are scaled, a PyPSA folder's are not. */
  readonly hours?: number;
}

/** Text files of a folder by their path in it, subfolders included; Fault 'input' when there is no such folder. */
export function readFolder(path: string): Record<string, string> {
  const files: Record<string, string> = {};
  const walk = (folder: string, prefix: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(folder, entry.name), `${prefix}${entry.name}/`);
      else if (/\.(csv|ya?ml|json|md)$/i.test(entry.name)) files[prefix + entry.name] = readFileSync(join(folder, entry.name), 'utf8');
    }
  };
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Fault('input', { code: 'network.no-folder', params: { path } });
  walk(path, '');
  return files;
}

/** Reads and lowers a folder. Fault 'input' with every fault found: file, line, cell. */
export function networkOfFolder(path: string, options: FolderOptions = {}): Network {
  const files = readFolder(path);
  const name = basename(resolve(path));
  if ('buses.csv' in files || 'snapshots.csv' in files) return lowerPypsa(files, { name, ...(options.hours === undefined ? {} : { hours: options.hours }) });
  if (Object.keys(files).some((file) => /^[^/]+\.ya?ml$/i.test(file))) return lowerPark(parsePark(files), options);
  throw new Fault('input', { code: 'network.no-model', params: { path } });
}
