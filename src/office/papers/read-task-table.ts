import { Fault, type FaultInfo } from '../../fault.ts';
import { readSheets, type Sheet, type SheetCell } from '../sheet.ts';
import { type TaskField, taskFields, taskTableColumns } from './task-table.ts';
import { codeLabel, originSheet, revisionLabel } from './table-xlsx.ts';

/** A row of an edited 任务分解表. */
export interface TaskTableRow {
  /** Row of the sheet, as people count. */
  readonly row: number;
  /** Code of its entry; null in a row somebody added. */
  readonly code: string | null;
  readonly revision: number | null;
  /** The heading above it. */
  readonly group: string;
  /** What its cells say; a column that is not in the file is absent. */
  readonly cells: Readonly<Partial<Record<TaskField, { readonly text: string; readonly address: string }>>>;
}

export interface ReadTaskTable {
  readonly rows: readonly TaskTableRow[];
  /** What the workbook says of where it comes from: park, document, seq. */
  readonly origin: Readonly<Record<string, unknown>> | null;
  readonly faults: readonly FaultInfo[];
}

const required: readonly TaskField[] = ['name', 'measure'];

/**
 * Reads a 任务分解表 that an office edited: columns by their labels, in any order; rows by the code in their hidden column.
 * Wrong rows (a code twice) come as faults with their cells and are left out.
 * @throws Fault `office.broken`, `office.zip-bomb`, `office.cells`, `office.no-task-table`
 */
export async function readTaskTable(bytes: Uint8Array, fileName: string): Promise<ReadTaskTable> {
  const sheets = await readSheets(bytes, fileName);
  for (const sheet of sheets) {
    if (sheet.name === originSheet) continue;
    const head = sheet.rows.findIndex((row) => required.every((field) => row.some((cell) => cell.text.replace(/\s/g, '') === label(field))));
    if (head >= 0) return { ...rowsOf(sheet, head, fileName), origin: originOf(sheets) };
  }
  throw new Fault('input', { code: 'office.no-task-table', params: { columns: required.map(label).join('、') }, where: { file: fileName } });
}

const label = (field: TaskField) => taskTableColumns.find((c) => c.id === field)?.label ?? field;

function rowsOf(sheet: Sheet, head: number, file: string): { rows: readonly TaskTableRow[]; faults: readonly FaultInfo[] } {
  const labels = (sheet.rows[head] ?? []).map((cell) => cell.text.replace(/\s/g, ''));
  const at = new Map(taskFields.map((field) => [field, labels.indexOf(label(field))] as const).filter(([, column]) => column >= 0));
  const [codeAt, revisionAt] = [labels.indexOf(codeLabel), labels.indexOf(revisionLabel)];
  const rows: TaskTableRow[] = [];
  const faults: FaultInfo[] = [];
  const seen = new Map<string, string>();
  let group = '';
  sheet.rows.slice(head + 1).forEach((row, i) => {
    const text = (column: number) => row[column]?.text.trim() ?? '';
    const code = codeAt < 0 ? '' : text(codeAt);
    const isAcross = row.length > 1 && row.slice(1).every((cell) => cell.continues || cell.text === '');
    if (!code && (row.length === 0 || isAcross || row.length === 1)) {
      // Rows added at the end stand below the table's own notes, which head nothing.
      if (!/^注[：:]/.test(text(0))) group = text(0) || group;
      return;
    }
    const cells = Object.fromEntries([...at].map(([field, column]) => [field, { text: trimmed(row[column]), address: addressOf(column, head + 2 + i) }]));
    if (!code && required.every((field) => !cells[field]?.text)) return;
    const first = code ? seen.get(code) : undefined;
    if (first !== undefined) {
      faults.push({ code: 'office.row-twice', params: { code, first }, where: { file, cell: addressOf(codeAt, head + 2 + i) } });
      return;
    }
    if (code) seen.set(code, String(head + 2 + i));
    const revision = revisionAt < 0 ? Number.NaN : Number(text(revisionAt));
    rows.push({ row: head + 2 + i, code: code || null, revision: Number.isInteger(revision) && revision > 0 ? revision : null, group, cells });
  });
  return { rows, faults };
}

/** A cell merged with the one above says what that one says. */
const trimmed = (cell: SheetCell | undefined) => (cell?.text ?? '').replace(/\r\n?/g, '\n').trim();

/** A column counted from 0 and a row counted from 1, as people call the cell: AB12. */
function addressOf(column: number, row: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row}`;
}

function originOf(sheets: readonly Sheet[]): Readonly<Record<string, unknown>> | null {
  const words = sheets.find((sheet) => sheet.name === originSheet)?.rows[0]?.[0]?.text;
  try {
    const value: unknown = words ? JSON.parse(words) : null;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
