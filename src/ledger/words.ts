import type { Reason } from './light.ts';
import type { LightWords, Rule } from './rules.ts';

/** Two languages of one parameter. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Fills a reason's sentence in both languages; parameters that differ by language are given as {zh, en}. */
export function say(words: LightWords, code: string, params: Readonly<Record<string, string | number | Both>>): Both {
  return { zh: fill(words.zh[code] ?? code, params, 'zh'), en: fill(words.en[code] ?? code, params, 'en') };
}

function fill(template: string, params: Readonly<Record<string, string | number | Both>>, language: 'zh' | 'en'): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value === 'number') return plain(value);
    return typeof value === 'string' ? value : value[language];
  });
}

/** A number as people write it: at most two decimals, four significant digits below one, a true minus sign. */
export function plain(value: number): string {
  const digits = Math.abs(value) >= 1 || value === 0 ? Math.round(value * 100) / 100 : Number(value.toPrecision(2));
  return String(digits).replace('-', '−');
}

/** The reason kept with a light: numbers stay numbers, words are the Chinese ones. */
export function reasonOf(code: string, params: Readonly<Record<string, string | number | Both>>): Reason {
  return { code, params: Object.fromEntries(Object.entries(params).map(([k, v]) => [k, typeof v === 'object' ? v.zh : v])) };
}

export const basisOf = (rule: Rule): Both => rule.basis;
