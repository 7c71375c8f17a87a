import type { Quantity } from './quantity.ts';
import { convert, parseUnit, tryUnit, type Unit } from './unit.ts';
import { sameDimension } from './dimension.ts';

export interface FormatOptions {
  readonly locale: 'zh' | 'en';
  /** people: 万, 亿 and everyday units; engineer: the unit as given. */
  readonly style: 'people' | 'engineer';
  /** Significant digits; absent: 4 for people, 6 for engineers. An entered decimal text is kept whole for engineers. */
  readonly digits?: number;
}

/** Ladders of units for people, small to large; the largest that leaves at least 1 is taken. */
const LADDERS: Readonly<Record<'zh' | 'en', readonly (readonly string[])[]>> = {
  zh: [
    ['千瓦时', '万千瓦时', '亿千瓦时'],
    ['千瓦', '万千瓦'],
    ['元', '万元', '亿元'],
    ['美元', '万美元', '亿美元'],
    ['吨', '万吨', '亿吨'],
    ['吨标准煤', '万吨标准煤', '亿吨标准煤'],
    ['立方米', '万立方米', '亿立方米'],
    ['人', '万人'],
  ],
  en: [
    ['kWh', 'MWh', 'GWh', 'TWh'],
    ['kW', 'MW', 'GW'],
    ['t', 'kt', 'Mt'],
  ],
};

const MINUS = '−';

/** A number with thousands separators, a true minus sign and so many significant digits; whole numbers are never rounded. */
export function formatNumber(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return '—';
  const rounded = Number(value.toPrecision(Math.max(digits, Math.min(15, Math.trunc(Math.abs(value)).toString().length))));
  const text = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 21, useGrouping: true }).format(Math.abs(rounded));
  return rounded < 0 ? MINUS + text : text;
}

/** The entered text itself with separators: no digit is lost or made up. */
function formatText(text: string): string {
  const [, sign = '', whole = '', rest = ''] = /^([+-]?)(\d*)(\.?\d*)$/.exec(text) ?? [];
  return (sign === '-' ? MINUS : '') + whole.replace(/\B(?=(\d{3})+$)/g, ',') + rest;
}

/**
 * A quantity for the eye: {850000, 'MWh'} → '8.5 亿千瓦时' (zh, people), '850 GWh' (en, people), '850,000 MWh' (engineer).
 * The percent sign stands at the number without a space.
 */
export function format(q: Quantity | { readonly value: number; readonly unit: string }, options: FormatOptions): string {
  if (options.style === 'people') {
    const value = 'text' in q ? Number(q.text) : q.value;
    const unit = parseUnit(q.unit);
    const [shown, name] = ladder(value, unit, options.locale);
    return join(formatNumber(shown, options.digits ?? 4), name);
  }
  return join('text' in q ? formatText(q.text) : formatNumber(q.value, options.digits), q.unit);
}

function ladder(value: number, unit: Unit, locale: 'zh' | 'en'): [number, string] {
  for (const steps of LADDERS[locale]) {
    const first = tryUnit(steps[0] ?? '');
    if (!first || !sameDimension(first.dimension, unit.dimension)) continue;
    let best: [number, string] = [convert(value, unit, first), first.text];
    for (const step of steps.slice(1)) {
      const shown = convert(value, unit, step);
      if (Math.abs(shown) >= 1) best = [shown, step];
    }
    return best;
  }
  return [value, unit.text];
}

function join(number: string, unit: string): string {
  if (unit === '') return number;
  return /^[%‰％℃]/.test(unit) ? number + unit : `${number} ${unit}`;
}
