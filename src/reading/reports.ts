import { modalAt, startsWithVerb } from './judging.ts';
import type { Lexicon } from './lexicon.ts';
import { finderOf } from './scan.ts';

/** Without one of these nothing is said to have been held. */
const meets = finderOf([
  ...'会式',
  '活动',
  '典礼',
  '开工令',
  '讲话',
  '论坛',
  '作了',
  '出席',
  '参加',
  '主持',
  '致辞',
  '宣布',
  '每到一处',
  '代表',
  '通报',
  '公布',
  '印发',
  '发布',
  '传达',
  '宣讲',
  '汇报',
  '介绍',
  '议程',
]);

/** What a sentence says for itself: without 令人振奋的是, 据了解, 记者从甲局获悉, and with quotations emptied. */
export function toldIn(words: string): string {
  const plain = words.replace(/^([—\s]*(?:[^，,。]{0,10}[，,]\s?)?)令人[^，。]{2,12}的是[，,]?/, '$1');
  const said = /获悉|了解到|据|介绍|表示/.test(plain.slice(0, 90))
    ? plain.replace(
        /^(?:[^。]{0,80}?(?:获悉|了解到)|据(?:悉|了解|介绍)|[^，,。]{2,40}(?:负责人|总指挥|董事长|总经理|主任|局长|总监)[^，,。]{0,6}(?:介绍|表示)(?:说)?)[，,：:]/,
        '',
      )
    : plain;
  return /[“"]/.test(said) ? said.replace(/[“"][^“”"]{0,60}[”"]/g, '“”') : said;
}

/** That a meeting, a ceremony or a visit took place, who came, what was said there: not what it ordered, not what came of it. */
export function isHeld(words: string, lexicon: Lexicon): boolean {
  if (!meets(words)) return false;
  // 1月10日，甲市举行发布会; 日前，甲项目开工仪式在乙地举行.
  const held =
    /^(?:(?:本报讯|本报消息)?.{0,6}\d{1,2}月\d{1,2}日|近日|日前|昨日|当日)[^。]{0,40}(?:召开|举行)[^。]{0,40}(?:会|仪式|活动)/.test(words) ||
    /^(?:近日|日前|昨日)[，,][^，,。]{2,16}(?:通报|公布|印发|发布)了?[^，,。]{2,60}(?:结果|名单|情况)。$/.test(words) ||
    /(?:会议?|大会|仪式|活动|论坛)[^。；]{0,16}(?:召开|举行|开幕|闭幕|进行)(?:[，,。；]|$)/.test(words) ||
    // 会议总结…, 作了讲话, 出席会议: what a meeting did.
    /^(?:会议|大会|全会)(?:坚持|以|深入|传达|学习|总结|听取|充分肯定|审议|全面)/.test(words) ||
    /作了(?:[^，,。；]{0,4}的)?(?:讲话|报告|工作报告|发言|部署|汇报|动员)/.test(words) ||
    /(?:出席|参加|主持)了?[^，,。]{0,6}(?:会议?|活动|调研|仪式|座谈)(?:[^，,]{0,4}。$|并(?:讲话|发言|致辞|宣布))/.test(words) ||
    /(?:致辞|宣布[^，,。；]{0,40}(?:开工|开幕|启动|开园))。$/.test(words) ||
    /(?:^|[，,])[^，,。]{0,12}(?:举行|召开|举办)(?!首届|第)[^，,。]{2,40}(?:典礼|仪式|动员大会|推进会|现场会)(?:[，,]|$)/.test(words) ||
    /(?:下达开工令|讲话|等出席|等参加)。$/.test(words) ||
    /(?:书记|[市县区省]长|主任|主席|院士|董事长)[^，,。]{2,6}(?:致辞|讲话|主持)[，,]/.test(words) ||
    /^[^，,。]{2,6}(?:传达|宣讲)了|(?:汇报|通报|介绍)了[^。；]*情况[。；]$|进行第[一二三四五六七]项议程/.test(words) ||
    /^每到一处|^[^，,。]{2,20}代表[^，,。]{2,20}(?:祝贺|慰问|感谢)/.test(words);
  // 会议研究了…: whatever it was that should be done.
  if (/^(?:会议|大会|全会)还?(?:研究|审议|听取|传达|学习|通报)了/.test(words) && !/要求|强调|指出/.test(words)) return true;
  if (held && /(?:签约|开工|投产|竣工)[^，,。]{0,6}项目\d|项目\d+个|(?<!\d)\d{1,6}个[^，,。\d]{0,8}项目(?:集中)?(?:签约|开工|投产|竣工)/.test(words))
    return false;
  // …举行，动员各地确保…: what it is held for.
  return held && !modalAt(words.replace(/[，,](?:动员|旨在|并要求)[^。]*/, ''), lexicon);
}

