import { startsWithVerb } from './judging.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import type { Heading } from './outline.ts';
import { reportsState } from './reports.ts';
import { finder } from './scan.ts';

/** What a passage does: tells of the past, sets out what to do, looks around; '' where nothing says. */
export type Mode = 'past' | 'plan' | 'around' | '';

const tellsState = /(?<!基本)情况$|特点$|(?:稳定|较[好快多]|良好|平稳|(?:稳步|持续|平稳|快速|稳定|实现)增长|回升|回落|放缓|下行|收缩|下降)$/;

/** What a document does before its first heading: a plan's title orders, a report on what was set right (整改情况的通报) tells. */
export function openingMode(text: string): Mode {
  if (isPlanTitled(text)) return 'plan';
  if (isReview(text)) return 'past';
  return /整改(?:进展|落实)?情况的?(?:通报|报告|汇报|公告|予以公布)/.test(text.slice(0, 400)) ? 'past' : '';
}

/** 招商引资工作总结（及下半年计划）, 自查报告: entitled as one that tells what was done, until a heading turns to what comes. */
export function isReview(text: string): boolean {
  const title = /^[^\n。，]{0,40}(?:工作总结|自查报告|述职报告|自评报告)(?:[及与和暨][^\n。，]{2,16})?(?:（[^）]*）)?$/;
  return titleLines(text, 2).some((line) => title.test(line) && !/^(?:[一二三四五六七八九十\d]|[（(])/.test(line.replace(/^20\d\d/, '')));
}

/** The first lines that are not empty. */
const titleLines = (text: string, count: number): readonly string[] =>
  text
    .slice(0, 400)
    .split(/[\n\r]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, count);

/** 2026年工作要点, 实施方案: the document says by its title that it orders; a title on what was done of one (方案落实情况) does not. */
function isPlanTitled(text: string): boolean {
  // a title may take two lines, or three
  const lines = titleLines(text, 3);
  return lines.some(
    (line) =>
      /(?:工作要点|(?:工作|实施|行动|建设|整治|创建|分工)方案|(?:工作|行动|实施|三年)计划|工作安排|任务(?:分解表?|清单)|实施意见|若干措施|发展规划(?:纲要)?)(?:（[^）]*）|【[^】]*】|范文|模板)?$/.test(
        line,
      ) && !/(?:总结|回顾|情况|进展|汇报|完成|落实的|[，。])/.test(line),
  );
}

/** Headings of the first rank set the mode of their section; below, only sentences that open a passage change it. */
export function nextMode(
  mode: Mode,
  words: string,
  heading: Heading | undefined,
  told: boolean,
  summing: '' | 'parts' | 'whole',
  year: number | null,
  lexicon: Lexicon,
): Mode {
  const { modes } = lexicon.words;
  const has = (list: 'past' | 'plan' | 'around', within: string) => finder(lexicon, `mode-${list}`, () => modes[list])(within);
  if (heading && heading.rank <= 1) {
    // 三、保障措施 is what will be seen to, in a report that looks back first, too.
    if (has('past', words) || (summing && /(?:(?<!保障)措施|做法|举措|亮点|经验)$/.test(words))) return 'past';
    const around = has('around', words);
    const ordered = startsWithVerb(heading.title, lexicon) && !heading.title.endsWith('情况');
    // 一、主要指标持续向好，产业基础进一步优化; in a plan it may be what is aimed at.
    if (mode !== 'plan' && !ordered && /(?:持续|进一步|不断|逐步|日益)(?:向好|优化|改善|夯实|巩固)(?:[，,]|。?$)/.test(words)) return 'past';
    // 一、目前工作进展; 二、招商情况; 一、区位优势明显; 三、1—5月完成投资3亿元，…: what was done, or a state told.
    if (!ordered && /(?:进展|进度|(?:平稳|稳定|健康|快速|稳步)(?:发展|增长|运行|推进)|总体平稳|明显|完善|显著|凸显|增强|壮大|向好|稳固)。?$/.test(words))
      return 'past';
    const stated = tellsState.test(heading.title) || (heading.title.length > 30 && reportsState(heading.title, lexicon));
    if (!ordered && !around && stated) return 'past';
    if (around || /(?:现状|概况)$/.test(words)) return 'around';
    if (summing && (!ordered || (summing === 'whole' && told && !words.includes('保障措施'))) && mode === 'past' && !has('plan', words)) return 'past';
    return 'plan';
  }
  const opening = words.slice(0, 24);
  // 一要…: orders begin, whatever was told before.
  if (mode === 'past' && !told && heading?.number.endsWith('要')) return '';
  // Within a section that tells of the past, only a word of the new year turns to the plan.
  // 下半年新增的36项已开工34项 tells.
  if (
    has('plan', opening) &&
    !/已(?:有|经|全部|完成|开工|建成)/.test(words) &&
    !(mode === 'past' && told && !/今年|新的一年|预期目标|下一步|下步/.test(opening))
  )
    return 'plan';
  // 推动…取得新进展 opens with an order: what shall be reached tells nothing of the past.
  const aimed = startsWithVerb(words, lexicon) && !/年来|以来|年/.test(opening);
  if (mode !== 'plan' && ((has('past', opening) && !aimed) || tellsPast(opening, year)) && words.length < 400) return 'past';
  return mode;
}

/** A line that names a part of a report: what was done, or what is to be done; not both, and no sentence. */
export function impliedMode(words: string): Mode {
  if (/[。！？；，,：:|《]/.test(words)) return '';
  const past = /^(?:回顾|总结)20\d\d年|20\d\d年(?:度)?(?:主要)?工作(?:回顾|总结|成果|成效|完成情况)$|^过去(?:的)?一年/.test(words);
  const state = /(?:迈出|取得|实现)[^，。]{0,8}(?:步伐|成效|进展|突破)$|(?:显著|明显|稳步|不断|持续)(?:增强|提升|壮大|优化|改善|提高)$/.test(words);
  const plan = /^展望|20\d\d年(?:度)?(?:重点|主要)?工作(?:目标|安排|打算|计划|思路|任务|展望)$|^下一步/.test(words);
  return past === plan ? (state && !past ? 'past' : '') : past ? 'past' : 'plan';
}

/** 2018年工作回顾 tells of 2018. */
export function reviewed(words: string): number | null {
  const year = (/(20\d\d)年[^。]{0,8}(?:回顾|总结|主要工作|完成情况|开展情况|工作情况|成果|成效)/.exec(words) ?? /^(?:回顾|总结)(20\d\d)年/.exec(words))?.[1];
  return year === undefined ? null : Number(year);
}

/** 2020年是极不平凡的一年 in a document of 2021. */
function tellsPast(opening: string, year: number | null): boolean {
  if (/^(?:(?:20)?[xX*]{2}|去|上)年[，,]/.test(opening)) return true;
  const said = /^(?:回首|回顾|刚刚过去的)?(20\d\d)年(?:是|以来|，|度)/.exec(opening)?.[1];
  return said !== undefined && year !== null && Number(said) === year - 1;
}

/** “十五五”时期主要目标 aims at 2030, 2026年工作安排 at 2026; of both nothing is known. */
export function horizonOf(words: string, lexicon: Lexicon): number | null {
  const own = /(20\d\d)年(?:工作|重点|主要|总体|经济|目标|任务|政府|安排|打算)/.exec(words)?.[1];
  if (own !== undefined && !/十[一二三四五六]五/.test(words)) return Number(own);
  if (/20\d\d年/.test(words)) return null;
  return Object.entries(lexicon.events.periods).find(([name]) => words.includes(name.replace(/[“”"]/g, '')))?.[1] ?? null;
}

/** News tells of others: 指出, 强调 by a third person, and no 我们. */
export function isNews(text: string, lexicon: Lexicon): boolean {
  const told = text.match(pattern(lexicon, 'told', 'g', () => `(?<![署总重作体项])(?:${anyOf(lexicon.words.sentences.telling)})(?:[，,]|\\n)`))?.length ?? 0;
  const reported =
    told >= 1 &&
    /[编责][辑编审]\s?[：:]|陪同调研|带队|(?:长|书记|主任)[^，。]{0,6}率[^，。]{0,20}(?:深入|赴|到)|先后(?:察看|查看|来到|前往|深入)|记者|通讯员|本报|融媒体|一行(?:先后|深入|来到|到)|(?:出席|主持)[^。]{0,12}并讲话|出席[^。]{0,10}(?:仪式|会议|活动)/.test(
      text.slice(0, 400) + text.slice(-120),
    );
  // 5月3日，甲市长考察了…: nobody speaks, but a paper tells of a visit.
  const visit = /\d{1,2}月\d{1,2}日[^。]{0,40}(?:[市县区]长|书记|主任)[^，。]{0,20}(?:考察|调研|察看|督导|督查|检查|现场办公)/.test(text.slice(0, 200));
  const byline =
    /新闻发布会上|记者[^。，]{0,40}获悉|央视网消息|新华社|(?:日报|晚报|本报|新闻|网)(?:讯|消息|[^，。\n]{2,8}\d{1,2}月\d{1,2}日电)|本报记者|[讯电]\s?[（(](?:全媒)?(?:体)?记者/.test(
      text.slice(0, 300),
    );
  // 关于…的通报: a paper of an office, whoever it tells of.
  const official =
    /^.*关于[^\n。]{2,60}的(?:通报|报告|通知|意见|方案|公告|汇报)\s*$/m.test(text.slice(0, 200)) ||
    /现将[^。]{2,40}情况[^。]{0,6}(?:公布|通报|报告|汇报|公告)/.test(text.slice(0, 400));
  return !official && (told >= 2 || reported || byline || visit) && !/我们|同志们|我将|我代表|各位代表|各位领导/.test(text.slice(0, 20_000));
}
