export type * from './types.ts';
export { systemViewer } from './grants.ts';
export { type OpenOptions, openStore } from './open.ts';
