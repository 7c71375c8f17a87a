export type * from './reading.ts';
export type { Lexicon } from './lexicon.ts';
export { read, reader, type ReadOptions } from './read.ts';
export { deadlineOf, type Given } from './deadline.ts';
export { checkArithmetic, type Reckoning } from './arithmetic.ts';
export {
  type Better,
  type Compared,
  compareGoals,
  compareReadings,
  compareTasks,
  contradictions,
  type Finding,
  type Standing,
  type TaskFinding,
} from './compare.ts';
export { type Goal, goalsOf, plainName, signedBound, valueIn } from './goals.ts';
export {
  type Found,
  type Measured,
  moneyIn,
  numbersIn,
  ordinalsIn,
  percentsIn,
  plain,
  type Range,
  rangesIn,
  sizesIn,
  timesIn,
  type When,
} from './grammar/index.ts';
export { lastFrom } from './spans.ts';
export { dutiesOf, type DutyWords, type Fit, fittingUnit, type FoundDuty } from './duties.ts';
