/** Folding of a text for the grammar, with the way back: every position of the folded text knows its position in the original. */
export interface Folded {
  readonly text: string;
  /** Original position of each folded character. */
  readonly origin: Int32Array;
}

const space = /[ \u00a0\u3000]/;
const han = /[\u4e00-\u9fff]/;
const digit = /[0-9%]/;
/** Pinyin set behind a character in brackets: 區(qū). */
const pinyin = /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)/y;

/**
 * Folds full-width digits, letters and percent signs, traditional characters one by one, spaces between a number and its unit,
 * and inserted pinyin. Line ends and punctuation stay, so the folded text has the same sentences.
 */
export function fold(text: string, traditional: { readonly from: string; readonly to: string }): Folded {
  const simple = new Map([...traditional.from].map((c, i) => [c, traditional.to[i]!]));
  const origin = new Int32Array(text.length);
  const out: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    const last = out.at(-1) ?? '';
    if (c === '(' && han.test(last)) {
      pinyin.lastIndex = i;
      const note = pinyin.exec(text);
      if (note) {
        i += note[0].length - 1;
        continue;
      }
    }
    if (space.test(c)) {
      const next = wide(text[i + 1] ?? '');
      if ((digit.test(last) && han.test(next)) || (han.test(last) && digit.test(next)) || (digit.test(last) && next === '%')) continue;
    }
    origin[out.length] = i;
    out.push(simple.get(c) ?? wide(c));
  }
  return { text: out.join(''), origin: origin.slice(0, out.length) };
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
