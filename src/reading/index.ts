export type * from './reading.ts';
export type { Lexicon } from './lexicon.ts';
export { read, reader, type ReadOptions } from './read.ts';
export { deadlineOf, type Given } from './deadline.ts';
