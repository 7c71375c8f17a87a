import { explains, hasVerb, isAgenda, isHigher, isQuotation, judges, modalAt, names, nominal, startsWithVerb } from './judging.ts';
import { leaningOf } from './leaning.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { belongs } from './labels.ts';
import { finder } from './scan.ts';
import { charges } from './orders.ts';
import type { Heading } from './outline.ts';
import type { Sentence, Span } from './reading.ts';
import { headYear, looksBackTo, looksOnTo, since } from './sentence-years.ts';
import { horizonOf, impliedMode, isNews, type Mode, nextMode, isReview, openingMode, reviewed } from './passages.ts';
import {
  begunSoFar,
  benefits,
  describes,
  hasArrived,
  isHeld,
  isOccasion,
  isScene,
  isSettled,
  isUnderWay,
  looksAhead,
  ownPractice,
  practises,
  presents,
  reachedSoFar,
  reportsState,
  toldIn,
} from './reports.ts';

export interface Classified {
  readonly kinds: readonly Sentence['kind'][];
  readonly modes: readonly Mode[];
  /** Last year of the plan period a section is headed by, where no single year is; of a review the year it reviews. */
  readonly horizons: readonly (number | null)[];
  /** Year its paragraph opens with: 2024年，…. */
  readonly opened: readonly (number | null)[];
  /** A paper tells of others. */
  readonly news: boolean;
}

/**
 * Kind of each sentence. The mode of the passage gives the default (past: result, plan and speech: task, around and news: context);
 * the sentence's own words overrule it, and a sentence behind ； goes on with what the one before it was.
 */
export function classify(text: string, sentences: readonly Span[], outline: readonly Heading[], year: number | null, lexicon: Lexicon): Classified {
  const headings = new Map(outline.map((node) => [node.sentence, node]));
  const news = isNews(text, lexicon);
  // 招商工作总结: what its sections name was done.
  const opening = openingMode(text);
  const review = opening === 'past' && isReview(text);
  const summing = review ? 'whole' : /工作(?:总结|回顾)|(?:整改|进展|落实|完成)情况的?(?:通报|报告|汇报|公告)/.test(text.slice(0, 60)) ? 'parts' : '';
  const kinds: Sentence['kind'][] = [];
  const modes: Mode[] = [];
  const horizons: (number | null)[] = [];
  const opened: (number | null)[] = [];
  let paragraphYear: number | null = null;
  let mode = opening;
  // The present section's heading says it tells of the past.
  let told = review;
  let horizon: number | null = null;
  let aside: Mode | undefined;
  let paragraph = 0;
  // What the paragraph's own words say; asked only where nothing else does.
  let leaning: Mode | undefined;
  sentences.forEach((span, i) => {
    const words = text.slice(span.at, span.end);
    const heading = headings.get(i);
    const newLine = i === 0 || /[\n\r]/.test(text.slice(sentences[i - 1]!.end, span.at));
    if (aside && newLine) {
      mode = aside;
      aside = undefined;
    }
    mode = news || isAgenda(words) ? (news ? '' : mode) : nextMode(mode, words, heading, told, summing, year, lexicon);
    // 展望2024年工作目标, on a line of its own: a heading without a number.
    const implied = !heading && i > 0 && newLine && words.length <= 24 && /[\n\r]/.test(text[span.end] ?? '\n') ? impliedMode(words) : '';
    if (implied !== '' && !news) {
      mode = implied;
      told = mode === 'past';
      horizon = mode === 'plan' ? horizonOf(words, lexicon) : reviewed(words);
    }
    // 清醒看到 opens a paragraph on what is wanting; the section goes on behind it.
    // 存在的问题，主要是…, too.
    if (
      (mode === 'past' || mode === '') &&
      !aside &&
      (finder(lexicon, 'seeing', () => lexicon.words.sentences.seeing)(words) || /^存在的(?:主要)?问题[，,是]/.test(words))
    ) {
      aside = mode;
      mode = 'around';
    }
    if (/^(?:名词|名词术语|有关名词)(?:解释|注释)/.test(words)) mode = 'around';
    if (heading && heading.rank <= 1) {
      told = mode === 'past';
      horizon = mode === 'plan' ? horizonOf(words, lexicon) : mode === 'past' ? reviewed(words) : null;
    }
    // Where no heading and no opening says, the paragraph's own words do.
    if (newLine) {
      paragraphYear = headYear(words, lexicon);
      leaning = undefined;
      paragraph = span.at;
    }
    if (mode === '') leaning ??= news ? '' : leaningOf(paragraphAt(text, paragraph), lexicon);
    // 2021年，… in a speech of 2022 looks back, whatever its section orders.
    const back = (mode === 'plan' || news) && paragraphYear !== null && year !== null && paragraphYear < year;
    const here = (mode === '' && leaning === 'past') || back || looksBackTo(words, year) || (mode !== 'plan' && since(words)) ? 'past' : mode;
    modes.push(here);
    horizons.push(horizon);
    opened.push(paragraphYear);
    const goesOn = !heading && text[span.at - 1] === '；';
    const kind = kindOf(
      words,
      here !== mode && modalAt(words, lexicon) ? mode : here,
      heading,
      news,
      goesOn ? kinds.at(-1) : undefined,
      newLine && !news ? undefined : kinds.at(-1),
      lexicon,
    );
    kinds.push(kind === 'result' && looksOnTo(words, year) ? 'task' : kind);
  });
  // What duties follow is ordered, whatever its words.
  sentences.forEach((span, i) => {
    if (i === 0 || !belongs(text.slice(span.at, span.at + 12))) return;
    const before = sentences[i - 1]!;
    const words = text.slice(before.at, before.end);
    if (kinds[i - 1] === 'context' && !belongs(words) && words.length > 6 && !/^(?:问题|存在问题)|[：:]$/.test(words)) kinds[i - 1] = 'task';
  });
  return { kinds, modes, horizons, opened, news };
}

