import { lastFrom, type Span } from '../reading/index.ts';

/** The sentence a span stands in: sentences come in the order of the text and do not overlap, so it is found by halves, in long documents too. */
export function sentenceOf<T extends Span>(sentences: readonly T[], span: Span): T | undefined {
  const found = sentences[lastFrom(sentences, span.at)];
  return found && span.end <= found.end ? found : undefined;
}
