/** The thread's side of `decode-thread.ts`. */
import { parentPort } from 'node:worker_threads';
import { Fault } from '../fault.ts';
import type { ApartReply, ApartRequest } from './decode-thread.ts';

const port = parentPort!;
const say = (reply: ApartReply) => port.postMessage(reply);

port.once('message', async ({ kind, bytes, fileName }: ApartRequest) => {
  try {
    // Only the parser that is asked for is loaded.
    const read = kind === 'doc' ? (await import('./doc.ts')).docText : (await import('./pdf.ts')).pdfText;
    say({ ok: await read(bytes, fileName) });
  } catch (error) {
    if (error instanceof Fault) say({ fault: { kind: error.kind, faults: error.faults } });
    else say({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
