import type { OutlineNode, Span } from './reading.ts';

/** Numbering of official documents in its order (GB/T 9704: 一、（一）1.（1）), with chapters above and 一是 below. */
const marks: readonly RegExp[] = [
  /^第[一二三四五六七八九十百]+[章部篇][分]?[\s、：:]*/,
  /^[一二三四五六七八九十]{1,3}、/,
  /^[（(][一二三四五六七八九十]{1,3}[）)][、.]?/,
  /^\d{1,2}(?:[.、．](?!\d)|\s(?=[\u4e00-\u9fff]))/,
  /^[（(]\d{1,2}[）)]/,
  /^(?:[一二三四五六七八九十]{1,3}(?:是(?:要)?|要(?=[^求点素件]))|第[一二三四五六七八九十][，,、])/,
];

export interface Heading extends OutlineNode {
  /** Place in the order of marks: 0 chapter … 5 一是. */
  readonly rank: number;
  /** Index of the sentence it stands in. */
  readonly sentence: number;
}

/** Numbered headings, whole lines or run in (一是…). A heading spans its own sentence; parent is the nearest heading above of a higher rank. */
export function outlineOf(text: string, sentences: readonly Span[]): Heading[] {
  const nodes: Heading[] = [];
  const open: number[] = [];
  sentences.forEach((span, sentence) => {
    const words = text.slice(span.at, span.end);
    const head = words.slice(0, 12);
    const rank = marks.findIndex((mark) => mark.test(head));
    if (rank < 0 || (rank < 5 && !atLineStart(text, span.at))) return;
    const number = marks[rank]!.exec(head)![0].trim();
    while (open.length > 0 && nodes[open.at(-1)!]!.rank >= rank) open.pop();
    const title = words
      .slice(number.length)
      .replace(/[。；：:]$/, '')
      .trim();
    nodes.push({ at: span.at, end: span.end, level: open.length + 1, number, title, parent: open.at(-1) ?? null, rank, sentence });
    open.push(nodes.length - 1);
  });
  return nodes;
}

/** For each sentence the path of headings it stands under (its own included). */
export function pathsOf(sentences: readonly Span[], outline: readonly Heading[]): number[][] {
  const paths: number[][] = [];
  let next = 0;
  let path: number[] = [];
  sentences.forEach((_, i) => {
    if (outline[next]?.sentence === i) {
      const chain: number[] = [];
      for (let node: number | null = next; node !== null; node = outline[node]!.parent) chain.unshift(node);
      path = chain;
      next++;
    }
    paths.push(path);
  });
  return paths;
}

/** The document's title: the first line of words that is no sentence, no metadata and no date. */
export function titleOf(text: string): string | null {
  for (const line of text.slice(0, 2000).split(/[\n\r]+/, 24)) {
    const words = line.trim();
    if (words.length > 60 && words.includes('。')) return null;
    if (words.length < 6 || words.length > 80 || /[|\t。；：:]|^[-—（(【]|[，,；]$|^(?:来源|时间|索引|发布|记者)|\d{4}-\d\d-\d\d/.test(words)) continue;
    if (/[\u4e00-\u9fff]{4}/.test(words) && !/^[\u4e00-\u9fff\s]{2,8}(?:省长|市长|书记|主任)/.test(words)) return words;
  }
  return null;
}

function atLineStart(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    if (text[i] === '\n' || text[i] === '\r') return true;
    if (!/\s/.test(text[i]!)) return false;
  }
  return true;
}
