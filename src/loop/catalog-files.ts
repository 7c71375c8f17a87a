import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { type Catalog, catalog, type CatalogItem, type Layer, readItems } from '../catalog/index.ts';
import { Fault, type FaultInfo } from '../fault.ts';
import type { Messages } from '../messages.ts';

/** The catalog that comes with the program. */
export const SHIPPED = fileURLToPath(new URL('../../catalog/', import.meta.url));

/** Files of the shipped folder that hold items; the others there (roles, ledgers, messages, lexicon) have readers of their own. */
const ITEM_FILES = ['factors.yaml', 'costs.yaml', 'limits.yaml', 'processes.yaml', 'rules.yaml', 'lights.yaml', 'indicators.yaml'];

/**
 * The shipped catalog, with overlays on it: a folder of YAML files of items, or items held as entries.
 * Every fault of every file is thrown together, with file and line.
 */
export function readCatalog(overlays: Partial<Readonly<Record<Exclude<Layer, 'shipped'>, string | readonly CatalogItem[]>>> = {}, shipped = SHIPPED): Catalog {
  const layer = (of: string | readonly CatalogItem[] | undefined) => (typeof of === 'string' ? readFolder(of, yamlIn(of)) : (of ?? []));
  return catalog({ shipped: readFolder(shipped, ITEM_FILES), installation: layer(overlays.installation), park: layer(overlays.park) });
}

function yamlIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
}

function readFolder(folder: string, files: readonly string[]): readonly CatalogItem[] {
  const faults: FaultInfo[] = [];
  const items: CatalogItem[] = [];
  for (const file of files) {
    try {
      items.push(...readItems(file, readFileSync(join(folder, file), 'utf8')));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new Fault('input', faults);
  return items;
}

/** The messages of all rooms: catalog/messages/ROOM.{zh,en}.yaml. */
export function readMessages(folder = join(SHIPPED, 'messages')): Messages {
  const out: Record<'zh' | 'en', Record<string, string>> = { zh: {}, en: {} };
  for (const file of yamlIn(folder)) {
    const locale = file.endsWith('.zh.yaml') ? 'zh' : file.endsWith('.en.yaml') ? 'en' : undefined;
    if (locale) Object.assign(out[locale], parseYaml(readFileSync(join(folder, file), 'utf8')) as Record<string, string>);
  }
  return out;
}
