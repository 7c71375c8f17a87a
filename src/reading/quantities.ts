import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { numberAt, type Written } from './numbers.ts';
import { digitsWord, fractionAt, halfOf, percentWords, phraseOf, rankAt, ratioAt } from './phrases.ts';

/** A number with its unit, before anything is known of what it measures. */
export interface Quantity {
  readonly at: number;
  readonly end: number;
  readonly value: number | null;
  readonly upper: number | null;
  readonly unit: string;
  readonly style: Written['style'];
  readonly rank: boolean;
  /** 多, 余 after the number. */
  readonly more: boolean;
  /** Change and bound said by the words themselves (翻一番, 近一半). */
  readonly fixed?: { readonly kind?: 'change'; readonly bound?: '>=' | '<=' | '~' };
  /** The unit counts things (个, 家). */
  readonly counts: boolean;
}

const start = /[0-9零〇一二两三四五六七八九十百千万亿半翻第Xx×*○近过超]/g;
const range = /(?:—{1,2}|–|-|~|～|至|到)/y;
/** Units a Chinese numeral below ten may stand before: 三度 and 一方 are words. */
const plain = new Set(['元', '吨', '千瓦', '亩', '公里', '公顷', '平方米', '平方公里', '立方米', '倍', '个百分点', '公斤', '小时', '分钟']);
const physical = new Set(['条', '座', '家', '所', '台', '套', '户', '名']);

interface Unit {
  readonly end: number;
  readonly unit: string;
  readonly more: boolean;
  readonly counts: boolean;
}

const streak = /^(?:稳居|位居|居|位列|列|排|保持|领跑|领先|高于|快于|低于|实现|增长|下降|正增长|负增长|为正|为负|超|回升)/;
const times = /(?<!\d)([2-9]|1\d)×(?=\d)/y;
/** What amounts of money are of: behind these a bare 亿 or 万 ends the clause (税收5.3亿，). */
const money = /(?:产值|收入|利润|利税|税收|税金|投资|投资额|资金|总额|营收|增加值|交易额|销售额|贷款|存款|生产总值|GDP|市值)$/;

/** All quantities of a folded text, in order, without overlap. Linear: every position is looked at once with patterns of bounded length. */
export function quantities(text: string, lexicon: Lexicon): Quantity[] {
  const found: Quantity[] = [];
  const titles = within(text, '《', '》');
  let at = 0;
  for (start.lastIndex = 0; ; ) {
    start.lastIndex = at;
    const hit = start.exec(text);
    if (!hit) return found;
    at = hit.index;
    const q = titles(at) ? null : quantityAt(text, at, lexicon);
    if (q) {
      found.push(q);
      at = q.end;
    } else at = skip(text, at);
  }
}

/** Past the number that measures nothing: its digits are not looked at again. */
function skip(text: string, at: number): number {
  const c = text[at]!;
  return /[0-9零〇一二两三四五六七八九十百千万亿*Xx×○]/.test(c) ? Math.max(at + 1, numberAt(text, at)?.end ?? 0) : at + 1;
}

