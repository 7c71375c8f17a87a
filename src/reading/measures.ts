import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import type { Written } from './numbers.ts';

/** What a number measures in. */
export interface Unit {
  readonly end: number;
  readonly unit: string;
  readonly more: boolean;
  readonly counts: boolean;
}

/** Units a Chinese numeral below ten may stand before: 三度 and 一方 are words. */
const plain = new Set(['元', '吨', '千瓦', '亩', '公里', '公顷', '平方米', '平方公里', '立方米', '倍', '个百分点', '公斤', '小时', '分钟']);
const physical = new Set(['条', '座', '家', '所', '台', '套', '户', '名']);
/** What is built, at the end of its name. */
const built = /(?:站|厂|生产线|管道|管线|道路|楼|桥|水库|馆|医院|学校|中心|基地|机组|设备|装置|码头|炉|塔)$/;
const streak = /^(?:稳居|位居|居|位列|列|排|保持|领跑|领先|高于|快于|低于|实现|增长|下降|正增长|负增长|为正|为负|超|回升)/;

/** Whether the number with this unit measures something here, or belongs to a name, a slogan, a size class or a phrase. */
export function measures(text: string, at: number, number: Written, unit: Unit, lexicon: Lexicon): boolean {
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
  // 销售额超10亿元的电商示范镇1个.
  if (unit.unit.endsWith('元') && /(?:超|过)$/.test(before) && /^的[^，,。；、\d]{2,14}\d+[个家]/.test(text.slice(unit.end, unit.end + 24))) return false;
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
  // 变电站一座，生产线三条: counted behind its name.
  if (physical.has(unit.unit) && /^(?:[，,。；、）]|$)/.test(after) && built.test(before)) return true;
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
