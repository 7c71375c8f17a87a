/** A folder on disk → Network: a park (park.yaml) or a PyPSA CSV folder, told apart by what lies in it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Fault } from '../fault.ts';
import { applyOverrides, lowerPark, lowerPypsa, type Network, type Park, parsePark } from '../network/index.ts';
import { readParkFolder } from './park-files.ts';

export interface FolderOptions {
  /** Plan the first N hours; a park's yearly amounts are scaled, a PyPSA folder's are not. */
  readonly hours?: number;
  /** One of the park's own scenarios; a PyPSA folder has none. */
  readonly scenario?: string;
}

/** A folder's network, and the park it came from (its scenario applied) where it is a park's. */
export interface FolderModel {
  readonly network: Network;
  readonly park?: Park;
}

/** Reads and lowers a folder. Fault 'input' with every fault found: file, line, cell. */
export function modelOfFolder(path: string, { hours, scenario }: FolderOptions = {}): FolderModel {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Fault('input', { code: 'network.no-folder', params: { path } });
  const first = hours === undefined ? {} : { hours };
  if (existsSync(join(path, 'park.yaml'))) {
    const park = applyOverrides(parsePark(readParkFolder(path)), scenario === undefined ? undefined : { scenario });
    if (hours !== undefined && hours > park.hours) throw new Fault('input', { code: 'loop.plan.hours', params: { hours, max: park.hours } });
    return { park, network: lowerPark(park, first) };
  }
  if (!existsSync(join(path, 'snapshots.csv')) && !existsSync(join(path, 'buses.csv'))) {
    throw new Fault('input', { code: 'network.no-model', params: { path } });
  }
  if (scenario !== undefined) throw new Fault('input', { code: 'network.no-scenarios', params: { scenario } });
  const files = readdirSync(path).filter((file) => file.endsWith('.csv'));
  const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(path, file), 'utf8')]));
  return { network: lowerPypsa(texts, { ...first, name: basename(resolve(path)) }) };
}
