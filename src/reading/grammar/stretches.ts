import { type Day, day, iso, monday, plus, plusMonths } from './calendar.ts';
import { pointAt } from './points.ts';
import type { When } from './when.ts';
import { small } from './words.ts';

/** Stretches seen from today, halves, decades: 过去十年, 近三年, 后1年, 上半年, 上世纪90年代. */
export function stretchAt(t: string, i: number, now: Day): When | null {
  const rest = t.slice(i, i + 18);
  const range = (length: number, from: Day, to: Day): When => ({ at: i, end: i + length, kind: 'range', values: [{ start: iso(from), end: iso(to) }] });
  const past = /^(过去|近|前|上|后|未来|之后|之前|接下来) ?(\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(年|个月|周|个星期|天)(?![前后半])/.exec(rest);
  if (past) {
    const n = small(past[2]!);
    const add = (from: Day, k: number) =>
      past[3] === '天' ? plus(from, k) : /周|星期/.test(past[3]!) ? plus(from, 7 * k) : plusMonths(from, past[3] === '年' ? 12 * k : k);
    if (/后|未来|接/.test(past[1]!)) return range(past[0].length, plus(now, 1), add(plus(now, 1), n));
    return range(past[0].length, add(now, -n), now);
  }
  const half = /^(上|下|前|后)(个?)半(年|月|周)/.exec(rest);
  if (half && t[i - 1] !== '年') {
    const first = '上前'.includes(half[1]!);
    if (half[3] === '年') {
      const early = half[2] ? now.m > 6 === first : first;
      return early ? range(half[0].length, day(now.y, 1, 1), day(now.y, 7, 1)) : range(half[0].length, day(now.y, 7, 1), day(now.y + 1, 1, 1));
    }
    if (half[3] === '月') {
      const mid = day(now.y, now.m, 16);
      return first ? range(half[0].length, day(now.y, now.m, 1), mid) : range(half[0].length, mid, plusMonths(day(now.y, now.m, 1), 1));
    }
    const from = monday(now);
    return first ? range(half[0].length, from, plus(from, 3)) : range(half[0].length, plus(from, 3), plus(from, 7));
  }
  const decade = /^(?:(\d{1,2}|[一二十九]{1,3})世纪|(上世纪|本世纪))?(\d0|[二三四五六七八九]?十)年代/.exec(rest);
  if (decade) {
    const tens = /^\d/.test(decade[3]!) ? Number(decade[3]) : small(decade[3]!);
    const century = decade[1] ? small(decade[1]) : decade[2] ? Math.floor(now.y / 100) + (decade[2] === '上世纪' ? 0 : 1) : null;
    const values = (century === null ? [Math.floor(now.y / 100), Math.floor(now.y / 100) + 1] : [century]).map((c) => ({
      start: iso(day((c - 1) * 100 + tens, 1, 1)),
      end: iso(day((c - 1) * 100 + tens + 10, 1, 1)),
    }));
    return { at: i, end: i + decade[0].length, kind: 'range', values };
  }
  return null;
}

/** 2018年以前, 自2016年9月1日起, 2015年2月1日或之后: before and after exclude what they bound, until and since include it. */
export function boundedAt(t: string, i: number, now: Day): When | null {
  const lead = /^(?:自从|自|从|截止到|截至)? ?/.exec(t.slice(i, i + 4))![0];
  const point = pointAt(t, i + lead.length, now, false);
  if (!point || point.options.length === 0) return null;
  const tail = t.slice(point.end, point.end + 8);
  const both = /^ ?(?:或|及|或者)? ?(?:之?|以)(前|后)/.exec(tail);
  const since = /^(?:以来|开始|起)/.exec(tail);
  const lasting = /^[或及]/.test(tail.trimStart());
  const { from, to } = point.options.at(-1)!;
  const day1 = point.unit === 'day';
  const make = (bound: When['bound'], value: Day, end: number): When => ({ at: i, end, kind: 'range', values: [{ start: iso(value) }], bound: bound! });
  if (lead.startsWith('截')) return make('before', from, point.end);
  if (since) return make('since', from, point.end + since[0].length);
  if (lead.startsWith('自从')) return make('since', from, point.end);
  if (lead !== '' || !both) return null;
  const end = point.end + both[0].length;
  if (both[1] === '前') return lasting ? make('until', day1 ? from : to, end) : make('before', from, end);
  return lasting ? make('since', from, end) : make('after', day1 ? from : to, end);
}
