import type { IndicatorMeta } from '../ledger/index.ts';
import type { Figure, Reading } from '../reading/index.ts';
import type { Area } from './context.ts';
import { sentenceOf } from './sentence-of.ts';

/** The first area one of whose words stands in the texts, the nearest text first. */
export function guessArea(areas: readonly Area[], ...texts: readonly string[]): string {
  for (const text of texts) {
    const found = areas.find((area) => area.words.some((word) => text.includes(word)));
    if (found) return found.id;
  }
  return 'other';
}

const counted = /^(个|家|项|户|名|人|人次|条|件|宗|台|套|座|次|辆|种|所|场|批|对|处|期|万人|万户|只|支|艘)$/;

/** Whether a unit counts things, of which there are others each time. */
export const isCounted = (unit: string) => counted.test(unit);
const moment = /^(年|个?月|天|日|个?工作日|小时|分钟|秒)$/;

/** The kind of goal a figure sets, from its unit, its kind and what is known of its indicator. */
export function guessKind(figure: Figure, meta: IndicatorMeta | undefined): string {
  if (figure.kind === 'change' && (figure.unit === '%' || figure.unit === '个百分点')) return 'growth';
  if (figure.unit === '位' || figure.quote.startsWith('第')) return 'rank';
  if (figure.unit === '%' || figure.unit === '成') return meta?.accumulates === 'share' || /占比|比例|比重|份额|占/.test(figure.indicator) ? 'share' : 'ratio';
  if (figure.unit.includes('/') || moment.test(figure.unit)) return 'ratio';
  if (counted.test(figure.unit)) return 'count';
  return figure.bound === '<=' ? 'cap' : 'amount';
}

/** 约束性 where the sentence says so or sets a cap, 争取性 where it only strives, else 预期性. A guess to be confirmed. */
export function guessNature(figure: { readonly at: number; readonly end: number }, kind: string, text: string, reading: Reading): string {
  const sentence = sentenceOf(reading.sentences, figure) ?? figure;
  const words = text.slice(sentence.at, sentence.end);
  if (words.includes('约束性') || kind === 'cap') return 'binding';
  return /力争|争取|努力实现|奋力/.test(words) ? 'aspired' : 'expected';
}

/** The goal's name: what is measured, and for growth that it is the growth. */
export function goalName(figure: Figure, kind: string): string {
  if (kind !== 'growth' || /增速|增长率|降幅|降低率|下降率/.test(figure.indicator)) return figure.indicator;
  return `${figure.indicator}${(figure.value ?? 0) < 0 ? '降幅' : '增速'}`;
}
