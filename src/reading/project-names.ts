import { ownLetters } from './distinct.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { finder } from './scan.ts';

/** Something in the name is no common word of the genre: a place, a firm, a phase, a size, or it is blanked out. */
export function isOwn(name: string, lexicon: Lexicon): boolean {
  return (
    /[*X]|\d[\d.×]*[万亿]?(?:千瓦|兆瓦|MW|吨|千伏|平方米|立方米|米|公里|台|辆|套|头)|[一二三四五六]期/.test(name) ||
    ownLetters(name, lexicon) > 0 ||
    finder(lexicon, 'firms', () => lexicon.words.projects.firms)(name)
  );
}

/** A member of a closed list. */
export function listed(words: string, head: string, begun: boolean, lexicon: Lexicon): number {
  const { facilities } = lexicon.words.projects;
  if (
    words.length < 2 ||
    words.length > 40 ||
    facilities.includes(words) ||
    stemOf(words, lexicon).length < 1 ||
    /\d+(?:个|项|家)/.test(words) ||
    isProgramme(words, lexicon) ||
    isClause(words, lexicon)
  )
    return 0;
  const concrete = lexicon.words.projects.strong.includes(head) || head === '改造' || begun;
  return concrete ? 0.75 : 0;
}

/** A name of its own. */
export function alone(words: string, before: string, clause: string, under: boolean, lexicon: Lexicon): number {
  const { strong, heads, sites, used } = lexicon.words.projects;
  if (/等/.test(words)) return 0;
  if (isWay(words, lexicon) && (under || /改造|扩能|贯通|通车|建成|完成/.test(clause))) return 0.6;
  if (words.length < (/^[*X]/.test(words) ? 3 : 4) || words.length > 40 || isProgramme(words, lexicon)) return 0;
  // 甲县乙镇40兆瓦光伏发电: a place or a firm, a size, a kind of plant.
  const plant = /^([\u4e00-\u9fff]{2,})\d[\d.]*[万亿]?(?:千瓦|兆瓦|MW|GW|吉瓦)时?[\u4e00-\u9fff]{0,8}(?:光伏|风电|发电|储能|光热)$/.exec(words);
  const whole = words.replace(/[（(][一二三四五六]期[）)]$/, '');
  const head = pattern(lexicon, 'headEnd', '', () => `(?:${anyOf(strong)}|(?:高铁|高速公路|高速|铁路|公路|国道|省道)[^、，]{1,8}段)$`).exec(whole);
  const weak = head ?? pattern(lexicon, 'weakEnd', '', () => `(?:${anyOf(heads)})$`).exec(whole);
  if (!plant && !weak && !pattern(lexicon, 'siteEnd', '', () => `(?:${anyOf(sites)})$`).test(whole)) return 0;
  if (
    /\d+[万亿]?(?:个|项|家|类|名|人|户|所|次|处|座|条)|[*X]+[个亩]|[谋招抓促推争跑引盯]项目$|[了就并把]|还要|^[一二三四五六]期(?:工程|项目)?$|宣布|确定|咬定|特别是|目的|调研|现场|各级|切实|书记|[市县区]长|主任|今年|去年|为项目|[《》，（]|(?<!整县)推进|推动|加快|加大|继续|查看|展示|督查|督导|办理|助力|带队|汇报|各自|我[市县区省]|^(?:这个|这些|该|又一|本[市县区])|[！!]|\s\/|\/\s|(?:重大|重点)项目$|新上(?:工业|产业)?项目$|新一轮|”[“、]|清单|包括|标志着|^我国|[十\d]个项目$|每一个|吹响|到项目$|新开工项目$|[县市区旗盟](?:工业|产业|投资)项目$|^项目|畅通|^从|[对中]项目$|狠抓|涵盖|的(?:项目|工程)$|推行|实行|(?:企业|政策|产业|机制|体系|指标)$|^(?:也是|这批|本批次|以?下是|跑出|掀起|共|已|未|尚有|入区|新达产|前\d+月|核心)|型园区$|\d[宗只]|月份项目$|本级项目$|^存续|[报争]项目$|措施建项目$|^[一二两三四五六七八九十]个|^打造集|先后|深入|^(?:国家级|各|尤其|所有|全部|全国|全省|全[市县区]|面向|主要)/.test(
      words.replace(/[（(][^（）()]{1,6}[）)]/, ''),
    )
  )
    return 0;
  if (pattern(lexicon, 'usedBefore', '', () => `(?:${anyOf(used)})$`).test(before)) return 0;
  if (isClause(words, lexicon) || (words.length > 24 && !/\d/.test(words))) return 0;
  // A quoted name is a campaign, unless it has a phase; so is a 工程 that builds nothing.
  if (/^“[^”]*(?<!期)”(?:工程|项目)$/.test(words)) return 0;
  const isPhysical = () => finder(lexicon, 'physical', () => lexicon.words.projects.physical)(words.slice(0, -2));
  if (words.endsWith('工程') && !isPhysical() && !(under && ownLetters(words, lexicon) > 2)) return 0;
  if (plant && under && ownLetters(plant[1]!, lexicon) > 0) return 0.7;
  // only a site's word is left to end it
  if (!weak) return under && isOwn(words, lexicon) && pattern(lexicon, 'siteEnd', '', () => '').test(whole) ? 0.6 : 0;
  if (head && !isOwn(words, lexicon)) return 0;
  // 焦柳铁路 in 将与焦柳铁路一并构建 is a neighbour, none that is built.
  if (/^(?:将)?与/.test(clause) && /一并|相连|衔接|连接/.test(clause)) return 0;
  if (stemOf(words.slice(0, weak.index), lexicon).length < (/^[*X]/.test(words) ? 1 : 2)) return 0;
  if (!head && /[一二三四五]期/.test(words)) return 0.7;
  const sized = /[\d*X×]+(?:\.\d+)?[万亿]?(?:千瓦|吨|平方米|立方米|吉瓦|GW|MW|亩|头|台|辆|米)/.test(words);
  if (head) return sized ? 0.9 : 0.7;
  const built = /(?:加快建设|开工建设|建成|筹建|启动|新建|重点建设|聚力建设|投用|通车|竣工|开工|改造升级|获批建设)/.test(clause);
  return sized ? 0.8 : built || ((under || /(?:改造|扩建|整治)$/.test(words)) && ownLetters(words, lexicon) > 1) ? 0.5 : 0;
}

