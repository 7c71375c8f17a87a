import { classify } from './classify.ts';
import { calibrated } from './confidence.ts';
import { figuresOf } from './figures.ts';
import { canonicalOf } from './indicator.ts';
import { byColumn, indicatorCells, withUnits } from './indicator-tables.ts';
import type { Lexicon } from './lexicon.ts';
import { fold, unfold } from './normal.ts';
import { outlineOf, pathsOf, titleOf } from './outline.ts';
import { projectsOf } from './projects.ts';
import { quantities } from './quantities.ts';
import type { Figure, Reading, Relation, TaskItem } from './reading.ts';
import { relationsOf } from './relations.ts';
import { sentencesOf } from './sentences.ts';
import { overlaps } from './spans.ts';
import { yearTargetOf } from './steps.ts';
import { type BareTask, tasksOf } from './tasks.ts';
import { documentYear, reviewedYear } from './year.ts';

/** Version of the reader; a change of what it reads makes a new one. */
export const reader = 'grammar/9';

export interface ReadOptions {
  /** The document's name, as `doc` of the reading. */
  readonly name: string;
  readonly lexicon: Lexicon;
  readonly indicators: readonly { readonly id: string; readonly aliases: readonly string[] }[];
  /** SHA-256 of the text in UTF-8, hex. The reader is pure and takes it as given. */
  readonly hash: string;
  /** Year taken where the text itself tells none: that of the upload. */
  readonly assumedYear?: number;
}

/**
 * Reads a work document: outline, sentences, figures, tasks and projects, each with its span in `text`.
 * Pure, deterministic, linear in the text's length; never throws on any text.
 */
