/** Catalog: dated, cited data as a value. Pure; files are read by src/loop/catalog-files.ts. */
export { type Catalog, catalog, find, indicators, type InForce, items, type Layer, LAYERS, number, value } from './catalog.ts';
export { type CatalogItem, type Citation, type DatedValue, type Indicator, type ItemValue, itemSchema, type Verified } from './item.ts';
export { readItems } from './read.ts';
