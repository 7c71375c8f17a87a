import { startsWithVerb } from './judging.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { unitAlone } from './quantities.ts';
import type { Around } from './senses.ts';

/** Longest name an indicator may have; longer runs of words are clauses. */
const longest = 40;

/**
 * The words that name what is measured: those before the number down to the clause's start, without verbs and frames;
 * behind the number where a noun follows it (35个重点项目, 3000万元财政专项资金); else what the sentence named last.
 * `noun`: ranks and streaks take none; behind a measure a verb goes on with the sentence (12亿元实施…), behind a count it is a noun's head.
 */
export function indicatorOf(
  { before, after, clause, lead }: Pick<Around, 'before' | 'after' | 'clause' | 'lead'>,
  noun: 'any' | 'no verb' | 'none',
  last: string,
  lexicon: Lexicon,
): string {
  // 50家以上支撑企业、100家…: what stands before 、 belongs to the count before.
  const words = /[、和及]$/.test(before) ? '' : lettered(named(before, lexicon));
  // 在9家园区中排名第二: among whom is no name.
  const front = noun === 'none' && words.endsWith('中') && /[\dX*][家个][^，]{0,12}$/.test(clause) ? '' : words;
  const follows = noun === 'none' ? '' : behind(after, front === '', noun === 'no verb', lexicon);
  // 完成全年任务（40亿元）的32%: the share of what was to be done.
  const due = /完成([^，。；（）\d]{0,10}(?:任务|目标|计划|预算)数?)(?:（[^（）]*）)?的?$/.exec(clause)?.[1];
  if (due !== undefined) return due;
  // 总投资3亿元的甲项目, 投资3亿元兴建甲厂: the noun behind is what has it.
  if (/(?:投资|造价|资金)$/.test(front) && /^(?:的|(?:兴|新|改|扩|修)?建(?!成)|开发|实施)/.test(after)) return front;
  // 新增5家企业 names what is new.
  if (follows.length >= 2) return before.endsWith('新增') && !follows.startsWith('新') ? `新增${follows}` : follows;
  return lastOfList(front) || risenBefore(lead, lexicon) || last || clauseBefore(lead, lexicon) || lettered(before.trim());
}

/** A name has letters: the / between two sizes is none. */
const lettered = (words: string) => (/\p{L}/u.test(words) ? words : '');

/** 加工能力不断提升，有望突破5000万吨: the clause before names what rose. */
function risenBefore(lead: string, lexicon: Lexicon): string {
  const clause =
    /([^，,。；;：\n]{2,24}?)(?:不断|持续|稳步|大幅|显著)(?:提升|提高|增长|扩大|增强|增加|上升|壮大)[，,](?:预计|有望|已|目前|达到?|突破|超过?|“?十[二三四五六]五”?末|年底|今年|去年)*$/.exec(
      lead,
    )?.[1];
  return clause === undefined ? '' : named(clause, lexicon);
}

/** 产值突破千亿级，年均增长5%: the clause before names what grows, where no figure did. */
function clauseBefore(lead: string, lexicon: Lexicon): string {
  const clause = /([^，,。；;：\n]{2,30})[，,][^，,。；;：\n]{0,8}(?:增长|提高|增加|下降)$/.exec(lead)?.[1];
  return clause === undefined || !/[百千万亿]+[元级]*(?:大关)?$/.test(clause) ? '' : named(clause.replace(/[百千万亿]+[元级]*(?:大关)?$/, ''), lexicon);
}

/** 甲、乙、丙等平台载体 names the 平台载体, 甲、乙、丙三大产业产值 the 三大产业; a 新增 before the list stays with it. */
function lastOfList(name: string): string {
  const set = /^[^、]+(?:、[^、]+)*?[、和][^、]{2,8}?([两三四五六七八九十]大[\u4e00-\u9fff]{2,})$/.exec(name);
  if (set) return set[1]!;
  const list = /^(新增|新建|新培育)?[^等]*、[^等]*等([\u4e00-\u9fff]{2,12})$/.exec(name);
  return list ? (list[1] ?? '') + list[2]! : name;
}

