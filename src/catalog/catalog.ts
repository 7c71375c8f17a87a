import { Fault } from '../fault.ts';
import { convert, nearest, parseUnit, sameDimension } from '../units/index.ts';
import type { CatalogItem, Citation, DatedValue, Indicator, ItemValue, Verified } from './item.ts';

/** From the general to the particular; the last that holds an item wins. */
export const LAYERS = ['shipped', 'installation', 'park'] as const;
export type Layer = (typeof LAYERS)[number];

/** All items of an installation and a park, as one value. */
export interface Catalog {
  /** Items of a layer by id; layers in the order of LAYERS. */
  readonly layers: readonly { readonly name: Layer; readonly items: ReadonlyMap<string, CatalogItem> }[];
}

/** A value in force on a date, and where it comes from. */
export interface InForce {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly value: ItemValue;
  readonly range?: readonly [number, number];
  readonly unit: string;
  readonly from: string;
  readonly until?: string;
  readonly source: Citation;
  readonly verified: Verified;
  readonly layer: Layer;
}

/**
 * A catalog of layers. Faults: `catalog.twice` (an id twice in one layer), `catalog.overlay-unit` (an overlay in another dimension),
 * `catalog.overlay-kind`; all of them together.
 */
export function catalog(layers: Partial<Readonly<Record<Layer, readonly CatalogItem[]>>>): Catalog {
  const faults: { code: string; params: Record<string, string> }[] = [];
  const built: { name: Layer; items: Map<string, CatalogItem> }[] = [];
  for (const name of LAYERS) {
    const held = new Map<string, CatalogItem>();
    for (const item of layers[name] ?? []) {
      if (held.has(item.id)) faults.push({ code: 'catalog.twice', params: { id: item.id, layer: name } });
      const below = built.findLast((layer) => layer.items.has(item.id))?.items.get(item.id);
      if (below && below.kind !== item.kind) faults.push({ code: 'catalog.overlay-kind', params: { id: item.id, kind: item.kind, below: below.kind } });
      if (below && !sameDimension(parseUnit(below.unit).dimension, parseUnit(item.unit).dimension)) {
        faults.push({ code: 'catalog.overlay-unit', params: { id: item.id, unit: item.unit, below: below.unit } });
      }
      held.set(item.id, item);
    }
    built.push({ name, items: held });
  }
  if (faults.length > 0) throw new Fault('input', faults);
  return { layers: built };
}

/** The most specific item of an id, or undefined. */
export function find(from: Catalog, id: string): CatalogItem | undefined {
  return from.layers.findLast((layer) => layer.items.has(id))?.items.get(id);
}

/** All ids once, in their order of first appearance. */
export function items(from: Catalog, kind?: CatalogItem['kind']): readonly CatalogItem[] {
  const ids = new Set(from.layers.flatMap((layer) => [...layer.items.keys()]));
  return [...ids].map((id) => find(from, id) as CatalogItem).filter((found) => kind === undefined || found.kind === kind);
}

export function indicators(from: Catalog): readonly Indicator[] {
  return items(from, 'indicator') as readonly Indicator[];
}

/**
 * The value in force on a date ('YYYY-MM-DD'), from the most specific layer that has one on that date.
 * Faults: `catalog.unknown` (with the ids nearest to it), `catalog.no-value` (none in force; says the dates of those there are).
 */
export function value(from: Catalog, id: string, date: string): InForce {
  let known: CatalogItem | undefined;
  for (const layer of from.layers.toReversed()) {
    const found = layer.items.get(id);
    if (!found) continue;
    known ??= found;
    const dated = latest(found.values ?? [], date);
    if (dated) return { ...dated, id, label: found.label, unit: found.unit, layer: layer.name } as InForce;
  }
  if (!known) {
    const near = nearest(id, new Set(from.layers.flatMap((layer) => [...layer.items.keys()])));
    throw new Fault('missing', { code: near.length ? 'catalog.unknown-near' : 'catalog.unknown', params: { id, near: near.join('、') } });
  }
  const ranges = (known.values ?? []).map((v) => `${v.from} – ${v.until ?? ''}`).toSorted();
  throw new Fault('missing', { code: 'catalog.no-value', params: { id, date, ranges: ranges.join(', ') || '–' } });
}

function latest(values: readonly DatedValue[], date: string): DatedValue | undefined {
  let best: DatedValue | undefined;
  for (const dated of values) {
    if (dated.from <= date && (dated.until === undefined || date < dated.until) && (!best || dated.from > best.from)) best = dated;
  }
  return best;
}

/** A number in force on a date, in `unit` where one is given. Faults as `value`, and `catalog.not-number`, `units.mismatch`. */
export function number(from: Catalog, id: string, date: string, unit?: string): number {
  const found = value(from, id, date);
  if (typeof found.value !== 'number') throw new Fault('input', { code: 'catalog.not-number', params: { id, value: JSON.stringify(found.value) } });
  return unit === undefined ? found.value : convert(found.value, found.unit, unit);
}
