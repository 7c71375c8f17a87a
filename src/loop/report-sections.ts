import { addDays, type Colour, compareLights, noCounts, plain } from '../ledger/index.ts';
import type { Block } from '../office/index.ts';
import type { Entry } from '../store/index.ts';
import type { LoopContext } from './context.ts';
import type { Lit } from './overview.ts';
import { chineseDate, count, figure, lightRuns, note, paragraph, part, type ReportRun, section, words } from './report-text.ts';

/** What the sections are written from. */
export interface ReportData {
  readonly context: LoopContext;
  readonly date: string;
  readonly lit: readonly Lit[];
  /** Goals of years after the date: named, not judged. */
  readonly later: readonly Lit[];
  /** The observation a goal's light was judged by. */
  readonly judgedBy: (lit: Lit) => Entry | undefined;
}

const colourWords: Readonly<Record<Colour, string>> = { green: '绿灯', blue: '蓝灯', yellow: '黄灯', red: '红灯', grey: '未亮灯' };
const ledgerWords = { goal: '目标', task: '任务', project: '项目' } as const;
const stageWords: Readonly<Record<string, string>> = { notStarted: '未启动', underway: '推进中', done: '已完成', stopped: '已终止' };

const of = (data: ReportData, ledger: string) => data.lit.filter(({ entry }) => entry.ledger === ledger);

/** “其中绿灯 8 项、红灯 2 项” over some entries of a ledger. */
function tally(list: readonly Lit[], ledger: keyof typeof ledgerWords): readonly ReportRun[] {
  const counts = noCounts();
  for (const { light } of list) counts[light.colour] += 1;
  const present = (['green', 'blue', 'yellow', 'red', 'grey'] as const).filter((c) => counts[c] > 0);
  return present.flatMap((colour, i) => [
    words(`${i === 0 ? '' : '、'}${colourWords[colour]} `),
    count(counts[colour], ledger, `${ledgerWords[ledger]}台账`),
    words(' 项'),
  ]);
}

/** 一、目标: by area, each goal with its latest figure and how far it is. */
export function goalsSection(data: ReportData, index: number): readonly Block[] {
  const goals = of(data, 'goal');
  const blocks: Block[] = [part(index, '目标完成情况')];
  if (goals.length === 0)
    return [...blocks, paragraph(words(data.later.length === 0 ? '目标台账暂无记录。' : '截至本报告日期的目标暂无记录。'), ...laterRuns(data))];
  blocks.push(
    paragraph(words('纳入台账的目标 '), count(goals.length, 'goal', '目标台账'), words(' 项，其中'), ...tally(goals, 'goal'), words('。'), ...laterRuns(data)),
  );
  const areas = data.context.catalog.areas.filter((area) => goals.some((g) => g.area === area.id));
  areas.forEach((area, i) => {
    const mine = goals.filter((g) => g.area === area.id);
    const told = mine.filter((g) => data.judgedBy(g));
    blocks.push(section(i, `${area.label.zh}方面`));
    if (told.length > 0) blocks.push(paragraph(...told.flatMap((g) => goalRuns(data, g))));
    const silent = mine.filter((g) => !data.judgedBy(g)).map((g) => String(g.entry.values['name']));
    if (silent.length > 0) blocks.push(paragraph(words(`${[...new Set(silent)].join('、')}暂无填报。`)));
  });
  return blocks;
}

function laterRuns({ later }: ReportData): readonly ReportRun[] {
  if (later.length === 0) return [];
  const years = [...new Set(later.map(({ entry }) => Number(entry.values['year'])))].toSorted((a, b) => a - b);
  return [words('另有以后年度（'), words(`${years.join('、')} 年）目标 `), count(later.length, 'goal', '目标台账'), words(' 项，未计入。')];
}

function goalRuns(data: ReportData, lit: Lit): readonly ReportRun[] {
  return lightRuns(lit.light, data.context.catalog.messages.zh[lit.light.reason.code] ?? lit.light.text.zh, lit.entry, data.judgedBy(lit));
}

/** 二、任务和项目. */
export function worksSection(data: ReportData, index: number): readonly Block[] {
  const blocks: Block[] = [part(index, '重点任务和项目推进情况'), section(0, '重点任务')];
  const [tasks, projects] = [of(data, 'task'), of(data, 'project')];
  if (tasks.length === 0) blocks.push(paragraph(words('任务台账暂无记录。')));
  else {
    const done = tasks.filter(({ entry }) => entry.values['stage'] === 'done');
    blocks.push(
      paragraph(
        words('纳入台账的任务 '),
        count(tasks.length, 'task', '任务台账'),
        words(' 项，已完成 '),
        count(done.length, 'task', '任务台账'),
        words(' 项；亮灯情况为'),
        ...tally(tasks, 'task'),
        words('。'),
      ),
      table('有时限的任务', ['任务', '责任单位', '完成时限', '状态', '完成进度', '亮灯'], withDeadline(tasks).map(taskRow)),
    );
  }
  blocks.push(section(1, '重点项目'));
  if (projects.length === 0) return [...blocks, paragraph(words('项目台账暂无记录。'))];
  blocks.push(
    paragraph(words('纳入台账的项目 '), count(projects.length, 'project', '项目台账'), words(' 个；亮灯情况为'), ...tally(projects, 'project'), words('。')),
    table(
      '重点项目',
      ['项目', '建设单位', '阶段', '形象进度', '亮灯'],
      worstFirst(projects)
        .slice(0, 20)
        .map((p) => projectRow(data, p)),
    ),
  );
  return blocks;
}

