import { before, type Day, day, plus, plusMonths, valid } from './calendar.ts';
import { nthOfMonth, partOfYear, weekAt } from './weeks.ts';
import type { Point } from './when.ts';
import { exact, fullYear, month, one, small, year } from './words.ts';

const han = '[零〇一二两三四五六七八九十]';
const yearWord = new RegExp(`^(?:农历)?(\\d{4}|\\d{3}|\\d{2}|[零〇一二三四五六七八九]{2,4}|两千(?:零?${han}{1,3})?) ?年`);
const relative: readonly (readonly [RegExp, number])[] = [
  [/^(?:今年|本年|当年)/, 0],
  [/^(?:去年|上一?年(?!半))/, -1],
  [/^前年/, -2],
  [/^(?:明年|下一?年)/, 1],
  [/^后年/, 2],
];
const reigns: Readonly<Record<string, number>> = { 神龙: 705, 康熙: 1662, 雍正: 1723, 乾隆: 1736, 光绪: 1875, 民国: 1912 };
const monthWord = new RegExp(`^(?:农历)?(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正冬腊]) ?月份?`);
const dayWord =
  /^(?:(3[01]|[12]\d|0?[1-9]) ?[日号]|(初[一二三四五六七八九十]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])(?: ?[日号])?)/;
const near: Readonly<Record<string, number>> = {
  大后天: 3,
  大前天: -3,
  大後天: 3,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  後天: 2,
  昨天: -1,
  昨日: -1,
  前天: -2,
  最近: 0,
};

/** A day, week, month or year. `alone`: bare years (2018) and days (29日) count. */
export function pointAt(t: string, i: number, now: Day, alone: boolean): Point | null {
  const rest = t.slice(i, i + 30);
  const dated = /^(\d{4})([-./年 ])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?!\d)/.exec(rest) ?? null;
  if (dated && !/\d/.test(t[i - 1] ?? '')) return exact(day(Number(dated[1]), Number(dated[3]), Number(dated[4])), i + dated[0].length);
  const european = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{1,2})(?!\d|\2\d)/.exec(rest);
  if (european && !/[\d./]/.test(t[i - 1] ?? '')) {
    const [, a, , b, c] = european as unknown as [string, string, string, string, string];
    const dmy = c.length === 4 || a.length === 1 || Number(c) > 31;
    const at = dmy ? day(c.length === 4 ? Number(c) : fullYear(c.padStart(2, '0')), Number(b), Number(a)) : day(fullYear(a), Number(b), Number(c));
    if (valid(at)) return exact(at, i + european[0].length);
  }
  const slash = /^(1[0-2]|[1-9])\/(3[01]|[12]\d|[1-9])(?![\d/])/.exec(rest);
  if (slash && alone && !/[\d/.]/.test(t[i - 1] ?? '')) return openDay(Number(slash[1]), Number(slash[2]), now, i + slash[0].length);
  for (const [word, days] of Object.entries(near)) if (rest.startsWith(word)) return exact(plus(now, days), i + word.length);
  const ago = /^((?!0)\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(天|年|个月|周)(?:以|之)?(前|后)(?!年|半|天)/.exec(rest);
  if (ago && !(ago[2] === '年' && Number(ago[1]) > 99)) {
    const n = small(ago[1]!) * (ago[3] === '前' ? -1 : 1);
    return exact(ago[2] === '天' ? plus(now, n) : ago[2] === '周' ? plus(now, 7 * n) : plusMonths(now, ago[2] === '年' ? 12 * n : n), i + ago[0].length);
  }
  const week = weekAt(t, i, now);
  if (week) return week;
  // A year, said or relative, and what stands behind it.
  const y = yearAt(t, i, now);
  const at = y ? y.end : i;
  const skip = /^ ?的? ?/.exec(t.slice(at, at + 3))![0].length;
  const behind = t.slice(at + (y ? skip : 0), at + skip + 24);
  const offset = at + (y ? skip : 0);
  const feast = /^大年(初一|三十)/.exec(behind);
  if (feast) return y ? exact(day(y.y, 1, feast[1] === '初一' ? 1 : 30), offset + 4) : openDay(1, feast[1] === '初一' ? 1 : 30, now, offset + 4);
  const thisMonth = /^(?:本月|这个月|当月)/.exec(behind) ?? /^(?:上个?月|下个?月)/.exec(behind);
  if (thisMonth) {
    const shift = thisMonth[0].startsWith('上') ? -1 : thisMonth[0].startsWith('下') ? 1 : 0;
    const base = plusMonths(day(y?.y ?? now.y, now.m, 1), shift);
    const d = dayWord.exec(t.slice(offset + thisMonth[0].length, offset + thisMonth[0].length + 6));
    if (d) return exact(day(base.y, base.m, small(d[1] ?? d[2]!)), offset + thisMonth[0].length + d[0].length);
    return { end: offset + thisMonth[0].length, unit: 'month', options: [month(base.y, base.m)] };
  }
  const m = monthWord.exec(behind);
  if (m) {
    const number = small(m[1]!);
    const after = offset + m[0].length;
    const d = dayWord.exec(t.slice(after, after + 6));
    if (d && !/^[个周年月]/.test(t.slice(after + d[0].length))) {
      let end = after + d[0].length;
      const tail = /^[,，] ?(?:星期|周|礼拜)[一二三四五六日天]/.exec(t.slice(end, end + 6));
      if (tail) end += tail[0].length;
      const n = small(d[1] ?? d[2]!);
      return y ? exact(day(y.y, number, n), end) : openDay(number, n, now, end);
    }
    const nth = nthOfMonth(t, after, number, y?.y ?? null, now);
    if (nth) return nth;
    if (y) return { end: after, unit: 'month', options: [month(y.y, number)] };
    const future = number >= now.m ? now.y : now.y + 1;
    const past = number < now.m ? now.y : now.y - 1;
    return alone || future ? { end: after, unit: 'month', options: [month(past, number), month(future, number)], open: { m: number, d: 1 } } : null;
  }
  if (y) {
    const part = partOfYear(t, at, skip, y.y, now);
    return (
      part ?? {
        end: y.end,
        unit: 'year',
        options: [y.end - i === 2 && t.slice(i, y.end) === '今年' ? { from: day(now.y, 1, 1), to: day(now.y + 1, 1, 1) } : year(y.y)],
      }
    );
  }
  const bare = /^(?:= ?)?((?:19|20)\d\d)(?![\d.,:%]|-\d|[^\n]?[个人元吨家])/.exec(rest);
  if (alone && bare && !/[\d.$,:/-]/.test(t[i - 1] ?? '') && (rest.startsWith('=') || t.slice(i - 2, i) !== '= '))
    return { end: i + bare[0].length, unit: 'year', options: [year(Number(bare[1]))] };
  const only = /^(3[01]|[12]\d|[1-9]) ?[日号]/.exec(rest);
  if (alone && only && !/[\d月]/.test(t[i - 1] ?? '')) return openDayOfMonth(Number(only[1]), now, i + only[0].length);
  return null;
}

