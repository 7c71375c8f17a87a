import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { finder, finderOf } from './scan.ts';

/** 这次会议的主要任务是…: what a meeting is for. */
export function isAgenda(words: string): boolean {
  if (!words.includes('是')) return false;
  if (/^(?:今天|这次|此次)[^。]{0,60}[，,](?:主要)?(?:目的|任务|议题)是|(?:召开[^。]{0,30}会|目的[^，,]{0,4}明确)[，,]就是要/.test(words)) return true;
  return /^(?:这次|今天|本次|此次|今天这次)?[^，,。]{0,12}(?:会议?|大会)[^，,。]{0,8}(?:任务|目的|议题|主题|内容)是/.test(words);
}

/** Without one of these a sentence explains nothing. */
const explaining = finderOf([
  '》',
  '明了',
  '提供了',
  '带来',
  '体现了',
  '彰显',
  '有利于',
  '有助于',
  '则',
  '决定',
  '方面',
  '意义',
  '标志着',
  '制定本',
  '确定了',
  '明确了',
  '提出了',
  '具有',
  '部署',
  '安排',
  '是将',
  '认为',
  '觉得',
  '相信',
  '感到',
  '如果您',
  '有一句话',
  '俗话',
  '常言',
  '老话',
  '声明',
]);

/** Says what a plan or a goal is good for, what a document holds, how one thing follows from another, or how the text goes on. */
export function explains(words: string, lexicon: Lexicon): boolean {
  if (!explaining(words)) return false;
  return (
    /^(?:[^，,。]{0,12}[，,])?《[^》]{2,30}》(?:提出|明确|安排|部署|规定|确定)了/.test(words) ||
    /^为[^。]+(?:特?制定本(?:方案|办法|意见|规划|计划)|通知如下)/.test(words) ||
    /^(?:这也?|这[个次项][^，,。]{2,20}[，,])标志着/.test(words) ||
    /具有[^，。]{0,20}(?:意义|基础|优势|条件|潜力|特点|作用)(?:[，,]必将|。$)/.test(words) ||
    /(?:作出|做出|进行)了[^，,。]{0,8}(?:部署|安排)/.test(words) ||
    /^[^，,。]{2,20}是将/.test(words) ||
    /^(?:我|我们)(?:认为|觉得|相信|感到)|^如果您|^(?:有一句话|俗话|常言|古人|古语|老话)[说讲道]|^(?:免责|版权)声明/.test(words) ||
    /(?:报告|会议|方案|规划|纲要)(?:确定|明确|提出)了[^，。]{0,30}(?:目标|任务|要求|安排)。$/.test(words) ||
    /为[^，,。]{2,16}(?:指明了|提供了)[^，,。]{0,6}(?:方向|遵循|指引)/.test(words) ||
    /带来[^，,。]{2,20}的(?:机遇|挑战)[。；]$/.test(words) ||
    (/[，,](?:充分)?(?:体现了|彰显着?|有利于|有助于)/.test(words) && !startsWithVerb(words, lexicon)) ||
    /^[^，,。“]{2,10}则[^，,。]{2,12}[，,。]/.test(words) ||
    /^[^，,。“]{4,16}决定着?[^，,。：:“]{4,}。$/.test(words) ||
    /^(?:重点|着力|主要)?(?:抓好|做好|讲|谈)(?:以下)?[^，,。]{1,4}方面的?工作[。：:]$/.test(words)
  );
}

/** It ends in a noun that names a part of a text: 2026年重点工作安排, 关于发展的主要目标. */
export function names(words: string): boolean {
  return /(?:板块|方面|安排|任务|工作|工作计划|展望|目标|要求|思路|思想|原则|打算|回顾|总结|情况|成绩|成效|形势|问题|考虑|意见|措施|重点|背景|意义|建议|对象)。?$/.test(
    words,
  );
}

