/**
 * A dimension is a vector of exponents over the independent measures of a park; power is energy¹·hour⁻¹.
 * A calendar year is no multiple of an hour (8,760 or 8,784), so it is a measure of its own; so is standard coal, which only a factor ties to energy.
 */
export const MEASURES = [
  'energy',
  'hour',
  'year',
  'mass',
  'volume',
  'area',
  'length',
  'money',
  'dollar',
  'euro',
  'hongkong',
  'coal',
  'oil',
  'item',
  'person',
  'apparent',
  'computing',
  'heatDegree',
  'workday',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Dimension = Readonly<Partial<Record<Measure, number>>>;

export const NONE: Dimension = {};

/** a·bⁿ, with zero exponents left out. */
export function timesDimension(a: Dimension, b: Dimension, power = 1): Dimension {
  const out: Partial<Record<Measure, number>> = {};
  for (const measure of MEASURES) {
    const exponent = (a[measure] ?? 0) + power * (b[measure] ?? 0);
    if (exponent !== 0) out[measure] = exponent;
  }
  return out;
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return MEASURES.every((measure) => (a[measure] ?? 0) === (b[measure] ?? 0));
}

export function isNone(dimension: Dimension): boolean {
  return sameDimension(dimension, NONE);
}

const BASE_SYMBOL: Readonly<Record<Measure, string>> = {
  energy: 'MWh',
  hour: 'h',
  year: 'a',
  mass: 't',
  volume: 'm³',
  area: 'ha',
  length: 'km',
  money: '元',
  dollar: '美元',
  euro: '欧元',
  hongkong: '港元',
  coal: 'tce',
  oil: 'toe',
  item: '个',
  person: '人',
  apparent: 'MVA',
  computing: 'PFLOPS',
  heatDegree: '℃',
  workday: '工作日',
};

/** Text of the base unit of a dimension, e.g. 'MW', '元/MWh'; '' for a plain number. */
export function baseSymbol(dimension: Dimension): string {
  if (sameDimension(dimension, { energy: 1, hour: -1 })) return 'MW';
  const part = (sign: 1 | -1) =>
    MEASURES.filter((m) => Math.sign(dimension[m] ?? 0) === sign)
      .map((m) => BASE_SYMBOL[m] + (Math.abs(dimension[m] ?? 0) === 1 ? '' : `^${Math.abs(dimension[m] ?? 0)}`))
      .join('·');
  const below = part(-1);
  if (below === '') return part(1);
  return `${part(1) === '' ? '1' : part(1)}/${below.includes('·') ? `(${below})` : below}`;
}
