import { join, resolve } from 'node:path';
import { defineCommand } from 'citty';
import { Fault } from '../fault.ts';
import { startServer } from '../server/index.ts';
import { exitWith } from './exit.ts';
import { stopOnSignal } from './stop.ts';

const root = join(import.meta.dirname, '..', '..');

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Fault('input', { code: 'server.port', params: { value: text } });
  return port;
}

export const command = defineCommand({
  meta: { name: 'start', description: '启动整套系统 Runs the whole system: database, server, worker and pages' },
  args: {
    port: { type: 'string', description: '端口 Port (default 7300, or the next free one)' },
    host: { type: 'string', description: '监听地址 Address to listen on', default: '127.0.0.1' },
    data: { type: 'string', description: '数据目录 Data folder', default: join(root, 'data') },
    'database-url': { type: 'string', description: '外部数据库地址 Address of another PostgreSQL (default: DATABASE_URL, else the built-in one)' },
    example: { type: 'boolean', description: '首次启动时建立示例园区 Make the example park on a first start (--no-example: do not)', default: true },
  },
  run: async ({ args }) => {
    try {
      const port = portOf(args.port);
      const databaseUrl = args['database-url'] ?? process.env.DATABASE_URL;
      const starting = startServer({
        root,
        dataDir: resolve(args.data),
        host: args.host,
        example: args.example,
        say: (line) => console.log(line),
        ...(port === undefined ? {} : { port }),
        ...(databaseUrl ? { databaseUrl } : {}),
      });
      stopOnSignal(starting);
      await starting;
    } catch (error) {
      exitWith(error);
    }
  },
});
