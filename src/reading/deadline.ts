import { hanValue } from './numbers.ts';
import { finderOf } from './scan.ts';

/** The day a document was given, as far as it is known. */
export interface Given {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Plan periods and their last years. */
  readonly periods?: Readonly<Record<string, number>>;
}

const years = '(?:(20\\d\\d)年|(今年|本年|当年)|(明年|次年)|(后年))';
const feasts: Readonly<Record<string, string>> = { 元旦: '12-31', 五一: '04-30', 七一: '06-30', 国庆: '09-30' };
const seasons: Readonly<Record<string, number>> = { 春季: 5, 夏季: 8, 秋季: 11 };

/**
 * One said time: groups 1–4 the year, then 5 month, 6 day, 7 part of month; 8 quarter; 9 part of year; 10 season; 11 feast; 12 plan period;
 * 13 a month's end without number; 14 number and 15 unit of a span; 16 an end without month.
 */
const said = new RegExp(
  `(?<![每比较自从\\d])(?:${years}?(?:(?:\\d{1,2}[-—~至到])?(1[0-2]|0?[1-9])月(?:份)?(?:(3[01]|[12]\\d|0?[1-9])日|(底|末|上旬|中旬|下旬|初|中))?` +
    `|第?([一二三四1-4]|前三)(?:个)?季度|(年?底|年?末|年内|之?内|全年|年中|上半年|下半年)(?=前|之前|以前|[^部线层座]|$)|(春季|夏季|秋季)|[“"]?(元旦|五一|七一|国庆)[”"]?(?:节)?(?=前))` +
    '|[“"]?(十[一二三四五六]五)[”"]?(?:规划)?(?:期)?末' +
    '|((?:本|当|下)?月)(?:底|末)' +
    '|(\\d{1,3}|[一二两三四五六十]{1,3})(个?月|周|个?星期|天|日)(?:之)?内' +
    `|${years.replaceAll('(20', '(?<own>20').replaceAll('(今', '(?<now>今').replaceAll('(明', '(?<next>明').replaceAll('(后', '(?<after>后')}|(今明两年))`,
  'g',
);

/** A word without one of these names no time. */
const timely = finderOf(['年', '月', '季', '底', '末', '内', '日', '天', '周', '星期', '今', '明', '前']);

const pad = (n: number) => String(n).padStart(2, '0');
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const at = (year: number, month: number, day = lastOf(year, month)) => `${year}-${pad(month)}-${pad(Math.min(day, lastOf(year, month)))}`;

/**
 * The last day a task's words allow, YYYY-MM-DD, or null. Of several nodes the last said counts, of one year's the latest. In a label (完成时限：) every time said is one;
 * in a sentence only those said as an end: …前, …底, 上半年, 三季度, 年内, 到2027年, or at the clause's head.
 */
export function deadlineOf(words: string, given: Given, label = false): string | null {
  if (!timely(words)) return null;
  let found: string | null = null;
  let year = given.year;
  said.lastIndex = 0;
  for (let hit = said.exec(words); hit; hit = said.exec(words)) {
    if (hit[0] === '') {
      said.lastIndex++;
      continue;
    }
    const own = yearSaid(hit, given.year);
    if (own !== null) year = own;
    const date = dateOf(hit, own ?? year, given, behind(words, hit), words.slice(0, hit.index), label);
    // 年内建成，6月底前完成可研: a step on the way says no end.
    if (date && (found === null || date > found || date.slice(0, 4) !== found.slice(0, 4))) found = date;
  }
  return found;
}

/** An hour behind a day (6月30日17时前, 6月30日下班前) leaves the deadline that day. */
const hour =
  /^(?:上午|中午|下午|傍晚|晚上?)?(?:(?:[01]?\d|2[0-4])(?::[0-5]\d|：[0-5]\d|[时点](?:整|半|[0-5]?\d分)?)|(?:二?十[一二三四五六七八九]?|[零一二三四五六七八九])[时点](?:整|半)?|下班)|^(?:上午|中午|下午|晚上)/;

function behind(words: string, hit: RegExpExecArray): string {
  const from = hit.index + hit[0].length;
  const clock = hit[6] ? (hour.exec(words.slice(from, from + 12))?.[0].length ?? 0) : 0;
  return words.slice(from + clock, from + clock + 3);
}

function yearSaid(hit: RegExpExecArray, year: number | null): number | null {
  const g = hit.groups ?? {};
  const digits = hit[1] ?? g['own'];
  if (digits) return Number(digits);
  if (year === null) return null;
  if (hit[2] ?? g['now']) return year;
  if (hit[3] ?? g['next']) return year + 1;
  return (hit[4] ?? g['after']) ? year + 2 : null;
}

function dateOf(hit: RegExpExecArray, year: number | null, given: Given, after: string, before: string, label: boolean): string | null {
  const ends = label || /^(?:之?前|以前|止)/.test(after);
  const head = label || /(?:^|[，,；。：（(要须应于在到至年])$/.test(before) || /(?:确保|力争|争取|计划|预计|，)$/.test(before);
  const [, , , , , month, day, part, quarter, piece, season, feast, period, moon, count, unit] = hit;
  if (period) return given.periods?.[period] ? `${given.periods[period]}-12-31` : null;
  if (hit[0].startsWith('今明')) return year === null ? null : at(year + 1, 12);
  if (count && unit) return withinOf(count, unit, given);
  if (moon) {
    if (given.year === null || given.month === null) return null;
    const next = moon.startsWith('下') ? 1 : 0;
    return at(given.month + next > 12 ? given.year + 1 : given.year, ((given.month + next - 1) % 12) + 1);
  }
  if (year === null) return null;
  if (feast) return `${year}-${feasts[feast]}`;
  if (season) return at(year, seasons[season]!);
  if (quarter)
    return head || ends || /^[末底内前]/.test(after)
      ? at(year, quarter === '前三' ? 9 : 3 * (/\d/.test(quarter) ? Number(quarter) : hanValue(quarter)!))
      : null;
  if (piece) {
    if (piece.endsWith('内') && piece !== '年内' && !hit[1]) return null;
    // 底 or 末 alone is an end only behind a year.
    if (/^[底末]$/.test(piece) && !(hit[1] || hit[2] || hit[3] || hit[4])) return null;
    return at(year, piece === '上半年' || piece === '年中' ? 6 : 12);
  }
  if (month) {
    if (day) return ends ? at(year, Number(month), Number(day)) : null;
    if (!(ends || part || (head && label))) return null;
    const to = part === '上旬' || part === '初' ? 10 : part === '中旬' || part === '中' ? 20 : undefined;
    return at(year, Number(month), to);
  }
  // A bare year: 到2027年, or one that heads its clause and is not past.
  const past = given.year !== null && year < given.year;
  return !past && !after.startsWith('度') && (label || ends || /(?:[到至]|力争|^|[，,；。：])$/.test(before)) ? at(year, 12) : null;
}

/** 两周内, 10日内, from the day the document was given. */
function withinOf(count: string, unit: string, { year, month, day }: Given): string | null {
  const n = /\d/.test(count) ? Number(count) : hanValue(count);
  if (n === null || year === null || month === null || day === null) return null;
  const from = new Date(Date.UTC(year, month - 1, day));
  if (unit.endsWith('月')) from.setUTCMonth(from.getUTCMonth() + n);
  else from.setUTCDate(from.getUTCDate() + n * (/周|星期/.test(unit) ? 7 : 1));
  return from.toISOString().slice(0, 10);
}
