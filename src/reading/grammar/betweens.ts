import { before, type Day, day, iso, plusMonths, valid } from './calendar.ts';
import { pointAt } from './points.ts';
import type { Point, When } from './when.ts';
import { small } from './words.ts';

/** 从一月十日到十二日, 2016-2018, 2007年与2009年间, 2010年之后2018年之前. The end is the start of what is said last. */
export function betweenAt(t: string, i: number, now: Day): When | null {
  const lead = /^(?:从|在)? ?/.exec(t.slice(i, i + 2))![0].length;
  const at = i + lead;
  const short = /^((?:19|20)\d\d) ?(?:-|–|~|至|到) ?((?:19|20)\d\d)( ?年)?(?![\d-])/.exec(t.slice(at, at + 16));
  if (short && !/[\d.-]/.test(t[at - 1] ?? '')) return range([[day(Number(short[1]), 1, 1), day(Number(short[2]), 1, 1)]], i, at + short[0].length);
  const first = pointAt(t, at, now, false);
  if (!first) return null;
  const link = /^(之后)? ?(到|至|-|–|~|和|与|及)? ?/.exec(t.slice(first.end, first.end + 6))!;
  if (!link[1] && !link[2]) return null;
  const from = first.end + link[0].length;
  // 到十二日: the month is the one before.
  const months = first.open ?? (first.options[0] ? { m: first.options[0].from.m, d: 0 } : null);
  const bare = /^(\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]/.exec(t.slice(from, from + 5));
  const second: Point | null =
    bare && months && first.unit === 'day'
      ? { end: from + bare[0].length, unit: 'day', options: [], open: { m: months.m, d: small(bare[1]!) } }
      : pointAt(t, from, now, false);
  if (!second) return null;
  const close = /^ ?(?:之间|间)/.exec(t.slice(second.end, second.end + 3));
  const ended = /^之前/.exec(t.slice(second.end, second.end + 2));
  if (link[1] ? !ended : /[和与及]/.test(link[2]!) && !close) return null;
  const end = second.end + (close ?? ended ?? [''])[0].length;
  const pairs = pairsOf(first, second, now);
  // Without 从 or 间 a hyphen of two plain days is what it is.
  return pairs.length > 0 ? range(pairs, lead > 0 && t[i] === '在' && !close ? at : i, end) : null;
}

function range(pairs: readonly (readonly [Day, Day])[], at: number, end: number): When {
  return { at, end, kind: 'range', values: pairs.map(([from, to]) => ({ start: iso(from), end: iso(to) })) };
}

/** Ends of a range: an open year follows the other end's, or gives the nearest past and the nearest to come. */
function pairsOf(first: Point, second: Point, now: Day): readonly (readonly [Day, Day])[] {
  const [a, b] = [first.open, second.open];
  const last = (y: number, from: Day) => {
    const to = day(y, b!.m, b!.d);
    return before(to, from) < 0 ? day(y + 1, b!.m, b!.d) : to;
  };
  const inside = (pairs: readonly (readonly [Day, Day])[]) => {
    // Today lies between: only that one. A month said last is within.
    const past = (to: Day) => (second.unit === 'month' ? plusMonths(to, 1) : to);
    const here = pairs.find(([from, to]) => before(from, now) <= 0 && before(now, past(to)) < 0);
    return here ? [here] : pairs;
  };
  if (!a) {
    const starts = first.options.map(({ from }) => from).filter(valid);
    const to = second.options[0]?.from;
    if (b) return inside(starts.filter((from) => valid(day(from.y, b.m, b.d))).map((from): readonly [Day, Day] => [from, last(from.y, from)]));
    return starts[0] && to ? [[starts[0], to]] : [];
  }
  if (!b) {
    const to = second.options[0]?.from;
    return to ? [[day(to.y, a.m, a.d), to]] : [];
  }
  const starts = first.options.map(({ from }) => from);
  const pairs = starts.map((from): readonly [Day, Day] => [from, last(from.y, from)]);
  return inside(pairs);
}
