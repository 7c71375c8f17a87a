export { type CheckResult, type Conflict, checkNetwork, type Relaxation } from './check.ts';
export { type Compiled, compile } from './compile.ts';
export { interpret } from './interpret.ts';
export type * from './limit.ts';
export type * from './network.ts';
export { type PlanOptions, planCompiled } from './plan.ts';
export { type Folder, lowerPypsa, type PypsaOptions } from './pypsa/index.ts';
export type * from './result.ts';
