import { Worker } from 'node:worker_threads';
import { Fault, type FaultInfo } from '../fault.ts';

export type ApartKind = 'doc' | 'pdf';
export interface ApartRequest {
  readonly kind: ApartKind;
  readonly bytes: Uint8Array;
  readonly fileName: string;
}
export interface ApartText {
  readonly text: string;
  readonly margins: string;
}
export type ApartReply =
  | { readonly ok: ApartText }
  | { readonly fault: { readonly kind: Fault['kind']; readonly faults: readonly FaultInfo[] } }
  | { readonly error: string };

/** A report of 2,000 pages takes less than half of it. */
const seconds = 60;
const megabytes = 1024;

/**
 * Reads a binary format in a thread of its own: a broken file can lead its parser in circles (chains of sectors, of objects), and must neither hold
 * the server up nor fill its memory.
 * @throws Fault (input) of the format's reader, `office.gave-up`
 */
export async function decodeApart(kind: ApartKind, bytes: Uint8Array, fileName: string): Promise<ApartText> {
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  const gaveUp = (cause?: unknown) => new Fault('input', { code: 'office.gave-up', params: { seconds, megabytes }, where: { file: fileName } }, { cause });
  let timer: NodeJS.Timeout | undefined;
  try {
    const reply = await new Promise<ApartReply>((resolve, reject) => {
      timer = setTimeout(() => reject(gaveUp()), seconds * 1000);
      worker.once('message', resolve);
      worker.once('error', (error) => reject(gaveUp(error)));
      worker.once('exit', () => reject(gaveUp()));
      worker.postMessage({ kind, bytes, fileName } satisfies ApartRequest);
    });
    if ('fault' in reply) throw new Fault(reply.fault.kind, reply.fault.faults);
    if ('error' in reply) throw new Error(reply.error);
    return reply.ok;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
