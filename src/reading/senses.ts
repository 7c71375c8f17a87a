import { anyOf, type Bound, type Lexicon, pattern } from './lexicon.ts';
import type { Quantity } from './quantities.ts';
import type { Figure, Span } from './reading.ts';
import { marksOf } from './scan.ts';

/** The words around a quantity that tell what it is. */
export interface Around {
  /** From the clause's start (or the figure before) to the number. */
  readonly before: string;
  /** The whole clause before the number. */
  readonly clause: string;
  /** From the sentence's start to the number; of sentences joined by ；, from the first of them. */
  readonly lead: string;
  readonly after: string;
  /** The sentence behind the number. */
  readonly rest: string;
  /** The sentence shares its figures out (分别). */
  readonly apart: boolean;
}

/** Units of what a work can hold or make. */
export const capacity = /(?:吨|千瓦|兆瓦|MW|GW|立方米|标方|吨\/年|千瓦时)$/;

const breaks = marksOf('，,；。\n');

/** How far the words around a number are looked at, in characters: sentences of the genre stay below; longer ones are lists. */
const far = 400;

export function aroundOf(text: string, q: Span, sentence: Span, from: number, chain: number): Around {
  const lead = text.slice(Math.max(Math.min(chain, sentence.at), q.at - far), q.at);
  const rest = text.slice(q.end, Math.min(q.end + far, sentence.end));
  let start = lead.length;
  while (start > 0 && start > lead.length - 60 && !breaks(lead.charCodeAt(start - 1))) start--;
  const clause = lead.slice(start);
  const near = text.slice(Math.max(from, q.at - 60), q.at);
  const flat = near.replace(/（[^（）]*）|\([^()]*\)/g, (inner) => '·'.repeat(inner.length));
  const cut = Math.max(...['，', ',', ';', '；', '：', ':', '\n', '（', '('].map((mark) => flat.lastIndexOf(mark)));
  return {
    before: near.slice(cut + 1).replace(/^(?:以上|以下|以内|左右)?[、和及与]/, ''),
    clause,
    lead,
    after: rest.slice(0, 40),
    rest,
    apart: rest.includes('分别') || text.slice(Math.max(sentence.at, q.at - far), q.at).includes('分别'),
  };
}

/** The bound said before or behind a number, or null. */
export function boundOf(q: Quantity, around: Around, lexicon: Lexicon): Bound | null {
  if (q.fixed?.bound) return q.fixed.bound;
  const { before, after } = lexicon.words.bounds;
  for (const bound of ['>=', '<=', '~'] as const) {
    // 1吉瓦多晶硅: no 多.
    const words = () =>
      `^(?:${anyOf(after[bound].filter((word) => word.length > 1))}${after[bound].some((word) => word.length === 1) ? `|[${after[bound].filter((word) => word.length === 1).join('')}](?![\\u4e00-\\u9fff])` : ''})`;
    if (pattern(lexicon, `after${bound}`, '', words).test(around.after)) return bound;
  }
  if (q.more) return '>=';
  // 至少检查1次: the verb may stand between.
  if (/(?:至少|最少|不少于)[\u4e00-\u9fff]{0,4}$/.test(around.before)) return '>=';
  // 合同额过百亿.
  if (/[额值入量资税数]过$/.test(around.before)) return '>=';
  if (/(?:最多|至多)[\u4e00-\u9fff]{0,4}$/.test(around.before)) return '<=';
  // The longest word decides: 不超过 is no 超过.
  const words = pattern(lexicon, 'boundBefore', '', () => `(?<![节大制契合附最靠邻签])(${anyOf(Object.values(before).flat())})(?:了|到|至|在|为)?$`);
  const word = words.exec(around.before)?.[1];
  if (word !== undefined) return (['>=', '<=', '~'] as const).find((bound) => before[bound].includes(word)) ?? null;
  return null;
}

/** Bound behind the last of a 分别 list counts for all of it: 分别增长5%、6.5%左右. */
export function sharedBound(text: string, quantities: readonly Quantity[], index: number, lexicon: Lexicon): Bound | null {
  for (let i = index; i + 1 < quantities.length && i < index + 6; i++) {
    if (!/^[、和及]$/.test(text.slice(quantities[i]!.end, quantities[i + 1]!.at))) return null;
    const after = text.slice(quantities[i + 1]!.end, quantities[i + 1]!.end + 4);
    for (const bound of ['>=', '<=', '~'] as const) {
      if (pattern(lexicon, `after${bound}`, '', () => `^(?:${anyOf(lexicon.words.bounds.after[bound])})`).test(after)) return bound;
    }
  }
  return null;
}

