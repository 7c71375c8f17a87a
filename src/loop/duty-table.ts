import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dutiesOf, type DutyWords, fittingUnit, type FoundDuty, type Reading } from '../reading/index.ts';
import type { Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { SHIPPED } from './catalog-files.ts';
import { type LoopContext, mayRead } from './context.ts';
import type { ReadDocument } from './document-words.ts';

/** What a unit answers for, and who says so: words of a document, or the units' ledger. */
export interface UnitDuty {
  readonly unit: string;
  readonly duty: string;
  readonly from:
    | { readonly document: string; readonly textHash: string; readonly at: number; readonly end: number; readonly quote: string }
    | { readonly entry: string };
}

/** An owner that 职责分工 proposes for a task, 建议: the task's entry keeps it as `proposedOwners` and `proposedFrom`. */
export interface ProposedOwner {
  readonly unit: string;
  /** The words of its duty that the task names. */
  readonly words: readonly string[];
  readonly duty: string;
  readonly from: UnitDuty['from'];
}

let shipped: DutyWords | undefined;

export function dutyWords(): DutyWords {
  shipped ??= parse(readFileSync(join(SHIPPED, 'lexicon', 'duties.yaml'), 'utf8')) as DutyWords;
  return shipped;
}

/** The park's 职责分工: what this document says of it, then the units' ledger, then other documents, the newest first. One unit under one name. */
export async function dutyTable(context: LoopContext, read: Pick<ReadDocument, 'document' | 'text' | 'reading'>): Promise<readonly UnitDuty[]> {
  const from = (ledger: string) => (mayRead(context, ledger) ? allEntries(context, { ledger, sort: ['-createdAt'] }) : Promise.resolve([]));
  const [units, documents] = await Promise.all([from('unit'), from('document')]);
  const table: UnitDuty[] = [...inDocument(read.document, dutiesOf(read.text, read.reading.outline, dutyWords()))];
  for (const { id, values } of units)
    if (typeof values['duty'] === 'string' && values['duty'] !== '') table.push({ unit: String(values['name']), duty: values['duty'], from: { entry: id } });
  for (const document of documents) if (document.id !== read.document.id) table.push(...inDocument(document, await dutiesOfDocument(context, document)));
  const names = new Map(units.map(({ values }) => [String(values['shortName'] || values['name']), String(values['name'])]));
  return table.map((duty) => ({ ...duty, unit: names.get(duty.unit) ?? duty.unit }));
}

/** Who the table proposes for a task; none where nobody fits. */
export function proposedOwner(task: string, table: readonly UnitDuty[]): ProposedOwner | undefined {
  const fit = table.length === 0 ? undefined : fittingUnit(task, table, dutyWords());
  const [first] = fit?.duties ?? [];
  return fit && first ? { unit: fit.unit, words: fit.duties.map(({ words }) => words), duty: first.from.duty, from: first.from.from } : undefined;
}

function inDocument(document: Entry, found: readonly FoundDuty[]): readonly UnitDuty[] {
  const textHash = String(document.values['text']);
  return found.map(({ unit, duty, at, end, quote }) => ({ unit, duty, from: { document: document.id, textHash, at, end, quote } }));
}

/** Duties by text, which never changes; most documents tell none. */
const found = new Map<string, readonly FoundDuty[]>();
const mostKept = 2000;

async function dutiesOfDocument({ store, park }: LoopContext, document: Entry): Promise<readonly FoundDuty[]> {
  const [hash, reading] = [String(document.values['text']), String(document.values['reading'])];
  const known = found.get(hash);
  if (known) return known;
  const [text, read] = await Promise.all([store.getBlob(hash, park), store.getBlob(reading, park)]);
  if (!text || !read) return [];
  const decode = (data: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(data);
  const duties = dutiesOf(decode(text.data), (JSON.parse(decode(read.data)) as Reading).outline, dutyWords());
  if (found.size >= mostKept) found.clear();
  found.set(hash, duties);
  return duties;
}
