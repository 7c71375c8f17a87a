/** Units on the screen: 万 and 亿 for people, MW, t and m³ for engineers. */
import type { Language } from '../messages/index.ts';

export type Scale = 'people' | 'engineer';
export interface Shown {
  /** Shown value = value / factor. */
  readonly factor: number;
  readonly label: string;
}

type Step = readonly [factor: number, label: string];
type Table = Readonly<Record<string, readonly Step[]>>;

/** 万 and 亿, as offices write. */
const chinese: Table = {
  CNY: [
    [1e8, '亿元'],
    [1e4, '万元'],
    [1, '元'],
  ],
  MWh: [
    [1e5, '亿千瓦时'],
    [1e1, '万千瓦时'],
    [1e-3, '千瓦时'],
  ],
  MW: [
    [1e1, '万千瓦'],
    [1e-3, '千瓦'],
  ],
  t: [
    [1e4, '万吨'],
    [1, '吨'],
  ],
  m3: [
    [1e8, '亿立方米'],
    [1e4, '万立方米'],
    [1, '立方米'],
  ],
  tce: [
    [1e4, '万吨标准煤'],
    [1, '吨标准煤'],
  ],
  ha: [[1, '公顷']],
};

const english: Table = {
  CNY: [
    [1e9, 'bn CNY'],
    [1e6, 'M CNY'],
    [1e3, 'k CNY'],
    [1, 'CNY'],
  ],
  MWh: [
    [1e6, 'TWh'],
    [1e3, 'GWh'],
    [1, 'MWh'],
  ],
  MW: [
    [1e3, 'GW'],
    [1, 'MW'],
  ],
  t: [
    [1e6, 'Mt'],
    [1e3, 'kt'],
    [1, 't'],
  ],
  m3: [
    [1e6, 'Mm³'],
    [1, 'm³'],
  ],
  tce: [
    [1e6, 'Mtce'],
    [1e3, 'ktce'],
    [1, 'tce'],
  ],
  ha: [[1, 'ha']],
};

const engineer: Table = {
  ...english,
  CNY: [
    [1e6, 'M CNY'],
    [1, 'CNY'],
  ],
  MW: [[1, 'MW']],
  tce: [
    [1e3, 'ktce'],
    [1, 'tce'],
  ],
};
/** Engineers read SI in both languages, but money in their own. */
const engineerChinese: Table = {
  ...engineer,
  CNY: [
    [1e6, '百万元'],
    [1, '元'],
  ],
};

const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  万千瓦: ['万千瓦', '10 MW'],
  万吨: ['万吨', '10 kt'],
  亿元: ['亿元', '100M CNY'],
  万元: ['万元', '10k CNY'],
  亿千瓦时: ['亿千瓦时', '100 GWh'],
  万m3: ['万 m³', '10k m³'],
  万立方米: ['万立方米', '10k m³'],
  万吨标准煤: ['万吨标准煤', '10 ktce'],
  公顷: ['公顷', 'ha'],

  a: ['年', 'a'],
  h: ['小时', 'h'],
  CNY: ['元', 'CNY'],
  m3: ['m³', 'm³'],
  pp: ['百分点', 'pp'],
  d: ['天', 'd'],
};
const aliases: Readonly<Record<string, string>> = { 'm³': 'm3', yuan: 'CNY', 元: 'CNY', tCO2: 't', tCO2e: 't', MWh_e: 'MWh', MW_e: 'MW', year: 'a', 年: 'a' };

const part = (text: string, language: Language): string => {
  const word = words[aliases[text] ?? text];
  return word ? word[language === 'zh' ? 0 : 1] : text.replace(/m3$/, 'm³');
};

/** A unit as text, unscaled: 'CNY/MW·a' → '元/MW·年'. */
export function unitText(unit: string, language: Language): string {
  return unit
    .split(/([/·*\s]+)/)
    .map((piece) => part(piece, language))
    .join('');
}

/** The step in which values of this size (largest magnitude) read best. `perYear` units keep their denominator. */
export function shownUnit(unit: string, largest: number, scale: Scale, language: Language): Shown {
  const slash = unit.indexOf('/');
  const head = slash < 0 ? unit : unit.slice(0, slash);
  const tail = slash < 0 ? '' : `/${unitText(unit.slice(slash + 1), language)}`;
  const table = scale === 'people' ? (language === 'zh' ? chinese : english) : language === 'zh' ? engineerChinese : engineer;
  const steps = table[aliases[head] ?? head];
  if (!steps) return { factor: 1, label: unitText(unit, language) };
  const size = Math.abs(largest);
  const step = steps.find(([factor]) => size >= factor) ?? steps.at(-1)!;
  return { factor: step[0], label: step[1] + tail };
}
