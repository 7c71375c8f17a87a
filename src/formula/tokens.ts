import { nearest, tryUnit, unitNames } from '../units/index.ts';
import type { Where } from './expr.ts';
import { formulaFault } from './fault.ts';

export type Token = Where &
  (
    | { readonly kind: 'number'; readonly text: string; readonly unit?: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'name'; readonly text: string }
    | { readonly kind: 'word'; readonly text: Keyword }
    | { readonly kind: 'sign'; readonly text: string }
    | { readonly kind: 'end'; readonly text: '' }
  );

export type Keyword = 'and' | 'or' | 'not' | 'in' | 'between' | 'is' | 'empty' | 'true' | 'false' | 'null';

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  and: 'and',
  or: 'or',
  not: 'not',
  in: 'in',
  between: 'between',
  is: 'is',
  empty: 'empty',
  true: 'true',
  false: 'false',
  null: 'null',
  且: 'and',
  并且: 'and',
  或: 'or',
  或者: 'or',
  非: 'not',
  为空: 'empty',
  属于: 'in',
  介于: 'between',
  是: 'true',
  否: 'false',
}; // prettier-ignore

/** Signs as typed on a Chinese keyboard, and their plain form. */
const SIGNS: Readonly<Record<string, string>> = {
  '<=': '<=',
  '>=': '>=',
  '!=': '!=',
  '<>': '!=',
  '==': '=',
  '=': '=',
  '<': '<',
  '>': '>',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '(': '(',
  ')': ')',
  ',': ',',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '÷': '/',
  '（': '(',
  '）': ')',
  '，': ',',
}; // prettier-ignore

const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’', '「': '」' };

const SPACE = /\s/;
const NAME = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\p{N}.])/uy;
const UNIT = /[\p{L}%％‰℃°²³₂¥]+[\p{L}\p{N}²³₂]*(?:[/·](?:\([^()]*\)|[\p{L}%][\p{L}\p{N}²³₂]*))*/uy;

/** Keywords as they may be written, for messages. */
export const KEYWORD_NAMES: readonly string[] = Object.keys(KEYWORDS);

/** Cuts a formula into tokens; the last is `end`. Faults: `formula.character`, `formula.quote`, `formula.number`, `formula.unit`. */
export function tokens(text: string): readonly Token[] {
  const out: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp, from: number): string | undefined => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const c = text[at] ?? '';
    if (SPACE.test(c)) {
      at++;
      continue;
    }
    const start = at;
    if (/[0-9]/.test(c) || (c === '.' && /[0-9]/.test(text[at + 1] ?? ''))) {
      const number = match(NUMBER, at);
      if (number === undefined || !Number.isFinite(Number(number)))
        throw formulaFault('number', { at, end: at + 1 }, { found: number ?? text.slice(at).match(/^[\p{N}.]+/u)?.[0] ?? c });
      at += number.length;
      const unit = unitAfter(at);
      if (unit) at = unit.end;
      out.push({ kind: 'number', text: number, at: start, end: at, ...(unit ? { unit: unit.text } : {}) });
      continue;
    }
    const closing = QUOTES[c];
    if (closing !== undefined) {
      const [value, end] = quoted(start + 1, closing);
      out.push({ kind: 'text', text: value, at: start, end });
      at = end;
      continue;
    }
    if (c === '`') {
      const end = text.indexOf('`', at + 1);
      if (end < 0) throw formulaFault('quote', { at, end: text.length }, { quote: '`' });
      out.push({ kind: 'name', text: text.slice(at + 1, end), at, end: end + 1 });
      at = end + 1;
      continue;
    }
    const name = match(NAME, at);
    if (name !== undefined) {
      at += name.length;
      const word = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
      out.push(word ? { kind: 'word', text: word, at: start, end: at } : { kind: 'name', text: name, at: start, end: at });
      continue;
    }
    const pair = text.slice(at, at + 2);
    const typed = Object.hasOwn(SIGNS, pair) ? pair : c;
    const sign = Object.hasOwn(SIGNS, typed) ? SIGNS[typed] : undefined;
    if (sign === undefined) throw formulaFault('character', { at, end: at + 1 }, { found: c });
    at += typed.length;
    out.push({ kind: 'sign', text: sign, at: start, end: at });
  }
  out.push({ kind: 'end', text: '', at: text.length, end: text.length });
  return out;

  /** A doubled quote stands for itself. */
  function quoted(from: number, closing: string): [string, number] {
    let value = '';
    for (let i = from; i < text.length; i++) {
      // PostgreSQL has no text with this character.
      if (text[i] === '\0') throw formulaFault('character', { at: i, end: i + 1 }, { found: '\\0' });
      if (text[i] !== closing) value += text[i];
      else if (text[i + 1] === closing) {
        value += closing;
        i++;
      } else return [value, i + 1];
    }
    throw formulaFault('quote', { at: from - 1, end: text.length }, { quote: closing });
  }

  /** The unit right behind a number: 500 万千瓦, 5%, 0.3 元/千瓦时. A keyword is no unit; any other word must be one. */
  function unitAfter(from: number): { text: string; end: number } | undefined {
    let begin = from;
    while (SPACE.test(text[begin] ?? '')) begin++;
    const run = match(UNIT, begin);
    if (run === undefined) return undefined;
    // Longest reading first, giving back what stands behind '/': '5 万元/x' divides by the field x.
    for (let word = run; word !== ''; word = word.slice(0, Math.max(word.lastIndexOf('/'), word.lastIndexOf('·'), 0))) {
      if (Object.hasOwn(KEYWORDS, word)) return undefined;
      if (tryUnit(word)) return { text: word, end: begin + word.length };
    }
    const word = run.split(/[/·]/)[0] ?? run;
    if (Object.hasOwn(KEYWORDS, word)) return undefined;
    const near = nearest(word, [...KEYWORD_NAMES, ...unitNames()]);
    throw formulaFault(near.length ? 'unit-near' : 'unit', { at: begin, end: begin + word.length }, { found: word, near: near.join('、') });
  }
}
