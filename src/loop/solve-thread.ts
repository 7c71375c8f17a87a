/**
 * Plans and checks in a worker thread, with progress and cancel. The one place that hosts solver threads: command, jobs and tests all come here.
 */
import { Worker } from 'node:worker_threads';
import { Fault, type FaultInfo } from '../fault.ts';
import type { CheckResult, Network, PlanOptions as NetworkPlanOptions, PlanResult } from '../network/index.ts';
import type { SolveProgress } from '../solver/index.ts';
import { readCatalog } from './catalog-files.ts';
import { planAccount } from './plan-accounts.ts';
import { type FolderOptions, modelOfFolder } from './plan-folder.ts';
import { holdSolverCode } from './solver-code.ts';

export interface PlanOptions {
  readonly solver?: 'auto' | 'staged' | 'highs';
  /** HiGHS's method; absent: by size. */
  readonly method?: 'ipx' | 'simplex';
  /** Seconds. */
  readonly timeLimit?: number;
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Ends the thread at once; the promise rejects with Fault 'refused' `network.cancelled`. */
  readonly signal?: AbortSignal;
}

type Sent = Pick<NetworkPlanOptions, 'solver' | 'method' | 'timeLimit'>;
export type Request = { readonly kind: 'plan' | 'check'; readonly network: Network; readonly options: Sent };
export type Reply =
  | { readonly kind: 'progress'; readonly progress: SolveProgress }
  | { readonly kind: 'plan'; readonly plan: PlanResult }
  | { readonly kind: 'check'; readonly check: CheckResult }
  | { readonly kind: 'fault'; readonly fault: { readonly kind: Fault['kind']; readonly faults: readonly FaultInfo[] } }
  | { readonly kind: 'error'; readonly message: string };

/** Plans a network: compiled, solved and read in a thread of its own. Fault 'input' for a network that cannot be compiled. */
export async function planNetwork(network: Network, options: PlanOptions = {}): Promise<PlanResult> {
  const reply = await inThread('plan', network, options);
  if (reply.kind !== 'plan') throw new Error(`unexpected reply ${reply.kind}`);
  return reply.plan;
}

/** Looks for an answer and, where there is none, for the limits that contradict each other. */
export async function checkInThread(network: Network, options: PlanOptions = {}): Promise<CheckResult> {
  const reply = await inThread('check', network, options);
  if (reply.kind !== 'check') throw new Error(`unexpected reply ${reply.kind}`);
  return reply.check;
}

/** Plans the model in a folder (park.yaml or PyPSA CSV); a park's plan has its first account. Fault 'input' when the folder's files are wrong. */
export async function planFolder(path: string, options: PlanOptions & FolderOptions = {}): Promise<PlanResult> {
  const began = performance.now();
  const { network, park } = modelOfFolder(path, options);
  const read = (performance.now() - began) / 1000;
  const plan = await planNetwork(network, options);
  const answered = plan.items.length > 0;
  return {
    ...plan,
    seconds: { ...plan.seconds, build: plan.seconds.build + read },
    ...(park && answered ? { accounts: planAccount(park, network, plan, readCatalog()) } : {}),
  };
}

/** Checks the model in a folder. */
export const checkFolder = async (path: string, options: PlanOptions & FolderOptions = {}): Promise<CheckResult> =>
  checkInThread(modelOfFolder(path, options).network, options);

function inThread(kind: Request['kind'], network: Network, { solver, method, timeLimit, onProgress, signal }: PlanOptions): Promise<Reply> {
  const cancelled = () => new Fault('refused', { code: 'network.cancelled', params: {} });
  if (signal?.aborted) return Promise.reject(cancelled());
  const options = { ...(solver && { solver }), ...(method && { method }), ...(timeLimit !== undefined && { timeLimit }) };
  holdSolverCode();
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url));
  return new Promise<Reply>((resolve, reject) => {
    const cancel = () => reject(cancelled());
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'progress') onProgress?.(reply.progress);
      else if (reply.kind === 'fault') reject(new Fault(reply.fault.kind, reply.fault.faults));
      else if (reply.kind === 'error') reject(new Error(reply.message));
      else resolve(reply);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the solver's thread ended with ${code}`)));
    worker.postMessage({ kind, network, options } satisfies Request);
  }).finally(async () => {
    await worker.terminate();
  });
}
