import { Workbook } from '@cj-tech-master/excelts';
import { settled } from './settled.ts';
import type { PaperRow, TablePaper } from './table-paper.ts';

/** Column that holds entry codes, and the one with their revisions; both hidden. */
export const codeLabel = '编号';
export const revisionLabel = '修订';
/** Hidden sheet that says where a workbook comes from. */
export const originSheet = 'parkloop';
/** A4, as Excel numbers paper sizes. */
const a4 = 9;
const thin = { style: 'thin' as const };
const border = { top: thin, bottom: thin, left: thin, right: thin };

/** A table as a workbook an office can edit and send back: text stays text, dates are dates, its head stands still and prints on every page. */
export async function writeTableXlsx(paper: TablePaper): Promise<Uint8Array> {
  const book = new Workbook();
  book.creator = 'Parkloop';
  book.title = paper.title;
  book.created = book.modified = new Date(`${paper.asOf}T00:00:00Z`);
  const hasKeys = paper.rows.some((row) => row.kind === 'row' && row.key);
  const width = paper.columns.length;
  const sheet = book.addWorksheet(sheetName(paper.title), {
    views: [{ state: 'frozen', ySplit: headAt }],
    pageSetup: {
      paperSize: a4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${headAt}:${headAt}`,
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&C第 &P 页  共 &N 页&R&8数据截至 ${paper.asOf}` },
  });
  paper.columns.forEach((column, i) => {
    // A column of width 1 is as wide as a digit of 11 pt: about 2 mm.
    sheet.getColumn(i + 1).width = Math.max(column.isDate ? 12 : 6, column.width / 1.9);
  });
  across(1, paper.title, { size: 18, name: '方正小标宋简体' }, 32);
  across(2, paper.subtitle, { size: 10.5, name: '楷体' }, 20);
  const head = sheet.getRow(headAt);
  const labels = [...paper.columns.map((c) => c.label), ...(hasKeys ? [codeLabel, revisionLabel] : [])];
  labels.forEach((label, i) => {
    const cell = head.getCell(i + 1);
    cell.value = label;
    cell.font = { name: '黑体', size: 10 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } };
    cell.border = border;
  });
  head.height = 30;
  paper.rows.forEach((row, i) => write(row, headAt + 1 + i));
  paper.notes.forEach((text, i) => across(headAt + 1 + paper.rows.length + i, text, { size: 9, name: '楷体' }, 16, 'left'));
  if (hasKeys) for (const column of [width + 1, width + 2]) sheet.getColumn(column).hidden = true;
  if (paper.origin) book.addWorksheet(originSheet, { state: 'veryHidden' }).getCell('A1').value = JSON.stringify(paper.origin);
  return settled(new Uint8Array(await book.xlsx.writeBuffer()), paper.asOf);

  function across(number: number, text: string, font: { size: number; name: string }, height: number, horizontal: 'center' | 'left' = 'center'): void {
    sheet.mergeCells(number, 1, number, width);
    const cell = sheet.getCell(number, 1);
    cell.value = text;
    cell.font = font;
    cell.alignment = { horizontal, vertical: 'middle' };
    sheet.getRow(number).height = height;
  }

  function write(row: PaperRow, number: number): void {
    if (row.kind === 'group') {
      across(number, row.text, { size: 10, name: '黑体' }, 20, 'left');
      for (let column = 1; column <= width; column++) sheet.getCell(number, column).border = border;
      return;
    }
    paper.columns.forEach(({ id, align, isDate }, i) => {
      const cell = sheet.getCell(number, i + 1);
      const text = row.cells[id] ?? '';
      const date = isDate && /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
      cell.value = date ?? (text === '' ? null : text);
      // '@' keeps 007 and 1-2 what they are when somebody edits the cell.
      cell.numFmt = isDate ? 'yyyy-mm-dd' : '@';
      cell.font = { name: '仿宋', size: 10 };
      cell.alignment = { vertical: 'middle', horizontal: align ?? 'left', wrapText: true };
      cell.border = border;
    });
    if (row.key) {
      sheet.getCell(number, width + 1).value = row.key.code;
      sheet.getCell(number, width + 2).value = row.key.revision;
    }
    sheet.getRow(number).height = heightOf(row, paper);
  }
}

/** Title, subtitle, head. */
const headAt = 3;

/** Rows as high as their fullest cell: programs do not fit wrapped rows when they open a file. */
function heightOf(row: PaperRow & { kind: 'row' }, paper: TablePaper): number {
  const lines = paper.columns.map(({ id, width }) => {
    const perLine = Math.max(1, Math.floor(width / 3.7));
    return (row.cells[id] ?? '').split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(wide(part) / perLine)), 0);
  });
  return Math.min(400, 6 + 13.5 * Math.max(1, ...lines));
}

/** Length in Chinese characters; two Latin ones fill one. */
function wide(text: string): number {
  // oxlint-disable-next-line no-control-regex
  return text.length - (text.match(/[\u0000-\u007f]/g)?.length ?? 0) / 2;
}

/** What a sheet may be called, without the document's title: at most 31 characters, none of []:*?/\ . */
function sheetName(title: string): string {
  return (
    title
      .replace(/^《.*》/, '')
      .replace(/[[\]:*?/\\]/g, ' ')
      .slice(0, 31) || '表'
  );
}
