import { join, resolve } from 'node:path';
import { defineCommand } from 'citty';
import { Fault } from '../fault.ts';
import { startWorker } from '../server/index.ts';
import { exitWith } from './exit.ts';
import { stopOnSignal } from './stop.ts';

const root = join(import.meta.dirname, '..', '..');

export const command = defineCommand({
  meta: { name: 'worker', description: '另起一个计算进程，从给定数据库领取任务 A further worker: takes jobs from the database it is given' },
  args: {
    'database-url': { type: 'string', description: '数据库地址 Address of the PostgreSQL (default: DATABASE_URL)' },
    data: { type: 'string', description: '日志目录 Folder for its log', default: join(root, 'data') },
  },
  run: async ({ args }) => {
    try {
      const databaseUrl = args['database-url'] ?? process.env.DATABASE_URL;
      if (!databaseUrl) throw new Fault('input', { code: 'server.no-database-url', params: {} });
      const starting = startWorker({ dataDir: resolve(args.data), databaseUrl, say: (line) => console.log(line) });
      stopOnSignal(starting);
      await starting;
    } catch (error) {
      exitWith(error);
    }
  },
});
