import { type Day, day, iso } from './calendar.ts';
import { betweenAt } from './betweens.ts';
import { durationAt } from './durations.ts';
import { hourRangeAt, hoursAt } from './hours.ts';
import { momentAt } from './moments.ts';
import { plain } from './numeral.ts';
import { pointAt } from './points.ts';
import { repeatAt } from './repeats.ts';
import { boundedAt, stretchAt } from './stretches.ts';
import type { When } from './when.ts';

export type { When } from './when.ts';

const dates = /[\d从自在截零〇一二两三四五六七八九十今明后昨前上下本这去最近过未正腊冬农大周星礼半康雍民神乾光廿=之]/;
const hours = /[\d从自在截零〇一二两三四五六七八九十今明后昨前上下本这最近过未正农大周星礼半廿之每凌清早晨中傍晚夜午深刚马立现此约还接]/;
/** Words of hours; the clock's rules run only where one of them is near. */
const clockWord = /[点时早晨午晚夜每秒]|分钟|\d:[0-5]\d|现在|此刻|马上|立刻|立即|刚才|刚刚/g;
const reach = 32;

/** All dates, stretches, durations, hours and repeated times of a text, seen from `today` (YYYY-MM-DD, with THH:MM:SS where the hour counts). `bounds` joins 之前, 以来 and the like to what they bound. */
export function timesIn(text: string, today: string, options: { readonly bounds?: boolean } = {}): When[] {
  const t = plain(text)
    .replace(/《[^》]*》|今日头条/g, (name) => '\u0000'.repeat(name.length))
    .replace(/[週]/g, '周')
    .replace(/[後]/g, '后')
    .replace(/[個]/g, '个')
    .replace(/[禮]/g, '礼')
    .replace(/[時]/g, '时')
    .replace(/[鐘]/g, '钟');
  const [y, m, d] = today.slice(0, 10).split('-').map(Number) as [number, number, number];
  const [h = 0, min = 0, sec = 0] = today.slice(11, 19).split(':').map(Number);
  const now: Now = { ...day(y, m, d), clock: h * 3600 + min * 60 + sec };
  const found: When[] = [];
  let word = -1;
  for (let i = 0; i < t.length; ) {
    if (word < i) {
      clockWord.lastIndex = i;
      word = clockWord.exec(t)?.index ?? Number.POSITIVE_INFINITY;
    }
    const readings = [
      ...(word - i < reach && hours.test(t[i]!) ? hourReadings(t, i, now, options.bounds ?? false) : []),
      ...(dates.test(t[i]!) ? dayReadings(t, i, now, options.bounds ?? false) : []),
    ];
    // The longest reading; of equally long ones, the one that says more.
    const hit = readings.filter((one) => one !== null).toSorted((a, b) => b.end - b.at - (a.end - a.at))[0];
    if (hit) {
      found.push(hit);
      i = hit.end;
    } else i += /\d/.test(t[i]!) ? /^\d+/.exec(t.slice(i, i + 40))![0].length : 1;
  }
  return found;
}

interface Now extends Day {
  /** Seconds after midnight. */
  readonly clock: number;
}

const hourReadings = (t: string, i: number, now: Now, bounds: boolean) => [
  bounds ? hoursAt(t, i, now, true) : null,
  hourRangeAt(t, i, now),
  hoursAt(t, i, now, false),
  momentAt(t, i, now, now.clock),
  repeatAt(t, i),
];

function dayReadings(t: string, i: number, now: Day, bounds: boolean): readonly (When | null)[] {
  const point = pointAt(t, i, now, true);
  const single: When | null = point && {
    at: i,
    end: point.end,
    kind: point.unit === 'day' ? 'date' : 'range',
    values: point.options.map(({ from, to }) => (point.unit === 'day' ? { start: iso(from) } : { start: iso(from), end: iso(to) })),
  };
  return [bounds ? boundedAt(t, i, now) : null, betweenAt(t, i, now), stretchAt(t, i, now), single, durationAt(t, i)];
}
