import { before, type Day, day, monday, plus, plusMonths, weekday } from './calendar.ts';
import type { Point } from './when.ts';
import { exact, month, one, small } from './words.ts';

const weekWord = /^(?:周|星期|礼拜|禮拜|週)(?:([一二三四五六])|([日天]))/;

/** 上周一, 下下周, 周末, 星期三. */
export function weekAt(t: string, i: number, now: Day): Point | null {
  const lead = /^(上上个?|下下个?|上个?|下个?|这个?|本)?(?=周|星期|礼拜)/.exec(t.slice(i, i + 5));
  if (!lead) return null;
  const at = i + lead[0].length;
  const shift = !lead[1]
    ? 0
    : lead[1].startsWith('上上')
      ? -2
      : lead[1].startsWith('下下')
        ? 2
        : lead[1].startsWith('上')
          ? -1
          : lead[1].startsWith('下')
            ? 1
            : 0;
  const base = plus(monday(now), 7 * shift);
  const name = weekWord.exec(t.slice(at, at + 3));
  if (name) {
    const n = name[1] ? small(name[1]) : 7;
    const end = at + name[0].length;
    const here = plus(base, n - 1);
    if (lead[1]) return exact(here, end);
    const future = before(here, now) >= 0 ? here : plus(here, 7);
    return { end, unit: 'day', options: [one(plus(future, -7)), one(future)] };
  }
  const word = /^(?:周|星期|礼拜)(末)?(?!岁|边|期|年|围|报|密|刊)/.exec(t.slice(at, at + 4));
  if (!word || (!lead[1] && !word[1])) return null;
  return { end: at + word[0].length, unit: 'week', options: [word[1] ? { from: plus(base, 5), to: plus(base, 7) } : { from: base, to: plus(base, 7) }] };
}

/** 十月的第一周, 四月的最后一个星期一. */
export function nthOfMonth(t: string, i: number, m: number, y: number | null, now: Day): Point | null {
  const hit = /^的?(第[一二三四五]|最后一个?)个?(?:周|星期|礼拜)([一二三四五六日天])?/.exec(t.slice(i, i + 12));
  if (!hit) return null;
  const last = hit[1]!.startsWith('最后');
  const of = (at: number) => {
    const n = hit[2] ? ('日天'.includes(hit[2]) ? 7 : small(hit[2])) : 1;
    const first = plus(day(at, m, 1), (n - weekday(day(at, m, 1)) + 7) % 7);
    if (!last) return plus(first, 7 * (small(hit[1]!.slice(1)) - 1));
    let final = first;
    while (plus(final, 7).m === m) final = plus(final, 7);
    return final;
  };
  const span = (at: Day) => (hit[2] ? one(at) : { from: at, to: plus(at, 7) });
  const years = y !== null ? [y] : [before(of(now.y), now) < 0 ? now.y : now.y - 1, before(of(now.y), now) >= 0 ? now.y : now.y + 1];
  return { end: i + hit[0].length, unit: hit[2] ? 'day' : 'week', options: years.map((at) => span(of(at))) };
}

/** Behind a year: 上半年, 第一季度, 第三个月, 前2周, 最后3周, 第二周, 夏天. */
export function partOfYear(t: string, end: number, skip: number, y: number, now: Day): Point | null {
  const at = end + skip;
  const rest = t.slice(at, at + 14);
  const half = /^(上|下|前|后)半年/.exec(rest);
  if (half)
    return {
      end: at + 3,
      unit: 'span',
      options: ['上前'.includes(half[1]!) ? { from: day(y, 1, 1), to: day(y, 7, 1) } : { from: day(y, 7, 1), to: day(y + 1, 1, 1) }],
    };
  const quarter = /^第?([一二三四1-4])季度?/.exec(rest);
  if (quarter) {
    const from = day(y, 3 * small(quarter[1]!) - 2, 1);
    return { end: at + quarter[0].length, unit: 'span', options: [{ from, to: plusMonths(from, 3) }] };
  }
  const season = /^[春夏秋冬][天季]/.exec(rest);
  if (season) return { end: at + 2, unit: 'span', options: [] };
  const nth = /^第(\d{1,2}|[一二三四五六七八九十]{1,2}) ?(?:个(月)|(周|个星期))/.exec(rest);
  const first = plus(day(y, 1, 1), (8 - weekday(day(y, 1, 1))) % 7);
  if (nth) {
    const n = small(nth[1]!);
    const from = plus(first, 7 * (n - 1));
    return { end: at + nth[0].length, unit: 'span', options: [nth[2] ? month(y, n) : { from, to: plus(from, 7) }] };
  }
  const some = /^(前|最[后後]) ?(\d{1,2}|[一二两三四五六七八九十]{1,2}) ?(周|个月|天)/.exec(rest);
  if (!some || now.y < 0) return null;
  const n = small(some[2]!);
  const whole = some[1] === '前' ? (some[3] === '周' ? first : day(y, 1, 1)) : null;
  const until = some[3] === '周' ? plus(day(y, 12, 31), 1 - weekday(day(y, 12, 31))) : day(y + 1, 1, 1);
  const step = (from: Day, k: number) => (some[3] === '周' ? plus(from, 7 * k) : some[3] === '天' ? plus(from, k) : plusMonths(from, k));
  return { end: at + some[0].length, unit: 'span', options: [whole ? { from: whole, to: step(whole, n) } : { from: step(until, -n), to: until }] };
}
