import { type Day, day, iso } from './calendar.ts';
import { betweenAt } from './betweens.ts';
import { durationAt } from './durations.ts';
import { plain } from './numeral.ts';
import { pointAt } from './points.ts';
import { boundedAt, stretchAt } from './stretches.ts';
import type { When } from './when.ts';

export type { When } from './when.ts';

/** All dates, stretches and durations of a text, seen from a day. `bounds` joins 之前, 以来 and the like to what they bound. */
export function timesIn(text: string, today: string, options: { readonly bounds?: boolean } = {}): When[] {
  const t = plain(text)
    .replace(/《[^》]*》|今日头条/g, (name) => '\u0000'.repeat(name.length))
    .replace(/[週]/g, '周')
    .replace(/[後]/g, '后')
    .replace(/[個]/g, '个')
    .replace(/[禮]/g, '礼');
  const [y, m, d] = today.slice(0, 10).split('-').map(Number) as [number, number, number];
  const now = day(y, m, d);
  const found: When[] = [];
  for (let i = 0; i < t.length; ) {
    const hit = /[\d从自在截零〇一二两三四五六七八九十今明后昨前上下本这去最近过未正腊冬农大周星礼半康雍民神乾光廿=之]/.test(t[i]!)
      ? whenAt(t, i, now, options.bounds ?? false)
      : null;
    if (hit) {
      found.push(hit);
      i = hit.end;
    } else i += /\d/.test(t[i]!) ? /^\d+/.exec(t.slice(i))![0].length : 1;
  }
  return found;
}

function whenAt(t: string, i: number, now: Day, bounds: boolean): When | null {
  const long = durationAt(t, i);
  const stretch = stretchAt(t, i, now);
  const between = betweenAt(t, i, now);
  const bounded = bounds ? boundedAt(t, i, now) : null;
  const point = pointAt(t, i, now, true);
  const single: When | null = point && {
    at: i,
    end: point.end,
    kind: point.unit === 'day' ? 'date' : 'range',
    values: point.options.map(({ from, to }) => (point.unit === 'day' ? { start: iso(from) } : { start: iso(from), end: iso(to) })),
  };
  // The longest reading; of equally long ones, the one that says more.
  return [bounded, between, stretch, single, long].filter((hit) => hit !== null).toSorted((a, b) => b.end - b.at - (a.end - a.at))[0] ?? null;
}
