import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../fault.ts';
import { systemViewer } from './grants.ts';
import { codes, definitions, goal } from './test-goals.ts';
import { openTestStore } from './testing.ts';
import type { LedgerEvent, Store, Viewer } from './types.ts';

const me = systemViewer('张三');
const other = systemViewer('李四');
const park = 'alxa';
const MISSING = '00000000-0000-7000-8000-000000000000';

let store: Store;
beforeAll(async () => {
  store = await openTestStore(definitions);
});
afterAll(() => store?.close());

async function made(values: Record<string, unknown> = {}, where = park): Promise<LedgerEvent> {
  const [event] = await store.write(me, { park: where, changes: [goal(String(values.name ?? '目标'), values)] });
  if (event === undefined) throw new Error('nothing written');
  return event;
}

describe('writing', () => {
  test('an entry gets id, code, revision and defaults', async () => {
    const event = await made({ name: '工业增加值', value: 120.5, unit: '亿元' }, 'first');
    const entry = await store.get(me, 'first', 'goal', event.entry);
    expect(entry).toMatchObject({ code: expect.stringMatching(/^MB-\d{4}-0001$/), revision: 1, park: 'first', ledger: 'goal', source: null });
    expect(entry?.values).toMatchObject({ name: '工业增加值', value: 120.5, unit: '亿元', subject: 'park', masked: false, status: 'target', note: null });
    expect(event).toMatchObject({ by: '张三', kind: 'create', revision: 1, changes: { name: [null, '工业增加值'] } });
    expect((await store.head()).hash).toBe(event.hash);
    expect((await made({ name: '第二' }, 'first')).prev).toBe(event.hash);
  });

  test('every field that is wrong gets its fault, and nothing is written', async () => {
    const head = await store.head();
    const values = { indicator: '', kind: 'nonsense', value: '12', masked: 'yes', year: Number.NaN, document: 'x', colour: 'red', name: 'a\nb' };
    const found = await codes(store.write(me, { park, changes: [{ ledger: 'goal', kind: 'create', values }] }));
    expect(found.toSorted()).toEqual(
      [
        'field-not-choice',
        'field-not-boolean',
        'field-not-link',
        'field-not-number',
        'field-unkeepable',
        'field-required',
        'field-unknown',
        'field-not-one-line',
      ]
        .map((code) => `store.${code}`)
        .toSorted(),
    );
    expect(await store.head()).toEqual(head);
  });

  test('texts that PostgreSQL cannot keep are refused before they are hashed', async () => {
    for (const name of ['a\0b', 'a\ud800b']) expect(await codes(store.write(me, { park, changes: [goal(name)] }))).toContain('store.field-unkeepable');
    const event = await made({ name: '目标', quarterNodes: { a: [1e21, 0.1, -0, 1 / 3], 园: '𠮷' } });
    expect((await store.get(me, park, 'goal', event.entry))?.values.quarterNodes).toEqual({ a: [1e21, 0.1, 0, 1 / 3], 园: '𠮷' });
  });

  test('dates and periods are real ones', async () => {
    const observation = (period: string, asOf: string) => ({
      ledger: 'observation',
      kind: 'create' as const,
      values: { indicator: 'a', indicatorName: 'a', period, asOf },
    });
    for (const period of ['2024', '2024-Q1', '2024-03', '2024-01..02']) await store.write(me, { park, changes: [observation(period, '2024-02-29')] });
    for (const period of ['24', '2024-Q5', '2024-13', '2024-02..01'])
      expect(await codes(store.write(me, { park, changes: [observation(period, '2024-02-29')] }))).toEqual(['store.field-not-period']);
    expect(await codes(store.write(me, { park, changes: [observation('2024', '2023-02-29')] }))).toEqual(['store.field-not-date']);
  });

  test('a link names an entry that stands in the park or everywhere; a file one that was put', async () => {
    expect(await codes(store.write(me, { park, changes: [goal('a', { document: MISSING })] }))).toEqual(['store.link-missing']);
    const blob = await store.putBlob(new TextEncoder().encode('园环'), 'text/plain', park);
    const document = {
      ledger: 'document',
      kind: 'create' as const,
      entry: '01900000-0000-7000-8000-000000000001',
      values: { title: '报告', kind: 'speech', file: blob.hash },
    };
    await store.write(me, { park, changes: [goal('a', { document: document.entry }), document] });
    expect(await codes(store.write(me, { park: 'elsewhere', changes: [goal('a', { document: document.entry })] }))).toEqual(['store.link-missing']);
    expect(
      await codes(
        store.write(me, { park, changes: [{ ...document, entry: '01900000-0000-7000-8000-000000000002', values: { title: 'b', file: 'f'.repeat(64) } }] }),
      ),
    ).toContain('store.file-missing');
  });

  test('a command is carried out whole or not at all; its faults say which change', async () => {
    const head = await store.head();
    const error = await store
      .write(me, { park, changes: [goal('好'), goal('坏', { value: 'x' }), goal('坏', { year: 'y' })] })
      .catch((thrown: Fault) => thrown);
    expect((error as Fault).faults.map((fault) => fault.where)).toEqual([
      { field: 'value', item: '1' },
      { field: 'year', item: '2' },
    ]);
    expect(await store.head()).toEqual(head);
  });

  test('writers in parallel: one line of events without gaps, one run of codes', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => store.write(me, { park: 'parallel', changes: [goal(`甲${i}`), goal(`乙${i}`)] })));
    const { entries, total } = await store.list(me, { park: 'parallel', ledger: 'goal', size: 100 });
    expect(total).toBe(40);
    expect(entries.map((entry) => Number(entry.code.slice(-4)))).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });
});

