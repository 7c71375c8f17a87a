import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { findSession } from './auth/session.ts';
import { openTestServer, park, password } from './testing.ts';
import type { TestServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const code = (answer: { body: { error: { faults: { code: string }[] } } }): string | undefined => answer.body.error.faults[0]?.code;

describe('first start', () => {
  it('needs an administrator, whom the link makes once', async () => {
    const one = server.client();
    expect((await one.call('GET', '/setup?token=guess')).body).toEqual({ needed: true, valid: false });
    expect((await one.call('GET', `/setup?token=${server.setupToken}`)).body).toEqual({ needed: true, valid: true });
    const wrong = await one.call('POST', '/setup', { json: { token: 'guess', name: 'admin', password } });
    expect([wrong.status, code(wrong)]).toEqual([403, 'server.setup-token']);
    const short = await one.call('POST', '/setup', { json: { token: server.setupToken, name: 'admin', password: 'short' } });
    expect([short.status, code(short)]).toEqual([422, 'server.password-short']);

    const twice = await Promise.all(['a', 'b'].map((name) => server.client().call('POST', '/setup', { json: { token: server.setupToken, name, password } })));
    expect(twice.map((t) => t.status).toSorted()).toEqual([200, 403]);
    expect((await one.call('GET', `/setup?token=${server.setupToken}`)).body).toEqual({ needed: false, valid: false });
    const name = twice[0]?.status === 200 ? 'a' : 'b';
    const admin = server.client();
    await admin.login(name);
    await admin.call('POST', '/users', { json: { name: 'admin', roles: ['admin'], password } });
  });

  it('keeps no secret in clear: neither token, password nor session', async () => {
    const admin = await server.admin();
    const kept = await server.context.store.secrets.get('setup');
    expect(kept).toBeNull();
    expect(await findSession(server.context.store.secrets, admin.cookie)).toMatchObject({ csrf: admin.csrf });
    expect(await server.context.store.secrets.get(`session:${admin.cookie}`)).toBeNull();
  });
});

describe('sessions', () => {
  it('say who is signed in, by a cookie no script can read', async () => {
    const admin = await server.admin();
    const me = await admin.call('GET', '/me');
    expect(me.body).toMatchObject({ user: { name: 'admin', roles: ['admin'] }, csrf: admin.csrf, parks: [{ id: park }] });
    const login = await server.client().raw('POST', '/login', { json: { name: 'admin', password } });
    expect(login.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('are needed for everything but set-up, sign-in, health and the API document', async () => {
    const nobody = server.client();
    for (const path of ['/me', `/parks/${park}/ledgers`, `/parks/${park}/ledgers/goal/entries`, `/parks/${park}/overview`, '/users', '/tokens']) {
      const answer = await nobody.call('GET', path);
      expect([answer.status, code(answer)], path).toEqual([401, 'server.sign-in']);
    }
    for (const path of ['/setup', '/health', '/openapi.json']) expect((await nobody.raw('GET', path)).status, path).toBe(200);
  });

  it('end with sign-out, after eight idle hours, and with a new password', async () => {
    const { secrets } = server.context.store;
    const out = await server.user('leaves', ['leader']);
    expect((await out.call('POST', '/logout')).status).toBe(200);
    expect((await out.call('GET', '/me')).status).toBe(401);

    const idle = await server.user('idles', ['leader']);
    const hours = 3_600_000;
    expect(await findSession(secrets, idle.cookie, Date.now() + 7.9 * hours)).not.toBeNull();
    expect(await findSession(secrets, idle.cookie, Date.now() + 17 * hours)).toBeNull();

    const two = [await server.user('moves', ['leader']), server.client()] as const;
    await two[1].login('moves');
    const script = server.client();
    script.token = (await two[0].call('POST', '/tokens', { json: { name: '数据接口' } })).body.token;
    expect((await script.call('GET', '/me')).status).toBe(200);
    expect((await two[0].call('PUT', '/me/password', { json: { old: 'wrong', new: 'another horse' } })).status).toBe(403);
    expect((await two[0].call('PUT', '/me/password', { json: { old: password, new: 'another horse' } })).status).toBe(200);
    expect((await two[1].call('GET', '/me')).status).toBe(401);
    expect((await script.call('GET', '/me')).status).toBe(401);
    const again = server.client();
    expect((await again.login('moves', 'another horse')).status).toBe(200);
    expect((await again.call('GET', '/tokens')).body.tokens).toEqual([]);
  });

  it('refuse writes without the CSRF token, and writes from other sites', async () => {
    const admin = await server.admin();
    const write = { json: { name: 'script' } };
    const without = await admin.call('POST', '/tokens', { ...write, headers: { 'x-csrf': '' } });
    expect([without.status, code(without)]).toEqual([403, 'server.csrf']);
    const wrong = await admin.call('POST', '/tokens', { ...write, headers: { 'x-csrf': (await server.admin()).csrf } });
    expect(code(wrong)).toBe('server.csrf');
    const foreign = await admin.call('POST', '/tokens', { ...write, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(code(foreign)).toBe('server.cross-site');
    const login = await server.client().call('POST', '/login', { json: { name: 'admin', password }, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(code(login)).toBe('server.cross-site');
  });
});

describe('wrong passwords', () => {
  it('lock the name after five, whether or not it exists, and the right one does not help', async () => {
    await server.user('guessed', ['leader']);
    // The clock stands still, so that the whole time of the lock is left.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    for (const name of ['guessed', 'nobody']) {
      const one = server.client();
      const answers = [];
      for (let i = 0; i < 5; i++) answers.push(await one.login(name, `guess ${i} guess`));
      expect(answers.map((a) => a.status)).toEqual([401, 401, 401, 401, 429]);
      expect(answers[3]?.body.error.faults[0].params).toEqual({ left: 1 });
      const locked = await one.login(name);
      expect([locked.status, code(locked), locked.headers.get('retry-after')]).toEqual([429, 'server.locked', '900']);
      expect(locked.body.error.faults[0].text.zh).toContain('15 分钟');
    }
  });

  it('cannot be tried side by side to get round the count', async () => {
    await server.user('rushed', ['leader']);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => server.client().login('rushed', `guess ${i} guess`)));
    expect(answers.filter((a) => a.status === 401)).toHaveLength(4);
  });

  it('are forgotten after a right one, and unlocked by a new password from the administrator', async () => {
    await server.user('clumsy', ['leader']);
    for (let i = 0; i < 4; i++) await server.client().login('clumsy', 'wrong wrong');
    expect((await server.client().login('clumsy')).status).toBe(200);
    for (let i = 0; i < 5; i++) await server.client().login('clumsy', 'wrong wrong');
    const admin = await server.admin();
    const all = await admin.call('GET', '/users');
    expect(all.status, JSON.stringify(all.body)).toBe(200);
    const { users } = all.body;
    const { id } = users.find((u: { values: { name: string } }) => u.values.name === 'clumsy');
    await admin.call('PATCH', `/users/${id}`, { json: { password: 'a new password' } });
    expect((await server.client().login('clumsy', 'a new password')).status).toBe(200);
  });
});

describe('API tokens', () => {
  it('work without cookie and CSRF, are shown once, listed without their secret, and taken back', async () => {
    const admin = await server.admin();
    const made = await admin.call('POST', '/tokens', { json: { name: '数据接口' } });
    expect(made.status).toBe(201);
    const script = server.client();
    script.token = made.body.token;
    expect((await script.call('GET', '/me')).body.user.name).toBe('admin');
    expect((await script.call('POST', '/tokens', { json: { name: 'second' } })).status).toBe(201);
    const listed = (await admin.call('GET', '/tokens')).body.tokens;
    expect(JSON.stringify(listed)).not.toContain(script.token);
    expect((await admin.call('DELETE', `/tokens/${made.body.id}`)).status).toBe(200);
    expect((await script.call('GET', '/me')).status).toBe(401);
    expect((await admin.call('DELETE', `/tokens/${made.body.id}`)).status).toBe(404);
  });
});

describe('accounts', () => {
  it('are made by the administrator only, with one name each and known roles', async () => {
    const admin = await server.admin();
    const office = await server.user('office', ['office']);
    const refused = await office.call('POST', '/users', { json: { name: 'x', roles: ['admin'], password } });
    expect([refused.status, code(refused)]).toEqual([403, 'server.not-granted']);
    expect(code(await admin.call('POST', '/users', { json: { name: 'OFFICE', roles: ['office'], password } }))).toBe('server.name-taken');
    expect(code(await admin.call('POST', '/users', { json: { name: 'y', roles: ['king'], password } }))).toBe('server.no-role');
  });

  it('cannot be written through the ledger routes, which hold no rule for passwords and names', async () => {
    const admin = await server.admin();
    const answer = await admin.call('POST', `/parks/${park}/ledgers/user/entries`, { json: { values: { name: 'z', roles: ['admin'] } } });
    expect([answer.status, code(answer)]).toEqual([403, 'server.system-ledger']);
  });

  it('stop working the moment they are disabled; nobody shuts himself out', async () => {
    const admin = await server.admin();
    const leaver = await server.user('leaver', ['leader']);
    const id = (await leaver.call('GET', '/me')).body.user.id;
    expect((await admin.call('PATCH', `/users/${id}`, { json: { disabled: true } })).status).toBe(200);
    expect((await leaver.call('GET', '/me')).status).toBe(401);
    expect((await server.client().login('leaver')).status).toBe(401);
    const me = (await admin.call('GET', '/me')).body.user.id;
    expect(code(await admin.call('PATCH', `/users/${me}`, { json: { disabled: true } }))).toBe('server.not-oneself');
  });
});
