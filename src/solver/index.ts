export { certified, certify, primalViolation, reducedCosts, rowActivity } from './certificate.ts';
export { type HighsOptions, highs, modelData, solveWithHighs } from './highs.ts';
export { assist, compileKernels, type Helper } from './kernel/index.ts';
export type * from './program.ts';
export { infeasibilityMargin, provesUnbounded } from './rays.ts';
export { type SolverOptions, solve } from './solve.ts';