const worstFirst = (list: readonly Lit[]) => list.toSorted((a, b) => compareLights(a.light, b.light));
const withDeadline = (tasks: readonly Lit[]) => worstFirst(tasks.filter(({ entry }) => entry.values['deadline'])).slice(0, 20);
const table = (title: string, head: readonly string[], rows: readonly (readonly ReportRun[])[]): Block => ({ kind: 'table', title, head, rows });
const text = (value: unknown) => words(typeof value === 'string' && value ? value : '—');
const percent = (entry: Entry, field: string, label: string) =>
  typeof entry.values[field] === 'number' ? figure(`${plain(entry.values[field])}%`, entry, field, label) : words('—');

function taskRow({ entry, light }: Lit): readonly ReportRun[] {
  const { name, owners, deadline, stage } = entry.values;
  const who = Array.isArray(owners) ? owners.join('、') : '';
  return [
    text(name),
    text(who),
    figure(chineseDate(String(deadline)), entry, 'deadline', '完成时限'),
    text(stageWords[String(stage)]),
    percent(entry, 'progress', '完成进度'),
    words(colourWords[light.colour]),
  ];
}

function projectRow(data: ReportData, { entry, light }: Lit): readonly ReportRun[] {
  const definition = data.context.catalog.ledgers.find((d) => d.id === 'project');
  const stage = definition?.fields.find((f) => f.id === 'stage')?.choices?.find((c) => c.value === entry.values['stage']);
  return [
    text(entry.values['name']),
    text(entry.values['enterprise']),
    text(stage?.label.zh),
    percent(entry, 'progress', '形象进度'),
    words(colourWords[light.colour]),
  ];
}

/** 四、问题: what is red or yellow, worst first, in the light's own words. */
export function problemsSection(data: ReportData, index: number): readonly Block[] {
  const bad = worstFirst(data.lit.filter(({ light }) => light.colour === 'red' || light.colour === 'yellow'));
  const blocks: Block[] = [part(index, '存在的主要问题')];
  if (bad.length === 0) return [...blocks, paragraph(words('台账中没有黄灯和红灯事项。'))];
  for (const [colour, list] of [
    ['红灯', bad.filter((b) => b.light.colour === 'red')],
    ['黄灯', bad.filter((b) => b.light.colour === 'yellow')],
  ] as const) {
    list.slice(0, 15).forEach((lit, i) => {
      const lead = i === 0 ? [words(`${colour}事项 `), count(list.length, lit.entry.ledger, '各台账'), words(' 项。')] : [];
      const name = lit.entry.ledger === 'goal' ? [] : [words(`“${String(lit.entry.values['name'])}”`)];
      blocks.push(paragraph(...lead, ...name, ...goalRuns(data, lit)));
    });
    if (list.length > 15) blocks.push(note(`其余 ${list.length - 15} 项见台账。`));
  }
  return blocks;
}

/** 五、下一步: what the ledgers say is due within 90 days, and who has the red ones. */
export function nextSection(data: ReportData, index: number): readonly Block[] {
  const until = addDays(data.date, 90);
  const open = of(data, 'task').filter(
    ({ entry, light }) => light.colour !== 'green' && String(entry.values['deadline'] ?? '') >= data.date && String(entry.values['deadline']) <= until,
  );
  const blocks: Block[] = [part(index, '下一步工作')];
  if (open.length === 0) blocks.push(paragraph(words(`台账中没有 ${chineseDate(until)}前到期的未完成任务。`)));
  for (const { entry } of open.slice(0, 20)) {
    const owners = Array.isArray(entry.values['owners']) && entry.values['owners'].length > 0 ? `由${entry.values['owners'].join('、')}负责，` : '';
    blocks.push(
      paragraph(
        words(`${String(entry.values['name'])}：${owners}完成时限为 `),
        figure(chineseDate(String(entry.values['deadline'])), entry, 'deadline', '完成时限'),
        words('。'),
      ),
    );
  }
  const red = data.lit.filter(({ light }) => light.colour === 'red');
  const named = red.flatMap(({ entry }) =>
    Array.isArray(entry.values['owners'])
      ? (entry.values['owners'] as string[])
      : [entry.values['unitName'], entry.values['enterprise']].filter((v): v is string => typeof v === 'string' && v !== ''),
  );
  if (red.length > 0) {
    const who = named.length > 0 ? `，涉及${[...new Set(named)].join('、')}` : '，责任单位尚未填写';
    blocks.push(paragraph(words('红灯事项 '), count(red.length, 'goal', '各台账'), words(` 项须逐项制定整改计划${who}。`)));
  }
  return blocks;
}
