/** A number as written: its value (null when blanked out), where it ends, and the multiplier a Chinese numeral carries at its end. */
export interface Written {
  readonly at: number;
  readonly end: number;
  readonly value: number | null;
  readonly style: 'digits' | 'han' | 'mask';
  /** 万, 亿, 万亿 at the end of a Chinese numeral: part of the unit. */
  readonly multiplier: string;
  /** A Chinese numeral of multipliers alone: 百亿, 万亿. */
  readonly bare: boolean;
}

const digits = /(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,15})(?:\.\d{1,8})?/y;
const han = /[零〇一二两三四五六七八九十百千万亿]{1,12}(?:点[零〇一二三四五六七八九]{1,6})?/y;
const mask = /(?:[Xx×]{1,6}|\*{1,6}|○{1,4})(?:\.(?:[Xx]{1,4}|\*{1,4}))?/y;
const ten: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const power: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Reads the number that starts at `at`, or null. */
export function numberAt(text: string, at: number): Written | null {
  const c = text.charCodeAt(at);
  if (c >= 48 && c <= 57) {
    const found = match(digits, text, at)!;
    return { at, end: at + found.length, value: Number(found.replace(/,/g, '')), style: 'digits', multiplier: '', bare: false };
  }
  if (c > 0x3000) {
    let found = match(han, text, at);
    // 十万千瓦, 三千克: the last numeral belongs to the unit.
    if (
      found !== null &&
      found.length > 1 &&
      /[千百]$/.test(found) &&
      /^(?:瓦|克|米(?!以)|卡|帕|伏|分之)/.test(text.slice(at + found.length, at + found.length + 2))
    )
      found = found.slice(0, -1);
    return found === null ? null : chinese(found, at);
  }
  const found = match(mask, text, at);
  return found === null ? null : { at, end: at + found.length, value: null, style: 'mask', multiplier: '', bare: false };
}

/** Value of a Chinese numeral below 10,000 (二十, 三百零五, 一二三 digit by digit); null when it is none. */
export function hanValue(word: string): number | null {
  const [whole = '', fraction] = word.split('点');
  let total = 0;
  let d: number | null = null;
  let last = 10_000;
  for (const c of whole) {
    const p = power[c];
    if (p === undefined) {
      if (d !== null && d !== 0 && last === 10_000 && total === 0) return digitwise(whole);
      d = ten[c]!;
    } else {
      if (p >= last) return null;
      total += (d ?? 1) * p;
      d = null;
      last = p;
    }
  }
  // 三百五 is 350, but 一百零五 is 105.
  const tail = d === null ? 0 : last < 10_000 && last > 10 && !/[零〇].$/.test(whole) ? (d * last) / 10 : d;
  const value = total + tail;
  return fraction === undefined ? value : value + Number(`0.${[...fraction].map((c) => ten[c]!).join('')}`);
}

function digitwise(word: string): number | null {
  return [...word].every((c) => ten[c] !== undefined) && word.length >= 4 ? Number([...word].map((c) => ten[c]!).join('')) : null;
}

function chinese(word: string, at: number): Written | null {
  const multiplier = /(?:万亿|万|亿)$/.exec(word)?.[0] ?? '';
  const rest = word.slice(0, word.length - multiplier.length);
  if (/[万亿]/.test(rest)) return null;
  const value = rest === '' ? 1 : hanValue(rest);
  return value === null
    ? null
    : { at, end: at + word.length, value, style: 'han', multiplier, bare: !/[零〇一二两三四五六七八九]/.test(rest) && rest !== '十' };
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
