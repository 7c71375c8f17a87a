import { Workbook } from '@cj-tech-master/excelts';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText } from '../office/index.ts';
import type { Entry } from '../store/index.ts';
import { acceptReading } from './accept-reading.ts';
import { applyTaskTable, previewTaskTable, type TaskTableDiff } from './import-task-table.ts';
import { openPoints, openPointsFile } from './open-points.ts';
import { openProposals } from './read-document.ts';
import { storeDocument } from './store-document.ts';
import { supervisionFile } from './supervision-sheet.ts';
import { taskTableFile, tasksOf } from './task-papers.ts';
import { openTestLoop } from './testing.ts';

let context: Awaited<ReturnType<typeof openTestLoop>>;
let document: Entry;
beforeAll(async () => {
  context = await openTestLoop('2024-04-20');
  const data = new Uint8Array(readFileSync(new URL('../../samples/2024-task-notice.txt', import.meta.url)));
  ({ document } = await storeDocument(context, { name: '2024-task-notice.txt', data, values: { example: true } }));
});
afterAll(() => context.close());

const get = async (id: string) => (await context.store.get(context.viewer, 'test', 'task', id))!;
const set = (entry: string, values: Record<string, unknown>) =>
  context.store.write(context.viewer, { park: 'test', changes: [{ ledger: 'task', kind: 'change', entry, values }] });
const textOf = async (file: { name: string; data: Uint8Array }) => (await decodeText(file.data, file.name)).text;

