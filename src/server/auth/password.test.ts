import { argon2 } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { hashPassword, type PasswordHash, verifyPassword } from './password.ts';

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, argon2: vi.fn(crypto.argon2) };
});

describe('passwords', () => {
  it('are kept as argon2id with a salt of their own', async () => {
    const [a, b] = await Promise.all([hashPassword('correct horse', 'admin'), hashPassword('correct horse', 'admin')]);
    expect(a).toMatchObject({ algorithm: 'argon2id', memory: 19_456, passes: 2 });
    expect(a.hash).not.toBe(b.hash);
    expect(await verifyPassword('correct horse', a)).toBe(true);
    expect(await verifyPassword('correct  horse', a)).toBe(false);
  });

  it('take the same work to verify whether or not there is a user', async () => {
    const kept = await hashPassword('园区能源管理平台', 'admin');
    const work = async (of: PasswordHash | null) => {
      vi.mocked(argon2).mockClear();
      expect(await verifyPassword('wrong', of)).toBe(false);
      return vi.mocked(argon2).mock.calls.map(([algorithm, { nonce, ...parameters }]) => ({ algorithm, ...parameters, nonce: (nonce as Buffer).length }));
    };
    const known = await work(kept);
    expect(known).toMatchObject([{ algorithm: 'argon2id', memory: kept.memory, passes: kept.passes }]);
    expect(await work(null)).toEqual(known);
  });

  it.each([
    ['1234567', 'admin', 'server.password-short'],
    ['x'.repeat(201), 'admin', 'server.password-long'],
    ['Administrator', 'administrator', 'server.password-is-name'],
  ])('refuses %s', async (password, name, code) => {
    await expect(hashPassword(password, name)).rejects.toMatchObject({ kind: 'input', faults: [{ code }] });
  });
});