function quantityAt(text: string, at: number, lexicon: Lexicon): Quantity | null {
  const words = lexicon.words;
  const c = text[at]!;
  if (c === '第') return rankAt(text, at, lexicon);
  if ('翻半近过超'.includes(c)) {
    // 时间过半、任务过半: a saying.
    if (c === '过' && /(?:时间|任务|任务比例)$/.test(text.slice(Math.max(0, at - 4), at))) return null;
    const phrase = pattern(lexicon, 'phrases', 'y', () => anyOf([...Object.keys(words.change.turns), ...Object.keys(words.shares)]));
    phrase.lastIndex = at;
    const said = phrase.exec(text)?.[0];
    // 五年翻番目标: the name of a goal.
    if (said === undefined || (said.startsWith('翻') && /^(?:的)?(?:目标|行动|计划|工程|任务)/.test(text.slice(at + said.length, at + said.length + 3))))
      return null;
    return phraseOf(said, at, lexicon);
  }
  // A letter or 第 before makes it a name, a road or an ordinal: G1817, 第14届.
  // GDP762亿元 is told of GDP.
  if (/[A-Za-z第.]/.test(text[at - 1] ?? '') && !/[a-z]/.test(c) && !/(?:GDP|CPI|PPI|GEP)$/.test(text.slice(Math.max(0, at - 3), at))) return null;
  if (text.startsWith('百分之', at)) return percentWords(text, at);
  if (text.startsWith('两位数', at)) return digitsWord(text, at);
  if (text.startsWith('一半', at)) return halfOf(text, at);
  // 2×66万千瓦: units of one size, together.
  times.lastIndex = at;
  const count = text[at + 1] === '×' || text[at + 2] === '×' ? times.exec(text) : null;
  if (count) {
    const each = quantityAt(text, times.lastIndex, lexicon);
    return each && !each.counts && each.value !== null && each.upper === null ? { ...each, at, value: Number(count[1]) * each.value } : each;
  }
  const share = fractionAt(text, at) ?? ratioAt(text, at);
  if (share) return share;
  const first = numberAt(text, at);
  if (!first) return null;
  const unit = unitAt(text, first, lexicon) ?? sharedUnit(text, first, lexicon);
  range.lastIndex = unit?.end ?? first.end;
  const dash = range.exec(text);
  const second = dash ? numberAt(text, range.lastIndex) : null;
  const unit2 = second && second.style === first.style ? unitAt(text, second, lexicon) : null;
  const same =
    unit2 !== null &&
    (unit === null ? dash![0] !== '到' || first.style === 'digits' : unit.unit === unit2.unit) &&
    !/从[^，。；]{0,8}$/.test(text.slice(Math.max(0, at - 10), at));
  const said = same ? unit2 : unit;
  // 高于全国1个、0.2个百分点: the last of the list names the unit.
  const points = said?.unit === '个' && /^[、和及]\d[\d.]*个百分点/.test(text.slice(said.end, said.end + 14));
  const whole = points ? { ...said, unit: '个百分点', counts: false } : said;
  if (!whole || !measures(text, at, first, whole, lexicon)) return null;
  const percent = whole.unit === '成';
  return {
    at,
    end: whole.end,
    value: first.value === null ? null : percent ? first.value * 10 : first.value,
    upper: same ? second!.value : null,
    unit: percent ? '%' : whole.unit,
    style: first.style,
    rank: false,
    more: whole.more,
    counts: whole.counts,
  };
}

/** 分别提高15、22个百分点: behind 分别 the numbers of a list share the unit of the last. */
function sharedUnit(text: string, number: Written, lexicon: Lexicon): Unit | null {
  if (number.style === 'han' || !/[、和及]/.test(text[number.end] ?? '') || !/(?:分别|各)[^。；\n]*$/.test(text.slice(Math.max(0, number.at - 60), number.at)))
    return null;
  let last = number;
  for (let i = 0; i < 8 && /[、和及]/.test(text[last.end] ?? ''); i++) {
    const next = numberAt(text, last.end + 1);
    if (next?.style !== number.style) return null;
    const unit = unitAt(text, next, lexicon);
    if (unit) return { ...unit, end: number.end, more: false };
    last = next;
  }
  return null;
}

/** What words that are a unit and nothing else (万元, 吨/万元, 个) do: measure or count; undefined for others. */
export function unitAlone(words: string, lexicon: Lexicon): 'measure' | 'count' | undefined {
  const { multipliers, measures: sizes, counts } = lexicon.units;
  const p = pattern(
    lexicon,
    'unitCell',
    '',
    () => `^(?:${anyOf(multipliers)})?(?:(${anyOf(sizes.flat())})|${anyOf(counts.flat())})(?:/[\\u4e00-\\u9fff]{1,4})?$`,
  );
  const found = p.exec(words.trim());
  return found ? (found[1] === undefined ? 'count' : 'measure') : undefined;
}

