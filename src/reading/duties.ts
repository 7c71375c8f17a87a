import { anyOf } from './lexicon.ts';
import type { OutlineNode, Span } from './reading.ts';

/** Words of 职责分工: `catalog/lexicon/duties.yaml`. */
export interface DutyWords {
  /** A list or table under a heading with one of these tells duties. */
  readonly headings: readonly string[];
  /** Verbs that open a duty, and words that close one and tell nothing. */
  readonly heads: readonly string[];
  readonly tails: readonly string[];
  /** Words too common to propose by. */
  readonly common: readonly string[];
}

/** What a unit answers for, as a document says. */
export interface FoundDuty extends Span {
  readonly unit: string;
  readonly duty: string;
  readonly quote: string;
}

const unit = '[\\u4e00-\\u9fff]{1,18}?(?:局|委|办|中心|科|处|部|院|站|所|队|公司|集团|委员会|办公室|管委会|政府|街道|镇|乡)(?:（[^（）\\n]{1,12}）)?';
const number = '(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．]\\s*)?';
const said = new RegExp(`^${number}(${unit})\\s*(?:[：:。]\\s*|(?=(?:主要|具体)?(?:负责|牵头|承担)))((?:主要职责[：:]|主要|具体)?[^\\n]{4,})$`);
const bare = new RegExp(`^${number}(${unit})$`);

/**
 * The 职责分工 of a document: lines (能源局：负责…), headings with the lines below (（一）能源局), and tables with a column of units and one of duties,
 * each below a heading that says so. Elsewhere a line that names a unit sets it a task and tells no duty.
 */
export function dutiesOf(text: string, outline: readonly OutlineNode[], words: DutyWords): FoundDuty[] {
  const telling = new RegExp(anyOf(words.headings));
  const headings = new Set(outline.map(({ at }) => at));
  const found: FoundDuty[] = [];
  let isTold = false;
  let owner = '';
  let columns: { readonly unit: number; readonly duty: number } | null = null;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    const raw = text.slice(at, end);
    const line = raw.trim();
    const from = at + (raw.length - raw.trimStart().length);
    const add = (name: string, duty: string) => found.push({ unit: name, duty, at: from, end: from + line.length, quote: line });
    at = end + 1;
    if (line === '') continue;
    if (line.includes('\t')) {
      const cells = line.split('\t').map((cell) => cell.trim());
      const head = columnsOf(cells);
      if (head) columns = head;
      else if (columns && cells[columns.unit] && (cells[columns.duty] ?? '').length >= 4) add(cells[columns.unit]!, cells[columns.duty]!);
      continue;
    }
    columns = null;
    const hit = isTold ? said.exec(line) : null;
    if (hit) {
      add(hit[1]!, hit[2]!);
      owner = '';
      continue;
    }
    // （一）能源局: what it answers for stands below.
    const heading = isTold ? bare.exec(line) : null;
    if (heading) {
      owner = heading[1]!;
      continue;
    }
    const isHeading = (headings.has(from) || found.length + from === 0 || line.length <= 40) && !/[。；;]/.test(line.slice(0, -1));
    if (isHeading && telling.test(line)) {
      isTold = true;
      owner = '';
    } else if (isTold && owner !== '' && !/^[一二三四五六七八九十]+、/.test(line)) add(owner, line.replace(/^[（(]?\d{1,2}[）)、.．]\s*/, ''));
    else if (isTold && headings.has(from) && /^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十\d]+[章节部])/.test(line)) isTold = false;
  }
  return found;
}

function columnsOf(cells: readonly string[]): { readonly unit: number; readonly duty: number } | null {
  const names = cells.map((cell) => cell.replace(/\s/g, ''));
  const column = {
    unit: names.findIndex((name) => /^(?:责任|成员|内设)?(?:单位|部门|机构|科室)(?:名称)?$/.test(name)),
    duty: names.findIndex((name) => /职责|职能|分工/.test(name)),
  };
  return column.unit >= 0 && column.duty >= 0 ? column : null;
}

/** A unit that fits a task, with the words of its duty that say so. */
export interface Fit<T> {
  readonly unit: string;
  readonly duties: readonly { readonly from: T; readonly words: string }[];
}

