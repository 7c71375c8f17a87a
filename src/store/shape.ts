import type { Field, FieldType, LedgerDefinition } from '../ledger/index.ts';
import { canonical, sha256 } from './canonical.ts';

/** `to_seq` of a version that stands: the greatest bigint JavaScript counts exactly. */
export const FOREVER = Number.MAX_SAFE_INTEGER;

/** A field's place in its projection. */
export interface Column {
  readonly field: Field;
  /** Column that holds the value. */
  readonly name: string;
  readonly type: string;
  /** Column to sort and compare by; a quantity's is its value in base units. */
  readonly key: string;
  readonly sortable: boolean;
}

/** How a ledger lies in a table. Two definitions of the same `hash` share one. */
export interface Shape {
  readonly columns: readonly Column[];
  /** Fields whose text the search looks through. */
  readonly searched: readonly string[];
  /** Fields with an index of their own. */
  readonly indexed: readonly Column[];
  readonly hash: string;
}

const TYPES: Readonly<Record<FieldType, string>> = {
  text: 'text COLLATE "zh-x-icu"',
  longtext: 'text COLLATE "zh-x-icu"',
  number: 'double precision',
  quantity: 'jsonb',
  boolean: 'boolean',
  date: 'date',
  period: 'text COLLATE "C"',
  choice: 'text COLLATE "C"',
  choices: 'text[]',
  link: 'text COLLATE "C"',
  links: 'text[]',
  texts: 'text[]',
  file: 'text COLLATE "C"',
  json: 'jsonb',
};

const UNSORTABLE: ReadonlySet<FieldType> = new Set(['json', 'choices', 'links', 'texts', 'file']);

/** Works out columns, search and indexes of a definition. Fields get the prefix `f_`, so that none collides with the store's own columns. */
export function shapeOf(definition: LedgerDefinition): Shape {
  const columns = definition.fields.map((field): Column => {
    const name = `f_${field.id}`;
    return { field, name, type: TYPES[field.type], key: field.type === 'quantity' ? `n_${field.id}` : name, sortable: !UNSORTABLE.has(field.type) };
  });
  const searched = definition.fields.filter((field) => ['text', 'longtext', 'texts'].includes(field.type) && !field.personal).map((field) => field.id);
  const seen = new Set(definition.views.flatMap((view) => [...view.columns, ...(view.sort ?? '').split(',').map((sort) => sort.trim().replace(/^-/, ''))]));
  const indexed = columns.filter(
    ({ field, sortable }) => sortable && field.type !== 'longtext' && (seen.has(field.id) || field.type === 'link' || field.id === definition.title),
  );
  const kept = columns.map(({ field, type }) => [field.id, type, field.type, field.unit ?? null]);
  return {
    columns,
    searched,
    indexed,
    hash: sha256(canonical([6, kept, searched, indexed.map((column) => column.name)])).slice(0, 16),
  };
}
