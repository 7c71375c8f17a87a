/** The HTTP door: the API, the pages, and running both. */
export { createApp } from './app.ts';
export type { ServerContext } from './env.ts';
export { type Running, startServer, type StartOptions } from './start.ts';
export { startWorker, type WorkerOptions } from './worker.ts';
