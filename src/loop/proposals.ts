import { Fault } from '../fault.ts';
import { convert, tryUnit } from '../units/index.ts';
import { type Figure, lastFrom, type ProjectItem, signedBound, type TaskItem } from '../reading/index.ts';
import type { SpanSource } from '../store/index.ts';
import type { LoopContext } from './context.ts';
import { around, exampleOf, headings, oneLine, type ReadDocument, sourceOf, unnumbered } from './document-words.ts';
import { proposedOwner } from './duty-table.ts';
import { goalName, guessArea, guessKind, guessNature } from './guess.ts';
import { relationProposal } from './relation-proposal.ts';
import { yearOf } from './year-of.ts';

/** What accepting an item of a reading would write. */
export interface Proposal {
  /** `figure:12`, `relation:2`, `task:3`, `project:0`: kind and index in the reading. */
  readonly item: string;
  readonly ledger: 'goal' | 'task' | 'project';
  readonly values: Readonly<Record<string, unknown>>;
  readonly source: SpanSource;
  /** How sure the reader is, 0…1. */
  readonly confidence: number;
}

/** One proposal for every target figure, goal without a number, task and project. A span whose words are not the text's is refused: such a reading is broken. */
export function proposalsOf(context: LoopContext, read: ReadDocument): readonly Proposal[] {
  const { reading } = read;
  return [
    ...reading.figures.flatMap((f, i) => (f.status === 'target' && !isMoneyOfWorks(read, f) ? [goalProposal(context, read, f, i)] : [])),
    ...(reading.relations ?? []).flatMap((r, i) => (r.status === 'target' ? [relationProposal(context, read, r, i)] : [])),
    ...reading.tasks.map((t, i) => taskProposal(context, read, t, i)),
    // A project named twice is proposed once.
    ...reading.projects.flatMap((p, i) => (p.same === undefined ? [projectProposal(read, p, i)] : [])),
  ];
}

/** Characters between a work's name and its money. */
const NEAR = 60;

/** 总投资86亿元的甲项目, 甲项目，计划总投资8亿元: what a work costs is its own investment and no goal of the park. */
function isMoneyOfWorks({ text, reading }: ReadDocument, { at, end, indicator }: Figure): boolean {
  if (!/(?:^|[^增促])投资(?:额)?$/.test(indicator)) return false;
  if (/^\s*的[^，,。；\n]{2,40}(?:项目|工程)/.test(text.slice(end, end + NEAR))) return true;
  if (!/总投资|计划投资/.test(text.slice(Math.max(0, at - 8), at))) return false;
  const near = (from: number, to: number) => to >= from && to - from <= NEAR && !/[。；\n]/.test(text.slice(from, to));
  const { projects } = reading;
  // only the works around it are looked at
  for (let i = Math.max(0, lastFrom(projects, at - NEAR)); i < projects.length && projects[i]!.at <= end + NEAR; i++)
    if (near(projects[i]!.end, at) || near(end, projects[i]!.at)) return true;
  return false;
}

/** The proposal of one item; a figure that is a result can be accepted, too, when asked for by name. */
export function proposalOf(context: LoopContext, read: ReadDocument, item: string): Proposal {
  const [kind, index] = [item.slice(0, item.indexOf(':')), Number(item.slice(item.indexOf(':') + 1))];
  const { figures, tasks, projects } = read.reading;
  const figure = kind === 'figure' ? figures[index] : undefined;
  if (figure) return goalProposal(context, read, figure, index);
  const relation = kind === 'relation' ? read.reading.relations?.[index] : undefined;
  if (relation) return relationProposal(context, read, relation, index);
  const task = kind === 'task' ? tasks[index] : undefined;
  if (task) return taskProposal(context, read, task, index);
  const project = kind === 'project' ? projects[index] : undefined;
  if (project) return projectProposal(read, project, index);
  throw new Fault('missing', { code: 'loop.no-item', params: { item } });
}