/** The name in the words before a number; in a row of a table that of the same cell, else of the nearest one before that has words. */
export function named(before: string, lexicon: Lexicon): string {
  for (const cell of before.split('\t').toReversed()) {
    // the column of units names nothing
    if (unitAlone(cell, lexicon)) continue;
    const name = stripped(cell, lexicon);
    if (/[\u4e00-\u9fff]/.test(name)) return name;
  }
  return before.includes('\t') ? '' : stripped(before, lexicon);
}

const time = '(?:20\\d\\d年|上年|去年|上月|上季度|年初|年底|年末|“?十[二三四五六]五”?|(?:上半年|前?[一二三四]季度|\\d{1,2}(?:[-—~至]{1,2}\\d{1,2})?月份?))';
const others = '(?:全[国省市区县盟州]|时间进度|序时进度|目标|计划|[^，、]{0,4}平均)';
/** What a number is compared with, or how long it took, at the end of the words before it: 较去年底, 比全省、全市分别高, 两年. */
const compared = [
  '(?:与|比|较)?(?:20\\d\\d年|上年|去年)?同期(?:相比)?',
  `(?:与|(?<!占)比|较)${time}{1,2}(?:同期|末|底|初)?(?:相比)?(?:增速|增幅|水平)?[多少]?`,
  `(?:比|较)${others}(?:[、和及]全[国省市区县盟州])*(?:平均)?(?:水平|增速)?(?:分别)?[高低快慢多少]出?`,
  `(?:[高低快慢优好]于|超过|超出)(?:${time}|${others})+(?:同期)?(?:平均)?(?:水平|增速)?`,
  `(?:领先于?|落后于?|超)${others}`,
  '近?(?:[两三四五]|\\d{1,2})年来?',
  '(?<![减安编])排',
  // 结算量稳居西部和边境省区第一: where it ranks.
  '(?:稳居|位居|位列)[^，。；]{2,12}',
].join('|');

/** Strips what is not the name from both ends of the words before a number. */
function stripped(before: string, lexicon: Lexicon): string {
  const { lead, tail, keep } = lexicon.words.indicators;
  const { change, bounds } = lexicon.words;
  const ends = pattern(
    lexicon,
    'nameEnd',
    '',
    () =>
      `(?:${anyOf([...tail, ...change.up, ...change.down, ...change.compared, ...change.reached, ...Object.values(bounds.before).flat()])}|[“”"（(\\s]|分别|${compared}|[-－−]|(?:[Ⅰ-Ⅹ]|[同一二三四五])类地区|\\d{1,2}月(?:底|末)?前?|(?:20\\d\\d|[*X]+)年(?:底|末)?前?|年底前?|底前)$`,
  );
  const starts = pattern(
    lexicon,
    'nameStart',
    '',
    () =>
      `^(?:${anyOf(lead)}|[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.]|\\d{1,2}月(?:底|末)?前?|[*X]{1,2}(?:[-—~至]{1,2}[*X]{1,2})?月份?(?:单月|当月)?|年?底前|年底|[上下]半年|[前第]?[一二三四]季度|1[-—~至]\\d{1,2}月份?|20\\d\\d年|到?[*X]+年|[“”"）)\\s]|(?:到|至)?[“"]?十[二三四五六]五[”"]?(?:末|期末|时期)?|的|(?:在)?到20\\d\\d年)`,
  );
  const kept = pattern(lexicon, 'nameKeep', '', () => `^(?:${anyOf(keep)})`);
  let words = before.slice(-longest);
  for (let cut = ends.exec(words); cut && cut[0] !== ''; cut = ends.exec(words)) words = words.slice(0, -cut[0].length);
  for (let cut = starts.exec(words); cut && cut[0] !== '' && !kept.test(words); cut = starts.exec(words)) words = words.slice(cut[0].length);
  return words;
}

const sized =
  /^(?:(?:[±\d.]{1,6}万?(?:千伏|kV|KV|千瓦|兆瓦|吨级?|立方米|平方米)(?:\/年)?[和、及]?)+|[\u4e00-\u9fff]{0,8}?[\d.]{1,6}[万亿]*美?元(?:及?以上)的?)(?=[\u4e00-\u9fff])/;