describe('two people at one entry', () => {
  test('disjoint fields merge; the same field is a conflict with both values', async () => {
    const { entry } = await made({ name: '目标', value: 1, unit: '亿元' });
    const change = (viewer: Viewer, values: Record<string, unknown>) =>
      store.write(viewer, { park, changes: [{ ledger: 'goal', kind: 'change', entry, values, ifRevision: 1 }] });
    await change(other, { value: 2 });
    await change(me, { unit: '万元' });
    expect((await store.get(me, park, 'goal', entry))?.values).toMatchObject({ value: 2, unit: '万元' });
    const error = (await change(me, { value: 3 }).catch((thrown: Fault) => thrown)) as Fault;
    expect(error.kind).toBe('conflict');
    expect(error.faults).toMatchObject([{ code: 'store.conflict', params: { field: 'value', mine: '3', theirs: '2', by: '李四' }, where: { field: 'value' } }]);
    expect(await change(me, { value: 2 })).toEqual([]);
    expect(await codes(store.write(me, { park, changes: [{ ledger: 'goal', kind: 'remove', entry, ifRevision: 1 }] }))).toEqual(['store.conflict-remove']);
  });

  test('remove and restore', async () => {
    const { entry } = await made();
    await store.write(me, { park, changes: [{ ledger: 'goal', kind: 'remove', entry }] });
    expect(await store.get(me, park, 'goal', entry)).toBeNull();
    expect(await codes(store.write(me, { park, changes: [{ ledger: 'goal', kind: 'change', entry, values: { value: 1 } }] }))).toEqual(['store.entry-removed']);
    await store.write(me, { park, changes: [{ ledger: 'goal', kind: 'restore', entry }] });
    expect(await store.get(me, park, 'goal', entry)).toMatchObject({ revision: 3 });
    expect((await store.history(me, park, 'goal', entry)).map((event) => event.kind)).toEqual(['create', 'remove', 'restore']);
    expect(await codes(store.write(me, { park, changes: [{ ledger: 'goal', kind: 'remove', entry: MISSING }] }))).toEqual(['store.entry-missing']);
    expect(await codes(store.write(me, { park: 'elsewhere', changes: [{ ledger: 'goal', kind: 'remove', entry }] }))).toEqual(['store.entry-missing']);
  });
});

