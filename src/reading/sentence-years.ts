import type { Lexicon } from './lexicon.ts';

/** 2024年，… opens a paragraph on 2024, “十三五”期间，… one on the last year of that plan. */
export function headYear(words: string, lexicon: Lexicon): number | null {
  const year = /^(20\d\d)年(?:以来)?[，,]/.exec(words)?.[1];
  if (year !== undefined) return Number(year);
  const period = /^(?:[^，。]{2,6}[，,])?[“"]?(十[二三四五六]五)[”"]?(?:时期|期间)[，,]/.exec(words)?.[1];
  const found = period === undefined ? undefined : Object.entries(lexicon.events.periods).find(([name]) => name.includes(period));
  return found?.[1] ?? null;
}

/** 2015年实现产值8亿元, in a text of 2017. */
export function looksBackTo(words: string, year: number | null): boolean {
  const told = /^(20\d\d)年(?!以来|[至到—-])[^，,。；]{0,10}(?:实现|完成|达到?|新增|累计|引进|建成|增长|下降)[^，,。；]{0,12}\d/.exec(words)?.[1];
  return told !== undefined && year !== null && Number(told) < year;
}

/** 改革开放以来，…; 近年来，…: from then until now. */
export const since = (words: string): boolean => /^(?:近年来|近几年来?|多年来|[^，,。；长]{2,16}以来)[，,]/.test(words);

/** 预计到2025年入园企业50家, in a text of 2017; not behind what was reached. */
export function looksOnTo(words: string, year: number | null): boolean {
  const aim = /^(?:[^\d。；]{0,60}[，,])?(?:预计|力争|计划|规划)?到(20\d\d)年[^。；]*\d/.exec(words)?.[1];
  return aim !== undefined && year !== null && Number(aim) > year && !/已|完成了/.test(words);
}
