import { Fault } from '../fault.ts';
import type { Reading } from '../reading/index.ts';
import type { Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { type LoopContext, quoted } from './context.ts';
import { type Meeting, meetLedgers } from './meetings.ts';
import type { PaperFile } from './paper-file.ts';
import { dutyTable } from './duty-table.ts';
import type { ReadDocument } from './document-words.ts';
import { type Proposal, proposalsOf } from './proposals.ts';
import { type Reckoned, reckonings } from './reckonings.ts';

/** A document's entry, decoded text and reading, as they were stored. */
export async function readDocument(context: LoopContext, id: string): Promise<ReadDocument> {
  const document = await documentEntry(context, id);
  const [text, reading] = await Promise.all([blobText(context, document, 'text'), blobText(context, document, 'reading')]);
  return { document, text, reading: JSON.parse(reading) as Reading };
}

/** A document with the park's 职责分工, by which owners are proposed. */
export async function readForProposals(context: LoopContext, id: string): Promise<ReadDocument> {
  const read = await readDocument(context, id);
  return { ...read, duties: await dutyTable(context, read) };
}

async function blobText(context: LoopContext, document: Entry, field: 'text' | 'reading'): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blobOf(context, document, field));
}

async function blobOf(context: LoopContext, document: Entry, field: 'file' | 'text' | 'reading'): Promise<Uint8Array> {
  const hash = document.values[field];
  const blob = typeof hash === 'string' ? await context.store.getBlob(hash, context.park) : null;
  if (!blob) throw new Fault('missing', { code: 'loop.no-blob', params: { document: document.code, field } });
  return blob.data;
}

/** The file as it was uploaded, to save: never as a type that a browser would show. */
export async function documentFile(context: LoopContext, id: string): Promise<PaperFile> {
  const document = await documentEntry(context, id);
  const name = String(document.values['fileName'] || document.code);
  return { name, type: 'application/octet-stream', data: await blobOf(context, document, 'file') };
}

async function documentEntry(context: LoopContext, id: string): Promise<Entry> {
  const document = await context.store.get(context.viewer, context.park, 'document', id);
  if (!document) throw new Fault('missing', { code: 'loop.no-document', params: { id } });
  return document;
}

/** A document with what has been decided of it and its arithmetic. */
export async function documentReading(
  context: LoopContext,
  id: string,
): Promise<ReadDocument & { readonly decisions: readonly Entry[]; readonly arithmetic: readonly Reckoned[] }> {
  const [read, decisions] = await Promise.all([readDocument(context, id), decisionsOf(context, id)]);
  return { ...read, decisions, arithmetic: reckonings(read.reading, read.text, context.catalog.messages) };
}

export function decisionsOf(context: LoopContext, document: string): Promise<readonly Entry[]> {
  return allEntries(context, { ledger: 'decision', filter: `document = ${quoted(document)}` });
}

/** What accepting would write, for the items not yet decided, and which entry of the ledger says the same already. */
export async function openProposals(context: LoopContext, id: string): Promise<readonly (Proposal & { readonly meets?: Meeting })[]> {
  const [read, decisions] = await Promise.all([readForProposals(context, id), decisionsOf(context, id)]);
  const decided = new Set(decisions.map((d) => d.values['item']));
  const all = proposalsOf(context, read);
  const meet = await meetLedgers(context, read, all);
  return all
    .filter((p) => !decided.has(p.item))
    .map((proposal) => {
      const meets = meet(proposal);
      return meets ? { ...proposal, meets } : proposal;
    });
}
