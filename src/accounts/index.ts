export { accountPlan, type Carrier, type PlanAccount } from './plan-account.ts';
export type { Factor, Input, PlanFactors, Traced } from './traced.ts';
