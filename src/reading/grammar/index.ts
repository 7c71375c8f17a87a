export { type Measured, moneyIn, sizesIn } from './measures.ts';
export { numbersIn, ordinalsIn } from './numbers.ts';
export { type Found, plain } from './numeral.ts';
export { percentsIn } from './percents.ts';
export { type Range, rangesIn } from './ranges.ts';
export { timesIn, type When } from './times.ts';
