import type { Lexicon } from './lexicon.ts';

export interface Dated {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** It stands at the text's head or end, or in its title. */
  readonly written: boolean;
  /** The text itself tells no year. */
  readonly assumed: boolean;
}

const head = 600;
const date = /(20\d\d)[年.\-/](1[0-2]|0?[1-9])(?:月|[.\-/])(?:(3[01]|[12]\d|0?[1-9])(?:日|(?!\d)))?/;

/** A date that dates the text: on a short line, at the head of one or behind its label; not one that is told of (成立于2011年6月). */
function dateline(part: string): RegExpExecArray | null {
  const every = new RegExp(date, 'g');
  for (let hit = every.exec(part); hit; hit = every.exec(part)) {
    const from = Math.max(part.lastIndexOf('\n', hit.index), part.lastIndexOf('\r', hit.index)) + 1;
    const to = part.slice(hit.index).search(/[\n\r]/);
    const before = part.slice(from, hit.index);
    const end = to < 0 ? part.length : hit.index + to;
    const short = end - from <= 50 && !(part.slice(from, end).includes('。') && /(?:于|自|从|至|到)$/.test(before));
    if (short || (/^[\s—–\-（(【“]*$/.test(before) && hit[3]) || /(?:日期|时间|发布|来源)[^。\n]{0,16}$/.test(before) || /[（(]$/.test(before)) return hit;
  }
  return null;
}

/**
 * When a document was given: a date at its head or end; a year its title names; what is said in one year only (“十四五”收官之年);
 * the last dated event it names; else `assumed`, the year of upload. A report on “过去一年” is given a year after its last event's year's end.
 */
export function documentYear(text: string, lexicon: Lexicon, assumed: number | null): Dated {
  const first = text.slice(0, head);
  const dated = dateline(first) ?? dateline(text.slice(-200));
  if (dated) return { year: Number(dated[1]), month: Number(dated[2]), day: dated[3] ? Number(dated[3]) : null, written: true, assumed: false };
  // 总结2023年工作，谋划2024年工作: the year set out wins over the year told.
  // 2024年工作回顾 is told in the year after.
  const looked = /(20\d\d)年(?!上半年|前?[一二三]季度|1?[-—]?\d{1,2}月)[^。\n，]{0,6}(?:回顾|总结)(?![^。\n]{0,6}20\d\d年)/.exec(first);
  if (looked && /(20\d\d)年/.exec(first)?.[1] === looked[1] && !/(?:谋划|部署|安排|做好|研究)[^。\n]{0,10}20\d\d年/.test(first)) {
    return { year: Number(looked[1]) + 1, month: null, day: null, written: true, assumed: false };
  }
  // 示例县2024工作报告.
  const report = /^[^\n。]{0,30}?(?<!\d)(20\d\d)(?:年度?)?(?:政府)?工作(?:报告|要点|计划)/.exec(first);
  if (report) return { year: Number(report[1]), month: null, day: null, written: true, assumed: false };
  const titled =
    /(?:谋划|部署|安排|做好|研究)[^。\n]{0,10}(20\d\d)年/.exec(first) ??
    // 2024年以来，… opens a text of 2024.
    /^\s*(20\d\d)年以来[，,]/.exec(first) ??
    // A plan for several years is given in its first.
    /^[^。]{0,120}(20\d\d)[—–\-~～至]{1,2}20\d\d年/.exec(first) ??
    /20\d\d年(?:工作)?(?:总结|回顾)[^。\n]{0,6}(20\d\d)年/.exec(first) ??
    // 到2030年 and 较2020年 are aims and baselines.
    mentioned(first);
  if (titled) return { year: Number(titled[1]), month: null, day: null, written: true, assumed: false };
  // Quotation marks come straight, curly or not at all.
  const plain = text.replace(/[“”"「」]/g, '');
  const bare = (words: readonly string[]) => words.map((word) => word.replace(/[“”]/g, ''));
  for (const { words, year } of lexicon.events.said)
    if (bare(words).some((word) => plain.includes(word))) return { year, month: null, day: null, written: false, assumed: false };
  const named = lexicon.events.happened.filter(({ words }) => bare(words).some((word) => plain.includes(word))).map(({ on }) => on);
  const last = named.toSorted().at(-1);
  // 较2023年末净增1152户: told in the year after.
  const ended =
    last === undefined ? /(?:^|[。；\n])(?![^。；\n]*(?:到20\d\d年|力争|目标))[^。；\n]*[较比](20\d\d)年[末底]净增/.exec(text.slice(0, 5000)) : null;
  if (ended) return { year: Number(ended[1]) + 1, month: null, day: null, written: false, assumed: false };
  // Years blanked out are not those of the upload.
  if (last === undefined && /20[X*]{2}年/.test(text)) return { year: null, month: null, day: null, written: false, assumed: false };
  if (last === undefined) return { year: assumed, month: null, day: null, written: false, assumed: true };
  const [year, month] = last.split('-').map(Number) as [number, number];
  // A congress of October or later fills the next year's documents; told as part of the past year, the text is of the year after.
  const later = month >= 10 && (/过去(?:的)?一年|一年来/.test(first) || /精神/.test(text));
  return { year: later ? year + 1 : year, month: null, day: null, written: false, assumed: false };
}

/** A year said in passing; beside 今年, a year whose amount is told within a sentence is one past: 今年开工9项，…，2013年产值达到8亿元. */
function mentioned(first: string): RegExpExecArray | null {
  const said = /(?<![到至比较自]|(?<!关)于)(20\d\d)年(?![底末初起]|以来|\d{1,2}月|元月)/.exec(first);
  const past = () =>
    /^[^。]{0,12}今年/.test(first) &&
    /[^。！？；\n]$/.test(first.slice(0, said!.index)) &&
    /^.{5}[^，。]{1,12}(?:达到?|为|实现|完成)\d/.test(first.slice(said!.index));
  // 2021年至2023年，分别完成…: told when the last was over.
  const last = said && /^20\d\d年?(?:至|到|[-—~～]{1,2})(20\d\d)年[，,]?[^，,。]{0,8}分别/.exec(first.slice(said.index));
  return said && past() ? null : last || said;
}

/** The whole year a text's title reviews beside the plan for the next: 2023年工作总结和2024年工作计划; null where it says none. */
export function reviewedYear(opening: string): number | null {
  const said = /(20\d\d)年(?:度)?(?:全年|主要)?工作(?:总结|回顾|完成情况|情况)(?:和|及|与|暨|、|以及)(?:谋划)?(20\d\d)年/.exec(opening);
  if (said && Number(said[2]) === Number(said[1]) + 1) return Number(said[1]);
  // 2023年，面对…。全年实现产值8亿元: what a text opens with and tells of the whole of.
  const whole = /^\s*(20\d\d)年，[^\n]*\n?[^\n]{0,24}全年(?:实现|完成)/.exec(opening);
  if (whole) return Number(whole[1]);
  // 2017年是本届政府任期的第一年。…: opens with the year and tells of it, without a word of what is to come.
  const begun = /^\s*(20\d\d)年是[^，。]{2,24}年。/.exec(opening);
  return begun && !/今年|力争|确保|将|(?<![主重需])要(?![素求点])/.test(opening.slice(0, 300)) ? Number(begun[1]) : null;
}
