/** Mending the words an item stands on: moving one end of a span in its text. Offsets are UTF-16 units. */
import type { Span } from '../api/index.ts';

export type Edge = 'start' | 'end';

/** The span with one end brought to a position: never past the other end, off the text, onto a blank or into the middle of a character. */
export function withEdge(text: string, span: Span, edge: Edge, to: number): Span {
  const at = whole(text, Math.max(0, Math.min(text.length, to)));
  if (edge === 'start') {
    let start = Math.min(at, before(text, span.end));
    while (start < before(text, span.end) && isBlank(text, start)) start = after(text, start);
    return isBlank(text, start) ? span : { at: start, end: span.end };
  }
  let end = Math.max(at, after(text, span.at));
  while (end > after(text, span.at) && isBlank(text, end - 1)) end = before(text, end);
  return isBlank(text, end - 1) ? span : { at: span.at, end };
}

/** The span with one end one character further (1) or back (−1), blanks passed over. */
export function stepEdge(text: string, span: Span, edge: Edge, step: 1 | -1): Span {
  let at = edge === 'start' ? span.at : span.end;
  const next = () => (step > 0 ? after(text, at) : before(text, at));
  at = next();
  const met = () => (edge === 'start' ? at : at - 1);
  while (at > 0 && at < text.length && isBlank(text, met())) at = next();
  return withEdge(text, span, edge, at);
}

const isBlank = (text: string, at: number) => /^\s?$/.test(text.charAt(at));
const isLow = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
const whole = (text: string, at: number) => (isLow(text, at) ? at - 1 : at);
const after = (text: string, at: number) => Math.min(text.length, isLow(text, at + 1) ? at + 2 : at + 1);
const before = (text: string, at: number) => Math.max(0, isLow(text, at - 1) ? at - 2 : at - 1);

/** The words around a span, in its sentence: what stands before it and after it, at most `most` characters each. */
export function around(text: string, sentences: readonly Span[], span: Span, most = 60): { readonly before: string; readonly after: string } {
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]!.at <= span.at) low = middle;
    else high = middle - 1;
  }
  const found = sentences[low];
  if (!found || found.at > span.at || found.end < span.end) return { before: '', after: '' };
  const [from, to] = [Math.max(found.at, span.at - most), Math.min(found.end, span.end + most)];
  const line = (words: string) => words.replace(/\s+/g, ' ');
  return {
    before: `${from > found.at ? '…' : ''}${line(text.slice(from, span.at)).trimStart()}`,
    after: `${line(text.slice(span.end, to)).trimEnd()}${to < found.end ? '…' : ''}`,
  };
}
