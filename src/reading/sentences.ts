import type { Span } from './reading.ts';

const end = /[。！？；\n\r]/;
const closing = /[”’"』」）)】]/;
const blank = /\s/;

/** Sentences: runs that end at 。！？； or a line end, closing quotation marks included, trimmed. Colon, comma and half-width ; do not end one. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  const push = (to: number) => {
    let at = from;
    let stop = to;
    while (at < stop && blank.test(text[at]!)) at++;
    while (stop > at && blank.test(text[stop - 1]!)) stop--;
    if (stop > at) spans.push({ at, end: stop });
    from = to;
  };
  for (let i = 0; i < text.length; i++) {
    if (!end.test(text[i]!)) continue;
    let to = i + 1;
    if (!/\s/.test(text[i]!)) while (to < text.length && (closing.test(text[to]!) || /[。！？；]/.test(text[to]!))) to++;
    push(to);
    i = to - 1;
  }
  push(text.length);
  return spans;
}
