import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Entry } from '../store/index.ts';
import { acceptReading, type Decision } from './accept-reading.ts';
import { allEntries } from './all-entries.ts';
import type { LoopContext } from './context.ts';
import { openProposals } from './read-document.ts';
import { storeDocument } from './store-document.ts';
import { openTestLoop } from './testing.ts';
import { undoCommand } from './undo-command.ts';

let base: LoopContext & { readonly close: () => Promise<void> };
let parks = 0;
beforeAll(async () => {
  base = await openTestLoop('2025-04-20');
});
afterAll(() => base.close());

/** A park of its own, with documents of these texts. */
async function parkWith(...texts: readonly string[]) {
  const context: LoopContext = { ...base, park: `park-${++parks}` };
  const documents: Entry[] = [];
  for (const [i, text] of texts.entries())
    documents.push((await storeDocument(context, { name: `文件${i}.txt`, data: new TextEncoder().encode(text) })).document);
  const open = async (document: Entry) => (await openProposals(context, document.id)).filter((p) => p.ledger === 'goal' || /节水|中试/.test(p.source.quote));
  const accept = async (document: Entry, pick: (name: string) => boolean = () => true, into?: Decision['into']) => {
    const items = (await open(document)).filter((p) => pick(String(p.values['name'])));
    return acceptReading(
      context,
      document.id,
      items.map(({ item }) => ({ item, outcome: 'accepted' as const, ...(into ? { into } : {}) })),
    );
  };
  return {
    context,
    documents,
    open,
    accept,
    goals: () => allEntries(context, { ledger: 'goal', sort: ['code'] }),
    undo: (command: string) => undoCommand(context, command),
  };
}

const speech = '示例园区2025年工作会议讲话\n今年主要预期目标是：地区生产总值增长7%，招商引资到位资金达到130亿元，居民人均可支配收入与经济增长同步。';
const notice =
  '关于示例园区2025年重点目标的通知\n2025年主要预期目标是：地区生产总值增长7%，招商引资到位资金达到1300000万元，居民人均可支配收入与经济增长同步，再生水利用量达到900万立方米。';

it('the same goal in two documents is one entry with two sources, and undo takes the second back', async () => {
  const { documents, open, accept, goals, undo } = await parkWith(speech, notice);
  const first = await accept(documents[0]!);
  const before = await goals();
  expect(before.map((g) => g.values['name'])).toEqual(['地区生产总值增速', '招商引资到位资金', '居民人均可支配收入与经济增长同步']);
  const proposed = await open(documents[1]!);
  expect(proposed.map((p) => [p.values['name'], p.meets?.as, p.meets?.code])).toEqual([
    ['地区生产总值增速', 'source', before[0]!.code],
    ['招商引资到位资金', 'source', before[1]!.code],
    ['再生水利用量', undefined, undefined],
    ['居民人均可支配收入与经济增长同步', 'source', before[2]!.code],
  ]);
  const second = await accept(documents[1]!);
  const after = await goals();
  expect(after).toHaveLength(4);
  for (const [i, goal] of after.slice(0, 3).entries()) {
    expect(goal.values['document']).toBe(documents[0]!.id);
    expect(goal.source).toEqual(before[i]!.source);
    const [further, ...more] = goal.values['sources'] as { document: string; at: number; end: number; quote: string }[];
    expect([further?.document, more]).toEqual([documents[1]!.id, []]);
    expect(notice.slice(further!.at, further!.end)).toBe(further!.quote);
  }
  expect(second.decisions.map((d) => d.values['madeEntry']).toSorted()).toEqual(after.map((g) => g.id).toSorted());

  await undo(second.command);
  expect((await goals()).map((g) => ({ ...g, revision: 0, updatedAt: '' }))).toEqual(before.map((g) => ({ ...g, revision: 0, updatedAt: '' })));
  expect(await open(documents[1]!)).toHaveLength(4);
  await undo(first.command);
  expect(await goals()).toEqual([]);
});

it('documents accepted at the same moment make one entry of their goal', async () => {
  const { documents, accept, goals } = await parkWith(speech, notice, `${speech}\n请认真落实。`);
  await Promise.all(documents.map((document) => accept(document)));
  expect(await goals()).toHaveLength(4);
});

it('one goal said twice in a document is one entry with two sources', async () => {
  const { documents, accept, goals } = await parkWith(`${speech}\n一、抓好招商\n全年招商引资到位资金达到130亿元。`);
  await accept(documents[0]!);
  const money = (await goals()).filter((g) => g.values['canonical'] === 'investment.attracted');
  expect(money.map((g) => (g.values['sources'] as unknown[]).length)).toEqual([1]);
});