function openDay(m: number, d: number, now: Day, end: number): Point {
  const search = (from: number, step: number, fits: (at: Day) => boolean) => {
    for (let y = from; Math.abs(y - from) < 9; y += step) {
      const at = day(y, m, d);
      if ((valid(at) || (m === 1 && d === 30)) && fits(at)) return at;
    }
    return null;
  };
  const future = search(now.y, 1, (at) => before(at, now) >= 0);
  const past = search(now.y, -1, (at) => before(at, now) < 0);
  return { end, unit: 'day', options: [past, future].filter((at) => at !== null).map(one), open: { m, d } };
}

function openDayOfMonth(d: number, now: Day, end: number): Point {
  const search = (step: number, fits: (at: Day) => boolean) => {
    for (let k = 0; k < 12; k++) {
      const base = plusMonths(day(now.y, now.m, 1), k * step);
      const at = day(base.y, base.m, d);
      if (valid(at) && fits(at)) return at;
    }
    return null;
  };
  const options = [search(-1, (at) => before(at, now) < 0), search(1, (at) => before(at, now) >= 0)];
  return { end, unit: 'day', options: options.filter((at) => at !== null).map(one) };
}

function yearAt(t: string, i: number, now: Day): { y: number; end: number } | null {
  const rest = t.slice(i, i + 12);
  const word = yearWord.exec(rest);
  if (word && !/[\d零〇一二三四五六七八九]/.test(t[i - 1] ?? '') && !/^(?:代|半|多|级)/.test(t.slice(i + word[0].length, i + word[0].length + 2))) {
    // 15年 of a count is told apart by what follows: 三十年前.
    const lone = /^\d{2} ?年$|^[零〇一二三四五六七八九]{2} ?年$/.test(word[0].replace('农历', ''));
    if (!lone || /^[0零]|^[12]\d ?年 ?(?:\d|[一二三四五六七八九十正])/.test(rest) || /^\d\d ?年(?:以[前后]|奥)/.test(rest))
      return { y: fullYear(word[1]!), end: i + word[0].length };
  }
  for (const [pattern, shift] of relative) {
    const hit = pattern.exec(rest);
    if (hit) return { y: now.y + shift, end: i + hit[0].length };
  }
  for (const [name, first] of Object.entries(reigns)) {
    if (!rest.startsWith(name)) continue;
    const n = /^(元|\d{1,2}|[一二三四五六七八九十]{1,3})年/.exec(rest.slice(name.length));
    if (n) return { y: first + (n[1] === '元' ? 1 : small(n[1]!)) - 1, end: i + name.length + n[0].length };
  }
  return null;
}