/** The unit behind a number: `[多余]?[multiplier]?[多余]?unit[多余]?`, or a bare 万 before certain nouns. */
function unitAt(text: string, number: Written, lexicon: Lexicon): Unit | null {
  const { units } = lexicon;
  // 十万千瓦: behind 万 the 千 belongs to the unit.
  const p = pattern(
    lexicon,
    number.multiplier ? 'unitAlone' : 'unit',
    'y',
    () =>
      `([多余来]?)(${number.multiplier ? '' : `(?:${anyOf(units.multipliers)})?`})([多余]?)(?:(${anyOf(units.measures.flat())})|(${anyOf([...units.counts.flat(), ...Object.keys(units.conditional)])}))`,
  );
  p.lastIndex = number.end;
  const found = p.exec(text);
  if (found && !(found[2] && number.multiplier)) {
    const [whole, few = '', multiplier = '', few2 = '', measure, count] = found;
    const word = (measure ?? count)!;
    const end = number.end + whole.length;
    // 20所以上: no 所以; 16家园区: no 家园.
    if (!(units.heads[word] ?? '').includes(text[end] ?? '\n') || /^(?:以[上下内]|园区)/.test(text.slice(end, end + 2)))
      return { end, unit: number.multiplier + multiplier + word, more: few + few2 !== '', counts: measure === undefined };
  }
  const bare = pattern(lexicon, 'bare', 'y', () =>
    `([多余]?)(${number.multiplier ? '' : '[万亿]'})([多余]?)(?=[\\u4e00-\\u9fff]{0,6}?(?:${anyOf(units.bareNouns)}))`.replace('()', '([万亿]?)'),
  );
  bare.lastIndex = number.end;
  const noun = bare.exec(text);
  // 参保人数突破5100万，: a bare multiplier may end the clause behind a word of bound.
  const bounds = () =>
    pattern(
      lexicon,
      'bareBounded',
      '',
      () => `(?:${anyOf([...lexicon.words.bounds.before['>='], '达', '达到', '增至', '扩大到', '额过', '值过', '量过', '收入过', '投资过'])})$`,
    ).test(text.slice(Math.max(0, number.at - 6), number.at));
  if (number.bare && number.multiplier && /^[，。；、]/.test(text.slice(number.end, number.end + 1)) && bounds())
    return { end: number.end, unit: number.multiplier, more: false, counts: true };
  const alone = !noun && pattern(lexicon, 'bareEnd', 'y', () => '(万亿|[万亿])(?=[，。；、）]|以上|左右|大关|关口)');
  if (alone) {
    alone.lastIndex = number.end;
    const hit = alone.exec(text);
    const amount = () => money.test(text.slice(Math.max(0, number.at - 8), number.at).replace(/(?:达到?|为|约|近|超|超过|突破|完成|实现|仅|共|是)+$/, ''));
    // 产值2000万以上企业: a class of size.
    const open = !/^以上[^，。；、）]/.test(text.slice(number.end + (hit?.[1]?.length ?? 0), number.end + 8));
    if (hit?.[1] && number.style === 'digits' && (bounds() || (open && amount())))
      return { end: number.end + hit[0].length, unit: hit[1], more: false, counts: true };
  }
  const multiplier = number.multiplier || noun?.[2];
  return noun && multiplier ? { end: number.end + noun[0].length, unit: multiplier, more: (noun[1] ?? '') + (noun[3] ?? '') !== '', counts: true } : null;
}