/** +1 growth, −1 decline, 0 a level. 提高到 tells a level, 提高 a change. */
export function changeOf(q: Quantity, around: Around, lexicon: Lexicon): number {
  if (q.fixed?.kind) return 1;
  if (q.rank) return 0;
  const { change, bounds } = lexicon.words;
  // 高于全省增速2个百分点 compares with another's, 高于去年2个百分点 with an earlier time.
  const beside = /(?:[高低快慢优好]于|超过?|领先|超出)([^，,。；]{2,14})$/.exec(around.before)?.[1];
  if (beside !== undefined && !/(?:年|月|季度|同期)/.test(beside) && /(?:全[国省市区盟县州]|平均|水平|增速|增幅)/.test(beside) && q.unit.endsWith('百分点'))
    return 0;
  // 快于去年2个百分点.
  const earlier = /([高快优好]|[低慢])于[^，,。；]{0,6}(?:20\d\d年|去年|上年|同期|年初|年底|季度|月)$/.exec(around.before)?.[1];
  if (earlier !== undefined && q.unit.endsWith('百分点')) return /[低慢]/.test(earlier) ? -1 : 1;
  const between = () => `(?:${anyOf([...Object.values(bounds.before).flat(), ...change.compared, '达', '达到'])})*`;
  const up = pattern(lexicon, 'up', '', () => `(?<!新)(?:${anyOf(change.up)})${between()}$`);
  const down = pattern(lexicon, 'down', '', () => `(?:${anyOf(change.down)})${between()}$`);
  const before = around.before;
  // 比去年同期多23项.
  // 同比增长-3%.
  if (/(?:增长|增速|增幅)(?:为|了)?[-－−]$/.test(before)) return -1;
  const than = /(?:比|较)(?:去年|上年)(?:同期)?(多|少)$/.exec(before)?.[1];
  if (than) return than === '多' ? 1 : -1;
  if (down.test(before)) return -1;
  // 森林抚育提升200万亩: with an amount, 提升 is part of the name.
  const rise =
    up.test(before) && !(before.endsWith('提升') && !/^(?:%|个百分点|百分点|倍|位|个位次|个基点|‰)$/.test(q.unit) && !/^(?:等级|位次|档次)/.test(around.after));
  // PM2.5浓度改善8%: with a share, better is a change.
  if (rise || (/改善了?$/.test(before) && /^(?:%|个百分点)$/.test(q.unit))) return 1;
  const after = around.after.replace(/^(?:以上|左右|以下|以内)/, '');
  return q.counts ? 0 : pattern(lexicon, 'changeAfter', '', () => `^的?(?:${anyOf(change.after)})`).test(after) ? 1 : 0;
}

/** Where what is told of now (已, 目前, an earlier sentence) ends. */
const lastOf = (lead: string): number => Math.max(lead.lastIndexOf('已'), lead.lastIndexOf('目前'), lead.lastIndexOf('。')) + 1;