function goalProposal(context: LoopContext, read: ReadDocument, figure: Figure, index: number): Proposal {
  const meta = figure.canonical === undefined ? undefined : context.catalog.indicators.get(figure.canonical);
  const kind = guessKind(figure, meta);
  const { year, confidence } = yearOf(read, figure);
  const indicator = unnumbered(oneLine(figure.indicator, 200)) || oneLine(around(read, figure), 40) || figure.quote;
  return {
    item: `figure:${index}`,
    ledger: 'goal',
    source: sourceOf(read, figure),
    confidence,
    values: {
      name: goalName({ ...figure, indicator }, kind),
      indicator,
      canonical: figure.canonical ?? null,
      subject: 'park',
      area: meta?.area ?? guessArea(context.catalog.areas, indicator, around(read, figure)),
      kind,
      nature: guessNature(figure, kind, read.text, read.reading),
      bound: signedBound(figure),
      value: figure.value,
      upper: figure.upper,
      unit: oneLine(figure.unit, 40),
      masked: figure.masked,
      year,
      status: figure.status,
      document: read.document.id,
      ...exampleOf(read),
    },
  };
}

function taskProposal(context: LoopContext, read: ReadDocument, task: TaskItem, index: number): Proposal {
  // Nobody named: 职责分工 may propose somebody, who stays a proposal until an office says so.
  const proposed = task.owners.length === 0 ? proposedOwner(`${task.action}${task.object}，${task.quote}`, read.duties ?? []) : undefined;
  return {
    item: `task:${index}`,
    ledger: 'task',
    source: sourceOf(read, task),
    confidence: task.confidence,
    values: {
      name: oneLine((task.object ? `${task.action}${task.object}` : task.measure) || task.quote, 60),
      action: oneLine(task.action, 60),
      object: oneLine(task.object, 200),
      measure: task.measure || unnumbered(task.quote),
      owners: [...new Set(task.owners.map((owner) => oneLine(owner, 60)))],
      ...(proposed && { proposedOwners: [oneLine(proposed.unit, 60)], proposedFrom: proposed }),
      ...(task.leadUnit && { leadUnit: oneLine(task.leadUnit, 60) }),
      ...(task.leaders && { leader: task.leaders.join('、') }),
      ...(task.annualTarget && { annualTarget: task.annualTarget }),
      ...(task.quarterNodes && { quarterNodes: task.quarterNodes }),
      deadline: task.deadline,
      area: guessArea(context.catalog.areas, task.object, task.quote, headings(read, task.parent)),
      stage: 'notStarted',
      progress: 0,
      document: read.document.id,
      ...exampleOf(read),
    },
  };
}

function projectProposal(read: ReadDocument, project: ProjectItem, index: number): Proposal {
  return {
    item: `project:${index}`,
    ledger: 'project',
    source: sourceOf(read, project),
    confidence: project.confidence,
    values: {
      name: unnumbered(oneLine(project.name, 120)) || oneLine(project.quote, 120),
      capacity: textOrNull(project.capacity),
      investment: yiYuan(project.investment),
      place: textOrNull(project.place),
      enterprise: textOrNull(project.enterprise),
      ...(project.stage && stages.has(project.stage) ? { stage: project.stage } : {}),
      document: read.document.id,
      ...exampleOf(read),
    },
  };
}

const textOrNull = (text: string | undefined) => (text === undefined ? null : oneLine(text, 200));

const stages = new Set(['plan', 'talk', 'signed', 'prepare', 'started', 'building', 'completed', 'producing', 'full']);

/** '900亿元' → 900; null where it is no sum of money. */
function yiYuan(text: string | undefined): number | null {
  const found = text === undefined ? null : /(\d+(?:\.\d+)?)\s*([^\d\s].*)$/.exec(text);
  const unit = found?.[2] ? tryUnit(found[2].trim()) : undefined;
  const target = tryUnit('亿元');
  if (!found || !unit || !target) return null;
  try {
    return convert(Number(found[1]), unit, target);
  } catch {
    return null;
  }
}