/** The noun behind a number: up to the next mark, verb or number; '' when no noun follows. Behind 以上 only when nothing stands before. */
function behind(after: string, alone: boolean, noVerb: boolean, lexicon: Lexicon): string {
  const { bounds, change } = lexicon.words;
  const bound = pattern(lexicon, 'nounBound', '', () => `^(?:${anyOf(Object.values(bounds.after).flat())})`).exec(after)?.[0] ?? '';
  // 2600万元用于补助: what money is put to does not name it.
  if ((bound !== '' && !alone) || /^(?:主要)?用于/.test(after.slice(bound.length))) return '';
  // 20个500千伏输变电工程, 2台100万千瓦机组, 5户收入50亿元以上的企业: what is counted is the noun behind its size.
  const words = after
    .slice(bound.length, longest)
    .replace(/^（[^（）]{1,4}）|^的/, '')
    .replace(sized, '');
  if (/^[（和及与]/.test(words) || /^(?:规模|水平|能力|目标)(?=[，。；、])/.test(words)) return '';
  if (pattern(lexicon, 'noNoun', '', () => `^(?:${anyOf([...change.compared, ...change.up, ...change.down, ...change.after])})`).test(words)) return '';
  if (/^(?:大关|关口|台阶|门槛|历史性)/.test(words)) return '';
  if (noVerb && startsWithVerb(words, lexicon)) return '';
  const stop = pattern(
    lexicon,
    'nameStop',
    '',
    () =>
      '[，,。；;、：:\\n\\t！？（）()]|\\d|和?[*X]+(?:\\.[*X]+)?%|[*X]{1,4}[\\u4e00-\\u9fff]|入选|列入|上规|入规|升规|纳统|入统|入库|建成|开工|完成|通过|实现|达到|获|落地|纳入|分别|整县|投资(?=[，。；、达超约]|$)|进入|加快|改善|到基层|短期|建设(?=[，。；、]|$)|同比|由|全部|全面|占|集聚|增长|扩大|提高|增加|增至|提升|下降|减少|获评',
  );
  const at = words.replace(/（[^（）]{1,6}）/g, (inner) => '市'.repeat(inner.length)).search(stop);
  return (at < 0 ? words : words.slice(0, at)).replace(/[“”"]/g, '').replace(/[和与及、的]$/, '');
}

/**
 * A 分别 list gives each figure its own subject: 甲、乙、丙产值分别增长1%、2%、3%. The measured word stands behind the last;
 * 城乡 is 城镇 and 农村. Null when the subjects are not as many as asked for.
 */
export function shareOut(subject: string, place: number, lexicon: Lexicon): string | null {
  if (subject.startsWith('城乡') && place < 2) return `${place === 0 ? '城镇' : '农村'}${subject.slice(2)}`;
  const both = /^(城镇|农村)[、和](城镇|农村)(.+)$/.exec(subject);
  if (both && place < 2) return both[place + 1]! + both[3]!;
  const parts = subject.split(/、|(?:和|及|以及)(?=[\u4e00-\u9fff]{2})/);
  if (parts.length < 2 || place >= parts.length) return null;
  const measured = pattern(lexicon, 'measured', '', () => `(?:${anyOf(lexicon.words.indicators.measured)})$`).exec(parts.at(-1)!)?.[0] ?? '';
  const part = parts[place]!;
  return part.endsWith(measured) ? part : part + measured;
}

const ratio = /^(?:单位|万元|每万|人均|亩均|户均)|(?:占比|比重|比例|率|强度|占[^，]{2,20})$/;

/**
 * Finds the catalog's indicator whose alias the name holds; aliases come longest first. A ratio (单位增加值用水量, 绿电占比) is no amount:
 * only an alias that is one, too, fits it. A lead over others (增速高于全区平均水平 by points) is no value of the indicator it compares.
 */
export function canonicalOf(name: string, aliases: readonly (readonly [string, string])[]): string | undefined {
  if (/[高低快慢优好]于/.test(name)) return undefined;
  const share = ratio.test(name);
  return aliases.find(([alias]) => name.includes(alias) && (!share || name === alias || ratio.test(alias)))?.[1];
}