/** Target, result or context, from the sentence's kind and the clause's own words. */
export function statusOf(
  kind: 'task' | 'result' | 'context',
  mode: string,
  around: Around,
  inProject: boolean,
  { rank, unit }: Pick<Quantity, 'rank' | 'unit'>,
): Figure['status'] {
  if (inProject) {
    // 出席甲项目投料仪式: what is celebrated is there.
    if (/^[^，；]*(?:投产|竣工|通车|投料(?:生产)?|投运|启用)(?:仪式|活动)/.test(around.rest)) return 'result';
    // What is built is told as built, in the same clause; a list may be closed far behind the capacity.
    return /^[^，；]*(?:投产|竣工|具备试生产|通车|通水|建成)/.test(around.rest) && kind === 'result' ? 'result' : 'target';
  }
  // Another's: a neighbour's, or a list or limit of a higher body. A baseline (从 … 提高到) is neither reached nor aimed at.
  // 高于全国1个百分点 is said of our own.
  if (
    (!rank && /(?:周边|上级)|(?<![高低快慢优好]于|[超比较])(?:自治区|国家|全国|省)$/.test(around.clause)) ||
    /从(?:每年|20\d\d年的?|(?:去年|上年|上半年|年初|同期)的?)?$/.test(around.before)
  )
    return 'context';
  // 市里下达产值目标30亿元, 完成年度任务（30亿元）的40%: what is set for the year is still aimed at.
  // 完成年度计划49.95%: how much of it is done.
  const isShare = unit === '%' && /(?:完成|占)[^，,。；]{0,4}(?:任务|计划|目标)数?的?$/.test(around.before);
  if (isShare && /(?:累计|已)(?:完成|实现)/.test(around.lead) && !/力争|确保|争取/.test(around.clause)) return 'result';
  if (!isShare && !/(?:去年|上年)/.test(around.lead)) {
    if (/^(?:的?(?:年度|全年)?(?:目标|任务|计划)(?:任务|数)?)的[\dX*]/.test(around.rest)) return 'target';
    if (
      /(?<![高低]于|[超塌距较比])(?:目标(?:任务)?数?|(?:全年|年度)(?:任务|计划)数?)(?:为|是)?(?:增长|达到|达)?$/.test(around.before) &&
      !/^的[\dX*]/.test(around.rest)
    )
      return 'target';
    if (/(?:完成|占)(?:全|今)?年度?(?:目标|任务|计划|投资)+数?（?$/.test(around.clause) && /^）?的[\dX*]/.test(around.rest)) return 'target';
  }
  // 项目计划总投资8亿元, 年度计划投资3亿元: what is planned, whatever is told around it.
  if (
    unit !== '%' &&
    !/^的[\dX*]/.test(around.rest) &&
    /计划(?:完成)?(?:总)?投资(?:额)?(?:约|为|达|近|超)?$|计划(?:投资|(?:新?开工|竣工|投产|建成|实施)?)项目$|计划(?:新?开工|竣工|投产|建成|实施)$/.test(
      around.before,
    )
  )
    return 'target';
  // 甲项目（一期建设30万吨甲醇、5万吨尿素）总投资8亿元，已完成投资2亿元: the work told of is not built yet.
  if (kind === 'result' && !/(?:竣工|建成投产|正式投产|投产达|试生产|完成[^，,。；]{0,4}建设)/.test(around.rest)) {
    if (/(?:[一二三四]期|规划|拟)建设[^，,。；;]*$/.test(around.clause) && capacity.test(unit)) return 'target';
    // 总用地902亩的甲项目开工.
    if (/(?:用地|占地)(?:面积)?(?:约|为|达)?$/.test(around.before) && /的[^，,。；]{2,30}(?:项目|工程)/.test(around.rest)) return 'target';
    if (
      /总投资(?:额)?(?:约|为|达)?$/.test(around.before) &&
      around.lead.includes('项目') &&
      !/[\dX*][个项]/.test(around.lead) &&
      (/完成投资|(?:建成|投产|达产)后|^[，,](?:分[一两二三]期|主要建设|计划建设)/.test(around.rest) || /(?:奠基|开工|动工|兴建)/.test(around.lead))
    )
      return 'target';
  }
  // 现已形成5万吨产能: whatever the sentence plans besides. 今年以来…，确保新落地项目30个: aimed at, whatever it tells besides.
  if (/(?<!在)(?:现已|目前已|已)(?:初步)?(?:形成|建成|具备|拥有)(?:年产)?$/.test(around.before)) return 'result';
  if (kind === 'result' && /(?:^|[，,；])(?:确保|力争)(?!了|[^，,。；]{0,8}(?:未|无|没有))[^，,。；]*$/.test(around.lead)) return 'target';
  // 累计完成投资2亿元，总体进度达97%: said of what is done, whatever the sentence orders besides.
  if (
    /(?:(?:累计|已)(?:完成|实现|到位)[^，,。；\d]{0,6}|(?:总体|形象|工程)进度(?:已)?(?:完成|达到?))$/.test(around.before) &&
    !/(?:力争|争取|计划|预计|将|要|确保|年底|月底)[^，,。]*$/.test(around.clause)
  )
    return 'result';
  // 在全市20家园区中排名第二: among whom.
  if (!rank && /在[^，,。；]*$/.test(around.clause) && /^[^，,。；\d]{1,20}中(?:[^，,。；\d]{0,4})(?:排名|排在|位列|位居|居|列|名列)/.test(around.rest))
    return 'context';
  // 完成任务数12亿元的90%: the measure of a share.
  if (/(?:任务|目标|计划|预算|控制|指标|计划投资|年度投资)数?$/.test(around.before) && /^的[\dX*]/.test(around.rest)) return 'context';
  // 在划定3个片区的基础上: what is built upon. 在14个城区开展: where.
  if (/在[^，,。；]*$/.test(around.clause) && /^[^，,。；]*的?基础上/.test(around.rest)) return 'context';
  if (/^(?:[要将可]|先行)?在$/.test(around.before) && /^(?:以上)?[\u4e00-\u9fff（）]{0,6}(?:城区|园区|城市|地区|[县市区镇乡村])/.test(around.rest))
    return 'context';
  if (/由(?:20\d\d年的?)?(?:不足|不到|近|约)?$/.test(around.before) && /^[^，,]{0,4}(?:增|提|升|降|减|扩|压|缩|发展|跃)[^，,]{0,3}[到至为]/.test(around.rest))
    return 'context';
  // 年耗能5000吨以上的企业: the size of a class.
  if (!rank && kind === 'task' && /^(?:及)?以[上下]的?(?:企业|单位|用户|机组|锅炉|地块|建筑)/.test(around.rest)) return 'context';
  // 产能已达…，力争到…: what stands before the first word of aim is what there is.
  if (
    kind === 'task' &&
    /^[\u4e00-\u9fff]{4,}(?:达到|达|突破)$/.test(around.before) &&
    !/(?:力争|争取|确保|要|将|到[^，,]{0,6}年)/.test(around.lead) &&
    /(?:力争|争取)到/.test(around.rest)
  )
    return 'result';
  if (kind === 'task' && /(?:出的|已(?:经)?[^，,]{0,6}|现有|目前)$/.test(around.before)) return 'result';
  // 设计年上网电量5亿千瓦时.
  if (/设计(?:产能|年产|每年|年)[^。；]*$/.test(around.lead)) return 'target';
  // 每年可节约标煤3万吨，减排8万吨: what a work can do, it has not done yet.
  if (/(?:每年|年均?)[^，。；]{0,4}可(?!支配|比|再生)(?:(?!目前|现已|已)[^。；])*$/.test(around.lead)) return 'target';
  if (/(?<![不即均尽认许])可(?:实现|节约|节省|减排|减少|替代|满足|提供|带动|创造|解决|供)[^，,。；]{0,16}$/.test(around.clause)) return 'target';
  // 项目投产后可实现税收…: what it will bring. 总投资, 装机 of what is told of a project, not of what was done, are planned.
  if (/(?:建成|投产|达产|投运|投用)后(?:(?!目前|现已|已实现|已完成|截至)[^。])*$/.test(around.lead)) return 'target';
  if (
    kind === 'context' &&
    mode !== 'around' &&
    /(?:总投资|投资额|总装机(?:容量|规模)?|规划装机|设计产能|年产能|年(?:均)?(?:发电量|上网电量|产值|产能|税收))(?:约|为|达|达到|超|近)*$/.test(around.before)
  )
    return 'target';
  // 该项目一期用地280亩，计划建成两条线，达到2万台产能: what is told of a work is planned.
  if (
    kind === 'context' &&
    mode !== 'around' &&
    !/面积(?:约|为|达)?$/.test(around.before) &&
    /(?:项目|工程|产业园|基地)[^。]*?(?:计划|拟|预计|[一二三]期|用地|(?:批复|核准|建设)(?:规模|内容))/.test(around.lead.slice(lastOf(around.lead)))
  )
    return 'target';
  if (kind === 'task') return 'target';
  // 总面积12平方公里: how large a place is, no work of the year.
  if (/(?:总面积|规划(?:控制)?面积|[管所]?辖区?面积|核心区面积|区域面积|国土面积|总人口)(?:约|为)?$/.test(around.before) && unit !== '亩') return 'context';
  if (kind === 'result') return /(?:周边|上级|国家下达)[^，,]{0,8}$/.test(around.before) ? 'context' : 'result';
  // 37个项目集中开工: a headline tells of them.
  if (kind === 'context' && /^[^，,。；]{0,16}项目[^，,。；]{0,4}(?:开工|竣工|投产|签约|开竣工)$/.test(around.rest)) return 'result';
  // 名列全国第6位, told by whom ever.
  return mode === 'around' || rank ? 'result' : 'context';
}
