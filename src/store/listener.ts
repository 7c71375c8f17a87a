import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { connectOne } from './database.ts';

type Hear = (payload: string) => void;

/** One connection that hears of changes made by any program. It is made at the first need, and made again when it breaks. */
export class Listener {
  readonly #url: string;
  readonly #hearers = new Set<Hear>();
  #client: Promise<Client> | null = null;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Calls `hear` with the payload of every notification of a job, and with '' after a break, when something may have been missed. */
  async hear(hear: Hear): Promise<() => void> {
    this.#hearers.add(hear);
    await (this.#client ??= this.#connect());
    return () => this.#hearers.delete(hear);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#hearers.clear();
    const client = await this.#client?.catch(() => null);
    await client?.end().catch(() => {});
  }

  async #connect(): Promise<Client> {
    const client = await connectOne(this.#url);
    client.on('notification', (message) => this.#tell(message.payload ?? ''));
    client.on('end', () => {
      if (!this.#closed) this.#client = this.#again();
    });
    await client.query('LISTEN parkloop_job');
    return client;
  }

  async #again(): Promise<Client> {
    for (;;) {
      await sleep(500, undefined, { ref: false });
      try {
        if (this.#closed) return await Promise.reject(new Error('closed'));
        const client = await this.#connect();
        this.#tell('');
        return client;
      } catch (error) {
        if (this.#closed) throw error;
      }
    }
  }

  #tell(payload: string): void {
    for (const hear of this.#hearers) hear(payload);
  }
}