/** 我代表市人民政府，向大会报告工作，请予审议: who speaks to whom, of what. */
export function presents(words: string): boolean {
  return (
    /我(?:受[^，,。]{2,12}委托[，,])?代表[^，,。]{2,20}[，,]?向[^，,。]{1,12}(?:报告|汇报)/.test(words) &&
    words.length < 160 &&
    !/\d[\d.]*(?:%|[万亿]*元)/.test(words)
  );
}

/** 甲项目将为园区…做好支撑: what it is good for. */
export const benefits = (words: string): boolean =>
  words.includes('将') && /^[^，,。]{1,30}(?:项目|基地|园区|工程)(?:的?(?:建设|实施|建成))?将(?:为|对|带动|助推|有效|进一步|有力|大幅)/.test(words);

/** 近日，记者在甲园区看到…. */
export const isScene = (words: string): boolean => words.includes('记者') && /^[^。]{0,24}记者[^，,。]{0,24}看到/.test(words);

/** 与甲公司签订《…协议》, not yet to be signed; 目前，甲市已…. */
export function isSettled(words: string): boolean {
  if (words.startsWith('目前')) return /^目前[，,][^，,。]{2,16}已/.test(words);
  return (
    words.includes('签') && /与[^，,。]{2,40}(?:签订|签署)了?(?:《|[^，,。]{0,10}协议)/.test(words) && !/[前内][与同和]|尽快|尽早|力争|责任|牵头/.test(words)
  );
}

/** What a project is or will be: its site, its size, its technique; not how far it has come. */
export function describes(words: string, lexicon: Lexicon): boolean {
  if (startsWithVerb(words, lexicon) || /(?<![主需重])要|力争|确保|必须|争取/.test(words)) return false;
  const of = words.includes('；') ? words : words.replace(/^其中[：:，,]?/, '');
  const thing = /^(?:[^，,。：:]{0,40}?(?:项目|工程|产业园)|该[^，,。：:]{0,10})[，,：:]?(?:该项目|项目)?/;
  // 甲区40个项目，总投资…: counted, not described.
  const said = /^[^，,。]*(?:\d[个项]|一批|等)/.test(of) ? undefined : thing.exec(of)?.[0];
  const trait =
    /^(?:占地|用地|总占地|规划总投资|总投资|[一二三]期投资|计划总投资|位于|选址|采用|将?分[^，,]{0,12}(?:建设|期)|主要(?:建设|包括)|由[^，,。]{2,20}(?:负责|投资|承建|实施)|在[^，,。]{2,20}建设[，,])/;
  const described =
    said !== undefined
      ? trait.test(of.slice(said.length))
      : /^主要建设[^，,。；\d]*(?:等)?。$|^[^，,。：:]{2,20}(?:选址[在于]|占地\d|坐落|位于|地处|分为|主要建设)|^[^，,。]{2,24}[，,]主要建设/.test(of);
  return (
    described &&
    !/已/.test(said ?? '') &&
    !/已|完成|开工|投产|竣工|封顶|正在/.test(
      of.slice(said?.length ?? 0).replace(/(?:建成|投产|达产|竣工)后.*$|(?:将于?|(?:计划|预计|拟)(?!总?投资))[^，,。]*/g, ''),
    )
  );
}

const reached =
  '(?:开工建设|启动建设|开工|竣工|完工|投产|投运|投用|通车|通水|通航|并网(?:发电)?|封顶|封闭|合龙|贯通|上线|启用|开通|落成|签约|挂牌|达产|投入(?:使用|运营|生产)|运行)';
const arrived = new RegExp(`^[^，,。；]{4,}${reached}[。；]?$|正式(?:入列|启动|开工|投产|挂牌|启用|上线|通车|投运)`);

