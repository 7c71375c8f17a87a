import { type Day, iso, plus } from './calendar.ts';
import { clockText } from './clock.ts';
import type { When } from './when.ts';
import { small } from './words.ts';

const count = '(\\d{1,4}|半|[一二两三四五六七八九十]{1,3})';
const unit = '(?:个?(半)?(小时|钟头)|(分钟|分)|(秒)钟?)';
const aside = new RegExp(`^${count} ?${unit}(?:以|之)?(前|后)(?![后面])`);
const along = new RegExp(`^(过去|近|前|之前|未来|之后|接下来|今后|还剩)的? ?${count} ?${unit}(?![前后])`);

const seconds = (n: string, half: string | undefined, hour: string | undefined, minute: string | undefined) =>
  ((n === '半' ? 0.5 : small(n)) + (half ? 0.5 : 0)) * (hour ? 3600 : minute ? 60 : 1);

/** Moments seen from now: 2分钟前, 半小时后, 上个小时, 之后5分钟, 还剩3小时, 刚才, 现在, 马上. `now` is a day and the seconds after its midnight. */
export function momentAt(t: string, i: number, today: Day, clock: number): When | null {
  const rest = t.slice(i, i + 16);
  const stamp = (shift: number) => {
    const total = clock + Math.round(shift);
    const days = Math.floor(total / 86400);
    return `${iso(plus(today, days))} ${clockText(total - 86400 * days)}`;
  };
  const span = (length: number, from: number, to: number): When => ({ at: i, end: i + length, kind: 'span', values: [{ start: stamp(from), end: stamp(to) }] });
  const word = /^(?:现在|此刻|马上|立刻|立即|刚才|刚刚)/.exec(rest);
  // 实现在, 展现在, 体现在 break elsewhere.
  if (word && !(rest.startsWith('现') && /[体表实展呈发出涌再重浮兑]/.test(t[i - 1] ?? '')))
    return { at: i, end: i + word[0].length, kind: 'moment', values: [{ start: stamp(0) }] };
  const next = /^([上下])一?个?(?:小时|钟头)/.exec(rest);
  if (next) return next[1] === '上' ? span(next[0].length, -3600, 0) : span(next[0].length, 0, 3600);
  const there = aside.exec(rest);
  if (there && !/[\d.第零一二三四五六七八九十百千万每]/.test(t[i - 1] ?? '')) {
    const shift = seconds(there[1]!, there[2], there[3], there[4]) * (there[6] === '前' ? -1 : 1);
    return { at: i, end: i + there[0].length, kind: 'moment', values: [{ start: stamp(shift) }] };
  }
  const over = along.exec(rest);
  if (!over) return null;
  const length = seconds(over[2]!, over[3], over[4], over[5]);
  return /^(?:过去|近|前|之前)/.test(over[1]!) ? span(over[0].length, -length, 0) : span(over[0].length, 0, length);
}
