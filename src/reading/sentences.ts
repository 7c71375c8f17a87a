import type { Span } from './reading.ts';
import { marksOf } from './scan.ts';

const end = marksOf('。！？；\n\r');
const closing = marksOf('”’"』」）)】。！？；');
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
    const code = text.charCodeAt(i);
    if (!end(code)) continue;
    let to = i + 1;
    if (code > 0x20) while (to < text.length && closing(text.charCodeAt(to))) to++;
    push(to);
    i = to - 1;
  }
  push(text.length);
  return spans;
}