/**
 * Something named has come so far: 甲桥合龙, 乙项目正在调试, 丙工程完成投资3亿元，占年度任务的60%, 丁县排在全市第一. A clause without
 * a subject that opens with a verb orders (完成投资3亿元), and so does what 要 or 力争 stands in.
 */
export function reportsState(words: string, lexicon: Lexicon): boolean {
  // …竣工，…计划首季开工: what is planned besides.
  const past = words.replace(/[，,][^，,]*(?:计划|拟|预计|将于)(?!投资|完成投资)[^。；]*[。；]?$/, '');
  if (modalAt(hasArrived(past) ? past : words, lexicon) || /确定|目标[。；]|目标(?:是|为)/.test(words)) return false;
  // 占比不低于50%: a bound is set for what is to come, where nothing says that it was kept.
  if (/不低于|不少于|不超过|不高于|控制在/.test(words) && !/已|完成|达到|实现|去年|保持|全部/.test(words)) return false;
  // 今年安排重点项目40个, 新开工甲项目: that it was.
  if (
    /^(?:(?:20\d\d年|今年)[，,]?)?[^，,。]{0,8}安排[^，,。]{0,12}项目\d|^全年共?(?:谋划|实施)[^，,。]{0,12}项目\d|^(?:本期|本次|此次|这批)[^，,。]{0,12}\d+个项目|^新(?:开工|签约|引进|投产|建成|落户|入驻|获批)/.test(
      words,
    )
  )
    return true;
  const said = words
    .replace(/^.{0,24}[讯电]\s?（[^）]*）/, '')
    .replace(/^(?:(?:其中|同时|此外|目前|另外|据悉|据了解|今年|年内|全年|日前|近日|[^，,。]{2,6}(?:以来|伊始)|20\d\d年|\d{1,2}月(?:底|末)?)[，,：:]?)+/, '');
  // 锚定10家企业，支持…: what an order is framed by
  if (startsWithVerb(said.replace(/^(?:聚焦|围绕|突出|紧盯|紧扣|锚定|依托|立足|瞄准)[^，,。；]*[，,]/, ''), lexicon)) return false;
  return (
    isUnderWay(said, lexicon) ||
    hasArrived(said) ||
    /(?:相继|陆续)(?:落地|开工|建成|投产|投用|签约)|(?:抓紧|加紧|顺利|有序|稳步|加快)(?:推进|施工|建设)(?:步伐)?。$|进展顺利。$|呈现(?:出)?[^，。]{2,24}(?:态势|局面|格局|特点)。$/.test(
      said,
    ) ||
    /(?:完成|实现|达到?|同比|增长|下降|累计|共有?|新增|签约|开工|投产|竣工|建成|超过|率)[^，,。；]{0,16}[\dX*]|(?:项目|企业)\d+[余多]?[个项家户][，,。；、]/.test(
      said,
    ) ||
    /(?:排在?|居|位居|位列|跃居|跻身|名列)[^，,。；]{0,14}(?:第[一二三四五六七八九十\d]|首位|前列|前茅|榜首)/.test(said) ||
    /(?:筛选|梳理|谋划|遴选|评选)出\d|(?:印发|出台|发布)了?《|(?:印发|发布|出台)[^，,。]{4,40}(?:通知|方案|意见|规划)。$|^截至[^，,]{1,8}[，,][^。]*\d|取得[^，,。；]{0,8}(?:进展|成效|突破|成果)/.test(
      said,
    )
  );
}

/** 甲桥合龙: what is named at a clause's head has come to its end; not 推进甲桥合龙. */
export function hasArrived(words: string): boolean {
  return words.split(/[，,]/).some((clause) => arrived.test(clause) && !/推进|推动|加快|力促|促进|确保|抓好|争取|预计|计划(?!总?投资)|拟|将于/.test(clause));
}

/** 市发改局全力做好…, 近年来，甲区着力促进…: what a body does, told by a paper. */
export function practises(words: string, lexicon: Lexicon): boolean {
  const body = /^(?:(?:与此同时|同时|此外|近年来|近年)[，,]?)?(?![各全])[^，,。]{2,14}?(?:局|区|县|市|委|公司|集团|园区)(?=[^，,。]{2})/.exec(words)?.[0];
  return body !== undefined && !modalAt(words, lexicon) && (startsWithVerb(words.slice(body.length), lexicon) || words.startsWith('融入', body.length));
}

