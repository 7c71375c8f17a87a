import type { ReadDocument } from './document-words.ts';

/** What an item is proposed with below this stands among those to be checked. */
const UNSURE = 0.7;

/**
 * The year of a goal: the words', else the document's as somebody confirmed it, else the reader's guess, the year of the upload; a guessed year makes the goal
 * one to be checked.
 */
export const yearOf = (
  { document, reading }: Pick<ReadDocument, 'document' | 'reading'>,
  found: { readonly year: number | null; readonly confidence: number },
): { readonly year: number | null; readonly confidence: number } => {
  if (found.year !== null) return { year: found.year, confidence: found.confidence };
  const confirmed = document.values['year'];
  if (typeof confirmed === 'number') return { year: confirmed, confidence: found.confidence };
  return { year: reading.year, confidence: Math.min(found.confidence, UNSURE) };
};
