export { baseSymbol, type Dimension, isNone, MEASURES, type Measure, sameDimension } from './dimension.ts';
export { type EnglishUnit, englishUnit } from './english.ts';
export { format, type FormatOptions, formatNumber } from './format.ts';
export { nearest } from './nearest.ts';
export { type Quantity, quantity, toBase } from './quantity.ts';
export { baseUnit, convert, ONE, parseUnit, ratio, shift, timesUnit, tryUnit, type Unit, unitAt, unitNames } from './unit.ts';
