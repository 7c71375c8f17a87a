import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { measures, type Unit } from './measures.ts';
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
  const alone = !noun && pattern(lexicon, 'bareEnd', 'y', () => '(万亿|[万亿])(?=[，。；、）]|以上|左右|大关|关口|实施|兴建|建设|开发|用于)');
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
