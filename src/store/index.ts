export type * from './types.ts';
export { type BackupHeader, backup } from './backup.ts';
export { systemViewer } from './grants.ts';
export { openExisting, type OpenOptions, openStore } from './open.ts';
export { restore } from './restore.ts';
export { type Verdict, verify } from './verify.ts';
