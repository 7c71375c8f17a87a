import { Workbook } from '@cj-tech-master/excelts';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../decode.ts';
import { readTaskTable, type TablePaper, taskTableColumns, writeSupervision, writeTableDocx, writeTableXlsx } from './index.ts';

const paper: TablePaper = {
  title: '《示例要点》任务分解表',
  subtitle: '来源文件 WJ-2026-0001　共 2 项任务',
  asOf: '2026-02-01',
  chainHead: '12 c0ffee',
  columns: taskTableColumns,
  rows: [
    { kind: 'group', text: '一、能源保障' },
    {
      kind: 'row',
      key: { code: 'RW-2026-0001', revision: 3 },
      cells: {
        number: '1',
        name: '007号变电站',
        measure: '=建成',
        q1: '1-2',
        leadUnit: '示例能源局',
        owners: '甲局、乙局',
        deadline: '2026-09-30',
        source: '第3段“建成”',
      },
    },
    { kind: 'row', key: { code: 'RW-2026-0002', revision: 1 }, cells: { number: '2', name: '储能', measure: '新增储能10万千瓦', deadline: '' } },
  ],
  notes: ['注：1 项未明确责任单位。'],
  origin: { paper: 'task-table', park: 'test', document: 'x', seq: 12 },
};

/** The workbook as an office edits it. */
async function edited(change: (sheet: ReturnType<Workbook['addWorksheet']>, book: Workbook) => void): Promise<Uint8Array> {
  const book = new Workbook();
  await book.xlsx.load(await writeTableXlsx(paper));
  change(book.worksheets[0]!, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a table as xlsx', () => {
  it('keeps text as text and dates as dates; head frozen and printed on every page; codes hidden', async () => {
    const book = new Workbook();
    await book.xlsx.load(await writeTableXlsx(paper));
    const sheet = book.getWorksheet('任务分解表')!;
    const head = sheet.getRow(3).values as unknown[];
    expect(head.slice(1)).toEqual([...taskTableColumns.map((c) => c.label), '编号', '修订']);
    const cell = (label: string, row: number) => sheet.getRow(row).getCell(head.indexOf(label));
    expect([cell('重点任务', 5).value, cell('具体举措', 5).value, cell('一季度节点', 5).value, cell('一季度节点', 5).numFmt]).toEqual([
      '007号变电站',
      '=建成',
      '1-2',
      '@',
    ]);
    expect([cell('完成时限', 5).value, cell('完成时限', 5).numFmt]).toEqual([new Date('2026-09-30'), 'yyyy-mm-dd']);
    expect(['编号', '修订'].map((label) => sheet.getColumn(head.indexOf(label)).hidden)).toEqual([true, true]);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '3:3' });
    expect([sheet.getCell('A4').value, sheet.getCell('B4').isMerged]).toEqual(['一、能源保障', true]);
    expect(book.getWorksheet('parkloop')?.state).toBe('veryHidden');
  });

  it('gives the same bytes for the same table, as docx too', async () => {
    expect(await writeTableXlsx(paper)).toEqual(await writeTableXlsx(paper));
    expect(await writeTableDocx(paper)).toEqual(await writeTableDocx(paper));
  });
});

describe('a table as docx', () => {
  it('lies across A4, repeats its head, and comes back through our own reader as tasks', async () => {
    const bytes = await writeTableDocx(paper);
    const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(4);
    expect((await decodeText(bytes, '表.docx')).text.split('\n')).toEqual([
      '《示例要点》任务分解表',
      '来源文件 WJ-2026-0001　共 2 项任务',
      '一、能源保障',
      '007号变电站',
      '1. =建成。牵头单位：示例能源局；责任单位：甲局、乙局；完成时限：2026-09-30；一季度节点：1-2。',
      '储能',
      '2. 新增储能10万千瓦。',
      '注：1 项未明确责任单位。',
    ]);
  });
});

describe('an edited task table', () => {
  it('comes back row by row with code and revision, headings apart', async () => {
    const { rows, origin, faults } = await readTaskTable(await writeTableXlsx(paper), '表.xlsx');
    expect([origin, faults, rows.length]).toEqual([paper.origin, [], 2]);
    expect(rows[0]).toMatchObject({ row: 5, code: 'RW-2026-0001', revision: 3, group: '一、能源保障' });
    expect(rows[0]?.cells).toMatchObject({
      name: { text: '007号变电站', address: 'B5' },
      deadline: { text: '2026-09-30', address: 'L5' },
      annualTarget: { text: '' },
    });
  });

  it('heads a row added at the end by the last heading, not by the notes above it', async () => {
    const bytes = await edited((sheet) => sheet.addRow([null, '新任务', '新举措']));
    const { rows } = await readTaskTable(bytes, '表.xlsx');
    expect(rows.at(-1)).toMatchObject({ code: null, group: '一、能源保障', cells: { name: { text: '新任务' } } });
  });

  it('takes rows added, moved and copied, and columns in another order', async () => {
    const bytes = await edited((sheet) => {
      sheet.spliceRows(6, 0, [null, '新任务', '新举措']);
      sheet.spliceColumns(4, 1);
      // The row of a copied task still has its code.
      sheet.addRow(sheet.getRow(5).values as never);
    });
    const { rows, faults } = await readTaskTable(bytes, '表.xlsx');
    expect(rows.map((r) => [r.row, r.code, r.cells.name?.text])).toEqual([
      [5, 'RW-2026-0001', '007号变电站'],
      [6, null, '新任务'],
      [7, 'RW-2026-0002', '储能'],
    ]);
    expect(rows[0]?.cells.annualTarget).toBeUndefined();
    expect(faults).toMatchObject([{ code: 'office.row-twice', params: { code: 'RW-2026-0001', first: '5' }, where: { file: '表.xlsx' } }]);
  });

  it('says so when there is no such table', async () => {
    const book = new Workbook();
    book.addWorksheet('甲').addRow(['指标', '目标']);
    await expect(readTaskTable(new Uint8Array(await book.xlsx.writeBuffer()), '表.xlsx')).rejects.toThrow('office.no-task-table');
    await expect(readTaskTable(new TextEncoder().encode('PK'), '表.xlsx')).rejects.toThrow('office.broken');
  });
});

it('a supervision sheet says what, who and by when, with boxes to fill in', async () => {
  const bytes = await writeSupervision({
    title: '督 办 单',
    code: 'RW-2026-0001',
    issuer: '示例园区',
    asOf: '2026-02-01',
    chainHead: '12 c0ffee',
    facts: [
      ['牵头单位', '示例能源局'],
      ['完成时限', '2026年9月30日'],
      ['当前状态', '推进中'],
    ],
    passages: [['季度节点', '一季度：备案\n三季度：并网']],
    boxes: [['领导批示', 24]],
    notes: [],
  });
  expect((await decodeText(bytes, '单.docx')).text.split('\n')).toEqual([
    '督 办 单',
    '编号：RW-2026-0001\t交办单位：示例园区\t交办日期：2026-02-01',
    '牵头单位\t示例能源局\t完成时限\t2026年9月30日',
    '当前状态\t推进中\t\t',
    '季度节点\t一季度：备案 三季度：并网\t\t',
    '领导批示\t\t\t',
  ]);
});