/** 要, 力争, 将 … as words of their own: not 主要, 需求, 重要; 将 that opens a clause is 把. 要求 orders, too. */
export function modalAt(said: string, lexicon: Lexicon): boolean {
  if (!finder(lexicon, 'will', () => [...lexicon.words.sentences.will, '将'])(said)) return false;
  return pattern(
    lexicon,
    'modal',
    '',
    () =>
      `(?<![主重需首必次纲只想紧摘概简精机扼])(?:${anyOf(lexicon.words.sentences.will.filter((word) => word !== '将'))})(?![素点闻件领害塞道职务])|(?<=[\\u4e00-\\u9fff*”])(?<!预计|必|即)将(?!军|领|来|成为|迎来|带来|惠及|有助)|(?<=[，,])将(?=以|继续|进一步|深入|紧紧|加快|围绕)`,
  ).test(withoutNouns(said));
}

/** 建成后，…将…: what it will bring is foretold, not ordered. 年度计划投资3亿元, 提出了要求: a plan and a demand are things there. */
function withoutNouns(said: string): string {
  let words = said;
  if (words.includes('后')) words = words.replace(/(?:建成|投产|达产|投运|投用|满产|完工)后[，,]?(?:(?!要|力争|确保)[^。；])*/, '');
  if (words.includes('计划'))
    words = words.replace(
      /(?:年度|同期|占|超|三年|五年|投资|工作|建设)计划|全年计划(?!完成|新|开工|实施)|计划(?:总?投资(?:额|总额)?(?=[约为达]?[\dX*])|(?:新?开工|竣工|续建)项目|[的内外]|(?=[，,。；、]|$))/g,
      '',
    );
  if (words.includes('预计')) words = words.replace(/预计[^，,。；]{0,60}[，,]将/, '');
  if (words.includes('届时')) words = words.replace(/届时[^。；]*/, '');
  if (words.includes('目的')) words = words.replace(/目的就?是要?/, '');
  if (words.includes('要求')) words = words.replace(/(?:提出|作出|做出)了[^，,。；]{0,8}要求|要求(?=[，,。；]|$)/g, '');
  return words;
}

export function startsWithVerb(words: string, lexicon: Lexicon): boolean {
  return pattern(
    lexicon,
    'verbStart',
    '',
    () => `^[“”"]*(?:同时|此外|另外)?[，,]?(?:${anyOf([...lexicon.words.sentences.adverbs, ...lexicon.words.sentences.verbs])})`,
  ).test(words);
}

export function hasVerb(words: string, lexicon: Lexicon): boolean {
  return finder(lexicon, 'verb', () => lexicon.words.sentences.verbs)(words);
}

/** 报告强调，“…”: what a higher body said, not what this one will do. */
export function isQuotation(words: string): boolean {
  if (!words.includes('“') && !words.includes('"')) return false;
  return /^[^，,。]{0,24}(?:强调|指出|提出|要求)[，,：:]?[“"]/.test(words) && /[”"][^“"]{0,6}[。；]?$/.test(words);
}

/** Its subject is a higher body: 省委赋予…, 党的二十大报告提出了…. */
export function isHigher(words: string, lexicon: Lexicon): boolean {
  if (!finder(lexicon, 'higher', () => lexicon.words.sentences.higher)(words.slice(0, 80))) return false;
  if (startsWithVerb(words, lexicon)) return false;
  return pattern(
    lexicon,
    'higher',
    '',
    () =>
      `^(?:[^，,。]{0,10}[，,])?[^，,。]{0,8}?(?:${anyOf(lexicon.words.sentences.higher)})[^，,。]{0,16}?(?:始终|亲临|考察|致信|赋予|提出|高度|牢记|报告|强调|指出|要求|召开|出台|部署|科学|更是)`,
  ).test(words);
}

/** …，是我们的首要任务: a clause that only names what the rest is. */
export function nominal(words: string, lexicon: Lexicon): boolean {
  if (!words.includes('是')) return false;
  return pattern(lexicon, 'nominal', '', () => `[，,](?:既|更|也|又)?是(?!要)[^，,；]{0,80}(?:${anyOf(lexicon.words.sentences.nouns)})[。；]?$`).test(words);
}

/** X是Y: says what something is. 一是, 就是要 and 总是 are no judgements. */
export function judges(words: string): boolean {
  if (!words.includes('是')) return false;
  const at = words.search(/(?<![一二三四五六七八九十还凡但可只于更别正尤])是(?!否|不是|非)/);
  if (at < 0 || at >= 60 || words.startsWith('重点是')) return false;
  return !/[，,；]/.test(words.slice(0, at).replace(/^[^，,]{0,16}[，,]/, ''));
}
