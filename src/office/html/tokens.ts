export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'end'; readonly name: string }
  /** `inside`: the content of an element whose content is no markup. */
  | { readonly kind: 'start'; readonly name: string; readonly attributes: string; readonly inside: string | null };

/** Their content is no markup (HTML 13.2.5). */
const raw = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noscript', 'template', 'iframe']);

/** Tags and the text between them, in time linear in the page: every scan ends where the next begins. `lower` is the page in lower case. */
export function* tokensOf(html: string, lower: string): Generator<Token> {
  const end = new TagEnd(html);
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; ) {
    const next = markAt(html, at, end);
    if (next === null) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    if (at > from) yield { kind: 'text', text: html.slice(from, at) };
    from = next.end;
    if (next.tag) {
      const { slash, name, attributes } = next.tag;
      if (slash) yield { kind: 'end', name };
      else if (raw.has(name)) {
        const close = lower.indexOf(`</${name}`, from);
        const stop = close < 0 ? html.length : close;
        yield { kind: 'start', name, attributes, inside: html.slice(from, stop) };
        from = stop;
      } else yield { kind: 'start', name, attributes, inside: null };
    } else if (next.text) yield { kind: 'text', text: next.text };
    at = html.indexOf('<', from);
  }
  if (from < html.length) yield { kind: 'text', text: html.slice(from) };
}

interface Mark {
  readonly end: number;
  readonly text?: string;
  readonly tag?: { readonly slash: boolean; readonly name: string; readonly attributes: string };
}

/** What begins at a `<`: a tag, a comment, a CDATA section; null where it is a mere sign. */
function markAt(html: string, at: number, ends: TagEnd): Mark | null {
  if (html.startsWith('<!--', at)) return { end: past(html, '-->', at + 4) };
  if (html.startsWith('<![CDATA[', at)) {
    const end = past(html, ']]>', at + 9);
    return { end, text: html.slice(at + 9, html.startsWith(']]>', end - 3) ? end - 3 : end) };
  }
  const mark = html[at + 1];
  if (mark === '!' || mark === '?') return { end: past(html, '>', at + 2) };
  const slash = mark === '/';
  start.lastIndex = at + (slash ? 2 : 1);
  const name = start.exec(html)?.[0];
  if (name === undefined) return null;
  const end = ends.after(start.lastIndex);
  return end < 0 ? null : { end: end + 1, tag: { slash, name: name.toLowerCase(), attributes: html.slice(start.lastIndex, end) } };
}

const start = /[A-Za-z][^\s/>]{0,40}/y;

function past(html: string, words: string, from: number): number {
  const at = html.indexOf(words, from);
  return at < 0 ? html.length : at + words.length;
}

/** Finds the `>` that ends a tag; one in a quoted value does not. */
class TagEnd {
  readonly #html: string;
  /** Last places of the signs: beyond them no search is begun, so a quote left open costs nothing. */
  readonly #last: Readonly<Record<string, number>>;

  constructor(html: string) {
    this.#html = html;
    this.#last = { '>': html.lastIndexOf('>'), '"': html.lastIndexOf('"'), "'": html.lastIndexOf("'") };
  }

  after(from: number): number {
    if (from > (this.#last['>'] ?? -1)) return -1;
    for (let at = from; at < this.#html.length; at++) {
      const sign = this.#html[at];
      if (sign === '>') return at;
      // A quote belongs to a value only behind its equals sign; one that is never closed is a mere sign.
      if ((sign === '"' || sign === "'") && at < (this.#last[sign] ?? -1) && /=\s{0,9}$/.test(this.#html.slice(Math.max(from, at - 10), at))) {
        at = this.#html.indexOf(sign, at + 1);
      }
    }
    return -1;
  }
}
