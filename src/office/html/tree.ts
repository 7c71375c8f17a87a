import { decodeEntities } from './entities.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
/** Their content is no markup (HTML 13.2.5). */
const raw = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noscript', 'template', 'iframe']);
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
const token = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^>]*>|<(\/?)([A-Za-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
/** Deeper nesting is cut flat: no page people read is deeper, and the walk must not overflow. */
const deepest = 400;

/** A page as a tree, read as tolerantly as browsers do where pages are commonly wrong: tags left open, closed twice, or closed in the wrong order. */
export function htmlTree(html: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const add = (text: string) => {
    if (text) (open.at(-1) as Element).children.push(decodeEntities(text));
  };
  const close = (at: number) => {
    if (at > 0) open.length = at;
  };
  let last = 0;
  token.lastIndex = 0;
  for (let found = token.exec(html); found; found = token.exec(html)) {
    add(html.slice(last, found.index));
    last = token.lastIndex;
    const [, data, slash, given, words = ''] = found;
    if (data !== undefined) add(data);
    if (given === undefined) continue;
    const name = given.toLowerCase();
    if (slash) {
      const at = open.findLastIndex((e) => e.name === name);
      // An end tag of a paragraph that is not open makes an empty one, so it parts lines.
      if (at < 0 && name === 'p') (open.at(-1) as Element).children.push({ name, attributes: {}, children: [] });
      close(at);
      continue;
    }
    if (endParagraph.has(name)) close(within(open, ['p'], ['td', 'th', 'li', 'div', 'body', 'section', 'article', 'button']));
    const rule = ends[name];
    if (rule) for (let at = within(open, ...rule); at > 0; at = within(open, ...rule)) close(at);
    const element: Element = { name, attributes: attributesOf(words), children: [] };
    (open.at(-1) as Element).children.push(element);
    if (raw.has(name)) {
      const end = html.toLowerCase().indexOf(`</${name}`, last);
      element.children.push(decodeEntities(html.slice(last, end < 0 ? undefined : end)));
      last = end < 0 ? html.length : end;
      token.lastIndex = last;
    } else if (!empty.has(name) && !words.endsWith('/') && open.length < deepest) open.push(element);
  }
  add(html.slice(last));
  return root;
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
