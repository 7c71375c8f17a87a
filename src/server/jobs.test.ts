import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestServer, park } from './testing.ts';
import type { Client, TestServer } from './testing.ts';

let server: TestServer;
let admin: Client;
beforeAll(async () => {
  server = await openTestServer();
  admin = await server.admin();
});
afterAll(() => server.close());

const add = (inputHash: string) => server.context.store.queue.add({ park, kind: 'count', inputHash, by: 'system', input: { to: 3 } });

/** Asks for server-sent events: once it answers, the stream stands and its first event is settled. */
async function follow(client: Client, job: string): Promise<Response> {
  const response = await client.raw('GET', `/jobs/${job}/events`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  return response;
}

/** Reads server-sent events until the stream ends. */
async function events(following: Response): Promise<{ state: string; done: number }[]> {
  return (await following.text())
    .split('\n\n')
    .filter((block) => block.startsWith('data: '))
    .map((block) => JSON.parse(block.slice('data: '.length)) as { state: string; done: number });
}

describe('a job', () => {
  it('is listed, followed by its events and kept with its result', async () => {
    const job = await add('a');
    expect((await admin.call('GET', `/jobs/${job.id}`)).body.state).toBe('waiting');
    const following = await follow(admin, job.id);
    const worker = await server.context.store.queue.work('count', async (_, input, { progress }) => {
      await progress(0.5, '一半');
      return { counted: (input as { to: number }).to };
    });
    const states = await events(following);
    await worker.stop();
    expect(states[0]?.state).toBe('waiting');
    expect(states.at(-1)).toMatchObject({ state: 'done', done: 1, result: { counted: 3 } });
    expect((await admin.call('GET', `/parks/${park}/jobs`)).body.jobs[0]).toMatchObject({ id: job.id, state: 'done' });
  });

  it('is cancelled while it runs, and its work ends', async () => {
    const job = await add('b');
    const [started, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const worker = await server.context.store.queue.work('count', (_, __, { signal }) => {
      started.resolve();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          ended.resolve();
          reject(new Error('aborted'));
        });
      });
    });
    await started.promise;
    const following = await follow(admin, job.id);
    expect((await admin.call('DELETE', `/jobs/${job.id}`)).body.state).toBe('cancelled');
    expect((await events(following)).at(-1)?.state).toBe('cancelled');
    await ended.promise;
    await worker.stop();
    expect((await admin.call('DELETE', `/jobs/${job.id}`)).body.state).toBe('cancelled');
  });

  it('is over with its last event, though an earlier look at it comes back later', async () => {
    const { queue } = server.context.store;
    const job = await add('d');
    vi.spyOn(queue, 'get')
      .mockResolvedValueOnce(job)
      .mockResolvedValueOnce({ ...job, state: 'running' });
    vi.spyOn(queue, 'watch').mockImplementationOnce(async (_, onChange) => {
      onChange({ ...job, state: 'done', done: 1 });
      return () => {};
    });
    expect((await events(await follow(admin, job.id))).map((event) => event.state)).toEqual(['waiting', 'done']);
  });

  it('is nobody’s business who may not read plans, and stopped only by who asked or may plan', async () => {
    const job = await add('c');
    const enterprise = await server.user('qiye', ['enterprise']);
    expect((await enterprise.call('GET', `/jobs/${job.id}`)).status).toBe(404);
    expect((await enterprise.call('GET', `/jobs/${job.id}/events`)).status).toBe(404);
    const bureau = await server.user('bureau', ['bureau']);
    expect((await bureau.call('GET', `/jobs/${job.id}`)).status).toBe(200);
    expect((await bureau.call('DELETE', `/jobs/${job.id}`)).status).toBe(403);
    expect((await admin.call('GET', '/jobs/019ad0f0-6b7e-7c3a-8f00-000000000000')).status).toBe(404);
  });
});
