export { type StagedOptions, solveStaged } from './solve-staged.ts';