export function read(text: string, options: ReadOptions): Reading {
  const { lexicon } = options;
  const folded = fold(text, lexicon.traditional);
  const plain = folded.text;
  const where = <T extends { at: number; end: number }>(item: T): T => ({ ...item, ...unfold(folded, item.at, item.end) });
  const quoted = <T extends { at: number; end: number }>(item: T): T & { quote: string } => {
    const { at, end } = unfold(folded, item.at, item.end);
    return { ...item, at, end, quote: text.slice(at, end) };
  };
  const sentences = sentencesOf(plain);
  const outline = outlineOf(plain, sentences);
  const paths = pathsOf(sentences, outline);
  const dated = documentYear(plain, lexicon, options.assumedYear ?? null);
  const said = classify(plain, sentences, outline, dated.year, lexicon);
  const projects = projectsOf(plain, sentences, lexicon);
  const periods = Object.fromEntries(Object.entries(lexicon.events.periods).map(([name, year]) => [name.replace(/[“”"]/g, ''), year]));
  const title = titleOf(text);
  // An excerpt of a yearly report speaks of the year it is uploaded in; what else bears no date has none, and somebody must say.
  const yearly = /主要(?:预期)?目标是|一年来|过去(?:的)?一年|工作回顾|政府工作报告/.test(plain);
  const annual =
    yearly ||
    // A date or a title's year is what a text without other years speaks of.
    dated.written ||
    // 2024年以来，… at its head: so does what it opens with.
    /^\s*20\d\d年以来[，,]/.test(plain) ||
    /20\d\d年[^，。]{0,20}(?:任务|要点|计划|安排|目标|行动)/.test(title ?? '');
  // A half-year's review tells of the year it is given in, a year's of the year before.
  const opening = plain.slice(0, 800);
  const ofNow =
    /^[^。]{0,60}?(?<!\d)\d{1,2}月\d{1,2}日(?:[上下]午)?[，,]|上半年|前三季度|一季度|今年以来|今年1?(?:月)?[-—~至到]\d{1,2}月|[1X][-—~至到](?:\d{1,2}|X)月/;
  // news of October tells of its own year; in the first months what is told is mostly the year before
  const eventful = Number(/(?<![年\d])(\d{1,2})月\d{1,2}日(?:[上下]午)?[，,]/.exec(opening)?.[1]) > 3 && said.news;
  const current = (ofNow.test(opening) || eventful) && !/过去(?:的)?一年|一年来|去年工作/.test(opening);
  const year = dated.assumed && !yearly ? null : dated.year;
  const reviewed = reviewedYear(opening);
  const told = year === null ? null : (reviewed ?? (current ? year : year - 1));
  const frame = { ...dated, year, annual, periods, told, reviewed };
  const cells = indicatorCells(plain);
  const measured = figuresOf(plain, withUnits(plain, quantities(plain, lexicon), cells, lexicon), sentences, said, projects, frame, said.horizons, lexicon);
  const found = byColumn(measured, cells, year);
  const aliases = options.indicators
    .flatMap(({ id, aliases: words }) => words.map((word) => [word, id] as const))
    .toSorted((a, b) => b[0].length - a[0].length);
  // The same names come again and again.
  const known = new Map<string, string | undefined>();
  const canonicalFor = (name: string) => {
    if (!known.has(name)) known.set(name, canonicalOf(name, aliases));
    return known.get(name);
  };
  const figures: Figure[] = found.map((figure) => {
    // 新 增企业: spaces of a printed page are no part of a name.
    const indicator = figure.indicator.replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '');
    const canonical = canonicalFor(indicator);
    return { ...quoted(figure), indicator, confidence: calibrated('figure', figure.confidence, lexicon), ...(canonical !== undefined && { canonical }) };
  });
  const relations: Relation[] = relationsOf(plain, sentences, said, frame, lexicon).map((relation) => {
    const canonical = canonicalFor(relation.indicator);
    const toCanonical = relation.to === '' ? undefined : canonicalFor(relation.to);
    return { ...quoted(relation), ...(canonical !== undefined && { canonical }), ...(toCanonical !== undefined && { toCanonical }) };
  });
  const inside = (items: readonly { at: number; end: number }[]) => {
    let next = 0;
    return (span: { at: number; end: number }) => {
      const hits: number[] = [];
      while (next < items.length && items[next]!.at < span.at) next++;
      for (; next < items.length && items[next]!.at < span.end; next++) if (items[next]!.end <= span.end) hits.push(next);
      return hits;
    };
  };
  const figuresIn = inside(found);
  const withTarget = <T extends BareTask & { readonly figures: readonly number[] }>(task: T): T => {
    const targets = task.figures.map((i) => found[i]!).filter((figure) => figure.status === 'target' && figure.year === year && year !== null);
    const target = task.annualTarget || targets.length === 0 ? '' : yearTargetOf(plain.slice(task.at, task.end), task.at, targets, task.action);
    return target === '' ? task : { ...task, annualTarget: target };
  };
  const projectsIn = inside(projects);
  // A row of an indicator table sets a goal and orders nothing: 增加值增速.
  const ordered = tasksOf(plain, sentences, said, outline, paths, { ...dated, periods }, lexicon).filter((task) => !overlaps(cells, task));
  const tasks: TaskItem[] = ordered.map((task) =>
    quoted(withTarget({ ...task, confidence: calibrated('task', task.confidence, lexicon), figures: figuresIn(task), projects: projectsIn(task) })),
  );
  return {
    doc: options.name,
    title,
    year: dated.year,
    ...(dated.assumed && dated.year !== null && { yearAssumed: true as const }),
    text: options.hash,
    reader,
    outline: outline.map(({ at, end, level, number, title: heading, parent }) => where({ at, end, level, number, title: heading, parent })),
    sentences: sentences.map((span, i) => {
      const { at, end } = unfold(folded, span.at, span.end);
      return { at, end, kind: said.kinds[i]!, path: paths[i]! };
    }),
    figures,
    relations,
    tasks,
    projects: projects.map((project) => quoted({ ...project, confidence: calibrated('project', project.confidence, lexicon) })),
  };
}
