/** The worker's side of `solve-thread.ts`: compile, solve, interpret. HiGHS blocks this thread; the host ends it to cancel. */
import { parentPort } from 'node:worker_threads';
import { Fault } from '../fault.ts';
import { checkNetwork, planCompiled } from '../network/index.ts';
import type { Request, Reply } from './solve-thread.ts';

const port = parentPort!;
const say = (reply: Reply, transfer: ArrayBuffer[] = []) => port.postMessage(reply, transfer);

port.once('message', async (request: Request) => {
  try {
    const onProgress = (progress: Extract<Reply, { kind: 'progress' }>['progress']) => say({ kind: 'progress', progress });
    if (request.kind === 'check') {
      say({ kind: 'check', check: await checkNetwork(request.network, { ...request.options, onProgress }) });
    } else {
      const plan = await planCompiled(request.network, { ...request.options, onProgress });
      say({ kind: 'plan', plan }, [...new Set(Object.values(plan.series).map((values) => values.buffer as ArrayBuffer))]);
    }
  } catch (error) {
    if (error instanceof Fault) say({ kind: 'fault', fault: { kind: error.kind, faults: error.faults } });
    else say({ kind: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