/**
 * The one unit whose duties name what a task is about; undefined where none does, or two do so alike. `duties`: what the units' own table says, the
 * nearer tables first. A duty's words count by their length, and less where several units have them.
 */
export function fittingUnit<T extends { readonly unit: string; readonly duty: string }>(
  task: string,
  duties: readonly T[],
  words: DutyWords,
): Fit<T> | undefined {
  const told = termsOf(duties, words);
  const owners = new Map<string, Set<string>>();
  for (const { duty, terms } of told) for (const term of terms) owners.set(term, (owners.get(term) ?? new Set()).add(duty.unit));
  const matched = new Map<string, Map<string, { readonly from: T; readonly score: number }>>();
  for (const { duty, terms } of told) {
    // Of a phrase (用地报批, 用地) the most that the task names.
    const term = terms.find((one) => sizeIn(task, one) > 0);
    if (term === undefined) continue;
    const mine = matched.get(duty.unit) ?? new Map<string, { readonly from: T; readonly score: number }>();
    matched.set(duty.unit, mine);
    if (!mine.has(term)) mine.set(term, { from: duty, score: sizeIn(task, term) / owners.get(term)!.size });
  }
  const scores = [...matched].map(([unitName, terms]) => {
    // Two tables may say the same in fewer words: 新能源, 新能源项目.
    const whole = [...terms].filter(([term]) => ![...terms.keys()].some((other) => other !== term && other.includes(term)));
    return { unit: unitName, score: whole.reduce((sum, [, { score }]) => sum + score, 0), duties: whole.map(([term, { from }]) => ({ from, words: term })) };
  });
  const [best, second] = scores.toSorted((a, b) => b.score - a.score);
  // Close calls are the office's to make.
  return !best || best.score < 2 || (second && second.score > 0.7 * best.score) ? undefined : { unit: best.unit, duties: best.duties };
}

/** How much of a term a task names: all of it, or both halves of one of four characters or more (电力…消纳); a third of that behind its first clause. */
function sizeIn(task: string, term: string): number {
  const cut = task.search(/[，,；;。]/);
  const first = cut < 0 ? task : task.slice(0, cut);
  return named(first, term) || (cut < 0 ? 0 : named(task, term) / 3);
}

function named(words: string, term: string): number {
  if (words.includes(term)) return term.length;
  if (term.length < 4 || term.length > 6) return 0;
  const middle = term.length >> 1;
  return words.includes(term.slice(0, middle)) && words.includes(term.slice(middle)) ? term.length / 2 : 0;
}

const known = new WeakMap<DutyWords, Map<string, readonly (readonly string[])[]>>();

/** The phrases of each duty, each as a whole first and then without the words that open and close it. */
function termsOf<T extends { readonly duty: string }>(duties: readonly T[], words: DutyWords): { readonly duty: T; readonly terms: readonly string[] }[] {
  let cache = known.get(words);
  if (!cache) known.set(words, (cache = new Map()));
  const out: { duty: T; terms: readonly string[] }[] = [];
  for (const duty of duties) {
    let phrases = cache.get(duty.duty);
    if (!phrases) {
      if (cache.size > 5000) cache.clear();
      cache.set(duty.duty, (phrases = phrasesOf(duty.duty, words)));
    }
    for (const terms of phrases) out.push({ duty, terms });
  }
  return out;
}

function phrasesOf(duty: string, { heads, tails, common }: DutyWords): string[][] {
  const head = new RegExp(`^(?:${anyOf(heads)})+`);
  const tail = new RegExp(`(?:${anyOf(tails)})$`);
  // 工业企业: two words that are too common are so together.
  const dull = new RegExp(`^(?:${anyOf(common)})+$`);
  return duty.split(/[、，,；;。：:\s（）()]|以及|(?<=[\u4e00-\u9fff]{2})[和及与](?=[\u4e00-\u9fff]{2})/).flatMap((part) => {
    const terms: string[] = [];
    let term = part.replace(/^(?:园区|全园|全区|本园区|辖区内?)/, '').replace(head, '');
    for (;;) {
      if (term.length >= 2 && term.length <= 12 && !dull.test(term)) terms.push(term);
      const shorter = term.replace(tail, '');
      if (shorter === term) return terms.length > 0 ? [terms] : [];
      term = shorter;
    }
  });
}