/** 我区突出“六度”标准，…，确保快建成: what one's own body does, the aim behind it included. */
export function ownPractice(words: string, lexicon: Lexicon): boolean {
  return (
    /^(?:近年来|近年|目前|[^，,。]{0,14}中)?[，,]?(?:我|全|该)[县市区旗州盟镇乡园局委办][^，,。]{2,}/.test(words) &&
    !/确定|目标/.test(words) &&
    !modalAt(words.replace(/[，,](?:确保|力争|争取)[^，,]*$/, ''), lexicon)
  );
}

/** 正在施工, 正抓紧装修: how work stands; no scene with people in it. */
export function isUnderWay(words: string, lexicon: Lexicon): boolean {
  return (
    /正在|也?在(?:积极|有序|稳步|加快|顺利)推进|(?<!端)正(?:抓紧|加快|加紧|全力|有序|稳步|积极|紧锣密鼓|按)/.test(words) &&
    !/(?:人|者|们|群众)[^，,。]{0,4}正|^在[^，,。]{2,30}(?:现场|工地|车间|厂区|内)[，,]/.test(words) &&
    !startsWithVerb(words, lexicon) &&
    !modalAt(words, lexicon)
  );
}

/** 刚才，三位同志作了发言: what happened at the meeting; not what was told there of a year's amounts. */
export function isOccasion(words: string): boolean {
  return (
    /^(?:刚才|会前|会上|前几天|上周|(?:昨天|今天)?[上下]午|昨天)[，,]/.test(words) &&
    !hasArrived(words) &&
    !/[，,](?:20\d\d年|预计)[^。]*(?:实现|完成|达到?|增长)[^，,。]{0,12}\d/.test(words)
  );
}

/** 1—3月份，新开工项目49个, where no plan says it. */
export const begunSoFar = (words: string): boolean =>
  /^(?:1(?:月)?[-—~～至到]\d{1,2}月份?|上半年|前三季度|一季度)[，,]?[^，,。]{0,12}(?:新开工|签约|竣工|投产)[^，,。\d]{0,8}项目\d/.test(words);

/** 目前开工7项, 1—4月完成投资3亿元: how far it has come, and what was reached within the year. */
export function reachedSoFar(words: string): boolean {
  return (
    /^(?:截至|截止到?)?目前[，,]?[^。，,]{0,16}(?:开工|完成|达到?|实现|建成|累计|投产|有)[^，,。]{0,12}[\dX*]/.test(words) ||
    /(?<!\d)(?:第?[一二三]季度|上半年|前三季度|1(?:月)?[-—~～至到]\d{1,2}月|(?:截至|截止到?)[^，,]{1,8}[，,])[^。]{0,40}(?:同比|完成|达到|增长|下降|突破|实现)[^，,。]{0,12}[\dX*]/.test(
      words,
    )
  );
}

/** Within what was done, a look at what shall be: 下一步…, 2026年计划…, 2026年，道路计划投资…, 确保…投产, 到2030年…将…. */
export function looksAhead(words: string): boolean {
  return (
    /^(?:我们)?(?:将|要|必须|力争|下一步)|^(?:(?:但是?|所以|因此)?[，,]?)[^，,。]{0,14}(?:一定要|务必要?|切不可|必须)|^20\d\d年[，,]?我们(?:将|要)|[，,]20\d\d年(?:要|将|力争)|^20\d\d年[，,]?(?:计划|力争|将|要|拟)/.test(
      words,
    ) ||
    /^[^，,。]{2,8}(?:强调|要求)[，,][^。]*[，,][^，,。]{0,16}(?<![主需重])要(?![求素点])/.test(words) ||
    /[，,][^，,。]{0,12}(?:政府|我们|市委|县委|我[县市区])[^，,。]{0,4}将/.test(words) ||
    /^20\d\d年[，,][^，,。]{2,14}计划投资|^确保(?![了]|[^，。]{0,8}(?:未|无|没有))|^(?:预计)?到20\d\d年[^。]*将/.test(words)
  );
}
