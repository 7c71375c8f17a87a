import { join, resolve } from 'node:path';

/** Arguments that say where the data are, for the commands that work on them. */
export const placeArgs = {
  data: { type: 'string', description: '数据目录 Data folder', default: join(import.meta.dirname, '..', '..', 'data') },
  'database-url': { type: 'string', description: '外部数据库地址 Address of another PostgreSQL (default: DATABASE_URL, else the built-in one)' },
} as const;

/** A PostgreSQL of one's own where an address is given, else the data folder. */
export function placeOf(args: { readonly data: string; readonly 'database-url'?: string | undefined }): {
  readonly dataDir: string;
  readonly databaseUrl?: string;
} {
  const databaseUrl = args['database-url'] ?? process.env.DATABASE_URL;
  return { dataDir: resolve(args.data), ...(databaseUrl ? { databaseUrl } : {}) };
}
