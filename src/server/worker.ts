import { mkdirSync } from 'node:fs';
import { readLoopCatalog, workPlans } from '../loop/index.ts';
import { openStore } from '../store/index.ts';
import { openLog } from './log.ts';

export interface WorkerOptions {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly say: (line: string) => void;
}

/** A further worker: the same program without a server, taking jobs from the database it is given. */
export async function startWorker({ dataDir, databaseUrl, say }: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  mkdirSync(dataDir, { recursive: true });
  const log = openLog(dataDir, 'worker');
  const catalog = readLoopCatalog();
  const store = await openStore({ databaseUrl, definitions: catalog.ledgers });
  await workPlans(store, catalog);
  log.info('worker started');
  say('计算进程已启动，等待任务 The worker has started and waits for jobs.');
  return {
    stop: async () => {
      await store.close();
      log.info('worker stopped');
      log.flush();
    },
  };
}
