import { type Found, numeralAt, plain } from './numeral.ts';

/** Characters that are numerals only among others: 陆地, 队伍, 放肆, 收拾. */
const shy = /[陆伍肆拾]/;
/** What makes a single numeral part of a word: 一切, 四川, 一看. */
const words = /^(?:切|看|川|地|足|折|美[元刀]|两$)/;
const suffix = /^ ?(k|m|g|t)(?![a-z])/;
const scale: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** All numbers of a text with sign, fraction, power and multiple (负三又二分之一, 2^5, 40k). Numbers of a percentage are left out. */
export function numbersIn(text: string): Found[] {
  const t = plain(text);
  const found: Found[] = [];
  for (let i = 0; i < t.length; ) {
    const hit = /[-负\d.零〇一二三四五六七八九十百千万两俩壹贰叁肆伍陆柒捌玖拾佰仟半]/.test(t[i]!) ? numberAt(t, i) : null;
    if (hit) {
      if (!/^ *%/.test(t.slice(hit.end, hit.end + 3))) found.push(hit);
      i = Math.max(hit.end, i + 1);
    } else i++;
  }
  return found;
}

/** The number that starts at `i` of a plain text (see `plain`), or null. */
export function numberAt(t: string, i: number): Found | null {
  const sign = /^(?:-|负)/.exec(t.slice(i, i + 1)) && t[i - 1] !== '-' && !/[\d)]/.test(t[i - 1] ?? '') ? t[i]! : '';
  if (t.startsWith('半百', i)) return { at: i, end: i + 2, value: 50 };
  const start = i + sign.length;
  if (sign === '-' && !/[\d.]/.test(t[start] ?? '')) return null;
  if (sign === '负' && !/[\d.零〇一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]/.test(t[start] ?? '')) return null;
  // 百分之五: the number is what stands behind.
  if (/^[百佰] *分 *之/.test(t.slice(start, start + 6))) return null;
  // 9点 of ...9: a point behind points is none.
  if (t[start] === '.' && (t[start + 1] === '.' || t[start - 1] === '.' || /\d/.test(t[start - 1] ?? ''))) return null;
  // 个百分点 holds no 百.
  if (/^[百千]分[点位]/.test(t.slice(start, start + 3))) return null;
  const first = numeralAt(t, start);
  if (!first) return null;
  const signed = sign ? -1 : 1;
  const rest = t.slice(first.end, first.end + 40);
  // Whole 又 a fraction, or a fraction alone.
  const whole = /^ *又 */.exec(rest);
  if (whole) {
    const part = fractionAt(t, first.end + whole[0].length);
    if (part) return { at: i, end: part.end, value: signed * (first.value + part.value) };
  }
  const fraction = fractionAt(t, start);
  if (fraction) return { at: i, end: fraction.end, value: signed * fraction.value };
  if (first.style === 'digits') {
    const mixed = /^ (\d+)\/(\d+)/.exec(rest) ?? /^\/(\d+)(?![/\d])/.exec(rest);
    if (mixed && !t.slice(start, first.end).includes('.')) {
      const value = mixed[2] ? first.value + Number(mixed[1]) / Number(mixed[2]) : first.value / Number(mixed[1]);
      return { at: i, end: first.end + mixed[0].length, value: signed * value };
    }
    const power = /^\^([+-]*)(\d+(?:\.\d+)?)/.exec(rest);
    if (power)
      return {
        at: i,
        end: first.end + power[0].length,
        value: signed * first.value ** ((power[1]!.replaceAll('--', '').includes('-') ? -1 : 1) * Number(power[2])),
      };
    const e = /^e([+-]?\d+)/.exec(rest);
    if (e) return { at: i, end: first.end + e[0].length, value: signed * Number(`${first.value}e${e[1]}`) };
    const times = suffix.exec(rest);
    if (times) return { at: i, end: first.end + times[0].length, value: signed * first.value * scale[times[1]!]! };
  }
  if (/^打(?![折对开])/.test(rest)) return { at: i, end: first.end + 1, value: signed * first.value * 12 };
  const shown = t.slice(first.at, first.end);
  if (first.single && first.style === 'han' && (shy.test(shown) || words.test(rest) || (shown === '五' && rest.startsWith('角')))) return null;
  // 陽光九九是…: one digit twice is a name.
  if (first.single && first.style === 'han' && (t[first.end] === shown || t[start - 1] === shown)) return null;
  if (shown === '两两' || (first.single && shown === '两' && rest.startsWith('两'))) return null;
  return { at: i, end: first.end, value: signed * first.value };
}

/** A分之B at `i`. */
function fractionAt(t: string, i: number): { end: number; value: number } | null {
  const bottom = numeralAt(t, i);
  if (!bottom) return null;
  const mark = /^ *分 *之 *(-|负)?/.exec(t.slice(bottom.end, bottom.end + 12));
  if (!mark) return null;
  const top = numeralAt(t, bottom.end + mark[0].length);
  if (!top || bottom.value === 0) return null;
  // A sign on both ends cancels: 负三分之负一 is signed once before.
  return { end: top.end, value: ((mark[1] ? -1 : 1) * top.value) / bottom.value };
}

/** Ordinals: 第三, 第二百五十. */
export function ordinalsIn(text: string): Found[] {
  const t = plain(text);
  const found: Found[] = [];
  for (let at = t.indexOf('第'); at >= 0; at = t.indexOf('第', at + 1)) {
    const number = numeralAt(t, at + 1);
    if (number) found.push({ at, end: number.end, value: number.value });
  }
  return found;
}
