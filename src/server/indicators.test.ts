import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer } from './testing.ts';
import type { TestServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

it('names the indicators of the catalog to whoever is signed in', async () => {
  expect((await server.client().call('GET', '/indicators')).status).toBe(401);
  const bureau = await server.user('bureau', ['bureau']);
  const { indicators } = (await bureau.call('GET', '/indicators')).body;
  expect(indicators.length).toBeGreaterThanOrEqual(150);
  expect(indicators.find((one: { id: string }) => one.id === 'economy.gdp')).toMatchObject({ label: { zh: '地区生产总值' }, unit: '亿元' });
});
