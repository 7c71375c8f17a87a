import { tableTask, taskColumns } from './task-columns.ts';

/** A cell as people see it; one merged with the cell above it carries that cell's text and says so. */
export interface Cell {
  readonly text: string;
  readonly continues?: boolean;
}

export type Row = readonly Cell[];

/**
 * A table as lines of text. A table of tasks (a head naming who answers or by when, docs/office.md) gives each task a line of its own,
 * `3. 任务。牵头单位：…；责任单位：…；完成时限：…。`, so that a reader of sentences finds task, owners and deadline together;
 * any other table gives each row a line, its cells parted by tabs.
 */
export function tableLines(rows: readonly Row[]): string[] {
  const clean = rows.map((row) => row.map((cell) => ({ ...cell, text: oneLine(cell.text) })));
  const at = clean.slice(0, headWithin).findIndex((row) => taskColumns(row.map((cell) => cell.text)) !== null);
  const columns = at < 0 ? null : taskColumns((clean[at] ?? []).map((cell) => cell.text));
  if (!columns) return clean.map(plainLine);
  const head = key(clean[at] ?? []);
  const lines = clean.slice(0, at).map(plainLine);
  let group = '';
  for (const row of clean.slice(at + 1)) {
    // A head repeated on every page is no task.
    if (key(row) === head || row.every((cell) => cell.text === '')) continue;
    const only = alone(row);
    if (only !== null) {
      lines.push(only);
      continue;
    }
    const task = tableTask(row, columns);
    if (task.group && task.group !== group) lines.push(task.group);
    if (task.group) group = task.group;
    if (task.line) lines.push(task.line);
  }
  return lines;
}

/** A head stands in the first rows: below a title, sometimes below a line with the date. */
const headWithin = 4;

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** In a table that is no task table a merged cell is written once. */
function plainLine(row: Row): string {
  return across(row) ?? row.map((cell) => (cell.continues ? '' : cell.text)).join('\t');
}

const key = (row: Row) => row.map((cell) => cell.text).join('\t');

/** The text of a cell merged over the width of a row, whatever empty columns stand beside the table. */
function across(row: Row): string | null {
  const [first, ...others] = row;
  const isWide = others[0]?.continues === true && others.every((cell) => cell.text === '' || (cell.continues && cell.text === first?.text));
  return first && !first.continues && first.text !== '' && isWide ? first.text : null;
}

/** The text of a row that holds one cell only, in words or by its width: a heading between tasks. */
function alone(row: Row): string | null {
  const [first, ...others] = row.filter((cell) => cell.text !== '');
  return across(row) ?? (first && !first.continues && others.length === 0 && row.length > 2 ? first.text : null);
}
