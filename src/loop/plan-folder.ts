/** A folder on disk → Network: a park (park.yaml) or a PyPSA CSV folder, told apart by what lies in it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Fault } from '../fault.ts';
import { lowerPark, lowerPypsa, type Network, parsePark } from '../network/index.ts';
import { readParkFolder } from './park-files.ts';

export interface FolderOptions {
  /** Plan the first N hours; a park's yearly amounts are scaled, a PyPSA folder's are not. */
  readonly hours?: number;
  /** One of the park's own scenarios; a PyPSA folder has none. */
  readonly scenario?: string;
}

/** Reads and lowers a folder. Fault 'input' with every fault found: file, line, cell. */
export function networkOfFolder(path: string, options: FolderOptions = {}): Network {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Fault('input', { code: 'network.no-folder', params: { path } });
  if (existsSync(join(path, 'park.yaml'))) {
    const { hours, scenario } = options;
    return lowerPark(parsePark(readParkFolder(path)), {
      ...(hours === undefined ? {} : { hours }),
      ...(scenario === undefined ? {} : { overrides: { scenario } }),
    });
  }
  if (!existsSync(join(path, 'snapshots.csv')) && !existsSync(join(path, 'buses.csv')))
    throw new Fault('input', { code: 'network.no-model', params: { path } });
  if (options.scenario !== undefined) throw new Fault('input', { code: 'network.no-scenarios', params: { scenario: options.scenario } });
  const files = readdirSync(path).filter((file) => file.endsWith('.csv'));
  return lowerPypsa(Object.fromEntries(files.map((file) => [file, readFileSync(join(path, file), 'utf8')])), {
    ...(options.hours === undefined ? {} : { hours: options.hours }),
    name: basename(resolve(path)),
  });
}