/** G207, S22甲乙段, 3号线, 甲乙线, 甲路: a way by its number or its places; not 思路, 底线. */
function isWay(words: string, lexicon: Lexicon): boolean {
  if (/^[\u4e00-\u9fff]{0,4}[GS]\d{2,4}(?:线|[\u4e00-\u9fff]{2,10}(?:段|线|高速|公路))?$|^\d{1,2}号线$|^[*X]+[\u4e00-\u9fff]{0,4}[路街桥]$/.test(words))
    return true;
  if (words.length < 3 || words.length > 8 || !/^[\u4e00-\u9fffX*]+[路线]$/.test(words)) return false;
  return (
    !/(?:[思出道线公铁网之丝回电管套老正新陆]路|[底红主防一热战路管航支干沿在上下全环警戒前产视]线)$/.test(words) &&
    (/^[*X]/.test(words) || ownLetters(words, lexicon) > 1)
  );
}

/** A programme or a campaign, no work that is built. */
const isProgramme = (words: string, lexicon: Lexicon) => finder(lexicon, 'programmes', () => lexicon.words.projects.programmes)(words);
/** Words of a clause, which no name has inside. */
const isClause = (words: string, lexicon: Lexicon) => finder(lexicon, 'projectClause', () => lexicon.words.projects.clause)(words);

/** What of a name is no common word. */
function stemOf(words: string, lexicon: Lexicon): string {
  return words
    .replace(
      pattern(lexicon, 'common', 'g', () => anyOf([...lexicon.words.projects.common])),
      '',
    )
    .replace(/[“”"、的和及]/g, '');
}
