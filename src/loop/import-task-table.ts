import { v7 as uuid } from 'uuid';
import { Fault, type FaultInfo } from '../fault.ts';
import { readTaskTable, type TaskField, taskFields, type TaskTableRow } from '../office/index.ts';
import type { Change, Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { type LoopContext, quoted } from './context.ts';
import { cellsOf, dateIn, fieldsOf, type TaskCells } from './task-rows.ts';
import { tasksOf } from './task-papers.ts';

/** One cell that says something else than the ledger. */
export interface CellChange {
  readonly field: TaskField;
  readonly from: string;
  readonly to: string;
  /** The ledger has moved on since the table was written: what it said then. Applying the change overwrites what others set. */
  readonly was?: string;
}

export interface AddedTask {
  readonly row: number;
  readonly group: string;
  readonly cells: TaskCells;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ChangedTask {
  readonly row: number;
  readonly entry: string;
  readonly code: string;
  readonly name: string;
  /** Revision the diff was made against; applying asks that its fields have not been set anew since. */
  readonly revision: number;
  readonly fields: readonly CellChange[];
  readonly values: Readonly<Record<string, unknown>>;
}

export interface RemovedTask {
  readonly entry: string;
  readonly code: string;
  readonly name: string;
  readonly revision: number;
}

/** What an edited 任务分解表 would change. Wrong rows and cells are faults and change nothing. */
export interface TaskTableDiff {
  /** Document the table is of. */
  readonly document: string;
  readonly added: readonly AddedTask[];
  readonly changed: readonly ChangedTask[];
  /** Tasks of the document that stood in the table when it was written and stand in it no more. */
  readonly removed: readonly RemovedTask[];
  readonly same: number;
  readonly faults: readonly FaultInfo[];
}

/**
 * Compares an edited table with the ledger by code, cell by cell: an edit is what differs from the table as it was written, so that what others
 * changed since is kept.
 * @throws Fault (input) `office.*`, `loop.table.no-document`, `loop.table.other-park`
 */
export async function previewTaskTable(context: LoopContext, bytes: Uint8Array, fileName: string, document?: string): Promise<TaskTableDiff> {
  const table = await readTaskTable(bytes, fileName);
  const { origin } = table;
  if (origin && typeof origin['park'] === 'string' && origin['park'] !== context.park) throw fault('loop.table.other-park', fileName);
  const id = document ?? (typeof origin?.['document'] === 'string' ? origin['document'] : undefined);
  if (id === undefined) throw fault('loop.table.no-document', fileName);
  if (document && typeof origin?.['document'] === 'string' && origin['document'] !== document) throw fault('loop.table.other-document', fileName);
  const seq = typeof origin?.['seq'] === 'number' && Number.isInteger(origin['seq']) ? origin['seq'] : null;
  const [now, then, year] = await Promise.all([tasksOf(context, id), seq === null ? null : tasksThen(context, id, seq), yearOf(context, id)]);
  const byCode = new Map(now.map((task) => [task.code, task]));
  const before = new Map((then ?? []).map((task) => [task.code, task]));
  const faults: FaultInfo[] = [...table.faults];
  const [added, changed]: [AddedTask[], ChangedTask[]] = [[], []];
  const seen = new Set(table.rows.map((row) => row.code));
  let same = 0;
  for (const row of table.rows) {
    const task = row.code === null ? undefined : byCode.get(row.code);
    if (row.code !== null && !task) {
      faults.push({
        code: before.has(row.code) ? 'loop.table.gone' : 'loop.table.unknown',
        params: { code: row.code },
        where: { file: fileName, item: `第 ${row.row} 行` },
      });
      continue;
    }
    const base = task && cellsOf((before.get(task.code) ?? task).values);
    const read = cellsIn(row, base ?? noCells, year, fileName);
    faults.push(...read.faults);
    if (read.faults.length > 0) continue;
    if (!task || !base) {
      const filled = new Set(taskFields.filter((field) => read.cells[field] !== ''));
      const values = { ...fieldsOf(filled, read.cells), document: id, stage: 'notStarted', progress: 0 };
      added.push({ row: row.row, group: row.group, cells: read.cells, values });
      continue;
    }
    const one = changeOf(task, base, read.cells);
    if (one) changed.push({ row: row.row, ...one });
    else same += 1;
  }
  const removed = now
    .filter((task) => (then === null || before.has(task.code)) && !seen.has(task.code))
    .map((task) => ({ entry: task.id, code: task.code, name: String(task.values['name']), revision: task.revision }));
  return { document: id, added, changed, removed, same, faults };
}

function changeOf(task: Entry, base: TaskCells, cells: TaskCells): Omit<ChangedTask, 'row'> | null {
  const current = cellsOf(task.values);
  const edited = taskFields.filter((field) => !alike(cells[field], base[field]) && !alike(cells[field], current[field]));
  if (edited.length === 0) return null;
  const fields = edited.map((field): CellChange => {
    const moved = !alike(base[field], current[field]);
    return { field, from: current[field], to: cells[field], ...(moved ? { was: base[field] } : {}) };
  });
  // What was not edited stays as the ledger has it now.
  const whole = { ...current, ...Object.fromEntries(edited.map((field) => [field, cells[field]])) } as TaskCells;
  const values = fieldsOf(new Set(edited), whole);
  return { entry: task.id, code: task.code, name: current.name, revision: task.revision, fields, values };
}

/** Spaces and line ends that Excel adds or drops are no edit. */
const alike = (a: string, b: string) => a.replace(/\s+/g, '') === b.replace(/\s+/g, '');

const noCells = Object.fromEntries(taskFields.map((field) => [field, ''])) as TaskCells;

/** A row's cells; a column the file lacks says what it said. */
function cellsIn(row: TaskTableRow, base: TaskCells, year: number | null, file: string): { readonly cells: TaskCells; readonly faults: readonly FaultInfo[] } {
  const faults: FaultInfo[] = [];
  const cells = { ...base };
  for (const field of taskFields) {
    const cell = row.cells[field];
    if (cell) (cells as Record<TaskField, string>)[field] = cell.text;
    if (cell && field === 'deadline' && cell.text !== '') {
      const date = dateIn(cell.text, year);
      if (date === null) faults.push({ code: 'loop.table.date', params: { text: cell.text }, where: { file, cell: cell.address } });
      else (cells as Record<TaskField, string>).deadline = date;
    }
  }
  if (cells.name === '') {
    // A row somebody added may say only what is to be done.
    if (row.code === null) (cells as Record<TaskField, string>).name = cells.measure.slice(0, 60);
    else faults.push({ code: 'loop.table.no-name', params: { code: row.code }, where: { file, ...(row.cells.name ? { cell: row.cells.name.address } : {}) } });
  }
  return { cells, faults };
}

/** One change of a diff as it is applied: the preview's own values, all of them or those the office chose. */
export type TaskTableChange =
  | { readonly kind: 'create'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'change'; readonly entry: string; readonly revision: number; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'remove'; readonly entry: string; readonly revision: number };

/**
 * Applies chosen changes as one command, which undo takes back. A field that others set since the preview is a conflict, and then nothing is written.
 * @throws Fault (refused) `loop.table.nothing`, `store.*`; (conflict) `store.conflict`
 */
export async function applyTaskTable(
  context: LoopContext,
  document: string,
  changes: readonly TaskTableChange[],
): Promise<{ readonly command: string; readonly entries: readonly string[] }> {
  if (changes.length === 0) throw new Fault('refused', { code: 'loop.table.nothing', params: {} });
  const tasks = new Set((await tasksOf(context, document)).map((task) => task.id));
  const foreign = changes.find((change) => change.kind !== 'create' && !tasks.has(change.entry));
  if (foreign && foreign.kind !== 'create') throw new Fault('missing', { code: 'loop.no-task', params: { id: foreign.entry } });
  const command = uuid();
  const written = changes.map((change): Change & { readonly entry: string } => {
    if (change.kind === 'create')
      return { ledger: 'task', kind: 'create', entry: uuid(), values: { ...editable(change.values), document, stage: 'notStarted', progress: 0 } };
    if (change.kind === 'remove') return { ledger: 'task', kind: 'remove', entry: change.entry, ifRevision: change.revision };
    return { ledger: 'task', kind: 'change', entry: change.entry, ifRevision: change.revision, values: editable(change.values) };
  });
  await context.store.write(context.viewer, { park: context.park, id: command, changes: written });
  return { command, entries: written.map((change) => change.entry) };
}

/** A table sets what its columns show, nothing else of a task. */
function editable(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = new Set(['name', 'measure', 'annualTarget', 'quarterNodes', 'leader', 'leadUnit', 'owners', 'deadline']);
  return Object.fromEntries(Object.entries(values).filter(([field]) => fields.has(field)));
}

async function tasksThen(context: LoopContext, document: string, seq: number): Promise<readonly Entry[]> {
  const head = await context.store.head();
  if (seq > head.seq) return [];
  return allEntries(context, { ledger: 'task', filter: `document = ${quoted(document)}`, asOf: seq });
}

async function yearOf(context: LoopContext, document: string): Promise<number | null> {
  const entry = await context.store.get(context.viewer, context.park, 'document', document);
  if (!entry) throw new Fault('missing', { code: 'loop.no-document', params: { id: document } });
  return typeof entry.values['year'] === 'number' ? entry.values['year'] : null;
}

function fault(code: string, file: string): Fault {
  return new Fault('input', { code, params: {}, where: { file } });
}
