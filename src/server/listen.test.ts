import { describe, expect, it } from 'vitest';
import { choosePort, listen } from './listen.ts';

const answer = (): Response => new Response('here');

describe('listening', () => {
  it('takes the next free port when none is asked for, and refuses one that is taken', async () => {
    // The system gives a port that is free: one chosen first may be another's by the time we listen.
    const server = await listen(answer, '127.0.0.1', 0);
    const first = server.port;
    try {
      expect(await (await fetch(`http://127.0.0.1:${first}/`)).text()).toBe('here');
      expect(await choosePort('127.0.0.1', undefined, first)).toBeGreaterThan(first);
      await expect(choosePort('127.0.0.1', first, 7390)).rejects.toMatchObject({ faults: [{ code: 'server.port-taken', params: { port: first } }] });
    } finally {
      await server.close();
    }
    expect(await choosePort('127.0.0.1', first, 7390)).toBe(first);
  });

  it('says what is wrong with an address that is not ours', async () => {
    await expect(choosePort('203.0.113.1', 7391, 7390)).rejects.toMatchObject({ faults: [{ code: 'server.host' }] });
  });
});
