import { v7 as uuid } from 'uuid';
import { Fault } from '../fault.ts';
import { type ReportDocument, writeReport } from '../office/index.ts';
import type { Entry } from '../store/index.ts';
import { allEntries } from './all-entries.ts';
import { type LoopContext, mayRead } from './context.ts';
import { type Lit, litEntries, momentOf } from './overview.ts';
import { currentPlan } from './overview-plan.ts';
import { parkLabel } from './paper-file.ts';
import { planSection } from './report-plan.ts';
import { goalsSection, nextSection, problemsSection, type ReportData, worksSection } from './report-sections.ts';
import { chineseDate, figuresOf, note, pageText, paragraph, words } from './report-text.ts';

export interface ReportRequest {
  /** 'YYYY-MM-DD'; today where absent. */
  readonly asOf?: string;
  readonly title?: string;
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Writes the park's work report as of a date from ledgers and plan, and stores it: the docx as a blob, the entry with every figure's origin. */
export async function writeParkReport(context: LoopContext, request: ReportRequest): Promise<Entry> {
  const moment = momentOf(context, request.asOf);
  const [lit, head, plan, label] = await Promise.all([litEntries(context, moment), context.store.head(), currentPlan(context, moment), parkLabel(context)]);
  const later = lit.filter((one) => isLater(one, moment.date));
  const data: ReportData = {
    context,
    date: moment.date,
    lit: lit.filter((one) => !later.includes(one)),
    later,
    judgedBy: await judges(context, lit, moment.stored),
  };
  const blocks = [
    paragraph(words(`本报告按台账和方案测算编写，数据截至${chineseDate(moment.date)}。`)),
    ...goalsSection(data, 0),
    ...worksSection(data, 1),
    ...(await planSection(context, plan, 2)),
    ...problemsSection(data, 3),
    ...nextSection(data, 4),
    ...(lit.some(({ entry }) => entry.values['example'] === true) ? [note('本报告含示例数据，示例单位及其数值均为虚构。')] : []),
  ];
  const title = request.title?.trim() || `${label}${Number(moment.date.slice(0, 4))}年工作情况报告`;
  const document: ReportDocument = { title, subtitle: `（数据截至${chineseDate(moment.date)}）`, asOf: moment.date, chainHead: head.hash, blocks };
  const file = await context.store.putBlob(await writeReport(document), docx, context.park);
  const id = uuid();
  const values = {
    title,
    kind: 'work-report',
    asOf: moment.date,
    plan: plan?.id ?? null,
    file: file.hash,
    figures: figuresOf(blocks),
    text: pageText(blocks),
    chainHead: `${head.seq} ${head.hash}`,
  };
  await context.store.write(context.viewer, { park: context.park, changes: [{ ledger: 'report', kind: 'create', entry: id, values }] });
  return (await context.store.get(context.viewer, context.park, 'report', id)) as Entry;
}

/** A goal of a year that has not come by the report's date: nothing can be said of it yet. */
const isLater = ({ entry }: Lit, date: string) => entry.ledger === 'goal' && Number(entry.values['year'] ?? 0) > Number(date.slice(0, 4));

/** A report's docx as it was written. */
export async function reportFile(context: LoopContext, id: string): Promise<{ readonly name: string; readonly type: string; readonly data: Uint8Array }> {
  const report = await context.store.get(context.viewer, context.park, 'report', id);
  const blob = typeof report?.values['file'] === 'string' ? await context.store.getBlob(report.values['file'], context.park) : null;
  if (!report || !blob) throw new Fault('missing', { code: 'loop.no-report', params: { id } });
  return { name: `${String(report.values['title'])}.docx`, type: docx, data: blob.data };
}

/** The observation each goal's light was judged by: of its subject and indicator (or linked to it), of the period the light names. */
async function judges(context: LoopContext, lit: readonly Lit[], stored: string | number | undefined): Promise<(one: Lit) => Entry | undefined> {
  if (!mayRead(context, 'observation')) return () => undefined;
  const observations = await allEntries(context, { ledger: 'observation', ...(stored === undefined ? {} : { asOf: stored }) });
  const byKey = new Map<string, Entry>();
  for (const o of observations) byKey.set(`${o.values['goal'] || `${o.values['subject'] || 'park'}\n${o.values['indicator']}`}\n${o.values['period']}`, o);
  return ({ entry, light }) => {
    const through = light.reason.params['through'];
    if (entry.ledger !== 'goal' || through === undefined) return undefined;
    const { subject, canonical, indicator } = entry.values;
    const keys = [entry.id, `${subject || 'park'}\n${canonical}`, `${subject || 'park'}\n${indicator}`];
    return keys.map((key) => byKey.get(`${key}\n${through}`)).find((o) => o !== undefined);
  };
}
