import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { Fault, type FaultInfo, type Place } from '../../fault.ts';
import { nearest } from '../../units/index.ts';
import { isQuantity } from './quantity.ts';
import { parkFile } from './schema.ts';

type Path = readonly PropertyKey[];

/** One YAML file of a park: its values with the line each came from. Faults carry file and line; all of a file's are told at once. */
export function readParkYaml(file: string, text: string): { readonly data: z.infer<typeof parkFile>; readonly faults: readonly FaultInfo[] } {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  // Later errors mostly follow from the first.
  const broken = doc.errors
    .slice(0, 1)
    .map((e): FaultInfo => ({ code: 'park.yaml', params: { why: e.message }, where: { file, line: lines.linePos(e.pos[0]).line } }));
  if (broken.length > 0) throw new Fault('input', broken);
  const place = (path: Path): Place => ({ file, line: lineOf(doc, lines, path), field: path.map(String).join('.') });
  const read = parkFile.safeParse(plainData(doc, file));
  if (!read.success)
    throw new Fault(
      'input',
      read.error.issues.flatMap((issue) => told(issue, place)),
    );
  return { data: placed(read.data, place, []) as z.infer<typeof parkFile>, faults: [] };
}

/** The document's values; aliases that would unfold without end are refused. */
function plainData(doc: Document, file: string): unknown {
  try {
    return doc.toJS({ maxAliasCount: 50 }) ?? {};
  } catch (cause) {
    throw new Fault('input', { code: 'park.yaml', params: { why: (cause as Error).message }, where: { file, line: 1 } }, { cause });
  }
}

/** Line of the deepest node of a path that exists. */
function lineOf(doc: Document, lines: LineCounter, path: Path): number {
  for (let n = path.length; n > 0; n--) {
    const node = doc.getIn(path.slice(0, n), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function told(issue: z.core.$ZodIssue, place: (path: Path) => Place): FaultInfo[] {
  const where = place(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(parkFile, issue.path);
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      return { code: near.length > 0 ? 'park.key-near' : 'park.key', params: { key, near: near.join('、') }, where: place([...issue.path, key]) };
    });
  }
  if (issue.code === 'custom' && issue.params?.['code'])
    return [{ code: issue.params['code'] as string, params: issue.params['params'] as FaultInfo['params'], where }];
  const field = String(issue.path.at(-1) ?? '');
  if (issue.code === 'invalid_type' && issue.input === undefined && !/received (?!undefined)/.test(issue.message))
    return [{ code: 'park.field-missing', params: { field }, where }];
  if (issue.code === 'invalid_type' && issue.expected === 'string') return [{ code: 'park.unit-missing', params: { text: field }, where }];
  return [{ code: 'park.value', params: { field, why: issue.message }, where }];
}

/** Keys the schema knows at a path, for the suggestion. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let at: unknown = schema;
  for (const step of [...path, null]) {
    while (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap();
    if (step === null) break;
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = at.shape[String(step)];
    else if (at instanceof z.ZodRecord) at = at.valueType;
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

const places = new WeakMap<object, Place>();

/** Where a part of a park stands in its files. */
export function placeOf(part: object): Place | undefined {
  return places.get(part);
}

/** The same data, every quantity and every thing with an id knowing its line. */
function placed(value: unknown, place: (path: Path) => Place, path: Path): unknown {
  if (isQuantity(value)) return { ...value, where: place(path) };
  if (Array.isArray(value)) return value.map((part, i) => placed(part, place, [...path, i]));
  if (typeof value !== 'object' || value === null) return value;
  const out = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, placed(part, place, [...path, key])]));
  if ('id' in out) places.set(out, place(path));
  return out;
}
