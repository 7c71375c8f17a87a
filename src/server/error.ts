import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import { Fault } from '../fault.ts';
import type { FaultInfo } from '../fault.ts';
import { renderFault } from '../messages.ts';
import type { Messages } from '../messages.ts';
import type { ServerEnv } from './env.ts';

const statusOfKind: Record<Fault['kind'], ContentfulStatusCode> = { input: 422, refused: 403, missing: 404, conflict: 409, internal: 500 };
/** Codes that HTTP has a more exact word for. */
const statusOfCode: Record<string, ContentfulStatusCode> = {
  'server.sign-in': 401,
  'server.wrong-password': 401,
  'server.locked': 429,
  'server.too-large': 413,
  'server.media-type': 415,
  'server.not-json': 400,
  'server.field': 400,
  'server.bad-multipart': 400,
};

export function statusOf(fault: Fault): ContentfulStatusCode {
  return statusOfCode[fault.faults[0]?.code ?? ''] ?? statusOfKind[fault.kind];
}

/** Faults with what they say in both languages. */
export function withTexts(messages: Messages, faults: readonly FaultInfo[]): readonly object[] {
  return faults.map((f) => ({ ...f, text: { zh: renderFault(f, 'zh', messages), en: renderFault(f, 'en', messages) } }));
}

/** `extra` stands beside kind and faults, e.g. the entry as it is now on a conflict. */
export function errorBody(messages: Messages, kind: Fault['kind'], faults: readonly FaultInfo[], extra: Record<string, unknown> = {}): object {
  return { error: { kind, faults: withTexts(messages, faults), ...extra } };
}

/** A conflict that shows what the other has written meanwhile. */
export class ConflictFault extends Fault {
  readonly current: unknown;
  constructor(fault: Fault, current: unknown) {
    super('conflict', fault.faults, { cause: fault });
    this.current = current;
  }
}

function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof HTTPException) {
    if (error.status === 415) return new Fault('input', { code: 'server.media-type', params: {} });
    if (error.status === 400)
      return new Fault('input', { code: /FormData|multipart/i.test(error.message) ? 'server.bad-multipart' : 'server.not-json', params: {} });
  }
  return new Fault('internal', { code: 'server.internal', params: {} }, { cause: error });
}

/** The one place where an error becomes an answer. What is not a fault is logged in full and told as "internal", never in its own words. */
export function errorFunnel(log: Logger, messages: Messages) {
  return (error: unknown, c: Context<ServerEnv>): Response => {
    const fault = toFault(error);
    if (fault.kind === 'internal') log.error({ err: fault.cause ?? fault, method: c.req.method, path: c.req.path }, 'request failed');
    // RFC 9110, 10.2.3: seconds.
    const locked = fault.faults.find(({ code }) => code === 'server.locked');
    if (locked) c.header('retry-after', String(Number(locked.params.minutes) * 60));
    const extra = fault instanceof ConflictFault ? { current: fault.current } : {};
    return c.json(errorBody(messages, fault.kind, fault.faults, extra), statusOf(fault));
  };
}
