import { numberAt } from './numbers.ts';
import { percentAt } from './percents.ts';
import { type Found, numeralAt, plain } from './numeral.ts';

/** A range of numbers; null for an end that is not set. 以上, 以下 and 以内 include the number, 超过 and 不满 do not (civil code, art. 1259). */
export interface Range {
  readonly at: number;
  readonly end: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly lowIn: boolean;
  readonly highIn: boolean;
}

const before: readonly (readonly [RegExp, 'low' | 'high' | 'both', boolean])[] = [
  [/(?:大于|高于|多于) *(?:或者?)? *等于 *$|不(?:小|低|少)于 *$|(?:至少|最少|最低)(?:有|是|为)? *$|≥ *$|> *= *$/, 'low', true],
  [/(?:小于|低于|少于) *(?:或者?)? *等于 *$|小于 或 等于 *$|不(?:大|高|多)于 *$|不超过 *$|(?:至多|最多|最高)(?:有|是|为)? *$|≤ *$|< *= *$/, 'high', true],
  [/(?:大于|高于|多于|超过|超出|超|过)了? *$|> *$/, 'low', false],
  [/(?:小于|低于|少于|不到|不足|未满|不满) *$|< *$/, 'high', false],
  [/(?<!于 *或? *者?)等于 *$/, 'both', true],
];
const behind: readonly (readonly [RegExp, 'low' | 'high', boolean])[] = [
  [/^ *(?:[次个人元家名])?(?:或者?|及)? *(?:以上|更多)/, 'low', true],
  [/^ *(?:[次个人元家名])?(?:或者?|及)? *(?:以下|以内|更少|之内)/, 'high', true],
  [/^ *之上/, 'low', false],
  [/^ *之下/, 'high', false],
];
const joint = /^ *(?:的同时|并且|而且|并|且|，|,)? *(?:还|又)? *$/;

/** All ranges of a text: 大于二十的同时小于等于三十五, 20~100, 五百以上, 在第十和第十五之间, 五百多. */
export function rangesIn(text: string): Range[] {
  const t = plain(text);
  const singles: Range[] = [];
  for (let i = 0; i < t.length; ) {
    const number = /[-负\d.第零〇一二三四五六七八九十百千万两肆拾佰]/.test(t[i]!) ? valueAt(t, i) : null;
    if (!number) {
      i++;
      continue;
    }
    const between = betweenAt(t, number);
    const found = between ?? boundOf(t, number);
    if (found) singles.push(found);
    i = Math.max(found?.end ?? number.end, i + 1);
  }
  const out: Range[] = [];
  for (const range of singles) {
    const last = out.at(-1);
    const gap = last ? t.slice(last.end, range.at) : '';
    const both = last && joint.test(gap) && open(last) !== null && open(range) !== null && open(last) !== open(range);
    const merged = both ? merge(last, range) : null;
    if (merged) out[out.length - 1] = merged;
    else out.push(range);
  }
  return out;
}

const open = (range: Range) => (range.high === null && range.low !== null ? 'high' : range.low === null ? 'low' : null);

function merge(a: Range, b: Range): Range | null {
  const [low, high] = a.low === null ? [b, a] : [a, b];
  return low.low! < high.high! ? { at: a.at, end: b.end, low: low.low, high: high.high, lowIn: low.lowIn, highIn: high.highIn } : null;
}

function valueAt(t: string, i: number): Found | null {
  const at = t[i] === '第' ? i + 1 : i;
  const percent = percentAt(t, at);
  if (percent) return { ...percent, at: i };
  const number = numberAt(t, at) ?? numeralAt(t, at);
  return number && { at: i, end: number.end, value: number.value };
}

/** 20~100, 一千到一千五百, 位于20和30之间. */
function betweenAt(t: string, first: Found): Range | null {
  const word = /^ *(~|到|至|–|—|-|和|与) */.exec(t.slice(first.end, first.end + 8));
  if (!word) return null;
  const second = valueAt(t, first.end + word[0].length);
  if (!second) return null;
  const closed = /^ *(?:之间|间)/.exec(t.slice(second.end, second.end + 4));
  if (/[和与]/.test(word[1]!) && !closed) return null;
  if (!(second.value > first.value)) return null;
  const lead = /(?:位于|在)$/.exec(t.slice(Math.max(0, first.at - 2), first.at));
  return {
    at: first.at - (lead?.[0].length ?? 0),
    end: second.end + (closed?.[0].length ?? 0),
    low: first.value,
    high: second.value,
    lowIn: true,
    highIn: true,
  };
}

/** 超过80, 五百以上, 比三十大, 五百多. */
function boundOf(t: string, number: Found): Range | null {
  const lead = t.slice(Math.max(0, number.at - 12), number.at);
  const rest = t.slice(number.end, number.end + 10);
  const make = (side: 'low' | 'high' | 'both', inside: boolean, at: number, end: number): Range => ({
    at,
    end,
    low: side === 'high' ? null : number.value,
    high: side === 'low' ? null : number.value,
    lowIn: side !== 'high' && inside,
    highIn: side !== 'low' && inside,
  });
  const than = /比 *$/.exec(lead);
  const more = /^ *(大|高|多|小|低|少)/.exec(rest);
  if (than && more) return make(/[大高多]/.test(more[1]!) ? 'low' : 'high', false, number.at - than[0].length, number.end + more[0].length);
  for (const [pattern, side, inside] of before) {
    const hit = pattern.exec(lead);
    if (hit) return make(side, inside, number.at - hit[0].length, number.end);
  }
  for (const [pattern, side, inside] of behind) {
    const hit = pattern.exec(rest);
    if (hit) return make(side, inside, number.at, number.end + hit[0].length);
  }
  // 五百多, 十几万: more than the number said.
  const shown = t.slice(number.at, number.end);
  if (/[多几余]/.test(shown)) return make('low', false, number.at, number.end);
  const some = /^[多余](?![少万亿])/.exec(rest);
  return some ? make('low', false, number.at, number.end + 1) : null;
}
