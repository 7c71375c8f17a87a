import { readFileSync } from 'node:fs';
import { Workbook } from '@cj-tech-master/excelts';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptReading } from './accept-reading.ts';
import type { LoopContext } from './context.ts';
import { applyTaskTable, previewTaskTable } from './import-task-table.ts';
import { openPoints, openPointsFile } from './open-points.ts';
import { openProposals } from './read-document.ts';
import { storeDocument } from './store-document.ts';
import { supervisionFile } from './supervision-sheet.ts';
import { taskTableFile } from './task-papers.ts';
import { openTestLoop } from './testing.ts';

let context: LoopContext & { readonly close: () => Promise<void> };
beforeAll(async () => {
  context = await openTestLoop('2024-04-20');
});
afterAll(() => context.close());

const sample = (name: string) => new Uint8Array(readFileSync(new URL(`../../samples/${name}`, import.meta.url)));
const textOf = (data: Uint8Array) => strFromU8(unzipSync(data)['word/document.xml']!).replace(/<[^>]+>/g, '');

const plan =
  '示例园区2024年工作要点\n一、重点任务\n1.扩大再生水利用规模，年内利用量达到900万立方米。\n2.编制园区志，年底前完成初稿。\n3.由招商局牵头，6月底前建成绿电直连展示厅。';

it('a task without owner has one proposed from the units’ own table, marked so everywhere, and named only when somebody says so', async () => {
  const { document } = await storeDocument(context, { name: '要点.txt', data: new TextEncoder().encode(plan) });
  const tasks = async () => (await openProposals(context, document.id)).filter((p) => p.ledger === 'task');
  expect((await tasks()).map((p) => [p.values['owners'], p.values['proposedOwners']])).toEqual([
    [[], undefined],
    [[], undefined],
    [['招商局'], undefined],
  ]);

  const duties = (await storeDocument(context, { name: '2024-duties.txt', data: sample('2024-duties.txt') })).document;
  const proposed = await tasks();
  // Nobody answers for the chronicle, and the unit that is named needs no other.
  expect(proposed.map((p) => [p.values['owners'], p.values['proposedOwners']])).toEqual([
    [[], ['水务局']],
    [[], undefined],
    [['招商局'], undefined],
  ]);
  const from = proposed[0]!.values['proposedFrom'] as { words: string[]; from: { document: string; at: number; end: number; quote: string } };
  expect([from.words, from.from.document]).toEqual([['再生水利用'], duties.id]);
  expect(new TextDecoder().decode(sample('2024-duties.txt')).slice(from.from.at, from.from.end)).toBe(from.from.quote);

  const done = await acceptReading(
    context,
    document.id,
    proposed.map(({ item }) => ({ item, outcome: 'accepted' as const })),
  );
  const [water] = done.made;
  expect(water?.values).toMatchObject({ owners: null, proposedOwners: ['水务局'], proposedFrom: from });
  expect((await openPoints(context, document.id)).ownerless.map((t) => t.id)).toContain(water!.id);
  expect(textOf((await openPointsFile(context, 'docx', document.id)).data)).toContain('责任单位（建议：水务局）');
  expect(textOf((await supervisionFile(context, water!.id)).data)).toContain('水务局（建议）');
  const docx = textOf((await taskTableFile(context, document.id, 'docx')).data);
  expect(docx).toContain('水务局（建议）');
  expect(docx).toContain('1 项的责任单位标有“（建议）”');

  // Back from the office: untouched it changes nothing; beside the mark another unit is named; without the mark it is.
  const { data } = await taskTableFile(context, document.id, 'xlsx');
  const edited = async (cell: (old: string) => string) => {
    const book = new Workbook();
    await book.xlsx.load(data);
    const sheet = book.worksheets[0]!;
    const column = (sheet.getRow(3).values as string[]).indexOf('责任单位');
    for (let row = 4; row <= sheet.rowCount; row++) {
      const old = sheet.getCell(row, column).value;
      if (typeof old === 'string') sheet.getCell(row, column).value = cell(old);
    }
    return previewTaskTable(context, new Uint8Array(await book.xlsx.writeBuffer()), 'a.xlsx', document.id);
  };
  expect((await edited((old) => old)).changed).toEqual([]);
  expect((await edited((old) => old.replace('水务局（建议）', '水务局（建议）、能源局'))).changed.map((c) => c.values)).toEqual([{ owners: ['能源局'] }]);
  const named = await edited((old) => old.replace('（建议）', ''));
  expect(named.changed.map((c) => c.values)).toEqual([{ owners: ['水务局'] }]);
  await applyTaskTable(
    context,
    document.id,
    named.changed.map(({ entry, revision, values }) => ({ kind: 'change' as const, entry, revision, values })),
  );
  expect(textOf((await taskTableFile(context, document.id, 'docx')).data)).not.toContain('建议');
  expect((await openPoints(context, document.id)).ownerless.map((t) => t.id)).not.toContain(water!.id);
});

it('the units’ ledger is such a table, under the unit’s full name; who is named on acceptance leaves no proposal behind', async () => {
  const other: LoopContext = { ...context, park: 'other' };
  const units = [
    { name: '水务和节水管理局', shortName: '水务局', duty: '再生水利用和水权管理' },
    { name: '能源局', duty: '电力消纳' },
  ];
  await context.store.write(other.viewer, { park: 'other', changes: units.map((values) => ({ ledger: 'unit', kind: 'create', values })) });
  const { document } = await storeDocument(other, { name: '要点.txt', data: new TextEncoder().encode(plan) });
  const [task] = (await openProposals(other, document.id)).filter((p) => p.ledger === 'task');
  expect(task?.values).toMatchObject({ owners: [], proposedOwners: ['水务和节水管理局'], proposedFrom: { from: { entry: expect.any(String) } } });
  const { made } = await acceptReading(other, document.id, [{ item: task!.item, outcome: 'accepted', values: { owners: ['水务和节水管理局'] } }]);
  expect(made[0]?.values).toMatchObject({ owners: ['水务和节水管理局'], proposedOwners: null, proposedFrom: null });
});
