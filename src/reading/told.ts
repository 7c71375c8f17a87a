import type { BareFigure } from './figures.ts';
import type { Quantity } from './quantities.ts';
import type { Around } from './senses.ts';

/** The name a figure without its own goes back to, among the figures its sentence has told: a growth in per cent, a rank, any other. */
export function nameBefore(around: Around, told: readonly BareFigure[], last: string, kind: 'growth' | 'rank' | ''): string {
  // 增幅高于全省2个百分点: of what was said to grow.
  if (/^(?:同比|其)?(?:增速|增幅|涨幅)/.test(around.before)) return told.findLast((figure) => figure.kind === 'change')?.indicator || last;
  // 综合考评居全国第5位，在西部10家开发区中居第2位: of what was ranked before.
  if (kind === 'rank' && /在[^，,。；]*中[^，,。；]{0,6}$/.test(around.clause)) return told.findLast(({ unit }) => /^[位名]?$/.test(unit))?.indicator || last;
  // 产值8亿元，占全市20%，增长5%: an amount grows in per cent, a share in points.
  const before = told.at(-1);
  if (kind === 'growth' && before?.kind === 'level' && before.unit === '%') return told.findLast(({ unit }) => unit !== '%' && unit !== '‰')?.indicator || last;
  return last;
}

/**
 * 化工产值3亿元，机电产值2亿元，分别增长5%、6%: a 分别 list without names shares out those of as many figures before it.
 * `index` is that of the list's first figure; null when they are fewer or of one name.
 */
export function namesShared(text: string, quantities: readonly Quantity[], index: number, told: readonly BareFigure[]): readonly string[] | null {
  const count = listed(text, quantities, index);
  const names = told.slice(-count).map(({ indicator }) => indicator);
  return count > 1 && names.length === count && new Set(names).size === count ? names : null;
}

/** How many quantities stand in the list that begins with this one. */
function listed(text: string, quantities: readonly Quantity[], index: number): number {
  let count = 1;
  while (index + count < quantities.length && /^[、和及]$/.test(text.slice(quantities[index + count - 1]!.end, quantities[index + count]!.at))) count++;
  return count;
}

/** 2021年至2023年，产值分别完成8亿元、9亿元、12亿元，年均增长20%: the years of a list, one each; of what is said of them all the last. */
export function yearsShared(text: string, quantities: readonly Quantity[], index: number, around: Around, grown: boolean): readonly number[] | null {
  const span = /(20\d\d)年?(?:至|到|[-—~～]{1,2})(20\d\d)年[^。]*$/.exec(around.lead);
  if (!span) return null;
  const [from, to] = [Number(span[1]), Number(span[2])];
  if (from >= to || to - from > 9) return null;
  const count = listed(text, quantities, index);
  if (count === to - from + 1 && around.apart) return Array.from({ length: count }, (_, i) => from + i);
  return grown && /(?:年均|平均)/.test(around.before) ? [to] : null;
}
