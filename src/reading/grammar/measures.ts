import { numberAt } from './numbers.ts';
import { type Found, numeralAt, plain } from './numeral.ts';

/** A number with its unit, in that unit (万 counted out). */
export interface Measured extends Found {
  readonly unit: string;
}

/** Units of size and money with their English names, longest word first. */
const sizes: Readonly<Record<string, string>> = {
  公斤: 'Kilogram',
  千克: 'Kilogram',
  毫克: 'Milligram',
  微克: 'Microgram',
  克: 'Gram',
  吨: 'Ton',
  斤: 'Jin',
  两: 'Liang',
  千米: 'Kilometer',
  公里: 'Kilometer',
  公分: 'Centimeter',
  厘米: 'Centimeter',
  毫米: 'Millimeter',
  米: 'Meter',
  里: 'Li',
  cm: 'Centimeter',
  mm: 'Millimeter',
  km: 'Kilometer',
  m: 'Meter',
  kg: 'Kilogram',
  g: 'Gram',
  亩: 'Mu',
  公顷: 'Hectare',
  平方公里: 'Square kilometer',
  平方米: 'Square meter',
  立方米: 'Cubic meter',
  千比特: 'Kilobit',
  兆比特: 'Megabit',
  比特: 'Bit',
  千字节: 'Kilobyte',
  兆字节: 'Megabyte',
  字节: 'Byte',
  千瓦: 'Kilowatt',
  千卡: 'Kilocalorie',
  兆赫兹: 'Megahertz',
  赫兹: 'Hertz',
};
const money: Readonly<Record<string, string>> = {
  人民币: 'Chinese yuan',
  元人民币: 'Chinese yuan',
  元: 'Chinese yuan',
  块: 'Chinese yuan',
  块钱: 'Chinese yuan',
  欧元: 'Euro',
  美元: 'United States dollar',
  美刀: 'United States dollar',
  瑞士法郎: 'Swiss franc',
  港元: 'Hong Kong dollar',
  港币: 'Hong Kong dollar',
  台币: 'New Taiwan dollar',
  日元: 'Japanese yen',
  奈拉: 'Nigerian naira',
  英镑: 'British pound',
  卢布: 'Russian ruble',
  韩元: 'South Korean won',
  个比特币: 'Bitcoin',
  比特币: 'Bitcoin',
};
/** Parts of a currency behind its whole: 五元三毛, 两美元又三美分. */
const parts: readonly (readonly [RegExp, number])[] = [
  [/^(?:又|零)? *$/, 0],
  [/^(?:毛|角)/, 0.1],
  [/^(?:分|美分|日本[銭钱]|美仙)/, 0.01],
];
const ofWords = (units: Readonly<Record<string, string>>) =>
  new RegExp(
    `^ *(${Object.keys(units)
      .toSorted((a, b) => b.length - a.length)
      .join('|')})`,
  );
const size = ofWords(sizes);
const cash = ofWords(money);

/** Quantities of size: 20万公斤, 三斤半, 2.4微克. */
export function sizesIn(text: string): Measured[] {
  return scan(text, (t, i) => {
    // 三千比特 is three 千比特, 三千两百两 is 3,200 两.
    const number = numberUpTo(t, i, size);
    const hit = number && size.exec(t.slice(number.end, number.end + 8));
    if (!number || !hit || (/^[a-z]/.test(t.slice(number.end + hit[0].length)) && /[a-z]$/.test(hit[1]!))) return null;
    if (hit[1] === '里' && !/^[，。,. 路地]|^$/.test(t.slice(number.end + hit[0].length))) return null;
    const end = number.end + hit[0].length;
    const half = t[end] === '半';
    return { at: i, end: end + (half ? 1 : 0), value: number.value + (half ? 0.5 : 0), unit: sizes[hit[1]!]! };
  });
}

/** Sums of money: 1000万元, 五元三毛, $20, ￥300. */
export function moneyIn(text: string): Measured[] {
  return scan(text, (t, i) => {
    if (/[$￥¥]/.test(t[i]!)) {
      const number = numeralAt(t, i + 1);
      return number && { at: i, end: number.end, value: number.value, unit: t[i] === '$' ? 'Dollar' : 'Chinese yuan' };
    }
    const number = numberAt(t, i) ?? (/^[一二两三四五六七八九十]美/.test(t.slice(i, i + 2)) ? numeralAt(t, i) : null);
    const hit = number && cash.exec(t.slice(number.end, number.end + 8).replaceAll('圆', '元'));
    if (!number || !hit) return null;
    let { value } = number;
    let end = number.end + hit[0].length;
    for (let guard = 0; guard < 2; guard++) {
      const and = /^ *(?:又|零)? */.exec(t.slice(end, end + 3))![0].length;
      const small = numeralAt(t, end + and);
      const part = small && parts.find(([pattern, share]) => share > 0 && pattern.test(t.slice(small.end, small.end + 4)));
      if (!small || !part) break;
      value += small.value * part[1];
      end = small.end + part[0].exec(t.slice(small.end, small.end + 4))![0].length;
    }
    return { at: i, end, value, unit: money[hit[1]!]! };
  });
}

/** The number before a unit: where the last numeral begins the unit's own word (千比特, 两), it is cut. */
function numberUpTo(t: string, i: number, units: RegExp): Found | null {
  const number =
    (/^\d+(?:\.\d+)?(?:m|g)(?![a-z])/.test(t.slice(i, i + 16)) || /^[一二三四五六七八九]两(?!两)/.test(t.slice(i, i + 3)) ? numeralAt(t, i) : null) ??
    numberAt(t, i);
  if (!number) return null;
  const last = t[number.end - 1]!;
  if (/[千兆两]/.test(last)) {
    const shorter = numberAt(t.slice(0, number.end - 1), i);
    if (shorter?.end === number.end - 1 && units.test(t.slice(shorter.end, shorter.end + 8)) && !units.test(t.slice(number.end, number.end + 8)))
      return shorter;
    if (shorter?.end === number.end - 1 && /^(?:千比特|千字节|千克|千米|千瓦|兆字节|兆赫)/.test(t.slice(shorter.end, shorter.end + 3))) return shorter;
  }
  return number;
}

function scan(text: string, at: (t: string, i: number) => Measured | null): Measured[] {
  const t = plain(text);
  const found: Measured[] = [];
  for (let i = 0; i < t.length; ) {
    if (!/[-负\d.零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾$￥¥]/.test(t[i]!)) {
      i++;
      continue;
    }
    const hit = at(t, i);
    if (hit) found.push(hit);
    i = hit ? hit.end : Math.max(i + 1, numeralAt(t, i)?.end ?? 0);
  }
  return found;
}
