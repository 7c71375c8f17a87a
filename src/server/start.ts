import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exampleId, readLoopCatalog, seedExample, workPlans } from '../loop/index.ts';
import { openStore } from '../store/index.ts';
import { createApp } from './app.ts';
import { readRoles } from './auth/roles.ts';
import { issueSetupToken } from './auth/setup.ts';
import { hasNoUsers } from './auth/users.ts';
import type { ServerContext } from './env.ts';
import { addressesOf, choosePort, listen } from './listen.ts';
import { openLog } from './log.ts';
import { listParks } from './parks.ts';
import { version } from './version.ts';
import { buildWeb, webIsStale } from './web-build.ts';

export interface StartOptions {
  /** The project's folder: catalog/, parks/, dist/. */
  readonly root: string;
  readonly dataDir: string;
  readonly host: string;
  /** Absent: 7300 or the next free one. */
  readonly port?: number;
  /** Another PostgreSQL; absent: the built-in one, in the data folder. */
  readonly databaseUrl?: string;
  /** Whether an installation that holds nothing yet gets the example park. */
  readonly example: boolean;
  /** Tells the person at the terminal. */
  readonly say: (line: string) => void;
}

export interface Running {
  readonly url: string;
  /** Where the administrator is made; null when there is one. */
  readonly setupLink: string | null;
  /** Ends requests, jobs and the database. */
  stop(): Promise<void>;
}

const firstPort = 7300;

/** Runs the whole system. Resolves once it listens; pages and example are made ready behind it. */
export async function startServer(options: StartOptions): Promise<Running> {
  const { root, dataDir, host, say } = options;
  const port = await choosePort(host, options.port, firstPort);
  mkdirSync(dataDir, { recursive: true });
  const log = openLog(dataDir);
  const ending = new AbortController();
  const catalog = readLoopCatalog();
  const store = await openStore({ definitions: catalog.ledgers, dataDir, ...(options.databaseUrl ? { databaseUrl: options.databaseUrl } : {}) });
  const context: ServerContext = {
    store,
    catalog,
    log,
    version,
    roles: readRoles(join(root, 'catalog', 'roles.yaml')),
    parks: listParks(join(root, 'parks')),
    webDir: join(root, 'dist', 'web'),
  };
  try {
    const listening = await listen(createApp(context).fetch, host, port);
    const [url = ''] = addressesOf(host, listening.port);
    const setupLink = (await hasNoUsers(context)) ? `${url}/setup?token=${await issueSetupToken(store.secrets)}` : null;
    log.info({ host, port: listening.port, version }, 'listening');
    say(`园环 Parkloop ${version}  ${addressesOf(host, listening.port).join('  ')}`);
    if (setupLink) say(`首次使用，请打开此链接设置管理员（仅可使用一次） First use: open this link to set up the administrator (works once)\n  ${setupLink}`);
    // Only now: a build takes every core it gets, and the server is to listen within seconds.
    const pages = preparePages(options, ending.signal);
    const work = workAndSeed(options, context, ending.signal);
    return {
      url,
      setupLink,
      stop: async () => {
        ending.abort();
        await listening.close();
        await pages;
        // An example half made goes on at the next start.
        await store.close();
        await work;
        log.info('stopped');
        log.flush();
      },
    };
  } catch (error) {
    ending.abort();
    await store.close();
    throw error;
  }
}

/** Takes jobs, and on a first start makes the example; a failure of it is told and logged, and the rest goes on. */
async function workAndSeed({ root, dataDir, example, say }: StartOptions, { store, catalog, log }: ServerContext, signal: AbortSignal): Promise<void> {
  try {
    await workPlans(store, catalog);
    if (!example) return;
    const job = await seedExample(store, catalog, { samples: join(root, 'samples'), park: join(root, 'parks', exampleId) });
    if (job) say('示例园区已就绪，方案正在测算 The example park is ready; its plan is being made.');
  } catch (error) {
    if (signal.aborted) return;
    log.error({ err: error }, 'the example was not made');
    say(`示例园区未能建立，原因见 The example park could not be made; see ${join(dataDir, 'logs', 'parkloop.log')}`);
  }
}

/** Builds the pages where they are missing or old; a failure leaves the API working. */
async function preparePages({ root, dataDir, say }: StartOptions, signal: AbortSignal): Promise<void> {
  if (!webIsStale(root)) return;
  say('正在构建页面，约需半分钟 Building the pages, about half a minute …');
  const file = join(dataDir, 'logs', 'web-build.log');
  if (await buildWeb(root, file, signal)) say('页面已就绪 The pages are ready.');
  else if (!signal.aborted) say(`页面构建失败，接口仍可使用，原因见 The pages could not be built; the API works. See ${file}`);
}
