/** 台账: definitions, periods, progress, lights. Pure: their data is an argument. */
export type * from './definition.ts';
export { checkDefinition } from './check-definition.ts';
export { directionOf, type Goal, type GoalKind, goalOf, type IndicatorMeta, type Nature, targetOf } from './goal.ts';
export { goalLight } from './goal-light.ts';
export { type Colour, compareLights, type Light, noCounts, type Reason, severityOf } from './light.ts';
export { knownOn, lastDayOf, type Observation, observationOf } from './observation.ts';
export { addDays, comparePeriods, contains, daysBetween, daysInMonth, type Period, parsePeriod, periodOrNull, throughLabel, untilLabel } from './period.ts';
export { type Progress, progressOf } from './progress.ts';
export { type Project, projectLight, projectOf } from './project-light.ts';
export { type LightRules, lightRules, type LightWords, type Rule, type RuleItem } from './rules.ts';
export { type Task, taskLight, taskOf } from './task-light.ts';
export { plain, say } from './words.ts';