/** The line from `at` on; longer ones than a page are judged by their first page. */
function paragraphAt(text: string, at: number): string {
  const page = text.slice(at, at + 2000);
  const end = page.search(/[\n\r]/);
  return end < 0 ? page : page.slice(0, end);
}

function kindOf(
  words: string,
  mode: Mode,
  heading: Heading | undefined,
  news: boolean,
  before: Sentence['kind'] | undefined,
  inParagraph: Sentence['kind'] | undefined,
  lexicon: Lexicon,
): Sentence['kind'] {
  const { sentences } = lexicon.words;
  const own = heading ? words.slice(heading.number.length) : words;
  const bare = toldIn(own);
  const has = (name: string, list: readonly string[]) => finder(lexicon, name, () => list)(bare);
  if ((has('greeting', sentences.greeting) && words.length < 80) || isAgenda(words) || presents(bare)) return 'context';
  // 他指出，过去一年…取得…: told of the past. 今年上半年，…: as far as the year has gone.
  if (
    /^[^，,。]{0,12}(?:指出|强调|表示|介绍)[，,](?:过去(?:的)?一年|一年来|去年|今年以来|20\d\d年以来|经过[^，,]{0,10}努力)/.test(bare) &&
    !modalAt(bare.slice(14), lexicon)
  )
    return 'result';
  if (/^(?:[^，。]{0,30}[，,])?今年(?:上半年|以来|前三季度)[，,]/.test(bare) && !modalAt(bare, lexicon) && words.endsWith('。')) return 'result';
  // 会议同意…方案，由财政局拨付: agreed to, and somebody is charged.
  if (/^(?:会议)?(?:原则)?同意[^。]*[，,](?:由|请)[^，,。]{2,}/.test(bare)) return 'task';
  // 为贯彻…，制定本方案: a paper on itself.
  if (/^(?:为|根据|按照|依据|结合).*(?:制定|编制|提出)(?:本|此|如下|以下)[\u4e00-\u9fff]{2,6}[。：]?$/.test(bare)) return 'context';
  if (isHeld(bare, lexicon)) return 'context';
  // 项目投产后，预计…: what a project will bring.
  if (/^[^，,。]{0,14}(?:建成|投产|达产|投运|建成投产)后(?:[，,]|可|预计)/.test(bare) && !/[，,](?:我们|各[^，]{1,6})?要/.test(bare)) return 'context';
  if (benefits(bare) || isScene(bare)) return 'context';
  if (mode !== 'plan' && isSettled(bare) && !modalAt(bare, lexicon)) return 'result';
  // 甲铁路项目：重点推进，加快办理前期手续: of each its order.
  const order = bare.includes('：') ? /^[^，,。：:]{4,40}(?:项目|工程)：(?:重点推进[，,])?/.exec(bare)?.[0] : undefined;
  if (order !== undefined && startsWithVerb(bare.slice(order.length), lexicon)) return 'task';
  // 一行察看了…, 听取了…: a visit.
  if (news && /(?:察看|查看|考察|调研|参观|走访|听取|(?<!据)了解|观摩|主持|出席)了?/.test(bare) && !modalAt(bare, lexicon)) return 'context';
  // 刚才，三位同志作了发言: what happened at the meeting.
  if (isOccasion(bare) && !modalAt(bare, lexicon)) return 'context';
  if (/(?:敬意|感谢|谢意|歉意|祝贺|祝福|问候)[！。]?$/.test(bare)) return 'context';
  if (/(?:目标|要求|任务|思路|重点)是[，,：:]?/.test(bare.slice(0, 40)) && (mode === 'plan' || /基本思路|重点是/.test(bare))) return 'task';
  // 今年主要预期发展指标是：…, told by a paper, too.
  if (/预期[^，,。]{0,4}(?:目标|指标)(?:是|为)[：:]?/.test(bare.slice(0, 60)) && /\d/.test(bare)) return 'task';
  if (/目标是(?:完成|实现|达到|力争|到)|^(?:今年|明年|全年|20\d\d年)[^，,。]{0,10}目标(?:是|为)[^。]*\d/.test(bare)) return 'task';
  if (/(?:目标|要求|任务|思路)[：:]/.test(bare.slice(0, 40)) && bare.length > 30) return 'task';
  if (/^[（(]?(?:牵头|责任|配合|主办|协办|完成)(?:单位|部门|领导|人|时限)[：:]/.test(bare)) return 'context';
  // 一要以…: 要 stands in the mark.
  const ordered = modalAt(bare, lexicon) || heading?.number.endsWith('要') === true;
  // 推动…成功上市: behind an order, success is aimed at.
  const aimed = mode === 'plan' && startsWithVerb(bare, lexicon);
  // 已征用地块 names; it does not tell.
  const telling = aimed ? bare.replace(/已(?:经)?[\u4e00-\u9fff]{2,4}(?:的|项目|企业|地块|用地|土地|协议|资金)/g, '') : bare;
  const done = finder(lexicon, 'done', () => sentences.done)(telling) || /[^为除]了[^解]/.test(bare) || (!aimed && has('success', sentences.success));
  if (!/[。！？；;]/.test(words.slice(-2)) && !heading && words.length <= 80) return lineKind(bare, lexicon);
  // 让我们…: an appeal. 三、今年工作安排: a heading that names and does not order.
  if (/^[^，,。]{0,12}让我们/.test(bare) && !/\d/.test(bare)) return 'context';
  if (heading && /^(?:发展|整改|工作|总体|主要|重点|年度|检查|治理)(?:目标|任务|措施|要求|内容|思路|举措|安排)。?$/.test(bare)) return 'context';
  if (
    heading &&
    (heading.rank <= 2 || bare.endsWith('情况。')) &&
    !/[，,]/.test(bare) &&
    names(bare) &&
    !bare.startsWith('要') &&
    !startsWithVerb(bare, lexicon)
  )
    return 'context';
  if ((has('valuing', sentences.valuing) && !ordered) || explains(bare, lexicon) || describes(bare, lexicon)) return 'context';
  if (has('seeing', sentences.seeing) || has('announcing', sentences.announcing) || /[：:]$/.test(bare)) return 'context';
  if (isQuotation(words) || (isHigher(bare, lexicon) && !ordered) || nominal(bare, lexicon)) return 'context';
  if (judges(bare) && !(ordered && /(?:要(?!求)|必须|力争|将)/.test(bare.slice(bare.indexOf('是'))))) {
    return /[，,][^，,]{0,20}已/.test(bare) || (mode === 'past' && /\d|[*X]/.test(bare.replace(/继20\d\d年/, ''))) ? 'result' : 'context';
  }
  // 2020年计划实施项目71个，…，1—6月累计完成投资35亿元: told of a plan under way.
  if (mode !== 'plan' && /(?<![底末前])(?:累计|已)完成[^，,。；]{0,8}\d/.test(bare) && !/力争|确保|必须|争取|(?<![主需重])要(?!求)|将/.test(bare))
    return 'result';
  // 招商局要…, 请公司6月底前…, 9月底前建成…: somebody is charged, or an end is set.
  if (!done && /(?:要|须|应|请|由|负责|牵头|配合|前|内)/.test(bare.slice(0, 40)) && charges(bare, lexicon)) return 'task';
  // 一、客观分析形势，抢抓机遇，坚定信心: one of its clauses orders, so all do.
  if (
    heading &&
    heading.rank <= 1 &&
    mode !== 'past' &&
    (bare.startsWith('要') || startsWithVerb(bare, lexicon) || bare.split(/[，,]/).some((clause, i) => i > 0 && startsWithVerb(clause, lexicon)))
  )
    return 'task';
  // （二）实体经济根基巩固，现代产业体系加快建设。: above what was done, a heading that is a sentence tells it.
  if (heading && heading.rank <= 4 && mode === 'past' && /[。；]$/.test(words) && heading.rank > 0 && (!names(bare) || startsWithVerb(bare, lexicon)))
    return 'result';
  if (heading && heading.rank <= 4 && mode !== 'plan' && mode !== '' && bare.length < 60) return 'context';
  if (/^(?:力争)?到(?:(?:20\d\d|[*X]+)年|[“"]?十[二三四五六]五[”"]?期?末)/.test(own)) return 'task';
  if (mode === 'past' && pattern(lexicon, 'wanting', '', () => `(?:${anyOf(sentences.wanting)})[。；]?$`).test(bare)) return 'context';
  // 2025年是规划的第一年: what a year is.
  if (/^(?:20\d\d|[*X]{2,4})年[，,]?是[^，,。]*(?:年|时期|阶段)。$/.test(bare)) return 'context';
  if (mode === 'past') return looksAhead(bare) ? 'task' : 'result';
  // 我们体会到，必须…；必须…: what was learnt goes on.
  if (mode === 'around' && before === 'context' && /^(?:必须|只有)/.test(bare)) return 'context';
  // 入驻企业135家，实现产值30亿元: what there is, among what is looked at; not what is short.
  if (
    mode === 'around' &&
    !ordered &&
    (/(?:实现|完成|建成|达到|新增|入驻|获得)[^，,。；]{0,16}[\dX*]/.test(bare) || /取得(?:了)?[^，,。]{0,6}(?:成果|成绩)|荣获|获评/.test(bare)) &&
    !/(?:仅|仍|不足|偏[低小少]|下滑|只有|但|不够)/.test(bare)
  )
    return 'result';
  if (mode === 'around') return ordered && /(?:^|[，,。；])(?:我们)?(?:要|必须|力争)/.test(bare) ? 'task' : 'context';
  if (/^(?:去年|上年)/.test(bare) && !ordered) return 'result';
  if (/^预计|预计(?:全年|将|可|能|达)/.test(bare)) return 'result';
  // …事关大局，要…: judged first, then ordered.
  if (has('judging', sentences.judging) && !(news && ordered && /[，,][^，,]{0,4}(?:要(?!求|素|点)|必须)/.test(bare))) return 'context';
  if (!ordered && (reachedSoFar(bare) || (mode !== 'plan' && begunSoFar(bare)))) return 'result';
  // 7月31日，甲电站全容量并网: what happened; 7月31日，甲园区召开会议: that it happened.
  if (/^.{0,24}\d{1,2}月\d{1,2}日(?!(?:之|以)?前)/.test(bare) && !ordered)
    return /(?:并网|投产|通车|竣工|开工|开建|投用|开始施工|已进入|落户|打通全流程|开车成功|投料成功|下线|发运|交付)(?!仪式|活动|现场)|(?:印发|出台)[^，,。]{2,30}(?:名单|清单|方案|意见|办法|措施|》)/.test(
      bare,
    ) && !/(?:会议|仪式|调研|座谈|召开)/.test(bare)
      ? 'result'
      : 'context';
  if (/(?:性|原则|目的)。$/.test(bare) && bare.length < 14) return 'context';
  // 其中，甲项目…: a part of what was told or ordered before.
  if (!ordered && inParagraph && bare.startsWith('其中') && before === undefined && !hasArrived(bare)) return inParagraph;
  if (mode !== 'plan' ? reportsState(bare, lexicon) : isUnderWay(bare, lexicon)) return 'result';
  // 我区突出“六度”标准，…: what one's own body does, where nothing is set out.
  if (mode === '' && ownPractice(bare, lexicon)) return 'result';
  if (ordered) return 'task';
  // 上半年完成产值3亿元, told by a paper, is a result still.
  if (
    news &&
    !ordered &&
    /(?:累计|实现|完成|达到?|同比|新增|增长|增速|上升|下降|排名|位列|位居|开展)[^，。；]{0,16}\d/.test(bare) &&
    !/(?:总投资|规划|预计|设计|建成后|投产后)/.test(bare)
  )
    return 'result';
  if (pattern(lexicon, 'standing', '', () => `(?:${anyOf(sentences.standing)})[。；！]?$`).test(bare)) return 'context';
  // 该县实施…: what another body does is told.
  if (/^(?:今年[，,]?)?该[县市区园镇乡州旗局]/.test(bare) || (news && practises(bare, lexicon))) return 'result';
  if (done || (news && /取得了|获评|入选/.test(bare)))
    return news &&
      !/取得[^，。]{0,8}(?:进展|成效|突破)|取得了|获评|入选|获批|荣获|名列|表彰|超额完成|(?:项目|工程|装置|厂房|车间)[^。；]{0,24}已(?:经|基本|全部|顺利)?(?:完成|建成|投产|开工|完工|封顶|安装)/.test(
        bare,
      )
      ? 'context'
      : 'result';
  if (before) return before;
  if (news && inParagraph === 'task' && /^(?:各|相关|有关)(?:部门|单位|级|地|责任)/.test(bare)) return 'task';
  // 通知提出，加快推进…: said by another, an order still.
  const quoted = news ? /(?:指出|强调|要求|提出)[，,](?!过去|去年)([^，,。]*)/.exec(bare)?.[1] : undefined;
  if (quoted !== undefined && startsWithVerb(quoted, lexicon)) return 'task';
  // 会议强调，通过…，推动…: stressed at a meeting.
  if (news && /^[^，,。]{0,12}(?:强调|要求)[，,]/.test(bare) && bare.split(/[，,]/).some((clause, i) => i > 1 && startsWithVerb(clause, lexicon)))
    return 'task';
  // 他强调，要…。树牢…: the orders of a paragraph go on.
  // 希望园区加快建设; 他表示，将成立专班: asked for, promised.
  if (news && (/^[^，,。]{0,6}希望[^，,。]{2,16}(?:加快|抓|坚定|坚持|进一步|继续|积极|充分)/.test(bare) || /(?:表示|承诺)[，,](?:我们)?(?:将|要)/.test(bare)))
    return 'task';
  if (news) return inParagraph === 'task' && startsWithVerb(bare, lexicon) ? 'task' : 'context';
  if (mode === '' && /(?:同比(?:分别)?(?:增长|下降|提高|上升|增加|减少)|累计完成)[^，,。；]{0,8}[\dX*]/.test(bare)) return 'result';
  return startsWithVerb(bare, lexicon) || mode === 'plan' || hasVerb(bare, lexicon) ? 'task' : 'context';
}

/** A line without a sentence's end: a title, metadata, or an order. */
function lineKind(words: string, lexicon: Lexicon): Sentence['kind'] {
  // 重点工作 |: the head of a column.
  if (words.replace(/[|\s]/g, '').length <= 5 && !/\d/.test(words)) return 'context';
  // 加大字体 收藏 打印: buttons of a page.
  if (/(?:字体|打印|收藏|关闭|分享|浏览|点击|下载)/.test(words) && words.length < 40) return 'context';
  if (/^共?(?:签约|开工|投产|完成|新增|引进)[^，,]{0,6}\d/.test(words)) return 'result';
  return startsWithVerb(words, lexicon) && !/(?:会议|讲话|发言|报告|通知|方案|意见|[：:])$/.test(words) ? 'task' : 'context';
}
