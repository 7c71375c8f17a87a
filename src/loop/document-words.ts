import { Fault } from '../fault.ts';
import type { Reading } from '../reading/index.ts';
import type { Entry, SpanSource } from '../store/index.ts';
import type { UnitDuty } from './duty-table.ts';
import { sentenceOf } from './sentence-of.ts';

/** A document with its decoded text and reading. */
export interface ReadDocument {
  readonly document: Entry;
  readonly text: string;
  readonly reading: Reading;
  /** The park's 职责分工, where owners are to be proposed. */
  readonly duties?: readonly UnitDuty[];
}

/** Entries of an example's document are example data. */
export const exampleOf = (read: ReadDocument) => (read.document.values['example'] === true ? { example: true } : {});

/** The span as a source; its words must be the text's own. */
export function sourceOf(read: ReadDocument, span: { readonly at: number; readonly end: number; readonly quote: string }): SpanSource {
  if (read.text.slice(span.at, span.end) !== span.quote) {
    throw new Fault('internal', { code: 'loop.span', params: { document: read.document.code, at: span.at, end: span.end } });
  }
  return { textHash: String(read.document.values['text']), at: span.at, end: span.end, quote: span.quote };
}

/** The sentence a span stands in. */
export function around(read: ReadDocument, span: { readonly at: number; readonly end: number }): string {
  const found = sentenceOf(read.reading.sentences, span);
  return found ? read.text.slice(found.at, found.end) : '';
}

/** Titles of the outline nodes above, the nearest first. */
export function headings(read: ReadDocument, parent: number | null): string {
  const node = parent === null ? undefined : read.reading.outline[parent];
  return node ? `${node.title} ${headings(read, node.parent)}` : '';
}

/** Without the number of its paragraph: '7.新增…' → '新增…'. */
export const unnumbered = (text: string) => text.replace(/^\d+[.．、]\s*/, '');

/** Runs of white space as one space, at most `length` characters. */
export function oneLine(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
