import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { numberAt } from './numbers.ts';
import type { Quantity } from './quantities.ts';

/** 居全省第3位, 排名第一: a rank, behind the words that place it. */
export function rankAt(text: string, at: number, lexicon: Lexicon): Quantity | null {
  const number = numberAt(text, at + 1);
  if (!number || number.multiplier) return null;
  const unit = pattern(lexicon, 'rankUnit', 'y', () => anyOf(lexicon.words.ranks.units));
  unit.lastIndex = number.end;
  const word = unit.exec(text)?.[0] ?? '';
  const end = number.end + word.length;
  const before = text.slice(Math.max(0, at - 8), at);
  // 位列全国“…百强”第12位: the list's name may stand between.
  const named =
    word !== '' && number.style === 'digits' && /(?:位列|位居|排名|排在|列|居|跻身|荣登)[^，。；\n]{0,26}$/.test(text.slice(Math.max(0, at - 30), at));
  // 稳居西部和边境省区第一.
  const far = /(?:稳居|位居|居|位列|保持)[^，。；]{0,10}$/.test(text.slice(Math.max(0, at - 14), at));
  const placed = named || far || pattern(lexicon, 'rankBefore', '', () => `(?:${anyOf(lexicon.words.ranks.before)})[^，。；]{0,4}$`).test(before);
  // 由2019年的第9位上升到第5位.
  const from = word !== '' && /[由从](?:20\d\d年的?|去年的?|上年的?)?$/.test(text.slice(Math.max(0, at - 8), at));
  const open = word === '' && /^(?:[，,。；;、”\n（(]|$|的)/.test(text.slice(end, end + 1));
  if (!((placed || from) && (word !== '' || open))) return null;
  return { at, end, value: number.value, upper: null, unit: word, style: number.style, rank: true, more: false, counts: true };
}

/** 百分之二十五. */
export function percentWords(text: string, at: number): Quantity | null {
  const number = numberAt(text, at + 3);
  return number?.value == null
    ? null
    : { at, end: number.end, value: number.value, upper: null, unit: '%', style: number.style, rank: false, more: false, counts: false };
}

/** 保持两位数增长: ten per cent or more. */
export function digitsWord(text: string, at: number): Quantity | null {
  if (!/^(?:以上)?的?(?:增长|增速|增幅|以上)/.test(text.slice(at + 3, at + 10))) return null;
  return { ...wordy, at, end: at + 3, value: 10, unit: '%', fixed: { kind: 'change', bound: '>=' } };
}

/** 减少一半, 一半的企业; not 一半是…一半是. */
export function halfOf(text: string, at: number): Quantity | null {
  const fits =
    /^(?:以上|左右|的|[，,。；、）])/.test(text.slice(at + 2, at + 4)) &&
    /(?:减少|下降|降低|缩短|压缩|占|达|达到|超过|不足|近|完成|到|了)$/.test(text.slice(Math.max(0, at - 2), at));
  return fits ? { ...wordy, at, end: at + 2, value: 50, unit: '%' } : null;
}

/** 三分之一 as a share in per cent. */
export function fractionAt(text: string, at: number): Quantity | null {
  const found = text.startsWith('分之', at + 1) || text.startsWith('分之', at + 2) ? numberAt(text, at) : null;
  if (!found?.value || !text.startsWith('分之', found.end)) return null;
  const top = numberAt(text, found.end + 2);
  if (top?.value == null || top.value >= found.value) return null;
  return { ...wordy, at, end: top.end, value: (top.value / found.value) * 100, unit: '%' };
}

const wordy = { upper: null, style: 'han', rank: false, more: false, counts: false } as const;

/** 1/10以上 as a share in per cent; not a date. */
export function ratioAt(text: string, at: number): Quantity | null {
  const found = /^(\d{1,2})\/(\d{1,2})(?![\d/.年月])/.exec(text.slice(at, at + 6));
  if (!found || text[at - 1] === '/' || Number(found[1]) >= Number(found[2]) || Number(found[1]) === 0) return null;
  if (
    !/(?:的|以上|左右|，|。|；|、)/.test(text.slice(at + found[0].length, at + found[0].length + 2)) ||
    !/[\u4e00-\u9fff]$/.test(text.slice(Math.max(0, at - 1), at))
  )
    return null;
  return { ...wordy, at, end: at + found[0].length, value: (Number(found[1]) / Number(found[2])) * 100, unit: '%' };
}

/** 翻一番, 近一半: phrases of the lexicon. */
export function phraseOf(said: string, at: number, lexicon: Lexicon): Quantity {
  const turn = lexicon.words.change.turns[said];
  const base = { at, end: at + said.length, upper: null, unit: '%', style: 'han', rank: false, more: false, counts: false } as const;
  if (turn !== undefined) return { ...base, value: turn, fixed: { kind: 'change' } };
  const [value, bound] = lexicon.words.shares[said]!;
  return { ...base, value, fixed: { bound } };
}
