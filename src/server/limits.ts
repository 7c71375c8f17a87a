import { bodyLimit } from 'hono/body-limit';
import type { MiddlewareHandler } from 'hono';
import { Fault } from '../fault.ts';

const mib = 1024 * 1024;
export const documentLimitMb = 50;
const jsonLimitMb = 2;

function limit(megabytes: number, extra = 0): MiddlewareHandler {
  return bodyLimit({
    maxSize: megabytes * mib + extra,
    onError: () => {
      throw new Fault('input', { code: 'server.too-large', params: { most: megabytes } });
    },
  });
}

/** Refuses a body that is too large by its declared length, before it is read: documents and edited tables 50 MB, everything else 2 MB. */
export function limitBodies(): MiddlewareHandler {
  // The multipart frame around a file of exactly 50 MB must not make it too large.
  const documents = limit(documentLimitMb, 64 * 1024);
  const others = limit(jsonLimitMb);
  return (c, next) => (/^\/api\/v1\/parks\/[^/]+\/(?:documents|task-table\/preview)$/.test(c.req.path) ? documents(c, next) : others(c, next));
}
