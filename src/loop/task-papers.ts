import { Fault } from '../fault.ts';
import { type PaperRow, type TablePaper, taskTableColumns } from '../office/index.ts';
import type { Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { businessDate, type LoopContext, quoted } from './context.ts';
import { exampleNote, type PaperFile, type PaperFormat, tableFile } from './paper-file.ts';
import type { ReadDocument } from './document-words.ts';
import { readDocument } from './read-document.ts';
import { chineseDate } from './report-text.ts';
import { cellsOf, proposedIn } from './task-rows.ts';
import { headingsOf, inOrder, placeOf } from './task-sources.ts';

/**
 * The 任务分解表 of a document: its accepted tasks from the ledger, in the order and under the headings of the text.
 * The workbook carries codes, revisions and the chain's position, so that the edited one comes back as a diff.
 * @throws Fault (missing) `loop.no-document`, (refused) `loop.papers.no-tasks`
 */
export async function taskTableFile(context: LoopContext, document: string, format: PaperFormat): Promise<PaperFile> {
  // The head first: a change made meanwhile then shows as one, and none is missed.
  const head = await context.store.head();
  const [read, tasks] = await Promise.all([readDocument(context, document), tasksOf(context, document)]);
  if (tasks.length === 0) throw new Fault('refused', { code: 'loop.papers.no-tasks', params: { title: String(read.document.values['title']) } });
  return tableFile(taskTable(context, read, tasks, head), format);
}

/** The tasks made from a document, or tied to it. */
export function tasksOf(context: LoopContext, document: string): Promise<readonly Entry[]> {
  return allEntries(context, { ledger: 'task', filter: `document = ${quoted(document)}` });
}

function taskTable(context: LoopContext, read: ReadDocument, tasks: readonly Entry[], head: { readonly seq: number; readonly hash: string }): TablePaper {
  const date = businessDate(context.now());
  const { document } = read;
  const without = (field: string) => tasks.filter((task) => ((task.values[field] as string | readonly string[] | null) ?? '').length === 0).length;
  const [owners, deadlines] = [without('owners'), without('deadline')];
  const proposed = tasks.filter((task) => proposedIn(task.values).length > 0).length;
  const isExample = tasks.some((task) => task.values['example'] === true);
  return {
    title: `《${String(document.values['title'])}》任务分解表`,
    subtitle: `来源文件 ${document.code}　共 ${tasks.length} 项任务　数据截至${chineseDate(date)}`,
    asOf: date,
    chainHead: `${head.seq} ${head.hash}`,
    columns: taskTableColumns,
    rows: rowsOf(read, tasks.toSorted(inOrder)),
    notes: [
      ...(owners + deadlines > 0
        ? [`注：${[...(owners ? [`${owners} 项未明确责任单位`] : []), ...(deadlines ? [`${deadlines} 项未明确完成时限`] : [])].join('，')}，见待补清单。`]
        : []),
      ...(proposed > 0 ? [`注：${proposed} 项的责任单位标有“（建议）”，系按职责分工提出，尚未确定；确定后请去掉“（建议）”字样。`] : []),
      ...(isExample ? [`本表${exampleNote}`] : []),
    ],
    origin: { paper: 'task-table', park: context.park, document: document.id, seq: head.seq },
  };
}

function rowsOf(read: ReadDocument, tasks: readonly Entry[]): PaperRow[] {
  const rows: PaperRow[] = [];
  let group = '';
  tasks.forEach((task, i) => {
    const above = task.source ? headingsOf(read, task) : '补充任务';
    if (above && above !== group) rows.push({ kind: 'group', text: above });
    group = above || group;
    const cells = { ...cellsOf(task.values), number: String(i + 1), source: placeOf(read.text, task, 24) };
    rows.push({ kind: 'row', key: { code: task.code, revision: task.revision }, cells });
  });
  return rows;
}
