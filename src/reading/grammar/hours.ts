import { before, type Day, day, iso, plus } from './calendar.ts';
import { bareHourAt, type Clock, clockAt, clockText, type Part, partAt } from './clock.ts';
import { pointAt } from './points.ts';
import type { When } from './when.ts';

/** A day, where one is said, with an hour or a part of the day. */
interface Hour {
  readonly end: number;
  readonly days: readonly Day[] | null;
  readonly clock: Clock | null;
  readonly part: Part | null;
}

const shortDays: Readonly<Record<string, number>> = { 今: 0, 明: 1, 昨: -1, 后: 2, 前: -2 };

function daysAt(t: string, i: number, now: Day): { readonly end: number; readonly days: readonly Day[] } | null {
  if (/^[今明昨后前][早晚晨夜]/.test(t.slice(i, i + 2))) return { end: i + 1, days: [plus(now, shortDays[t[i]!]!)] };
  const point = pointAt(t, i, now, true);
  if (point?.unit !== 'day') return null;
  return { end: point.end + /^ ?的? ?/.exec(t.slice(point.end, point.end + 3))![0].length, days: point.options.map(({ from }) => from) };
}

function hourAt(t: string, i: number, now: Day, inherited: string | null = null): Hour | null {
  const said = daysAt(t, i, now);
  const about = said ? '' : /^(?:大约|大概|约)? ?/.exec(t.slice(i, i + 3))![0];
  const at = said?.end ?? i + about.length;
  const clock = clockAt(t, at, said !== null || about.length > 1, said ? null : inherited);
  const part = clock || about ? null : partAt(t, at, said !== null);
  if (!clock && !part) return null;
  const more = clock && about.length > 1 && t.startsWith('左右', clock.end) ? 2 : 0;
  return { end: (clock?.end ?? part!.end) + more, days: said?.days ?? null, clock, part };
}

/** YYYY-MM-DD HH:MM:SS, or the hour alone. Hours past midnight are of the next day. */
const stamp = (of: Day | null, seconds: number) =>
  of ? `${iso(plus(of, Math.floor(seconds / 86400)))} ${clockText(seconds % 86400)}` : clockText(seconds % 86400);

/** 6月30日17时, 今天下午, 晚上八点, 上午; with `bounds` 6月30日17时前, 八点之后, 自7月1日零时起. */
export function hoursAt(t: string, i: number, now: Day, bounds: boolean): When | null {
  const lead = bounds ? /^(?:自从|自|从|截止到|截至)? ?/.exec(t.slice(i, i + 4))![0] : '';
  const hour = hourAt(t, i + lead.length, now);
  if (!hour) return null;
  const { clock, part, end } = hour;
  const days = hour.days ?? [null];
  const at = (edge: 'from' | 'to') => days.flatMap((of) => (clock?.options ?? [part![edge]]).map((seconds) => ({ start: stamp(of, seconds) })));
  if (bounds) {
    const tail = t.slice(end, end + 6);
    const side = /^ ?(或|及|或者)? ?(?:之|以)?(前|后)(?!后)/.exec(tail);
    const since = /^(?:以来|开始|起)/.exec(tail);
    const make = (bound: NonNullable<When['bound']>, length: number, edge: 'from' | 'to' = 'from'): When => ({
      at: i,
      end: end + length,
      kind: 'span',
      values: at(edge),
      bound,
    });
    if (lead.startsWith('截')) return make('before', 0);
    if (lead.startsWith('自') || since) return make('since', since?.[0].length ?? 0);
    if (side && lead === '')
      return side[2] === '前' ? make(side[1] ? 'until' : 'before', side[0].length) : make(side[1] ? 'since' : 'after', side[0].length, 'to');
    if (lead !== '') return null;
  }
  if (clock) return { at: i, end, kind: hour.days ? 'moment' : 'time', values: at('from') };
  return { at: i, end, kind: 'span', values: days.map((of) => ({ start: stamp(of, part!.from), end: stamp(of, part!.to) })) };
}

/** 下午2点到5点, 从昨天下午两点到明天四点, 早上五到六点, 1月15号4点和2月3号9点之间. */
export function hourRangeAt(t: string, i: number, now: Day): When | null {
  const lead = /^(?:从|在)? ?/.exec(t.slice(i, i + 2))![0].length;
  const first = bareFirst(t, i + lead, now) ?? hourAt(t, i + lead, now);
  if (!first?.clock) return null;
  const link = /^ ?(到|至|-|–|~|和|与|及) ?/.exec(t.slice(first.end, first.end + 3));
  if (!link) return null;
  const second = hourAt(t, first.end + link[0].length, now, first.clock.part);
  if (!second?.clock) return null;
  const close = /^ ?(?:之间|间)/.exec(t.slice(second.end, second.end + 3));
  if (/[和与及]/.test(link[1]!) && !close) return null;
  const end = second.end + (close?.[0].length ?? 0);
  const at = t[i] === '在' && !close ? i + lead : i;
  const make = (values: When['values']): When => ({ at, end, kind: 'span', values });
  if (second.days) {
    // Two days: hours as written; where the year is open, the days to come.
    const [from, to] = [first.days ? first.days.at(-1) : now, second.days.at(-1)];
    if (!from || !to) return make([]);
    const later = before(to, from) < 0 ? day(to.y + 1, to.m, to.d) : to;
    return make([{ start: stamp(from, first.clock.options[0]!), end: stamp(later, second.clock.options[0]!) }]);
  }
  const pairs = pairsOf(first.clock.options, second.clock.options);
  return make((first.days ?? [null]).flatMap((of) => pairs.map(([a, b]) => ({ start: stamp(of, a), end: stamp(of, b <= a ? b + 86400 : b) }))));
}

function bareFirst(t: string, i: number, now: Day): Hour | null {
  const said = daysAt(t, i, now);
  const clock = bareHourAt(t, said?.end ?? i);
  return clock && { end: clock.end, days: said?.days ?? null, clock, part: null };
}

/** Two open hours go together (5:00到6:00); an open one beside a told one is the nearest. */
function pairsOf(a: readonly number[], b: readonly number[]): readonly (readonly [number, number])[] {
  if (a.length === b.length) return a.map((from, k): readonly [number, number] => [from, b[k]!]);
  const all = a.flatMap((from) => b.map((to): readonly [number, number] => [from, to]));
  const length = ([from, to]: readonly [number, number]) => (to - from + 86400) % 86400 || 86400;
  return [all.toSorted((x, y) => length(x) - length(y))[0]!];
}
