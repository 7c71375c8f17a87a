import { ownLetters } from './distinct.ts';
import type { Lexicon } from './lexicon.ts';
import { leading } from './project-cuts.ts';
import type { Span } from './reading.ts';
import { isOwn } from './project-names.ts';
import { finder } from './scan.ts';

const money = '(?:约|近|超|达)?(?:\\d[\\d.]*|[*X]+)[万亿]+元?';
const name = '((?:(?!投资)[\\u4e00-\\u9fffA-Za-zX*\\d—.]){2,30}?)';

/** Phrases that say of what follows that money is put into it, that it is agreed on, or that it is one of those counted. */
const phrases = [
  // 投资1.8亿元的供水厂; not the kind: 投资亿元的工业项目.
  new RegExp(`投资${money}的${name}(?=[、，,。；和及]|入区|已|等|$)`, 'g'),
  // 投资13.6亿元兴建甲枢纽, 投资4亿元建造的两座28层的综合楼.
  new RegExp(`投资${money}(?:用于)?(?:兴建|新建|改建|扩建|建造|修建|建设|开发|实施|建(?!成))(?!了)(?:的)?(?:[^，,。；]{1,10}的)?${name}(?=[，,。；已]|$)`, 'g'),
  // 《甲基地项目投资合作协议》.
  /《(?:投资[\d.]+[万亿]*元的)?([^《》\s，,。；：]{4,40}?)(?:投资|战略)?(?:合作)?(?:框架)?协议》/g,
];

/** 5个项目（甲二期、乙、丙）: those counted, by name. */
const counted = /(?<!\d)(?:\d{1,4}|[一二三四五六七八九十])个?[^，,。；（）\d]{0,12}项目[^，,。；（）\d]{0,10}（([^（），,；。：\s]{5,200})）/g;

const isKind = (words: string) =>
  /^(?:设备|机器|材料|资金|土地|厂房|标准厂房|生产线|基础设施)|^(?:重大|重点|工业|产业|招商|大|好|新|各类|优质)*(?:项目|企业|工程)$|^[一二三四五六]期|[个家]|协议/.test(
    words,
  );
/** Who is charged, what it costs, what is attached: no names of works. */
const isOffice = /手续|报批|筹措|用地|审批|征地|环评|保障|单位|领导|责任|牵头|负责|附件|[局委办厅部类]$|书记|[县市区局镇乡]长|主任|\d[\d.]*[万亿]*元/;
const isWork = /(?:项目|基地|平台|中心|园|总部|工程|厂|院)$/;

/** 北控40亿立方米煤制气, 久泰50万吨乙二醇项目: a firm or a place, a size, a product. */
const sized =
  /^([\u4e00-\u9fff]{2,14}?)(?:年产)?\d[\d.]*[万亿]*(?:吨|立方米|标方|千瓦|兆瓦|吉瓦)(?:\/年)?(?:（[^（）]{1,6}）)?(?!的|以[上下内]|左右|产[能量]|规模|任务|煤炭$)[\u4e00-\u9fffA-Za-z]{2,16}?(?:（[^（）]{1,8}）)?(?:项目|装置|$)/;

/** Projects named by their firm, size and product, where works are spoken of. */
function sizedWorks(sentence: string, lexicon: Lexicon, add: (from: number, words: string) => void): void {
  if (!/(?<![\d.])\d[\d.]{0,12}[万亿]{0,3}(?:吨|立方米|标方|千瓦|兆瓦|吉瓦)/.test(sentence) || !/项目|装置|投产|开工|达产|重启/.test(sentence)) return;
  let from = 0;
  for (const part of sentence.split(/(、|，|,|。|；|：|以及|和(?=[\u4e00-\u9fff]{2,6}\d))/)) {
    const skipped = /\d/.test(part) && part.length < 60 ? leading(part, lexicon, true) : part.length;
    const hit = sized.exec(part.slice(skipped));
    const owner = hit?.[1] ?? '';
    if (
      hit &&
      (ownLetters(owner, lexicon) > 0 ||
        /(?:石化|化工|集团|公司|能源|股份|煤业|焦化|钢铁|新材)$/.test(owner) ||
        finder(lexicon, 'firms', () => lexicon.words.projects.firms)(owner)) &&
      !/完成|实现|达到?|累计|新增|产量|项目|工程|规模|为$|[后将可已]/.test(owner)
    )
      add(from + skipped, hit[0]);
    from += part.length;
  }
}

/** Projects named by such phrases, in order. */
export function projectPhrases(text: string, { at, end }: Span, lexicon: Lexicon): Span[] {
  const sentence = text.slice(at, end);
  const found: Span[] = [];
  const add = (from: number, words: string) => found.push({ at: at + from, end: at + from + words.length });
  if (/投资|协议/.test(sentence))
    for (const [i, phrase] of phrases.entries())
      for (const hit of sentence.matchAll(phrase)) {
        const words = hit[1]!;
        if (!isKind(words) && (i < 2 || isWork.test(words))) add(hit.index + hit[0].lastIndexOf(words), words);
      }
  if (sentence.includes('项目') && sentence.includes('（'))
    for (const hit of sentence.matchAll(counted)) {
      let from = hit.index + hit[0].indexOf(hit[1]!);
      const parts = hit[1]!.split('、');
      if (parts.length < 2 || parts.some((part) => isOffice.test(part)) || !parts.some((part) => part.length > 3 && isOwn(part, lexicon))) continue;
      for (const part of parts) {
        if (part.length > 1 && isOwn(part, lexicon)) add(from, part);
        from += part.length + 1;
      }
    }
  sizedWorks(sentence, lexicon, add);
  let taken = 0;
  return found
    .toSorted((a, b) => a.at - b.at || b.end - a.end)
    .filter((span) => {
      const isFree = taken <= span.at;
      taken = Math.max(taken, span.end);
      return isFree;
    });
}
