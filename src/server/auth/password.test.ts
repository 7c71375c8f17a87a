import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('are kept as argon2id with a salt of their own', async () => {
    const [a, b] = await Promise.all([hashPassword('correct horse', 'admin'), hashPassword('correct horse', 'admin')]);
    expect(a).toMatchObject({ algorithm: 'argon2id', memory: 19_456, passes: 2 });
    expect(a.hash).not.toBe(b.hash);
    expect(await verifyPassword('correct horse', a)).toBe(true);
    expect(await verifyPassword('correct  horse', a)).toBe(false);
  });

  it('verify in about the same time whether or not there is a user', async () => {
    const kept = await hashPassword('园区能源管理平台', 'admin');
    const time = async (act: () => Promise<unknown>): Promise<number> => {
      const start = performance.now();
      await act();
      return performance.now() - start;
    };
    const known = await time(() => verifyPassword('wrong', kept));
    const unknown = await time(() => verifyPassword('wrong', null));
    expect(unknown).toBeGreaterThan(known / 5);
  });

  it.each([
    ['1234567', 'admin', 'server.password-short'],
    ['x'.repeat(201), 'admin', 'server.password-long'],
    ['Administrator', 'administrator', 'server.password-is-name'],
  ])('refuses %s', async (password, name, code) => {
    await expect(hashPassword(password, name)).rejects.toMatchObject({ kind: 'input', faults: [{ code }] });
  });
});
