import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemViewer } from './grants.ts';
import { definitions, goal } from './test-goals.ts';
import { openTestStore } from './testing.ts';
import type { Store } from './types.ts';

const me = systemViewer('张三');
const park = 'alxa';
const span = (at: number) => ({ textHash: 'a'.repeat(64), at, end: at + 3, quote: `第${at}` });

let store: Store;
beforeAll(async () => {
  store = await openTestStore(definitions);
});
afterAll(() => store?.close());

async function made() {
  const [event] = await store.write(me, { park, changes: [{ ...goal('目标', { value: 7 }), source: span(1) }] });
  return event!;
}
const change = async (entry: string, values: Record<string, unknown>, source?: ReturnType<typeof span>) =>
  (await store.write(me, { park, changes: [{ ledger: 'goal', kind: 'change', entry, values, ...(source ? { source } : {}) }] }))[0]!.command;
const now = (entry: string) => store.get(me, park, 'goal', entry);

test('a list that grew loses what was added, in whatever order its additions go back', async () => {
  const { entry, command } = await made();
  const second = await change(entry, { sources: [span(2)] });
  const third = await change(entry, { sources: [span(2), span(3)] });
  await store.undo(me, park, second);
  expect((await now(entry))?.values['sources']).toEqual([span(3)]);
  // Others stand on it: it stays.
  await expect(store.undo(me, park, command)).rejects.toMatchObject({ faults: [{ code: 'store.undo-nothing' }] });
  await store.undo(me, park, third);
  expect((await now(entry))?.values['sources']).toBeNull();
  await store.undo(me, park, command);
  expect(await now(entry)).toBeNull();
});

test('an entry that is again what it was made is removed, though it was changed in between', async () => {
  const { entry, command } = await made();
  await store.undo(me, park, await change(entry, { value: 8 }));
  await store.undo(me, park, command);
  expect(await now(entry)).toBeNull();
});

test('a list by place is no list that grew', async () => {
  const { entry } = await made();
  const first = await change(entry, { quarterNodes: [1, 2, 3, 4] });
  await change(entry, { quarterNodes: [1, 2, 3, 4, 5] });
  await expect(store.undo(me, park, first)).rejects.toMatchObject({ faults: [{ code: 'store.undo-nothing' }] });
});

test('the words an entry stood on stand again', async () => {
  const { entry } = await made();
  const command = await change(entry, { value: 9 }, span(9));
  expect((await now(entry))?.source).toEqual(span(9));
  const [undone] = await store.undo(me, park, command);
  expect(await now(entry)).toMatchObject({ source: span(1), values: { value: 7 } });
  await store.undo(me, park, undone!.command);
  expect(await now(entry)).toMatchObject({ source: span(9), values: { value: 9 } });
});
