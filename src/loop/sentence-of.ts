interface Span {
  readonly at: number;
  readonly end: number;
}

/** The sentence a span stands in: sentences come in the order of the text and do not overlap, so it is found by halves, in long documents too. */
export function sentenceOf<T extends Span>(sentences: readonly T[], span: Span): T | undefined {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.at <= span.at) low = middle + 1;
    else high = middle;
  }
  const found = sentences[low - 1];
  return found && span.end <= found.end ? found : undefined;
}
