export type * from './limit.ts';
export type * from './network.ts';
export type * from './result.ts';