describe('undo', () => {
  test('takes back what a command did in one park, though it bore the same name in another', async () => {
    const id = 'bulk-of-two-parks';
    const [here] = await store.write(me, { park, id, changes: [goal('此处')] });
    const [there] = await store.write(me, { park: 'elsewhere', id, changes: [goal('彼处')] });
    expect((await store.undo(me, park, id)).map((event) => [event.park, event.entry])).toEqual([[park, here?.entry]]);
    expect(await store.get(me, 'elsewhere', 'goal', there?.entry ?? '')).not.toBeNull();
    expect(await codes(store.undo(me, 'third', id))).toEqual(['store.command-missing']);
  });

  test('a bulk act goes back, except what others have changed since', async () => {
    const { entry: kept } = await made({ name: '旧', value: 1, unit: '亿元' });
    const events = await store.write(me, {
      park,
      changes: [goal('新一'), goal('新二'), { ledger: 'goal', kind: 'change', entry: kept, values: { value: 5, unit: '元' } }],
    });
    const command = events[0]?.command ?? '';
    await store.write(other, {
      park,
      changes: [
        { ledger: 'goal', kind: 'change', entry: events[1]?.entry ?? '', values: { value: 9 } },
        { ledger: 'goal', kind: 'change', entry: kept, values: { unit: '万元' } },
      ],
    });
    const undone = await store.undo(me, park, command);
    expect(undone.map((event) => event.kind).toSorted()).toEqual(['change', 'remove']);
    expect((await store.get(me, park, 'goal', kept))?.values).toMatchObject({ value: 1, unit: '万元' });
    expect(await store.get(me, park, 'goal', events[0]?.entry ?? '')).toBeNull();
    expect(await store.get(me, park, 'goal', events[1]?.entry ?? '')).not.toBeNull();
    // And the undoing itself can be undone.
    await store.undo(me, park, undone[0]?.command ?? '');
    expect((await store.get(me, park, 'goal', kept))?.values).toMatchObject({ value: 5, unit: '万元' });
    expect(await store.get(me, park, 'goal', events[0]?.entry ?? '')).not.toBeNull();
    expect(await codes(store.undo(me, park, 'no-such-command'))).toEqual(['store.command-missing']);
  });
});

describe('lists', () => {
  const where = 'lists';
  beforeAll(async () => {
    const names: [string, Record<string, unknown>][] = [
      ['张', { value: 3, area: 'energy', year: 2024 }],
      ['李', { value: 1, area: 'energy', year: 2025, note: '绿电直连 A_1' }],
      ['安', { area: 'water', year: 2024 }],
      ['重庆', { value: 2, area: 'carbon', note: '绿证' }],
    ];
    await store.write(me, { park: where, changes: names.map(([name, values]) => goal(name, values)) });
  });
  const names = async (query: object) => (await store.list(me, { park: where, ledger: 'goal', ...query })).entries.map((entry) => entry.values.name);

  test('Chinese sorts by pinyin; empties come last both ways', async () => {
    expect(await names({ sort: ['name'] })).toEqual(['安', '重庆', '李', '张']);
    expect(await names({ sort: ['value'] })).toEqual(['李', '重庆', '张', '安']);
    expect(await names({ sort: ['-value'] })).toEqual(['张', '重庆', '李', '安']);
    // Page by page, across the border between the filled and the empty, each entry comes once.
    for (const size of [1, 2, 3]) {
      const pages: unknown[] = [];
      for (let page = 1; page <= 5; page++) pages.push(...(await names({ sort: ['-year'], size, page })));
      expect(pages).toEqual(await names({ sort: ['-year'] }));
      expect(pages).toHaveLength(4);
    }
    expect(await names({ sort: ['-year'], size: 1, page: 4 })).toEqual(['重庆']);
    expect(await names({ sort: ['-code'] })).toEqual(['重庆', '安', '李', '张']);
    expect(await names({ sort: ['area', '-name'] })).toEqual(['重庆', '张', '李', '安']);
    expect(await codes(store.list(me, { park: where, ledger: 'goal', sort: ['quarterNodes'] }))).toEqual(['store.sort-unknown']);
  });

  test('filter, search, page and total', async () => {
    expect(await names({ filter: 'area = "energy" and value >= 2' })).toEqual(['张']);
    expect(await names({ filter: 'value is empty or name in ("重庆")' })).toEqual(['安', '重庆']);
    expect(await names({ search: '绿' })).toEqual(['李', '重庆']);
    expect(await names({ search: '绿电 a_1' })).toEqual(['李']);
    expect(await names({ search: '%' })).toEqual([]);
    expect(await names({ search: 'MB-' })).toHaveLength(4);
    expect(await store.list(me, { park: where, ledger: 'goal', size: 3, page: 2, sort: ['name'] })).toMatchObject({
      total: 4,
      entries: [{ values: { name: '张' } }],
    });
    expect(await store.count(me, { park: where, ledger: 'goal', filter: 'year = 2024' }, 'area')).toEqual([
      { value: 'energy', count: 1 },
      { value: 'water', count: 1 },
    ]);
    await expect(store.list(me, { park: where, ledger: 'goal', filter: 'nme = "a"' })).rejects.toThrow(/formula/);
    await expect(store.list(me, { park: where, ledger: 'goal', filter: 'year' })).rejects.toThrow(/not-a-condition/);
  });

  test('an event is never earlier than the one before, though the clock goes back', async () => {
    const before = await made({ name: '先' }, 'clock');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(before.at).getTime() - 3_600_000 });
    try {
      const after = await made({ name: '后' }, 'clock');
      expect(after.at).toBe(before.at);
      expect((await store.get(me, 'clock', 'goal', after.entry, after.at))?.values.name).toBe('后');
    } finally {
      vi.useRealTimers();
    }
    const [changed] = await store.write(me, { park: 'clock', changes: [{ ledger: 'goal', kind: 'change', entry: before.entry, values: { value: 1 } }] });
    expect((changed?.at ?? '') >= before.at).toBe(true);
  });

  test('as of an event, a moment, a day', async () => {
    const event = await made({ name: '原', value: 1 }, 'time');
    const [second] = await store.write(me, { park: 'time', changes: [{ ledger: 'goal', kind: 'change', entry: event.entry, values: { value: 2 } }] });
    const at = async (asOf: string | number) => (await store.get(me, 'time', 'goal', event.entry, asOf))?.values.value;
    expect([
      await at(event.seq - 1),
      await at(event.seq),
      await at(second?.seq ?? 0),
      await at(second?.at ?? ''),
      await at('2000-01-01'),
      await at('2999-12-31'),
    ]).toEqual([undefined, 1, 2, 2, undefined, 2]);
    expect((await store.list(me, { park: 'time', ledger: 'goal', asOf: event.seq })).entries[0]?.values.value).toBe(1);
    expect(await codes(store.list(me, { park: 'time', ledger: 'goal', asOf: 'gestern' }))).toEqual(['store.not-a-moment']);
  });
});

