import type { PaperColumn, PaperRow } from '../office/index.ts';
import type { Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { businessDate, type LoopContext, mayRead, quoted } from './context.ts';
import { exampleNote, type PaperFile, type PaperFormat, parkLabel, tableFile } from './paper-file.ts';
import { chineseDate } from './report-text.ts';
import { proposedIn } from './task-rows.ts';

const columns: readonly PaperColumn[] = [
  { id: 'number', label: '序号', width: 10, align: 'center' },
  { id: 'code', label: '记录编号', width: 27, align: 'center' },
  { id: 'name', label: '事项', width: 62 },
  { id: 'missing', label: '待补内容', width: 32, align: 'center' },
  { id: 'quote', label: '原文', width: 72 },
  { id: 'document', label: '来源文件', width: 30 },
  { id: 'answer', label: '补充意见', width: 28 },
];

/** What the office still has to say: blanked values, tasks nobody answers for, tasks without a date. */
export interface OpenPoints {
  readonly blanks: readonly Entry[];
  readonly ownerless: readonly Entry[];
  readonly undated: readonly Entry[];
}

/** Open points of the park, or of one document. Tasks done or stopped need neither owner nor date any more. */
export async function openPoints(context: LoopContext, document?: string): Promise<OpenPoints> {
  const of = document === undefined ? '' : `document = ${quoted(document)}`;
  const from = (ledger: string) =>
    mayRead(context, ledger) ? allEntries(context, { ledger, ...(of ? { filter: of } : {}), sort: ['code'] }) : Promise.resolve([]);
  const [goals, tasks] = await Promise.all([from('goal'), from('task')]);
  const open = tasks.filter((task) => task.values['stage'] !== 'done' && task.values['stage'] !== 'stopped');
  const isBare = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return {
    blanks: goals.filter((goal) => goal.values['masked'] === true && isBare(goal.values['value'])),
    ownerless: open.filter((task) => isBare(task.values['owners'])),
    undated: open.filter((task) => isBare(task.values['deadline'])),
  };
}

/** The 待补清单 as docx or xlsx; one without points says so. */
export async function openPointsFile(context: LoopContext, format: PaperFormat, document?: string): Promise<PaperFile> {
  const [points, head, label, titles] = await Promise.all([openPoints(context, document), context.store.head(), parkLabel(context), titlesOf(context)]);
  const date = businessDate(context.now());
  const groups = [
    ['目标值待填', points.blanks, (goal: Entry) => (isHandedDown(goal) ? '上级下达的数值' : '目标值')],
    [
      '未明确责任单位或完成时限的任务',
      tasksOf(points),
      (task: Entry) => [...(points.ownerless.includes(task) ? [ownerMissing(task)] : []), ...(points.undated.includes(task) ? ['完成时限'] : [])].join('、'),
    ],
  ] as const;
  let number = 0;
  const rows = groups.flatMap(([title, entries, missing]): PaperRow[] =>
    entries.length === 0
      ? []
      : [
          { kind: 'group', text: `${title}（${entries.length} 项）` },
          ...entries.map((entry): PaperRow => ({ kind: 'row', cells: { ...cellsOf(entry, titles), number: String(++number), missing: missing(entry) } })),
        ],
  );
  const title = document === undefined ? `${label}待补清单` : `《${titles.get(document)?.title ?? ''}》待补清单`;
  const isExample = [...points.blanks, ...tasksOf(points)].some((entry) => entry.values['example'] === true);
  const { blanks, ownerless, undated } = points;
  return tableFile(
    {
      title,
      subtitle: `目标值待填 ${blanks.length} 项　无责任单位 ${ownerless.length} 项　无完成时限 ${undated.length} 项　数据截至${chineseDate(date)}`,
      asOf: date,
      chainHead: `${head.seq} ${head.hash}`,
      columns,
      rows,
      notes: [...(number === 0 ? ['没有待补事项。'] : []), ...(isExample ? [`本表${exampleNote}`] : [])],
    },
    format,
  );
}

/** 控制在上级下达范围以内: the number is the higher body's, and the office must ask for it. */
const isHandedDown = (goal: Entry) => /下达|规定|核定|批复|要求|确定/.test(goal.source?.quote ?? '');

/** 责任单位（建议：能源局）where 职责分工 proposes somebody. */
function ownerMissing(task: Entry): string {
  const proposed = proposedIn(task.values);
  return proposed.length > 0 ? `责任单位（建议：${proposed.join('、')}）` : '责任单位';
}

/** Tasks with anything missing, once each. */
function tasksOf({ ownerless, undated }: OpenPoints): Entry[] {
  return [...new Set([...ownerless, ...undated])].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function cellsOf(entry: Entry, titles: ReadonlyMap<string, { readonly title: string; readonly code: string }>): Record<string, string> {
  const quote = entry.source?.quote.replace(/\s+/g, ' ').trim() ?? '';
  const document = titles.get(String(entry.values['document'] ?? ''));
  return {
    code: entry.code,
    name: String(entry.values['name'] ?? ''),
    quote: quote.length > 120 ? `${quote.slice(0, 119)}…` : quote,
    document: document ? `${document.code}\n${document.title}` : '',
  };
}

async function titlesOf(context: LoopContext): Promise<ReadonlyMap<string, { readonly title: string; readonly code: string }>> {
  if (!mayRead(context, 'document')) return new Map();
  const documents = await allEntries(context, { ledger: 'document' });
  return new Map(documents.map((d) => [d.id, { title: String(d.values['title'] ?? ''), code: d.code }]));
}
