import { Fault } from '../fault.ts';
import { mediaTypes, writeSupervision } from '../office/index.ts';
import type { Entry } from '../store/index.ts';
import { businessDate, type LoopContext, mayRead } from './context.ts';
import { lightsOf } from './lights.ts';
import { exampleNote, fileName, type PaperFile, parkLabel } from './paper-file.ts';
import type { ReadDocument } from './document-words.ts';
import { readDocument } from './read-document.ts';
import { chineseDate } from './report-text.ts';
import { cellsOf, nodesOf } from './task-rows.ts';
import { placeOf } from './task-sources.ts';

/** The 督办单 of a task: what, who, by when, on which words, how far, and boxes for what the unit and the leaders write. */
export async function supervisionFile(context: LoopContext, id: string): Promise<PaperFile> {
  const task = await context.store.get(context.viewer, context.park, 'task', id);
  if (!task) throw new Fault('missing', { code: 'loop.no-task', params: { id } });
  const date = businessDate(context.now());
  const [head, issuer, read, lights] = await Promise.all([
    context.store.head(),
    parkLabel(context),
    sourceOf(context, task),
    lightsOf(context, 'task', [task], { date }),
  ]);
  const cells = cellsOf(task.values);
  const quarters = nodesOf(task.values).flatMap((node, i) => (node ? [`${'一二三四'[i]}季度：${node}`] : []));
  const deadline = cells.deadline ? chineseDate(cells.deadline) : '';
  const passages: readonly (readonly [string, string])[] = [
    ['督办事项', cells.name],
    ['工作要求', cells.measure === cells.name ? '' : cells.measure],
    ['年度目标', cells.annualTarget],
    ['季度节点', quarters.join('\n')],
    ['原文依据', read ? `《${String(read.document.values['title'])}》${placeOf(read.text, task, 300)}` : ''],
    ['进展情况', [text(task, 'feedback'), lights[0]?.text.zh ?? ''].filter(Boolean).join('\n')],
  ];
  const data = await writeSupervision({
    title: '督 办 单',
    code: task.code,
    issuer,
    asOf: date,
    chainHead: `${head.seq} ${head.hash}`,
    facts: [
      ['牵头领导', cells.leader],
      ['完成时限', deadline],
      ['牵头单位', cells.leadUnit],
      ['责任单位', cells.owners],
      ['当前状态', stageLabel(context, task)],
      ['完成进度', `${Number(task.values['progress'] ?? 0)}%`],
    ],
    passages: passages.filter(([, words]) => words !== ''),
    boxes: [
      ['办理情况', 36],
      ['领导批示', 22],
      ['办结意见', 16],
    ],
    notes: ['“办理情况”由承办单位填写，加盖公章后报送。', ...(task.values['example'] === true ? [`本单${exampleNote}`] : [])],
  });
  return { name: fileName(`督办单 ${task.code} ${cells.name}`, 'docx'), type: mediaTypes.docx, data };
}

const text = (entry: Entry, field: string) => (typeof entry.values[field] === 'string' ? entry.values[field].trim() : '');

/** The document a task was read from, where the viewer may see it. */
async function sourceOf(context: LoopContext, task: Entry): Promise<ReadDocument | null> {
  const document = task.values['document'];
  if (typeof document !== 'string' || !task.source || !mayRead(context, 'document')) return null;
  return readDocument(context, document).catch((error: unknown) => {
    if (error instanceof Fault && error.kind === 'missing') return null;
    throw error;
  });
}

function stageLabel(context: LoopContext, task: Entry): string {
  const field = context.catalog.ledgers.find((l) => l.id === 'task')?.fields.find((f) => f.id === 'stage');
  return field?.choices?.find((c) => c.value === task.values['stage'])?.label.zh ?? '';
}
