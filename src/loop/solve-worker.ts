/** The worker's side of `solve-thread.ts`: compile, solve, interpret. HiGHS blocks this thread; the host ends it to cancel. */
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { Fault } from '../fault.ts';
import { checkNetwork, planCompiled } from '../network/index.ts';
import type { Request, Reply } from './solve-thread.ts';

const port = parentPort!;
const say = (reply: Reply, transfer: ArrayBuffer[] = []) => port.postMessage(reply, transfer);

/** Hours from which a second thread is worth its start. */
const LONG = 400;
const helperFor = (hours: number): Worker | undefined => {
  if (hours < LONG || availableParallelism() < 2) return undefined;
  const helper = new Worker(new URL('./solve-helper.ts', import.meta.url));
  // the solve does without a helper that fails; nobody listening would end this thread
  helper.on('error', () => {});
  return helper;
};

port.once('message', async (request: Request) => {
  const helper = helperFor(request.network.hours);
  try {
    const onProgress = (progress: Extract<Reply, { kind: 'progress' }>['progress']) => say({ kind: 'progress', progress });
    if (request.kind === 'check') {
      say({ kind: 'check', check: await checkNetwork(request.network, { ...request.options, onProgress, ...(helper && { helper }) }) });
    } else {
      const plan = await planCompiled(request.network, { ...request.options, onProgress, ...(helper && { helper }) });
      say({ kind: 'plan', plan }, [...new Set(Object.values(plan.series).map((values) => values.buffer as ArrayBuffer))]);
    }
  } catch (error) {
    if (error instanceof Fault) say({ kind: 'fault', fault: { kind: error.kind, faults: error.faults } });
    else say({ kind: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    await helper?.terminate();
  }
});
