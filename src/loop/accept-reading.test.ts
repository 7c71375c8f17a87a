import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptReading } from './accept-reading.ts';
import type { LoopContext } from './context.ts';
import { proposalOf } from './proposals.ts';
import { openProposals, readDocument } from './read-document.ts';
import { storeDocument } from './store-document.ts';
import { openTestLoop } from './testing.ts';

let context: LoopContext & { readonly close: () => Promise<void> };
beforeAll(async () => {
  context = await openTestLoop('2024-04-20');
});
afterAll(() => context.close());

const sample = (name: string) => new Uint8Array(readFileSync(new URL(`../../samples/${name}`, import.meta.url)));

it('stores a document, proposes, accepts as one command, refuses twice, undoes', async () => {
  const { document, reading } = await storeDocument(context, { name: '2024-work-meeting.txt', data: sample('2024-work-meeting.txt') });
  expect(document.values['year']).toBe(2024);
  const proposals = await openProposals(context, document.id);
  for (const p of proposals) expect(p.source.quote.length).toBeGreaterThan(0);
  const gdp = reading.figures.findIndex((f) => f.canonical === 'economy.gdp' && f.kind === 'change' && f.year === 2024);
  const growth = proposalOf(context, await readDocument(context, document.id), `figure:${gdp}`);
  expect(growth.values).toMatchObject({ name: '地区生产总值增速', kind: 'growth', value: 7, unit: '%', year: 2024, area: 'economy' });
  const share = proposals.find((p) => p.values['canonical'] === 'energy.renewable-share');
  expect(share?.values).toMatchObject({ kind: 'share', bound: '>=', value: 50, unit: '%', year: 2025, area: 'energy' });

  const items = proposals.map((p) => ({ item: p.item, outcome: 'accepted' as const }));
  const done = await acceptReading(context, document.id, items);
  expect(done.made).toHaveLength(proposals.length);
  expect(done.made.every((e) => e.source !== null)).toBe(true);
  expect(done.decisions.map((d) => d.values['outcome'])).toEqual(items.map(() => 'accepted'));
  expect((await context.store.get(context.viewer, 'test', 'document', document.id))?.values['state']).toBe('done');
  expect(await openProposals(context, document.id)).toEqual([]);
  const again = items.slice(0, 1);
  await expect(acceptReading(context, document.id, again)).rejects.toMatchObject({ kind: 'refused', faults: [{ code: 'loop.already-decided' }] });

  await context.store.undo(context.viewer, 'test', done.command);
  expect((await context.store.list(context.viewer, { park: 'test', ledger: 'goal' })).total).toBe(0);
  expect(await openProposals(context, document.id)).toHaveLength(proposals.length);
  const mended = await acceptReading(context, document.id, [{ item: String(share?.item), outcome: 'accepted', values: { unitName: '能源局' } }]);
  expect(mended.decisions[0]?.values).toMatchObject({ outcome: 'mended', mended: { unitName: '能源局' } });
  expect(mended.made[0]?.values['unitName']).toBe('能源局');
  expect(reading.figures.length).toBeGreaterThan(20);
});

it('lets an item stand on other words of the text, exactly those, and on nothing else', async () => {
  const text = '示例园区2030年工作安排\n由示例能源局牵头，6月底前建成示例储能电站，形成调节能力10万千瓦。😀';
  const { document, reading } = await storeDocument(context, { name: 'span.txt', data: new TextEncoder().encode(text) });
  const task = reading.tasks[0]!;
  const item = 'task:0';
  const from = text.indexOf('建成');
  const to = text.indexOf('，形成');
  expect([task.at, task.end]).not.toEqual([from, to]);
  const decide = (span: readonly [number, number], outcome: 'accepted' | 'rejected' = 'accepted') =>
    acceptReading(context, document.id, [{ item, outcome, span }]);
  for (const wrong of [
    [0, text.length + 1],
    [5, 5],
    [7, 3],
    [text.indexOf('\n'), text.indexOf('\n') + 1],
    [from, text.length - 1],
    [1.5, 4],
  ] as const)
    await expect(decide(wrong)).rejects.toMatchObject({ kind: 'input', faults: [{ code: 'loop.mended-span', where: { item } }] });
  const { made, decisions, command } = await decide([from, to]);
  expect(made[0]?.source).toMatchObject({ at: from, end: to, quote: '建成示例储能电站' });
  expect(decisions[0]).toMatchObject({ source: { at: from, end: to }, values: { outcome: 'mended' } });
  await context.store.undo(context.viewer, 'test', command);
  const same = await decide([task.at, task.end]);
  expect(same.decisions[0]?.values['outcome']).toBe('accepted');
  await context.store.undo(context.viewer, 'test', same.command);
  // A rejected item is kept with the words the reader took it from.
  expect((await decide([from, to], 'rejected')).decisions[0]).toMatchObject({ source: { at: task.at, end: task.end }, values: { outcome: 'rejected' } });
});

it('refuses what is not there, what is there already, and what is marked, before anything is stored', async () => {
  await expect(storeDocument(context, { name: 'copy.txt', data: sample('2024-work-meeting.txt') })).rejects.toMatchObject({
    kind: 'refused',
    faults: [{ code: 'loop.same-document' }],
  });
  const marked = new TextEncoder().encode('机密★10年\n关于某事的通知\n今年要完成100亿元。');
  await expect(storeDocument(context, { name: 'secret.txt', data: marked })).rejects.toMatchObject({ faults: [{ code: 'office.secret' }] });
  expect((await context.store.list(context.viewer, { park: 'test', ledger: 'document' })).total).toBe(2);
  const [document] = (await context.store.list(context.viewer, { park: 'test', ledger: 'document' })).entries;
  await expect(acceptReading(context, String(document?.id), [{ item: 'figure:9999', outcome: 'accepted' }])).rejects.toMatchObject({ kind: 'missing' });
});
