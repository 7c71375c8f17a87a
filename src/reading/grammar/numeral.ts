/** A number found in a text: `text.slice(at, end)` is its words. */
export interface Found {
  readonly at: number;
  readonly end: number;
  readonly value: number;
}

const digit: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零〇一二三四五六七八九']
    .map((c, i) => [c, i === 0 ? 0 : i - 1] as const)
    .concat(
      [...'壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, i + 1] as const),
      [
        ['两', 2],
        ['俩', 2],
      ],
    ),
);
const small: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const big: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 兆: 1e12 };
const from = '萬億兩倆貳參陸點負幾餘個雙對銭圓圆塊陽後週號禮間內';
const to = '万亿两俩贰叁陆点负几余个双对钱元元块阳后周号礼间内';
const simple = new Map([...from].map((c, i) => [c, to[i]!]));

/** Half width, lower case, simplified numerals; every character keeps its place. */
export function plain(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    const code = text.charCodeAt(i);
    out +=
      code >= 0xff01 && code <= 0xff5e
        ? String.fromCharCode(code - 0xfee0).toLowerCase()
        : code === 0x3000
          ? ' '
          : (simple.get(c) ?? (c.length === c.toLowerCase().length ? c.toLowerCase() : c));
  }
  return out;
}

const arabic = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:(?<!\d\.\d+)\.\d+(?!\d*\.\d))?|\.\d+/y;
const gap = / */y;

function skip(text: string, at: number): number {
  gap.lastIndex = at;
  gap.exec(text);
  return gap.lastIndex;
}

/** An unsigned numeral at `at`: digits, characters or both mixed (5万4千6百, 十 余 万, 两千三点一); null when there is none. */
export function numeralAt(text: string, at: number): (Found & { readonly style: 'digits' | 'han'; readonly single: boolean }) | null {
  let total = 0;
  let section = 0;
  let num: number | null = null;
  let wide = 0;
  let last = 0;
  let zero = false;
  let written = 0;
  let arabicOnly = true;
  let digitwise = '';
  let i = at;
  let end = at;
  let count = 0;
  for (;;) {
    const here = count === 0 ? i : skip(text, i);
    const c = text[here] ?? '';
    arabic.lastIndex = here;
    const number = /[\d.]/.test(c) ? arabic.exec(text) : null;
    if (number) {
      if (num !== null || digitwise !== '' || (here > i && count > 0 && last === 0 && wide === 0)) break;
      num = Number(number[0].replaceAll(',', ''));
      i = end = here + number[0].length;
      count++;
      zero = true;
      continue;
    }
    if (digit[c] !== undefined) {
      if (c === '两' && num !== null) break;
      // 二〇二四: digit by digit.
      if (num !== null && !zero) {
        if (last > 0 || wide > 0 || here > i) break;
        digitwise += c;
        i = end = here + 1;
        count++;
        continue;
      }
      if (num !== null && c !== '零' && text[here - 1] !== '零') break;
      num = digit[c]!;
      zero = c === '零' || c === '〇';
      if (zero) {
        num = null;
        last = 1;
      }
      if (digitwise === '') digitwise = zero ? '' : c;
      written++;
      i = here + 1;
      if (!zero || count === 0) end = i;
      arabicOnly = false;
      count++;
      if (zero && count === 1 && !/[零〇一二三四五六七八九十百千万点\d壹贰叁肆伍陆柒捌玖拾佰仟]/.test(text[skip(text, i)] ?? ''))
        return { at, end: i, value: 0, style: 'han', single: true };
      continue;
    }
    if (small[c] !== undefined) {
      if (digitwise.length > 1) break;
      const unit = small[c]!;
      // 五十千: a smaller section is multiplied.
      if (num === null && section > 0 && last > 1 && unit > last) section *= unit;
      else section += (num ?? 1) * unit;
      num = null;
      digitwise = '';
      last = unit;
      zero = false;
      written++;
      i = end = here + 1;
      arabicOnly = false;
      count++;
      continue;
    }
    const few = /^(?:零?几|多|余) *(?=[万亿])/.exec(text.slice(here, here + 6));
    if (few && count > 0) {
      i = here + few[0].length;
      zero = false;
      continue;
    }
    if (big[c] !== undefined) {
      const unit = big[c]!;
      if (digitwise.length > 1) break;
      const base = section + (num ?? 0);
      if (count === 0) return null;
      if (unit >= wide && wide > 0) total = (total + base) * unit;
      else total += (base === 0 ? 1 : base) * unit;
      section = 0;
      num = null;
      digitwise = '';
      wide = unit;
      last = unit;
      zero = false;
      i = end = here + 1;
      count++;
      continue;
    }
    break;
  }
  if (count === 0 || end === at) return null;
  if (digitwise.length > 1) {
    const value = Number([...digitwise].map((c) => digit[c]!).join(''));
    return digitwise.length >= 3 ? { at, end, value, style: 'han', single: false } : null;
  }
  // 三百五 is 350, 一万三 is 13,000; behind 零 and for digits it is what it says.
  const tail = num === null ? 0 : last > 10 && !zero && !/[\d.]/.test(text[end - 1]!) ? (num * last) / 10 : num;
  let value = total + section + tail;
  const style = arabicOnly && written === 0 && wide === 0 ? 'digits' : 'han';
  // 点三三 behind characters.
  const point = style === 'han' ? /^ *点 *((?:[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖\d] *)+)/.exec(text.slice(end, end + 24)) : null;
  if (point) {
    const digits = point[1]!.replaceAll(' ', '');
    value += Number(`0.${[...digits].map((c) => digit[c] ?? c).join('')}`);
    end += point[0].trimEnd().length;
  }
  return { at, end, value, style, single: end - at === 1 };
}
