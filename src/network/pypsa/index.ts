export { lowerPypsa, type PypsaOptions } from './lower.ts';
export type { Folder } from './table.ts';
