import type { Element } from './tree.ts';

/** Ids and classes Chinese government sites and common publishing systems give the article. */
const known =
  /(?:^|[\s_-])(?:UCAP-CONTENT|TRS_Editor|pages_content|zoom|article[-_]?(?:content|body|con)?|content[-_]?(?:main|text|body)?|xxgk[-_]content|view|news[-_]?(?:content|text)|main[-_]?(?:text|content)|rich_media_content|text)(?:$|[\s_-])/i;
const furniture =
  /(?:^|[\s_-])(?:nav|menu|crumbs?|breadcrumb|location|position|share|footer?|foot|header|sidebar|related|recommend|toolbar|copyright|pagination|banner|links?|login|search)(?:$|[\s_-])/i;

/** The part of a page that is its text, and its title: by what it is called, else by where its sentences stand. */
export function articleOf(root: Element): { readonly article: Element; readonly title: string | null } {
  const all = lengthOf(root);
  const named: Element[] = [];
  let heading: string | null = null;
  let declared: string | null = null;
  const look = (element: Element): void => {
    const { id = '', class: classes = '', name = '', content } = element.attributes;
    if (element.name === 'article' || element.name === 'main' || known.test(id) || known.test(classes)) named.push(element);
    if (element.name === 'h1') heading ??= wordsOf(element).replace(/\s+/g, ' ').trim() || null;
    if (element.name === 'meta' && /^ArticleTitle$/i.test(name)) declared ??= content?.trim() || null;
    for (const child of element.children) if (typeof child !== 'string') look(child);
  };
  look(root);
  // The smallest named part that still holds most of the sentences.
  const article = named.filter((e) => lengthOf(e) > 0 && lengthOf(e) >= 0.6 * all).toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
  return { article: article ?? pruned(root), title: declared ?? heading };
}

const lengths = new WeakMap<Element, number>();

/** Characters in sentences: what stands in links is no sentence. */
function lengthOf(element: Element): number {
  const kept = lengths.get(element);
  if (kept !== undefined) return kept;
  const length = sumOf(element);
  lengths.set(element, length);
  return length;
}

function sumOf(element: Element): number {
  if (['script', 'style', 'a', 'head', 'nav', 'select'].includes(element.name)) return 0;
  return element.children.reduce((sum, child) => sum + (typeof child === 'string' ? child.replace(/\s+/g, '').length : lengthOf(child)), 0);
}

function wordsOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : ['script', 'style'].includes(child.name) ? '' : wordsOf(child))).join('');
}

/** Without menus, head, foot, and blocks that are mostly links. */
function pruned(element: Element): Element {
  const children = element.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') return [child];
    const { id = '', class: classes = '' } = child.attributes;
    if (['nav', 'aside', 'footer', 'head'].includes(child.name)) return [];
    const isLong = lengthOf(child) > 400;
    if (!isLong && ['div', 'ul', 'section', 'header'].includes(child.name) && (furniture.test(id) || furniture.test(classes) || isLinks(child))) return [];
    return [pruned(child)];
  });
  return { ...element, children };
}

function isLinks(element: Element): boolean {
  const words = wordsOf(element).replace(/\s+/g, '');
  return words.length > 0 && !/[。；]/.test(words) && lengthOf(element) < 0.4 * words.length;
}
