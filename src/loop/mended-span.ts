import { Fault } from '../fault.ts';
import { type ReadDocument, sourceOf, unnumbered } from './document-words.ts';
import type { Proposal } from './proposals.ts';

/** First and last UTF-16 position of words in a document's text, the last one exclusive. */
export type MendedSpan = readonly [from: number, to: number];

/**
 * The proposal standing on other words of the same text; the quote is the text's own. A measure that only repeated the old words repeats the new ones.
 * @throws Fault `loop.mended-span` where the span lies outside the text, is empty or cuts a character
 */
export function onSpan(read: ReadDocument, proposal: Proposal, [from, to]: MendedSpan): Proposal {
  const { text } = read;
  const quote = text.slice(from, to);
  const isWithin = Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= text.length;
  if (!isWithin || quote.trim() === '' || cuts(text, from) || cuts(text, to)) {
    throw new Fault('input', { code: 'loop.mended-span', params: { item: proposal.item, from, to, length: text.length }, where: { item: proposal.item } });
  }
  const repeats = proposal.values['measure'] === unnumbered(proposal.source.quote);
  return {
    ...proposal,
    source: sourceOf(read, { at: from, end: to, quote }),
    values: repeats ? { ...proposal.values, measure: unnumbered(quote) } : proposal.values,
  };
}

/** Whether the position lies between the two halves of one character. */
const cuts = (text: string, at: number) => /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
