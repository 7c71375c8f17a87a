interface Place {
  readonly at: number;
  readonly end: number;
}

/** What stands before and behind a quote in its sentence, or sentences; undefined where the text does not hold the quote at its place. */
export function sentenceAround(
  text: string,
  sentences: readonly Place[],
  { at, end, quote }: Place & { readonly quote: string },
): { readonly before: string; readonly after: string } | undefined {
  if (text.slice(at, end) !== quote) return undefined;
  const first = sentences.find((one) => one.at <= at && at < one.end);
  const last = sentences.find((one) => one.at < end && end <= one.end);
  return { before: text.slice(first?.at ?? at, at), after: text.slice(end, last?.end ?? end) };
}
