import { marksOf } from './scan.ts';
import { wrappedEnds } from './wrapped.ts';

/** Folding of a text for the grammar, with the way back: every position of the folded text knows its position in the original. */
export interface Folded {
  readonly text: string;
  /** Original position of each folded character. */
  readonly origin: Int32Array;
}

const han = /[\u4e00-\u9fff]/;
const digit = /[0-9%]/;
/** Pinyin set behind a character in brackets: 區(qū). */
const pinyin = /[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]/y;

/**
 * Folds full-width digits, letters and percent signs, traditional characters one by one, spaces between a number and its unit,
 * spaced letters, marks without width and inserted pinyin. Punctuation stays, and so do line ends, but for those that only a page's width has set.
 */
export function fold(text: string, traditional: { readonly from: string; readonly to: string }): Folded {
  const simple = simpler(traditional);
  const wrapped = wrappedEnds(text);
  const origin = new Int32Array(text.length);
  const out: string[] = [];
  let length = 0;
  let last = '';
  // Stretches that fold to themselves are copied whole.
  let from = 0;
  const put = (c: string, i: number) => {
    origin[length++] = i;
    last = c;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code === 0x28 || code === 0xff08) && han.test(last)) {
      pinyin.lastIndex = i;
      const note = pinyin.exec(text);
      if (note) {
        out.push(text.slice(from, i));
        i += note[0].length - 1;
        from = i + 1;
        continue;
      }
    }
    // Damaged pages set a comma before every mark: ,。 ,、 ,,
    if (code === 0x2c && doubled(text.charCodeAt(i + 1))) {
      out.push(text.slice(from, i));
      from = i + 1;
      continue;
    }
    if (
      (code === 0x0a && wrapped.has(i)) ||
      (code === 0x0d && wrapped.has(i + 1)) ||
      code === 0x200b ||
      code === 0x200c ||
      code === 0x200d ||
      code === 0x2060 ||
      code === 0xfeff ||
      code === 0xad
    ) {
      out.push(text.slice(from, i));
      from = i + 1;
      continue;
    }
    if (code === 0x20 || code === 0xa0 || code === 0x3000) {
      const next = wide(text[i + 1] ?? '');
      if (
        spacedOut(text, i) ||
        inNumber(text, i) ||
        (digit.test(last) && han.test(next)) ||
        (han.test(last) && digit.test(next)) ||
        (digit.test(last) && next === '%') ||
        (last === '第' && /[Xx*]/.test(next))
      ) {
        out.push(text.slice(from, i));
        from = i + 1;
        continue;
      }
    }
    const c = text[i]!;
    const folded = simple.get(code) ?? (code >= 0xff00 ? wide(c) : code < 0x80 ? (mark(text, i, code) ?? c) : c);
    if (folded !== c) {
      out.push(text.slice(from, i), folded);
      from = i + 1;
    }
    put(folded, i);
  }
  out.push(text.slice(from));
  return { text: out.join(''), origin: origin.slice(0, length) };
}

const doubled = marksOf(',，、。；：');

/** The space stands in a number that is set apart: 6 . 5%, 24. 3亿元; not behind the number of an item (1. 5个). */
function inNumber(text: string, i: number): boolean {
  const before = text.slice(Math.max(0, i - 8), i);
  const after = text.slice(i, i + 8);
  return (
    (/[\u4e00-\u9fff]\s?\d{1,5}$/.test(before) && /^\s?\.\s?\d{1,4}\s?[%万亿元个]/.test(after)) ||
    (/[\u4e00-\u9fff]\s?\d{1,5}\s?\.$/.test(before) && /^\s?\d{1,4}\s?[%万亿元个]/.test(after))
  );
}

/** Half-width marks of a Chinese sentence as it writes them, x that blanks out as X; those of numbers, times and Latin words stay. ; stays, too: it ends nothing. */
function mark(text: string, i: number, code: number): string | null {
  if (code === 0x2c) return /\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? '') ? null : '，';
  if (code === 0x3a) return han.test(text[i - 1] ?? '') ? '：' : null;
  if (code === 0x28) return '（';
  if (code === 0x29) return '）';
  if (code === 0x78) {
    let from = i;
    let to = i + 1;
    while (i - from < 9 && (text[from - 1] === 'x' || (text[from - 1] === '.' && text[from - 2] === 'x'))) from--;
    while (to - i < 9 && (text[to] === 'x' || (text[to] === '.' && text[to + 1] === 'x'))) to++;
    return /[A-Za-z]/.test(text[from - 1] ?? '') || /[A-Za-z]/.test(text[to] ?? '') || to - from > 8 ? null : 'X';
  }
  return null;
}

/** The space stands in spaced letters: 增 加 值, every letter by itself, three or more. */
function spacedOut(text: string, i: number): boolean {
  const lone = (at: number) => han.test(text[at] ?? '') && blank(text, at - 1) && blank(text, at + 1);
  const edge = (at: number) => han.test(text[at] ?? '');
  return edge(i - 1) && edge(i + 1) && ((lone(i - 1) && lone(i + 1)) || (lone(i - 1) && lone(i - 3)) || (lone(i + 1) && lone(i + 3)));
}

function blank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0xa0 || code === 0x3000 || code === 0x0a || code === 0x0d || Number.isNaN(code);
}

const simplers = new WeakMap<object, Map<number, string>>();

function simpler(traditional: { readonly from: string; readonly to: string }): Map<number, string> {
  let found = simplers.get(traditional);
  if (!found) {
    found = new Map(Array.from({ length: traditional.from.length }, (_, i) => [traditional.from.charCodeAt(i), traditional.to[i]!]));
    simplers.set(traditional, found);
  }
  return found;
}

/** The original span of a folded one. */
export function unfold(folded: Folded, at: number, end: number): { at: number; end: number } {
  const first = folded.origin[at] ?? 0;
  return { at: first, end: end > at ? folded.origin[end - 1]! + 1 : first };
}

function wide(c: string): string {
  const code = c.charCodeAt(0);
  if ((code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return String.fromCharCode(code - 0xfee0);
  if (c === '％') return '%';
  if (c === '＊') return '*';
  if (c === '．') return '.';
  return c;
}
