import { numberAt } from './numbers.ts';
import { type Found, numeralAt, plain } from './numeral.ts';

const powers: Readonly<Record<string, number>> = { 百: 1e2, 佰: 1e2, 千: 1e3, 仟: 1e3, 万: 1e4, 十: 10 };

/** All percentages of a text, in per cent: 25%, 百分之五, 千分之三, 六个百分点, 三成半, 八折. Addresses of pages hold none. */
export function percentsIn(text: string): Found[] {
  const t = plain(text).replace(/https?:\/\/\S+/g, (url) => '\u0000'.repeat(url.length));
  const found: Found[] = [];
  for (let i = 0; i < t.length; ) {
    const hit = percentAt(t, i);
    if (hit) found.push(hit);
    const pair = /^[二三四五六七八][三四五六七八九](?=[十百千万])/.test(t.slice(i, i + 3));
    i = hit ? hit.end : pair ? i + 3 : /[\d.]/.test(t[i]!) ? Math.max(i + 1, numeralAt(t, i)?.end ?? 0) : i + 1;
  }
  return found;
}

/** The percentage that starts at `i` of a plain text. */
export function percentAt(t: string, i: number): Found | null {
  const rest = t.slice(i, i + 60);
  if (rest.startsWith('对折') && t[i - 1] === '打') return { at: i, end: i + 2, value: 50 };
  if (rest.startsWith('半成')) return { at: i, end: i + 2, value: 5 };
  if (rest.startsWith('半折')) return { at: i, end: i + 2, value: 50 };
  const under = /^((?:[百佰千仟万十] *)+)分 *之 */.exec(rest);
  if (under && !/[零一二两三四五六七八九壹贰\d]/.test(t[i - 1] ?? '')) {
    const bottom = [...under[1]!.replaceAll(' ', '')].reduce((product, c) => product * powers[c]!, 1);
    const top = whole(t, i + under[0].length);
    if (!top) return null;
    // 百分之七十百分位: the last 百 belongs to the next word.
    const more = /[百佰]$/.test(t.slice(i, top.end)) && t.startsWith('分', top.end);
    const shown = more ? numberAt(t.slice(0, top.end - 1), i + under[0].length)! : top;
    return { at: i, end: shown.end, value: (100 * shown.value) / bottom };
  }
  if (!/[-负\d.零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]/.test(t[i]!) || /[第\d]/.test(t[i - 1] ?? '')) return null;
  const pair9 = /^([一二三四五六七八九]) +([一二三四五六七八九]) *折/.exec(rest);
  if (pair9) return { at: i, end: i + pair9[0].length, value: 10 * numeralAt(pair9[1]!, 0)!.value + numeralAt(pair9[2]!, 0)!.value };
  const number = whole(t, i);
  if (!number) {
    // 75折, 九九折: two digits are hundredths.
    const pair = /^([\d一二三四五六七八九]) *([\d一二三四五六七八九]) *折/.exec(rest);
    return pair ? { at: i, end: i + pair[0].length, value: 10 * numeralAt(pair[1]!, 0)!.value + numeralAt(pair[2]!, 0)!.value } : null;
  }
  const after = t.slice(number.end, number.end + 24);
  const unit = /^ *(%|个 *百 *分 *点|成|折)/.exec(after);
  if (!unit) {
    const pair = /^(\d) (\d) *折/.exec(rest);
    return pair ? { at: i, end: i + pair[0].length, value: 10 * Number(pair[1]) + Number(pair[2]) } : null;
  }
  const end = number.end + unit[0].length;
  if (unit[1] === '成') {
    const more = /^(半| *[一二三四五六七八九](?![个十百]))/.exec(t.slice(end, end + 3));
    const extra = more ? (more[1] === '半' ? 5 : numeralAt(more[1]!.trim(), 0)!.value) : 0;
    return { at: i, end: end + (more?.[0].length ?? 0), value: number.value * 10 + extra };
  }
  if (unit[1] === '折') {
    if (t.slice(i, number.end) === '十') return null;
    return { at: i, end, value: number.value < 10 ? number.value * 10 : number.value };
  }
  return { at: i, end, value: number.value };
}

/** A number that is no pair of neighbours (二三十). */
function whole(t: string, i: number): Found | null {
  if (/^[二三四五六七八][三四五六七八九]/.test(t.slice(i, i + 2))) return null;
  const fraction = /^[\d.零一二两三四五六七八九十百千万 ]{1,12}分 *之/.test(t.slice(i, i + 14));
  return fraction ? null : (numberAt(t, i) ?? numeralAt(t, i));
}