describe('beside the events', () => {
  test('blobs come back as they were', async () => {
    const data = new Uint8Array(2_500_000).map((_, i) => (i * 7919) % 251);
    const info = await store.putBlob(data, 'application/octet-stream', park);
    expect(info).toMatchObject({ size: data.length, type: 'application/octet-stream' });
    expect(await store.putBlob(data, 'other', park)).toEqual(info);
    expect(Buffer.compare((await store.getBlob(info.hash, park))?.data ?? new Uint8Array(), data)).toBe(0);
    expect((await store.getBlob((await store.putBlob(new Uint8Array(), 'x', park)).hash, park))?.data.length).toBe(0);
    expect(await store.getBlob('f'.repeat(64), park)).toBeNull();
  });

  test('blobs of one park are neither read nor named in another, until it has put the same data', async () => {
    const data = new TextEncoder().encode('一个园区的文件');
    const { hash } = await store.putBlob(data, 'text/plain', park);
    const naming = { park: 'elsewhere', changes: [{ ledger: 'document', kind: 'create' as const, values: { title: '报告', file: hash } }] };
    expect(await store.getBlob(hash, 'elsewhere')).toBeNull();
    expect(await codes(store.write(me, naming))).toEqual(['store.file-missing']);
    await store.putBlob(data, 'text/plain', 'elsewhere');
    expect((await store.getBlob(hash, 'elsewhere'))?.data).toEqual(data);
    expect(await store.write(me, naming)).toHaveLength(1);
  });

  test('secrets expire', async () => {
    await store.secrets.set('a', { salt: 'x' });
    await store.secrets.set('a', { salt: 'y' }, new Date(Date.now() + 60_000));
    expect(await store.secrets.get('a')).toEqual({ salt: 'y' });
    await store.secrets.set('b', 1, new Date(Date.now() - 1));
    expect(await store.secrets.get('b')).toBeNull();
    await store.secrets.delete('a');
    expect(await store.secrets.get('a')).toBeNull();
  });
});
