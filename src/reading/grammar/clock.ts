import { small } from './words.ts';

const parts = '凌晨|清晨|早晨|早上|早间|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|夜间|深夜|半夜|午夜';
const partWord = new RegExp(`^(?:${parts})(?!茶|餐|饭|报|会|经济|消费|文旅)`);
/** 早, 晚 alone are parts of the day only behind a day or before an hour. */
const shortPart = /^(?:早(?![已就些期日在于])|晨|晚(?![于期些报])|夜)/;
const number = '(\\d{1,2}|[零〇一二两三四五六七八九十]{1,3})';
const minutes = '([0-5]?\\d|[零〇一二三四五六七八九十]{1,3})';
const colon = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?![\d%]|:\d)(?: ?([ap])\.?m\b\.?)?/;
const points = new RegExp(
  `^${number} ?(?:点钟?|时(?![代期间段候节空常速许刻任势效事机]))(?:整|(半)|([一三])刻|${minutes} ?分(?![之钟])(?:${minutes} ?秒)?|([0-5]\\d|零[一-九]|[一二三四五]?十[一二三四五六七八九]?)(?![\\d.零一二三四五六七八九十百千万亿年月日号个人名家项条%分])|(?![\\d零〇一二三四五六七八九]))`,
);
const bare = new RegExp(`^(${parts}|早|晚)? ?${number}(?= ?[到至~–-] ?${number} ?[点时])`);
/** 三点意见, 以下三点, 上涨20点 count points. */
const counted = /^[^点时]+点(?:[:,;。]? ?(?:意见|建议|要求|希望|说明|原因|体会|内容|措施|思考|认识|启示|共识|经验|不足|问题|想法|工作)|[:;])/;
const counting = /[\d.:第以下如这几述讲谈提好比例涨跌升降零〇一二两三四五六七八九十百千万亿]$/;

/** A part of the day; `from` and `to` are seconds after midnight, as Recognizers-Text sets them. */
export interface Part {
  readonly end: number;
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** `behind`: a day or 每周一 stands before it. */
export function partAt(t: string, i: number, behind: boolean): Part | null {
  const rest = t.slice(i, i + 4);
  const word = (partWord.exec(rest) ?? (behind ? shortPart.exec(rest) : null))?.[0];
  if (!word) return null;
  const [from, to] = /凌/.test(word)
    ? [4, 8]
    : /[中正]午/.test(word)
      ? [11, 13]
      : /[下后]|午后/.test(word)
        ? [12, 16]
        : /夜/.test(word)
          ? [20, 24]
          : /晚/.test(word)
            ? [16, 20]
            : [8, 12];
  return { end: i + word.length, word, from: from! * 3600, to: to! * 3600 };
}

/** An hour of the day in seconds after midnight: two where neither part of day nor 24 hours tell which (八点); 86,400 and more run into the next day (今晚12点). */
export interface Clock {
  readonly end: number;
  readonly part: string | null;
  readonly options: readonly number[];
}

function hoursOf(hour: number, part: string | null, padded: boolean): readonly number[] {
  if (!part) return hour > 12 || hour === 0 || padded ? [hour] : [hour, (hour + 12) % 24];
  if (hour > 12) return [hour];
  if (/[下后傍p]/.test(part)) return [hour === 12 ? 12 : hour + 12];
  if (/[中正]/.test(part)) return [hour < 4 ? hour + 12 : hour];
  if (/[晚夜]/.test(part)) return [hour === 12 || hour < 5 ? (hour % 12) + 24 : hour + 12];
  return [hour === 12 && /[凌a]/.test(part) ? 0 : hour];
}

/** 下午3点半, 17时30分, 上午9:00, 11:30:10 p.m.; `inherited` is the part of day said before (下午5:00到6:00). */
export function clockAt(t: string, i: number, behind: boolean, inherited: string | null = null): Clock | null {
  const rest = t.slice(i, i + 24);
  const word = partWord.exec(rest)?.[0] ?? shortPart.exec(rest)?.[0] ?? '';
  const space = word && rest[word.length] === ' ' ? 1 : 0;
  const said = rest.slice(word.length + space);
  if (!word && !behind && counting.test(t.slice(Math.max(0, i - 1), i))) return null;
  const digits = colon.exec(said);
  const hit = digits ?? points.exec(said);
  if (!hit) return null;
  if (!digits && !word && !behind) {
    if (counted.test(said)) return null;
    // “两点支撑”: few points before a noun are counted, not told.
    if (/^[二两三四五] ?点$/.test(hit[0]) && !/^(?:$|[\s,.;!?、。)的到至前后之以开左在和与集出有~–-])/.test(said.slice(hit[0].length))) return null;
    // 一点, 一时 alone are a little and a while.
    if (/^一 ?[点时](?!钟)/.test(hit[0]) && hit[0].length < 3) return null;
  }
  const hour = small(hit[1]!);
  const part = word || (digits?.[4] ?? inherited);
  const minute = digits ? Number(digits[2]) : hit[2] ? 30 : hit[3] ? 15 * small(hit[3]) : small(hit[4] ?? hit[6] ?? '0');
  const second = digits ? Number(digits[3] ?? 0) : small(hit[5] ?? '0');
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return null;
  const options = hoursOf(hour, part, /^0\d/.test(hit[1]!)).map((h) => h * 3600 + minute * 60 + second);
  return { end: i + word.length + space + hit[0].length, part, options };
}

/** The first hour of 早上五到六点, whose 点 stands behind the second. */
export function bareHourAt(t: string, i: number): Clock | null {
  const hit = bare.exec(t.slice(i, i + 16));
  if (!hit || (!hit[1] && counting.test(t.slice(Math.max(0, i - 1), i)))) return null;
  const hour = small(hit[2]!);
  return hour > 24 ? null : { end: i + hit[0].length, part: hit[1] ?? null, options: hoursOf(hour, hit[1] ?? null, false).map((h) => h * 3600) };
}

const two = (n: number) => String(n).padStart(2, '0');
/** HH:MM:SS of seconds after midnight. */
export const clockText = (seconds: number) => `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
