import { type Messages, renderMessage } from '../messages.ts';
import { checkArithmetic, type Reading, type Reckoning } from '../reading/index.ts';
import { isCounted } from './guess.ts';
import { sentenceOf } from './sentence-of.ts';
import { englishUnit, format, formatNumber, tryUnit } from '../units/index.ts';

/** Words of a document: a figure, and the sentence it stands in. */
export interface Words {
  readonly item: string;
  readonly at: number;
  readonly end: number;
  readonly quote: string;
  readonly sentence: string;
  /** Where the quote begins in the sentence. */
  readonly from: number;
}

/** A reckoning of a document with the words of each figure in it and what it says in words. */
export interface Reckoned extends Reckoning {
  readonly words: { readonly last: Words; readonly growth: Words | null; readonly level: Words | null };
  /** “今年需新增 30 亿元，月均 2.5 亿元。” and, where the level said is another, by how much. */
  readonly text: { readonly zh: string; readonly en: string };
}

/** The arithmetic of a document in words: what this year must add, a month, and where the numbers said do not agree. */
export function reckonings(reading: Reading, text: string, messages: Messages): readonly Reckoned[] {
  const words = (figure: number): Words => wordsOf(reading, text, `figure:${figure}`, reading.figures[figure]!);
  return checkArithmetic(reading)
    .filter((one) => tells(one, reading))
    .map((one) => ({
      ...one,
      words: {
        last: words(one.last),
        growth: one.growth === null ? null : words(one.growth),
        level: one.level === null ? null : words(one.level),
      },
      text: { zh: sentences(one, reading, 'zh', messages), en: sentences(one, reading, 'en', messages) },
    }));
}

/**
 * Two levels without a growth between them are one quantity of two years only where the second is more, or a cap on less; counts (新建 6 家) are of other
 * things each time.
 */
function tells({ growth, level, needed, unit }: Reckoning, reading: Reading): boolean {
  if (unit.includes('百分点')) return false;
  return growth !== null || (!isCounted(unit) && (needed > 0 || (needed < 0 && level !== null && reading.figures[level]?.bound === '<=')));
}

/** A span of a reading with its sentence. */
export function wordsOf(reading: Reading, text: string, item: string, span: { readonly at: number; readonly end: number }): Words {
  const sentence = sentenceOf(reading.sentences, span) ?? span;
  const plain = (from: number, to: number) => text.slice(from, to).replace(/\s+/g, ' ').trimStart();
  return {
    item,
    at: span.at,
    end: span.end,
    quote: text.slice(span.at, span.end),
    sentence: plain(sentence.at, sentence.end).trimEnd(),
    from: plain(sentence.at, span.at).length,
  };
}

function sentences(one: Reckoning, reading: Reading, locale: 'zh' | 'en', messages: Messages): string {
  const english = locale === 'en' ? englishUnit(one.unit) : { factor: 1, name: one.unit };
  const amount = (value: number) => {
    const size = Math.abs(value);
    // 0.0417 万亿元 is said as 417 亿元.
    if (locale === 'zh' && size > 0 && size < 1 && tryUnit(one.unit)) return format({ value: size, unit: one.unit }, { locale, style: 'people' });
    return `${formatNumber(size * english.factor, 4)}${english.name ? ` ${english.name}` : ''}`;
  };
  const say = (code: string, params: Readonly<Record<string, string>>) => renderMessage(`loop.reckoning.${code}`, params, locale, messages);
  const year = one.year === reading.year ? say('this-year', {}) : locale === 'zh' ? `${one.year}年` : String(one.year);
  const common = { year, needed: amount(one.needed), monthly: amount(one.monthly) };
  const parts = [say(one.needed < 0 ? 'less' : 'more', common)];
  if (one.agrees === false && one.gap !== null) {
    const [implied, said] = [amount(one.implied), amount(one.implied + one.gap)];
    parts.push(say('gap', { implied, said, gap: amount(one.gap), last: amount(reading.figures[one.last]!.value ?? 0), rate: formatNumber(one.rate, 4) }));
  }
  return parts.join(locale === 'zh' ? '' : ' ');
}
