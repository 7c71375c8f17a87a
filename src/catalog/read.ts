import { isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { Fault, type FaultInfo } from '../fault.ts';
import { tryUnit } from '../units/index.ts';
import { type CatalogItem, itemSchema } from './item.ts';

/**
 * Items of one YAML file, a list of items. Every fault has its file and line and they are thrown together:
 * `catalog.yaml` (no YAML), `catalog.list` (no list), `catalog.item` (an item not of the shape), `catalog.unit`, `catalog.dates`.
 */
export function readItems(file: string, text: string): readonly CatalogItem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const faults: FaultInfo[] = document.errors.map((error) => ({
    code: 'catalog.yaml',
    params: { problem: error.message.split('\n')[0] ?? '' },
    where: { file, line: lines.linePos(error.pos[0]).line },
  }));
  const list = document.contents;
  if (faults.length === 0 && !isSeq(list)) faults.push({ code: 'catalog.list', params: {}, where: { file, line: 1 } });
  if (faults.length > 0 || !isSeq(list)) throw new Fault('input', faults);

  const line = (node: unknown): number => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1);
  const items: CatalogItem[] = [];
  const raw = document.toJS({ maxAliasCount: 10_000 }) as unknown[];
  list.items.forEach((node, i) => {
    const parsed = itemSchema.safeParse(raw[i]);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
        faults.push({
          code: 'catalog.item',
          params: { id: idOf(raw[i], i), field: path.join('.'), problem: issue.message },
          where: { file, line: line(deepest(node as Node, path)) },
        });
      }
      return;
    }
    const item = parsed.data;
    const where = { file, line: line(node) };
    if (tryUnit(item.unit) === undefined) faults.push({ code: 'catalog.unit', params: { id: item.id, unit: item.unit }, where });
    if (datesWrong(item)) faults.push({ code: 'catalog.dates', params: { id: item.id }, where });
    items.push(item);
  });
  if (faults.length > 0) throw new Fault('input', faults);
  return items;
}

function idOf(raw: unknown, index: number): string {
  const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : undefined;
  return typeof id === 'string' ? id : `#${index + 1}`;
}

/** The node of a path, or the last one on the way to it. */
function deepest(node: Node, path: readonly PropertyKey[]): Node {
  let here = node;
  for (const key of path) {
    const pair = isMap(here) ? here.items.find((p) => String((p.key as { value?: unknown } | null)?.value) === key) : undefined;
    const next = isMap(here) ? (pair?.value ?? pair?.key) : isSeq(here) && typeof key === 'number' ? here.items[key] : undefined;
    if (!isNode(next)) return here;
    here = next;
  }
  return here;
}

/** Two values of one item in force from the same day, or one that ends before it begins. */
function datesWrong(item: CatalogItem): boolean {
  const values = item.values ?? [];
  return new Set(values.map((v) => v.from)).size < values.length || values.some((v) => v.until !== undefined && v.until <= v.from);
}
