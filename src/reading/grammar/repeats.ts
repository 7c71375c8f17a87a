import { type Clock, clockAt, clockText, partAt } from './clock.ts';
import type { When } from './when.ts';
import { small } from './words.ts';

const word =
  /^每(?:隔)?(\d{1,3}|[一二两三四五六七八九十]{1,3})? ?(?:(天|日)|个?(周|星期|礼拜)(?!岁|边|期|围)|个?(月)|个?(季度?)(?!节)|(半年)|(年)(?!代|级)|个?(小时|钟头)|(分钟))/;
const letters = ['P#D', 'P#W', 'P#M', 'P#Q', 'P6M', 'P#Y', 'PT#H', 'PT#M'];
const hourText = ({ options }: Clock) => `T${clockText(options[0]!).replace(/(?::00){1,2}$/, '')}`;
const two = (n: number) => String(n).padStart(2, '0');

/** Repeated times: 每天, 每周一下午八点, 每两个月, 每月15日, 每年3月. `every` is a period (P1W) or a TIMEX of the day and hour that come back (XXXX-WXX-1T20). */
export function repeatAt(t: string, i: number): When | null {
  const hit = word.exec(t.slice(i, i + 10));
  if (!hit) return null;
  const kind = hit.slice(2).findIndex((group) => group !== undefined);
  let every = letters[kind]!.replace('#', String(hit[1] ? small(hit[1]) : 1));
  let end = i + hit[0].length;
  const rest = t.slice(end, end + 8);
  const named = kind === 1 ? /^([一二三四五六日天])(?![\d一二三四五六七八九十])/.exec(rest) : null;
  const numbered = kind === 2 ? /^(\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]/.exec(rest) : null;
  const month = kind === 5 ? /^的?(\d{1,2}|[一二三四五六七八九十]{1,2}) ?月份?(?:(\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?/.exec(rest) : null;
  if (named) every = `XXXX-WXX-${'日天'.includes(named[1]!) ? 7 : small(named[1]!)}`;
  if (numbered) every = `XXXX-XX-${two(small(numbered[1]!))}`;
  if (month) every = `XXXX-${two(small(month[1]!))}${month[2] ? `-${two(small(month[2]))}` : ''}`;
  const said = named ?? numbered ?? month;
  end += said?.[0].length ?? 0;
  // An hour belongs to days that come back only.
  if (kind === 0 || named || numbered || month?.[2]) {
    const clock = clockAt(t, end, true);
    if (clock) {
      const day = kind === 0 && every === 'P1D' ? '' : every;
      const link = /^ ?[到至~–-] ?/.exec(t.slice(clock.end, clock.end + 3));
      const until = link && clockAt(t, clock.end + link[0].length, true, clock.part);
      return { at: i, end: until?.end ?? clock.end, kind: 'set', values: [], every: `${day}${hourText(clock)}${until ? `/${hourText(until)}` : ''}` };
    }
    const part = partAt(t, end, true);
    if (part) end = part.end;
  }
  return { at: i, end, kind: 'set', values: [], every };
}