type Edit = (sheet: ReturnType<Workbook['addWorksheet']>, column: (label: string) => number) => void;
/** The table as exported now, edited as in a spreadsheet program. */
async function edited(edit: Edit, bytes?: Uint8Array): Promise<Uint8Array> {
  const book = new Workbook();
  await book.xlsx.load(bytes ?? (await taskTableFile(context, document.id, 'xlsx')).data);
  const sheet = book.worksheets[0]!;
  const head = sheet.getRow(3).values as unknown[];
  edit(sheet, (label) => head.indexOf(label));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const rowOf = (sheet: Parameters<Edit>[0], code: string, column: number) => {
  for (let row = 4; row <= sheet.rowCount; row++) if (sheet.getCell(row, column).value === code) return row;
  throw new Error(code);
};
const chosen = (diff: TaskTableDiff) => [
  ...diff.added.map(({ values }) => ({ kind: 'create' as const, values })),
  ...diff.changed.map(({ entry, revision, values }) => ({ kind: 'change' as const, entry, revision, values })),
  ...diff.removed.map(({ entry, revision }) => ({ kind: 'remove' as const, entry, revision })),
];

describe('the papers an office sends out', () => {
  it('has no table before a task is accepted', async () => {
    await expect(taskTableFile(context, document.id, 'docx')).rejects.toMatchObject({ kind: 'refused', faults: [{ code: 'loop.papers.no-tasks' }] });
  });

  it('writes every accepted task under its heading, with owners, date and the words it stands on', async () => {
    const items = (await openProposals(context, document.id))
      .filter((p) => p.ledger !== 'project')
      .map((p) => ({ item: p.item, outcome: 'accepted' as const }));
    await acceptReading(context, document.id, items);
    const tasks = await tasksOf(context, document.id);
    expect(tasks.length).toBeGreaterThan(8);
    for (const format of ['docx', 'xlsx'] as const) {
      const file = await taskTableFile(context, document.id, format);
      expect(file.name).toBe(`《${String(document.values['title'])}》任务分解表.${format}`);
      const text = await textOf(file);
      for (const task of tasks) expect(text).toContain(String(task.values['measure']).replace(/[；;。，,\s]+$/, ''));
      expect(text).toMatch(/牵头单位：能源局；责任单位：国土建设局、供电服务中心；完成时限：2024-11-30/);
      expect(text).toMatch(/\n一、绿色能源类\n/);
      expect(text).toContain('示例数据');
    }
    const again = await taskTableFile(context, document.id, 'docx');
    expect((await taskTableFile(context, document.id, 'docx')).data).toEqual(again.data);
  });

  it('writes a supervision sheet of one task', async () => {
    const task = (await tasksOf(context, document.id)).find((t) => t.values['leadUnit'] === '能源局')!;
    await set(task.id, { quarterNodes: ['备案', null, '并网', null], feedback: '已完成选址' });
    const file = await supervisionFile(context, task.id);
    const text = await textOf(file);
    expect(file.name).toContain(task.code);
    for (const words of [
      task.code,
      String(task.values['name']),
      '一季度：备案 三季度：并网',
      '已完成选址',
      '领导批示',
      task.source!.quote.replace(/\s+/g, ' '),
    ])
      expect(text).toContain(words);
    await expect(supervisionFile(context, document.id)).rejects.toMatchObject({ kind: 'missing' });
  });

  it('lists blanks and tasks without owner or date, not those done', async () => {
    const [first, second] = await tasksOf(context, document.id);
    await set(first!.id, { owners: [], leadUnit: null });
    await set(second!.id, { deadline: null, owners: [], leadUnit: null, stage: 'done' });
    await context.store.write(context.viewer, {
      park: 'test',
      changes: [{ ledger: 'goal', kind: 'create', values: { name: '利用外资', indicator: '利用外资', kind: 'amount', masked: true, year: 2024 } }],
    });
    const points = await openPoints(context);
    expect(points.blanks.map((e) => e.values['name'])).toEqual(['利用外资']);
    expect(points.ownerless.map((e) => e.id)).toContain(first!.id);
    expect([...points.ownerless, ...points.undated].map((e) => e.id)).not.toContain(second!.id);
    const text = await textOf(await openPointsFile(context, 'xlsx'));
    expect(text).toContain('利用外资');
    expect(text).toContain(first!.code);
    expect(await textOf(await openPointsFile(context, 'docx', document.id))).not.toContain('利用外资');
  });
});

describe('an edited table', () => {
  it('untouched, it changes nothing', async () => {
    const diff = await previewTaskTable(context, (await taskTableFile(context, document.id, 'xlsx')).data, '表.xlsx');
    const all = (await tasksOf(context, document.id)).length;
    expect(diff).toEqual({ document: document.id, added: [], changed: [], removed: [], same: all, faults: [] });
  });

  it('comes back as a diff, is applied as one command, and is taken back by undo', async () => {
    const tasks = await tasksOf(context, document.id);
    const [kept, dropped] = [tasks[3]!, tasks[4]!];
    const bytes = await edited((sheet, column) => {
      const row = rowOf(sheet, kept.code, column('编号'));
      sheet.getCell(row, column('完成时限')).value = '9月底';
      sheet.getCell(row, column('责任单位')).value = '示例甲局\n示例乙局';
      sheet.getCell(row, column('二季度节点')).value = '开工';
      sheet.spliceRows(rowOf(sheet, dropped.code, column('编号')), 1);
      sheet.getCell(sheet.rowCount + 1, column('重点任务')).value = '新增的任务';
      sheet.getCell(sheet.rowCount, column('完成时限')).value = new Date('2024-12-20');
    });
    const diff = await previewTaskTable(context, bytes, '表.xlsx');
    const lead = kept.values['leadUnit'] ? [kept.values['leadUnit']] : [];
    const [q1, , q3, q4] = (kept.values['quarterNodes'] ?? [null, null, null, null]) as (string | null)[];
    expect(diff.changed).toMatchObject([
      {
        code: kept.code,
        values: { deadline: '2024-09-30', owners: [...lead, '示例甲局', '示例乙局'], quarterNodes: [q1, '开工', q3, q4] },
        fields: [{ field: 'q2', to: '开工' }, { field: 'owners' }, { field: 'deadline', to: '2024-09-30' }],
      },
    ]);
    expect(diff.added).toMatchObject([{ values: { name: '新增的任务', deadline: '2024-12-20' } }]);
    expect(diff.removed).toMatchObject([{ code: dropped.code }]);

    const { command } = await applyTaskTable(context, document.id, chosen(diff));
    expect((await get(kept.id)).values).toMatchObject({ deadline: '2024-09-30', quarterNodes: [q1, '开工', q3, q4] });
    expect((await tasksOf(context, document.id)).map((t) => t.values['name'])).toContain('新增的任务');
    expect(await context.store.get(context.viewer, 'test', 'task', dropped.id)).toBeNull();
    await context.store.undo(context.viewer, 'test', command);
    expect((await get(kept.id)).values['deadline']).toBe(kept.values['deadline']);
    expect((await tasksOf(context, document.id)).map((t) => t.code).toSorted()).toEqual(tasks.map((t) => t.code).toSorted());
  });

  it('keeps what others set since, says where both set the same, and is not applied over a later change', async () => {
    const [task] = (await tasksOf(context, document.id)).filter((t) => t.values['stage'] !== 'done');
    const bytes = (await taskTableFile(context, document.id, 'xlsx')).data;
    const edit = await edited((sheet, column) => {
      const row = rowOf(sheet, task!.code, column('编号'));
      sheet.getCell(row, column('年度目标')).value = '表里的目标';
      sheet.getCell(row, column('牵头领导')).value = '示例主任';
    }, bytes);
    await set(task!.id, { annualTarget: '台账的目标', deadline: '2024-08-01' });
    const diff = await previewTaskTable(context, edit, '表.xlsx');
    expect(diff.changed).toHaveLength(1);
    expect(diff.changed[0]?.fields).toEqual([
      { field: 'annualTarget', from: '台账的目标', to: '表里的目标', was: '' },
      { field: 'leader', from: '', to: '示例主任' },
    ]);
    expect(diff.changed[0]?.values).toEqual({ annualTarget: '表里的目标', leader: '示例主任' });
    await set(task!.id, { leader: '另一位' });
    await expect(applyTaskTable(context, document.id, chosen(diff))).rejects.toMatchObject({ kind: 'conflict' });
    expect((await get(task!.id)).values).toMatchObject({ annualTarget: '台账的目标', deadline: '2024-08-01' });
  });

  it('names wrong rows by cell and takes the others', async () => {
    const tasks = await tasksOf(context, document.id);
    const bytes = await edited((sheet, column) => {
      sheet.getCell(rowOf(sheet, tasks[0]!.code, column('编号')), column('完成时限')).value = '尽快';
      sheet.getCell(rowOf(sheet, tasks[1]!.code, column('编号')), column('编号')).value = 'RW-1999-0001';
      sheet.getCell(rowOf(sheet, tasks[2]!.code, column('编号')), column('具体举措')).value = '改过的举措';
    });
    const diff = await previewTaskTable(context, bytes, '表.xlsx', document.id);
    expect(diff.faults).toMatchObject([
      { code: 'loop.table.date', params: { text: '尽快' }, where: { cell: expect.stringMatching(/^L\d+$/) as string } },
      { code: 'loop.table.unknown', params: { code: 'RW-1999-0001' } },
    ]);
    expect(diff.changed.map((c) => c.values)).toEqual([{ measure: '改过的举措' }]);
    await expect(applyTaskTable(context, document.id, [])).rejects.toMatchObject({ faults: [{ code: 'loop.table.nothing' }] });
    const foreign = [{ kind: 'remove' as const, entry: document.id, revision: 1 }];
    await expect(applyTaskTable(context, document.id, foreign)).rejects.toMatchObject({ kind: 'missing' });
  });
});
