import { Workbook } from '@cj-tech-master/excelts';
import { parse } from 'csv-parse/sync';
import { Fault } from '../fault.ts';
import { type Cell, tableLines } from './table.ts';
import { txtText } from './txt.ts';
import { broken, unpack } from './zip.ts';

/** A cell of a sheet; `address` is what people call it: B3. */
export interface SheetCell extends Cell {
  readonly address: string;
}

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows from the first; a row ends at its last cell. Row i of the sheet is `rows[i - 1]`. */
  readonly rows: readonly (readonly SheetCell[])[];
  /** Columns people do not see, counted from 0. */
  readonly hiddenColumns: ReadonlySet<number>;
  /** Head and foot for printing. */
  readonly margins: string;
}

/** Most cells of a workbook that are read. */
const maxCells = 500_000;

/**
 * Sheets of a workbook as people see them: numbers and dates as displayed (dates always YYYY-MM-DD), formulas as their results.
 * @throws Fault `office.broken`, `office.zip-bomb`, `office.cells`
 */
export async function readSheets(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  // Counted before the workbook's own reader unpacks it.
  const parts = unpack(bytes, () => true, fileName, 'xlsx');
  if (!parts.has('xl/workbook.xml')) throw broken(fileName, undefined, 'xlsx');
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes);
  } catch (error) {
    throw broken(fileName, error, 'xlsx');
  }
  let cells = 0;
  return workbook.worksheets.map((sheet) => {
    const rows: SheetCell[][] = [];
    sheet.eachRow({ includeEmpty: true }, (row, number) => {
      const list: SheetCell[] = [];
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        if (++cells > maxCells) throw new Fault('input', { code: 'office.cells', params: { max: maxCells }, where: { file: fileName } });
        const isMerged = cell.isMerged && cell.master !== cell;
        list[column - 1] = { text: wordsOf(isMerged ? cell.master : cell), continues: isMerged, address: cell.address };
      });
      while (list.length > 0 && list.at(-1)?.text === '') list.pop();
      rows[number - 1] = list;
    });
    // A workbook without them has none, whatever its type says.
    const printed = sheet.headerFooter as typeof sheet.headerFooter | undefined;
    const margins = [printed?.oddHeader, printed?.oddFooter].map((text) =>
      (text ?? '').replace(/&(?:[LCRPNDTFAGSXYBIUE]|"[^"]*"|\d+|K[0-9A-F]{6})/g, ' ').trim(),
    );
    return {
      name: sheet.name,
      isHidden: sheet.state !== 'visible',
      hiddenColumns: new Set(sheet.columns.flatMap((column, i) => (column.hidden ? [i] : []))),
      rows: Array.from(rows, (row) => row ?? []),
      margins: margins.filter(Boolean).join('\n'),
    };
  });
}

type WorkbookCell = ReturnType<ReturnType<Workbook['addWorksheet']>['getCell']>;

function wordsOf(cell: WorkbookCell): string {
  const value = cell.value;
  const inner = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  if (inner instanceof Date) return Number.isNaN(inner.getTime()) ? '' : inner.toISOString().slice(0, 10);
  if (typeof inner === 'string') return inner;
  if (typeof inner === 'number') return cell.numFmt && cell.numFmt !== 'General' ? cell.displayText : String(Number(inner.toPrecision(15)));
  return cell.text;
}

/** Text of a workbook: its visible sheets one after another, each a table, its rows as lines. */
export async function xlsxText(bytes: Uint8Array, fileName: string): Promise<{ readonly text: string; readonly margins: string }> {
  const sheets = (await readSheets(bytes, fileName)).filter((sheet) => !sheet.isHidden && sheet.rows.some((row) => row.length > 0));
  const lines = sheets.flatMap((sheet) => [
    ...(sheets.length > 1 ? [sheet.name] : []),
    ...filled(sheet.rows.map((row) => row.filter((_, column) => !sheet.hiddenColumns.has(column)))),
  ]);
  return {
    text: lines.join('\n'),
    margins: sheets
      .map((sheet) => sheet.margins)
      .filter(Boolean)
      .join('\n'),
  };
}

/** Text of a csv file (commas, semicolons or tabs; encodings as of a txt file). */
export function csvText(bytes: Uint8Array, fileName: string): { readonly text: string; readonly decoder: string } {
  const { text, decoder } = txtText(bytes, fileName);
  const first = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  const delimiter = ['\t', ';', ','].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  let rows: string[][];
  try {
    rows = parse(text, { delimiter, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true, bom: true });
  } catch (error) {
    throw new Fault('input', { code: 'office.csv', params: {}, where: { file: fileName } }, { cause: error });
  }
  return { text: filled(rows.map((row) => row.map((words) => ({ text: words })))).join('\n'), decoder: decoder.replace(/^txt/, 'csv') };
}

/** Rows of tables that stand under each other, parted by empty rows. */
function filled(rows: readonly (readonly Cell[])[]): string[] {
  const tables: (readonly Cell[])[][] = [[]];
  for (const row of rows) {
    if (row.every((cell) => cell.text.trim() === '')) tables.push([]);
    else tables.at(-1)?.push(row);
  }
  return tables.flatMap((table) => (table.length > 0 ? tableLines(level(table)) : []));
}

/** Rows of one width; a title over the table stays as narrow as it is. */
function level(table: readonly (readonly Cell[])[]): (readonly Cell[])[] {
  const width = Math.max(...table.map((row) => row.length));
  return table.map((row) => (row.length === 1 ? row : [...row, ...Array.from({ length: width - row.length }, () => ({ text: '' }))]));
}
