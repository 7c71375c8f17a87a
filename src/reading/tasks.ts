import { modalAt } from './classify.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import type { Span, TaskItem } from './reading.ts';

export type BareTask = Omit<TaskItem, 'quote'>;

/** One task a sentence that orders: its verbs, what they act on, what is to come of it, who, and by when. */
export function taskOf(
  words: string,
  span: Span,
  year: number | null,
  parent: number | null,
  figures: readonly number[],
  projects: readonly number[],
  lexicon: Lexicon,
): BareTask {
  const { sentences } = lexicon.words;
  const start = pattern(
    lexicon,
    'taskStart',
    '',
    () =>
      `^(?:(?:力争)?到20\\d\\d年(?:底|末)?[，,]?|[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十]{1,3}[）)]|\\d{1,2}[.、]|${anyOf(sentences.modal)}|[“”"\\s])+`,
  );
  const offset = start.exec(words)?.[0].length ?? 0;
  const chain = pattern(lexicon, 'taskVerbs', 'y', () => `(?:${anyOf([...sentences.adverbs, ...sentences.modal])})*(?:${anyOf(sentences.verbs)})+`);
  chain.lastIndex = offset;
  let found = chain.exec(words);
  if (!found) {
    // 各部门要加快…: the verb stands behind its subject.
    const inner = pattern(lexicon, 'taskInner', '', () => `(?:${anyOf(sentences.modal)})((?:${anyOf(sentences.adverbs)})*(?:${anyOf(sentences.verbs)})+)`).exec(
      words,
    );
    if (inner) found = Object.assign([inner[1]!] as unknown as RegExpExecArray, { index: inner.index + inner[0].length - inner[1]!.length });
  }
  const action =
    found?.[0].replace(
      pattern(lexicon, 'modalStart', '', () => `^(?:${anyOf(sentences.modal)})+`),
      '',
    ) ?? '';
  const from = found ? found.index + found[0].length : offset;
  const stop = words.slice(from).search(/[，,；;。：:！？]/);
  const object = words.slice(from, stop < 0 ? undefined : from + stop).trim();
  const rest = stop < 0 ? '' : words.slice(from + stop + 1);
  const measure = rest
    .replace(/[（(](?:责任|牵头|配合)[^）)]*[）)]/g, '')
    .replace(/[。；！？\s]+$/, '')
    .trim();
  const owners = ownersOf(words);
  const deadline = deadlineOf(words, year);
  const confidence =
    0.5 +
    (action ? 0.2 : 0) +
    (object.length > 1 ? 0.1 : 0) +
    (modalAt(words, lexicon) || found?.index === offset ? 0.1 : 0) +
    (figures.length || deadline ? 0.05 : 0);
  return { ...span, action, object, measure, owners, deadline, figures, projects, parent, confidence: Math.round(confidence * 100) / 100 };
}

/** （牵头单位：甲局；责任单位：乙局）is no sentence of its own but belongs to the task before. */
export function belongs(words: string): boolean {
  return /^[（(]?(?:牵头|责任|配合|主办|协办|完成)(?:单位|部门|领导|人|时限)[：:]/.test(words);
}

/** A task with the duties said behind it. */
export function withDuties<T extends TaskItem>(task: T, words: string, year: number | null): T {
  return { ...task, owners: [...new Set([...task.owners, ...ownersOf(words)])], deadline: task.deadline ?? deadlineOf(words, year) };
}

/** （责任单位：甲局、乙局）, 牵头单位：甲局, 由甲局牵头. */
function ownersOf(words: string): string[] {
  const listed = [...words.matchAll(/(?:责任单位|牵头单位|责任部门|配合单位|责任领导|责任人|牵头领导)[：:]\s*([^）)；;。\n]{2,120})/g)].map((hit) => hit[1]!);
  const led = [...words.matchAll(/由([\u4e00-\u9fff、]{2,30}?)(?:牵头|负责)/g)].map((hit) => hit[1]!);
  const names = [...listed, ...led].flatMap((list) => list.split(/[、，,\s]+/)).map((name) => name.replace(/(?:牵头|负责|配合|等)$/, '').trim());
  return [...new Set(names.filter((name) => name.length >= 2))];
}

const lastDay = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;

/** The last date said, as YYYY-MM-DD: 6月底前, 年底前, 上半年, 三季度, 到2025年. A day without a year is of the document's year. */
function deadlineOf(words: string, year: number | null): string | null {
  const day = /(?:(20\d\d)年)?(1[0-2]|[1-9])月([12]?\d|3[01])日(?:前|之前|以前)/.exec(words);
  const y = Number(day?.[1] ?? /(20\d\d)年/.exec(words)?.[1] ?? year ?? Number.NaN);
  if (Number.isNaN(y)) return null;
  if (day) return `${y}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`;
  const month = /(1[0-2]|[1-9])月(?:底|末|份)?(?:之?前|以前)|(1[0-2]|[1-9])月(?:底|末)/.exec(words);
  if (month) return lastDay(y, Number(month[1] ?? month[2]));
  if (/上半年/.test(words)) return lastDay(y, 6);
  const quarter = /第?([一二三四])季度(?:末|底|前|内)/.exec(words);
  if (quarter) return lastDay(y, 3 * ('一二三四'.indexOf(quarter[1]!) + 1));
  return /年(?:底|末)(?:前|之前)?|年内|全年|到20\d\d年/.test(words) ? lastDay(y, 12) : null;
}