/** Whether the number with this unit measures something here, or belongs to a name, a slogan, a size class or a phrase. */
function measures(text: string, at: number, number: Written, unit: Unit, lexicon: Lexicon): boolean {
  const { units, words } = lexicon;
  const before = text.slice(Math.max(0, at - 12), at);
  const after = text.slice(unit.end, unit.end + 12);
  const base = unit.unit.replace(/^[十百千]?[万亿]{0,2}/, '') || unit.unit;
  const condition = Object.hasOwn(units.conditional, unit.unit) ? units.conditional[unit.unit] : undefined;
  if (condition) {
    const clause = /[^，,。；\n]*$/.exec(before)![0];
    // 持续6个月稳居第一 is a streak, 持续3年的行动 a time frame.
    return condition.some((word) => clause.includes(word) && (word !== '持续' || streak.test(after)));
  }
  if (units.articles.includes(unit.unit)) {
    const named = before.replace(/(?:突破|超过?|达到?|近|约|逾|已|有|共|增至)+$/, '');
    const thing = /^[^，。；、和\n]{0,24}/.exec(text.slice(unit.end, unit.end + 24))![0];
    if (!/(?:出台|推出|制定|发布|提出)了?$/.test(before) && !units.articleNouns.some((noun) => thing.includes(noun) || named.endsWith(noun))) return false;
  }
  // 浏览次数：318次: furniture of a page.
  if (/(?:浏览|阅读|点击|访问)(?:次数|量|数)?[：:]\s*$/.test(before)) return false;
  if (after.startsWith('工作日')) return false;
  // 前十名: a class.
  if (/[前后]$/.test(before) && /^[名位强家]$/.test(unit.unit)) return false;
  // 30万吨级航道: a class of size.
  if (!unit.counts && /^级(?!别)/.test(after)) return false;
  // 50万千瓦以上风光基地: a class of size.
  if (!unit.counts && /^(?:及)?以上的?[\u4e00-\u9fff]{0,8}(?:基地|项目|机组|煤矿|电站)/.test(after)) return false;
  // 抓好八个方面工作：: how a text is divided.
  if (after.startsWith('方面') && /从[^，,。；]*$/.test(text.slice(Math.max(0, at - 40), at))) return false;
  if (/^方面的?(?:[\u4e00-\u9fff]{0,2}工作)?(?=[。；：:，,])/.test(after)) return false;
  if (unit.unit === '次' && /^(?:全会|全体|会议|党代会|代表大会)/.test(after)) return false;
  if ((unit.counts || number.style === 'han') && slogan(text, at, unit.end)) return false;
  // 任务（30亿元）的一半: an amount in brackets is one still.
  if (/^[（(]$/.test(before.slice(-1)) && /^[）)]/.test(after) && (unit.counts || number.style !== 'digits')) return false;
  // 1亿美元及10亿元以上项目, 5000万元以上先进制造业项目.
  if (
    number.style !== 'mask' &&
    unit.unit.endsWith('元') &&
    /^(?:[及或和][\d.]+[万亿]*(?:美元|元))?以上(?:[、及和以]{1,2}[\d.百千]+[万亿]*元(?:以上)?)*[^，。；、\d]{0,10}(?:项目|企业)/.test(
      text.slice(unit.end, unit.end + 40),
    )
  )
    return false;
  if (unit.unit.endsWith('元') && /^及?以上的?[\u4e00-\u9fff]{0,4}(?:企业|园区|集群|基地)/.test(after)) return false;
  if (/^(?:以上|级|及以上)?的?(?:重点|重大|产业类?|工业|招商)*(?:企业|项目|产业|产业集群|园区|[县市镇乡村区])/.test(after) && /[元]$/.test(unit.unit))
    return false;
  // 7大领域18个类别 is counted on; 7大产业集群 is the label of a set.
  if (number.style === 'digits') return unit.unit !== '大' || /^[\u4e00-\u9fff]{1,6}[\d*X]/.test(after);
  if (unit.unit === '大' || unit.unit === '期') return false;
  if (number.style === 'mask') return base !== '成';
  if (base === '成') return /^(?:以上|以下|左右|多|的|[，,。；、])/.test(after) && !/[建完达变形促合组构生]$/.test(before);
  if (number.bare && /^(?:以上|左右)(?:[，,。；、]|$)/.test(after)) return true;
  // 新增千万吨产能; 新增亿元企业 is a class.
  // 百余台设备.
  if (number.bare && unit.counts && unit.more) return true;
  if (number.bare && !unit.counts && !unit.unit.endsWith('元') && /(?:新增|增加|扩大)$/.test(before)) return true;
  if (number.bare)
    return pattern(
      lexicon,
      'bareBound',
      '',
      () =>
        `(?<!签)(?:${anyOf([...words.bounds.before['>='], ...words.bounds.before['~'], '破', '达', '达到', '上', '额过', '值过', '量过', '收入过', '投资过'])})$`,
    ).test(before);
  if (number.multiplier !== '' || number.value! >= 10) return true;
  // 增长近一倍.
  if (unit.unit === '倍' && number.value === 1) return /(?:增长|增加|提高|提升|扩大|增)(?:了|近|约|超过|超)?$/.test(before);
  if (plain.has(unit.unit)) return number.value! > 1;
  // 上升一个位次.
  if (unit.unit === '个位次') return true;
  // 三个项目, 五家企业: counts of what there is.
  if (unit.counts && number.value! > 2 && /^(?:重点|重大|签约|在建)?(?:项目|企业)/.test(after)) return true;
  if (number.value === 1) return /^[*Xx\d]/.test(after) && unit.counts;
  if (/(?:先后|前后|累计|共|建有|现有|设有|共有)$/.test(before)) return unit.counts;
  return physical.has(unit.unit) && /(?:新增|新建|建成|建设|改造|引进|培育|推动|实施|落地|开通|新开)$/.test(before);
}

/** Quotation marks around a short phrase that begins with the count: “21条”, “一村一品”. */
function slogan(text: string, at: number, end: number): boolean {
  if (!/[“"‘《]/.test(text[at - 1] ?? '')) return false;
  const close = text.slice(end, end + 12).search(/[”"’》]/);
  return close >= 0 && !/[、，,]/.test(text.slice(end, end + close));
}

/** Tells whether a position lies between the brackets; positions must be asked in rising order. */
function within(text: string, open: string, close: string): (at: number) => boolean {
  let from = -1;
  let to = -1;
  return (at) => {
    while (to < at) {
      from = text.indexOf(open, Math.max(to, 0));
      if (from < 0) {
        to = Number.POSITIVE_INFINITY;
        from = to;
        break;
      }
      to = text.indexOf(close, from);
      if (to < 0 || to - from > 80) to = from + 1;
    }
    return at > from && at < to;
  };
}
