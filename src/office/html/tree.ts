import { decodeEntities } from './entities.ts';
import { tokensOf } from './tokens.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
/** A start tag that ends an open element of these names, up to the nearest of `within`. */
const ends: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  li: [['li'], ['ul', 'ol']],
  dt: [['dt', 'dd'], ['dl']],
  dd: [['dt', 'dd'], ['dl']],
  tr: [['tr', 'td', 'th'], ['table']],
  td: [
    ['td', 'th'],
    ['tr', 'table'],
  ],
  th: [
    ['td', 'th'],
    ['tr', 'table'],
  ],
  option: [['option'], ['select']],
};
const endParagraph = new Set(
  'address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(' '),
);
/** Deeper nesting is cut flat: no page people read is deeper, and the walk must not overflow. */
const deepest = 400;

/** A page as a tree, read as tolerantly as browsers do where pages are commonly wrong: tags left open, closed twice, or closed in the wrong order. */
export function htmlTree(html: string): Element {
  const builder = new Builder();
  const lower = html.toLowerCase();
  for (const token of tokensOf(html, lower)) {
    if (token.kind === 'text') builder.text(token.text);
    else if (token.kind === 'end') builder.close(token.name);
    else builder.open(token.name, token.attributes, token.inside);
  }
  return builder.root;
}

class Builder {
  readonly root: Element = { name: '', attributes: {}, children: [] };
  readonly #open: Element[] = [this.root];

  text(text: string): void {
    if (text) this.#top().children.push(decodeEntities(text));
  }

  open(name: string, words: string, inside: string | null): void {
    if (endParagraph.has(name)) this.#cut(within(this.#open, ['p'], ['td', 'th', 'li', 'div', 'body', 'section', 'article', 'button']));
    const rule = ends[name];
    if (rule) for (let at = within(this.#open, ...rule); at > 0; at = within(this.#open, ...rule)) this.#cut(at);
    const element: Element = { name, attributes: attributesOf(words), children: inside ? [decodeEntities(inside)] : [] };
    this.#top().children.push(element);
    if (inside === null && !empty.has(name) && !words.endsWith('/') && this.#open.length < deepest) this.#open.push(element);
  }

  close(name: string): void {
    const at = this.#open.findLastIndex((e) => e.name === name);
    // An end tag of a paragraph that is not open makes an empty one, so it parts lines.
    if (at < 0 && name === 'p') this.#top().children.push({ name, attributes: {}, children: [] });
    this.#cut(at);
  }

  #top(): Element {
    return this.#open.at(-1) as Element;
  }

  #cut(at: number): void {
    if (at > 0) this.#open.length = at;
  }
}

function within(open: readonly Element[], names: readonly string[], border: readonly string[]): number {
  for (let i = open.length - 1; i > 0; i--) {
    const { name } = open[i] as Element;
    if (names.includes(name)) return i;
    if (border.includes(name)) return -1;
  }
  return -1;
}

function attributesOf(words: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', a, b, c] of words.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g))
    found[name.toLowerCase()] ??= decodeEntities(a ?? b ?? c ?? '');
  return found;
}
