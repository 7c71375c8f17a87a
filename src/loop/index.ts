/** The use cases: one file each. Server, terminal and jobs call these and nothing below. */
export { acceptReading, type Decided, type Decision } from './accept-reading.ts';
export { readCatalog, readMessages } from './catalog-files.ts';
export { type Area, businessDate, type LoopCatalog, type LoopContext } from './context.ts';
export { type Entered, enterPeriod } from './enter-period.ts';
export { type CardAnswer, goalToLimit, type ScopeCard, scopeCard } from './goal-to-limit.ts';
export { lightsOf, type Moment } from './lights.ts';
export { readLedgers, readLoopCatalog } from './loop-catalog.ts';
export { currentPark, importModel, parkOf } from './model.ts';
export { momentOf, type Overview, overview } from './overview.ts';
export { type Proposal } from './proposals.ts';
export { documentReading, openProposals, readDocument } from './read-document.ts';
export { storeDocument, type Upload } from './store-document.ts';
export { type GoalPrice, goalPrice } from './return-prices.ts';
export { requestPlan, runPlan, workPlans } from './run-plan.ts';
export type { PlanInput, PlanRequest } from './scenario.ts';
export { isStale, markStalePlans } from './stale-plans.ts';
