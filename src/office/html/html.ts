import { Fault } from '../../fault.ts';
import { oneLine, tableLines } from '../table.ts';
import { txtText } from '../txt.ts';
import { articleOf } from './article.ts';
import { gridOf } from './grid.ts';
import { type Element, htmlTree } from './tree.ts';

/** What people do not read as the text. */
const dropped = new Set(
  'script style noscript template iframe object embed svg canvas audio video form button select textarea input nav aside title head rt rp del'.split(' '),
);
const blocks = new Set(
  'address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary ul br'.split(
    ' ',
  ),
);

/**
 * Text of a web page: its article's block elements a line each, tables as everywhere else; scripts, menus, forms and hidden parts left out.
 * @throws Fault `office.binary`
 */
export function htmlText(bytes: Uint8Array, fileName: string): { readonly text: string; readonly margins: string } {
  const root = htmlTree(source(bytes, fileName));
  const { article, title } = articleOf(root);
  const lines = linesOf(article);
  const first = lines.slice(0, 12).map((line) => line.replace(/\s/g, ''));
  const text = title && !first.some((line) => line.includes(title.replace(/\s/g, ''))) ? [title, ...lines] : lines;
  // A marking may stand outside the article: the rest of the page is looked at, too.
  return { text: text.join('\n'), margins: linesOf(root).slice(0, 40).join('\n') };
}

/** The page's own word on its encoding, in the bytes any encoding shares with ASCII, stands before guesses. */
function source(bytes: Uint8Array, fileName: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const declared = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  if (declared && bytes[0] !== 0xff && bytes[0] !== 0xfe) {
    try {
      return new TextDecoder(declared.startsWith('gb') ? 'gb18030' : declared, { fatal: true }).decode(bytes);
    } catch {
      // A wrong declaration: judged by the bytes below.
    }
  }
  try {
    return txtText(bytes, fileName).text;
  } catch (error) {
    if (error instanceof Fault) return new TextDecoder('utf-8').decode(bytes);
    throw error;
  }
}

function linesOf(element: Element): string[] {
  const lines: string[] = [];
  let line = '';
  const flush = () => {
    const text = oneLine(line);
    if (text) lines.push(text);
    line = '';
  };
  const walk = (node: Element | string): void => {
    if (typeof node === 'string') {
      line += node;
      return;
    }
    if (dropped.has(node.name) || isHidden(node)) return;
    if (node.name === 'table') {
      flush();
      lines.push(...tableText(node));
      return;
    }
    const isBlock = blocks.has(node.name);
    if (isBlock) flush();
    for (const child of node.children) walk(child);
    if (isBlock) flush();
  };
  walk(element);
  flush();
  return lines;
}

/** Pages are laid out in tables, too: one that holds tables or many paragraphs is no table of data. */
function tableText(table: Element): string[] {
  const grid = gridOf(table);
  const isLayout = grid.every((row) => row.length < 2) || grid.flat().some(({ element }) => has(element, 'table') || has(element, 'h1') || has(element, 'h2'));
  if (isLayout) {
    const cells = new Set(grid.flat().map(({ element }) => element));
    return [...cells].flatMap((cell) => linesOf({ ...cell, name: 'div' }));
  }
  return tableLines(grid.map((row) => row.map(({ element, continues }) => ({ text: linesOf({ ...element, name: 'div' }).join(' '), continues }))));
}

function has(element: Element, name: string): boolean {
  return element.children.some((child) => typeof child !== 'string' && (child.name === name || has(child, name)));
}

function isHidden({ attributes }: Element): boolean {
  return 'hidden' in attributes || attributes['aria-hidden'] === 'true' || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? '');
}
