import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { LedgerDefinition } from '../ledger/index.ts';
import { systemViewer } from './grants.ts';
import { openTestStore } from './testing.ts';
import type { Store } from './types.ts';

const folder = new URL('../../catalog/ledgers/', import.meta.url);
const definitions = readdirSync(folder).map((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as LedgerDefinition);
const me = systemViewer('张三');
const park = 'alxa';

let store: Store;
beforeAll(async () => {
  store = await openTestStore(definitions);
});
afterAll(() => store?.close());

const goal = (name: string, values: Record<string, unknown> = {}) => ({
  ledger: 'goal',
  kind: 'create' as const,
  values: { name, indicator: name, kind: 'amount', ...values },
});

describe('write, get, list', () => {
  test('an entry gets id, code, revision, defaults', async () => {
    const [event] = await store.write(me, { park, changes: [goal('工业增加值', { value: 120.5, unit: '亿元' })] });
    const entry = await store.get(me, park, 'goal', event?.entry ?? '');
    expect(entry).toMatchObject({ code: expect.stringMatching(/^MB-\d{4}-0001$/), revision: 1, park, ledger: 'goal', source: null });
    expect(entry?.values).toMatchObject({ name: '工业增加值', value: 120.5, unit: '亿元', subject: 'park', masked: false, status: 'target', note: null });
    expect(event).toMatchObject({ by: '张三', kind: 'create', revision: 1, changes: { name: [null, '工业增加值'] } });
    expect((await store.head()).hash).toBe(event?.hash);
  });
});