it('with the last of its documents a goal goes, whichever made it; one typed in by hand stays', async () => {
  const { context, documents, accept, goals, undo } = await parkWith(speech, notice);
  const values = { name: '再生水利用量', indicator: '再生水利用量', kind: 'amount', value: 900, unit: '万立方米', year: 2025, bound: '>=' };
  await base.store.write(context.viewer, { park: context.park, changes: [{ ledger: 'goal', kind: 'create', values }] });
  const [first, second] = [await accept(documents[0]!), await accept(documents[1]!)];
  expect(await goals()).toHaveLength(4);
  await undo(first.command);
  expect(await goals()).toHaveLength(4);
  const [event] = await undo(second.command);
  expect((await goals()).map((g) => [g.values['name'], g.values['sources']])).toEqual([['再生水利用量', null]]);
  await undo(event!.command);
  expect(await goals()).toHaveLength(4);
});

it('another value in another document waits for a decision: an entry of its own, or the change one asks for', async () => {
  const { context, documents, accept, goals, undo } = await parkWith(speech, notice.replace('增长7%', '增长6%'));
  await accept(documents[0]!);
  const [gdp] = await goals();
  const proposal = (await openProposals(context, documents[1]!.id)).find((p) => p.values['canonical'] === 'economy.gdp');
  expect(proposal?.meets).toMatchObject({ entry: gdp!.id, as: 'new', fields: [{ field: 'value', from: 7, to: 6 }] });
  const pick = (name: string) => name === '地区生产总值增速';
  const own = await accept(documents[1]!, pick);
  expect((await goals()).filter((g) => g.values['canonical'] === 'economy.gdp').map((g) => g.values['value'])).toEqual([7, 6]);
  await undo(own.command);
  const changed = await accept(documents[1]!, pick, { entry: gdp!.id, as: 'change' });
  expect(changed.made).toMatchObject([
    { id: gdp!.id, values: { value: 6, document: documents[1]!.id, sources: [{ document: documents[0]!.id, ...gdp!.source }] }, source: proposal!.source },
  ]);
  await undo(changed.command);
  expect((await goals())[0]).toMatchObject({ id: gdp!.id, source: gdp!.source, values: gdp!.values });
  await expect(accept(documents[1]!, pick, { entry: documents[0]!.id, as: 'change' })).rejects.toMatchObject({ kind: 'missing' });
});

it('a blank is filled by the document that says the number, and one left blank again says nothing else', async () => {
  const text = (value: string) => `示例园区2025年${value}方案\n到2025年，园区二氧化碳排放量控制在${value}万吨以内。`;
  const { documents, accept, goals } = await parkWith(text('X'), text('120'), text('*'));
  for (const document of documents) await accept(document);
  const [goal, ...more] = await goals();
  expect([goal?.values['value'], goal?.values['masked'], more]).toEqual([120, false, []]);
});

it('a new edition changes its goals and tasks, moves what it keeps, and adds what is new', async () => {
  const edition = (title: string, growth: number, day: string, more = '') =>
    `${title}\n今年主要预期目标是：招商引资到位资金突破130亿元，地区生产总值增长${growth}%。\n1.编制节水规划，${day}底前完成。${more}`;
  const { context, documents, accept, goals, undo } = await parkWith(
    edition('示例园区2025年工作要点（征求意见稿）', 7, '6月'),
    edition('示例园区2025年工作要点', 8, '9月', '\n2.建设中试平台。'),
  );
  await accept(documents[0]!);
  const before = await goals();
  const done = await accept(documents[1]!);
  const after = await goals();
  expect(after.map((g) => [g.values['value'], g.values['document']])).toEqual([
    [130, documents[1]!.id],
    [8, documents[1]!.id],
  ]);
  const tasks = await allEntries(context, { ledger: 'task', sort: ['code'] });
  expect(tasks.map((t) => [t.values['object'], t.values['deadline'], t.values['document']])).toEqual([
    ['节水规划', '2025-09-30', documents[1]!.id],
    ['中试平台', null, documents[1]!.id],
  ]);
  await undo(done.command);
  expect((await goals()).map((g) => [g.values, g.source])).toEqual(before.map((g) => [g.values, g.source]));
});

it('whatever is accepted and undone in whatever order: one goal is never two entries, and nothing stays behind', async () => {
  const step = fc.record({ document: fc.nat(2), undo: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const { documents, accept, goals, undo } = await parkWith(speech, notice, `${speech}\n请认真落实。`);
      const commands = new Map<number, string>();
      for (const { document, undo: back } of steps) {
        const command = commands.get(document);
        if (back && command !== undefined) {
          await undo(command);
          commands.delete(document);
        } else if (!back && command === undefined) commands.set(document, (await accept(documents[document]!)).command);
        const all = await goals();
        expect(all.length).toBe(commands.size === 0 ? 0 : commands.has(1) ? 4 : 3);
      }
    }),
    { numRuns: 30, seed: 7 },
  );
});
