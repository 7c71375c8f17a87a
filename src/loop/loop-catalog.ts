import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Catalog, indicators, items } from '../catalog/index.ts';
import { checkDefinition, type LedgerDefinition, type RuleItem } from '../ledger/index.ts';
import { readCatalog, readMessages, SHIPPED } from './catalog-files.ts';
import type { Area, LoopCatalog } from './context.ts';

/** The shipped ledgers, checked. */
export function readLedgers(folder = join(SHIPPED, 'ledgers')): readonly LedgerDefinition[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const ledgers = files.toSorted().map((file) => parse(readFileSync(join(folder, file), 'utf8')) as LedgerDefinition);
  const ids = ledgers.map((d) => d.id);
  for (const definition of ledgers) checkDefinition(definition, ids);
  return ledgers;
}

/** All that the use cases need of the catalog, read once. */
export function readLoopCatalog(catalog: Catalog = readCatalog()): LoopCatalog {
  return {
    ledgers: readLedgers(),
    rules: items(catalog, 'rule').filter((i): i is typeof i & RuleItem => i.kind === 'rule'),
    indicators: new Map(indicators(catalog).map((i) => [i.id, i])),
    areas: parse(readFileSync(join(SHIPPED, 'areas.yaml'), 'utf8')) as readonly Area[],
    messages: readMessages(),
    items: catalog,
  };
}
