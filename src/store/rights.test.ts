import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemViewer } from './grants.ts';
import { codes, definitions, goal } from './test-goals.ts';
import { openTestStore } from './testing.ts';
import type { Grant, LedgerEvent, Store, Viewer } from './types.ts';

const me = systemViewer('张三');
const park = 'alxa';

let store: Store;
beforeAll(async () => {
  store = await openTestStore(definitions);
});
afterAll(() => store?.close());

async function made(values: Record<string, unknown>, where: string): Promise<LedgerEvent> {
  const [event] = await store.write(me, { park: where, changes: [goal(String(values.name), values)] });
  if (event === undefined) throw new Error('nothing written');
  return event;
}

describe('rights', () => {
  const where = 'rights';
  const grant = (some: Partial<Grant>): Grant => ({ role: 'bureau', park: where, ledger: 'goal', actions: ['read'], ...some });
  const bureau = (...grants: Grant[]): Viewer => ({ user: '王五', unit: '经发局', grants });
  const own = grant({ row: 'unitName = viewer.unit', actions: ['read', 'change', 'create'] });
  let mine: LedgerEvent;
  let theirs: LedgerEvent;
  beforeAll(async () => {
    mine = await made({ name: '我的', unitName: '经发局', value: 1, note: '秘密词' }, where);
    theirs = await made({ name: '他的', unitName: '环保局', value: 2, note: '秘密词' }, where);
  });

  test('rows: the same in list, count, get, history, recent', async () => {
    const viewer = bureau(own);
    expect((await store.list(viewer, { park: where, ledger: 'goal' })).total).toBe(1);
    expect(await store.count(viewer, { park: where, ledger: 'goal' }, 'unitName')).toEqual([{ value: '经发局', count: 1 }]);
    expect(await store.get(viewer, where, 'goal', mine.entry)).not.toBeNull();
    expect(await store.get(viewer, where, 'goal', theirs.entry)).toBeNull();
    expect(await store.history(viewer, where, 'goal', theirs.entry)).toEqual([]);
    expect((await store.recent(viewer, where, 10)).map((event) => event.entry)).toEqual([mine.entry]);
    expect((await store.recent(me, where, 10)).map((event) => event.entry)).toEqual([theirs.entry, mine.entry]);
    expect((await store.recent(me, where, 10, mine.seq)).map((event) => event.entry)).toEqual([theirs.entry]);
    expect((await store.list(bureau(), { park: where, ledger: 'goal' })).total).toBe(0);
  });

  test('fields: left out, and neither filter, sort, search nor count tells what they hold', async () => {
    const viewer = bureau(grant({ fields: ['name', 'unitName'] }));
    const { entries } = await store.list(viewer, { park: where, ledger: 'goal', sort: ['name'] });
    expect(entries.map((entry) => entry.values)).toEqual([
      { name: '他的', unitName: '环保局' },
      { name: '我的', unitName: '经发局' },
    ]);
    expect((await store.list(viewer, { park: where, ledger: 'goal', search: '秘密' })).total).toBe(0);
    expect((await store.list(viewer, { park: where, ledger: 'goal', search: '我的' })).total).toBe(1);
    for (const query of [{ filter: 'value > 1' }, { sort: ['-value'] }])
      expect(await codes(store.list(viewer, { park: where, ledger: 'goal', ...query }))).toEqual(['store.field-hidden']);
    expect(await codes(store.count(viewer, { park: where, ledger: 'goal' }, 'value'))).toEqual(['store.field-hidden']);
    expect(Object.keys((await store.history(viewer, where, 'goal', mine.entry))[0]?.changes ?? {}).toSorted()).toEqual(['name', 'unitName']);
  });

  test('a field shown on some rows only filters these rows only', async () => {
    const viewer = bureau(grant({ fields: ['name', 'unitName'] }), grant({ row: 'unitName = viewer.unit' }));
    expect((await store.list(viewer, { park: where, ledger: 'goal' })).total).toBe(2);
    expect((await store.list(viewer, { park: where, ledger: 'goal', filter: 'value > 0' })).entries.map((entry) => entry.id)).toEqual([mine.entry]);
    expect((await store.list(viewer, { park: where, ledger: 'goal', search: '秘密' })).entries.map((entry) => entry.id)).toEqual([mine.entry]);
    expect((await store.get(viewer, where, 'goal', theirs.entry))?.values).toEqual({ name: '他的', unitName: '环保局' });
  });

  test('the words an entry stands on are shown only where all of it is: they may tell what a hidden field holds', async () => {
    const source = { textHash: 'a'.repeat(64), at: 0, end: 6, quote: '秘密词 42' };
    const [event] = await store.write(me, { park: where, changes: [{ ...goal('有出处'), source }] });
    const entry = event?.entry ?? '';
    const some = bureau(grant({ fields: ['name', 'unitName'] }));
    expect(await store.get(some, where, 'goal', entry)).toMatchObject({ values: { name: '有出处' }, source: null });
    expect((await store.list(some, { park: where, ledger: 'goal' })).entries.map((one) => one.source)).toEqual([null, null, null]);
    expect(JSON.stringify(await store.history(some, where, 'goal', entry))).not.toContain('秘密');
    expect((await store.get(bureau(grant({})), where, 'goal', entry))?.source).toEqual(source);
    await store.write(me, { park: where, changes: [{ ledger: 'goal', kind: 'remove', entry }] });
  });

  test('writing: own rows, granted fields, and no row out of sight', async () => {
    const change = (viewer: Viewer, entry: string, values: Record<string, unknown>) =>
      codes(store.write(viewer, { park: where, changes: [{ ledger: 'goal', kind: 'change', entry, values }] }));
    const viewer = bureau(own);
    await store.write(viewer, { park: where, changes: [{ ledger: 'goal', kind: 'change', entry: mine.entry, values: { value: 7 } }] });
    expect(await change(viewer, theirs.entry, { value: 7 })).toEqual(['store.entry-missing']);
    expect(await change(bureau(own, grant({})), theirs.entry, { value: 7 })).toEqual(['store.not-allowed']);
    expect(await change(viewer, mine.entry, { unitName: '环保局' })).toEqual(['store.not-allowed']);
    expect(await change(bureau(grant({ actions: ['read', 'change'], fields: ['note'] })), mine.entry, { value: 8 })).toEqual(['store.field-not-allowed']);
    expect(await codes(store.write(viewer, { park: where, changes: [goal('新', { unitName: '环保局' })] }))).toEqual(['store.not-allowed']);
    expect(await codes(store.write(viewer, { park: where, changes: [{ ledger: 'goal', kind: 'remove', entry: mine.entry }] }))).toEqual(['store.not-allowed']);
    expect(await codes(store.write(viewer, { park, changes: [goal('新', { unitName: '经发局' })] }))).toEqual(['store.not-allowed']);
    await store.write(viewer, { park: where, changes: [goal('新', { unitName: '经发局' })] });
  });
});
