import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { Fault } from '../fault.ts';

export interface Listening {
  readonly port: number;
  /** Ends open requests (also server-sent events) and frees the port. */
  close(): Promise<void>;
}

const portsTried = 20;

/** Addresses to open in a browser; all of this machine's where it listens on every one. */
export function addressesOf(host: string, port: number): readonly string[] {
  const everywhere = host === '0.0.0.0' || host === '::';
  const others = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).filter((a) => a.family === 'IPv4' && !a.internal).map((a) => a.address));
  const hosts = everywhere ? ['127.0.0.1', ...others] : [host];
  return hosts.map((one) => `http://${one.includes(':') ? `[${one}]` : one}:${port}`);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(new Fault('input', { code: 'server.host', params: { host, reason: error.code ?? error.message } }, { cause: error }));
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** A port to listen on: `wanted` exactly, or without it the first free one from `first` on. */
export async function choosePort(host: string, wanted: number | undefined, first: number): Promise<number> {
  if (wanted !== undefined) {
    if (!(await isFree(host, wanted))) throw new Fault('input', { code: 'server.port-taken', params: { port: wanted } });
    return wanted;
  }
  for (let port = first; port < first + portsTried; port++) if (await isFree(host, port)) return port;
  throw new Fault('input', { code: 'server.port-taken', params: { port: `${first}–${first + portsTried - 1}` } });
}

export function listen(fetch: (request: Request) => Response | Promise<Response>, host: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch, hostname: host, port }, (info: AddressInfo) => {
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.once('error', reject);
  });
}
