import type { Classified } from './classify.ts';
import { deadlineOf, type Given } from './deadline.ts';
import { type Group, groupsOf } from './groups.ts';
import { belongs, bracketed, type Duties, joined, labelled, none, saidAlone } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import { completionOf, orderOf } from './orders.ts';
import type { Heading } from './outline.ts';
import type { Span, TaskItem } from './reading.ts';
import { finderOf } from './scan.ts';
import { isSlogan } from './slogan.ts';
import { stepsOf } from './steps.ts';
import { rowsOf } from './tables.ts';

/** Duties are labelled or stand in brackets. */
const mayHoldDuties = finderOf(['：', ':', '（', '(']);
const unburdened: readonly (Duties & Span)[] = [];

export type BareTask = Omit<TaskItem, 'quote' | 'figures' | 'projects'>;

interface Draft extends Group {
  readonly duties: Duties;
  readonly parent: number | null;
}

/**
 * The tasks of a text. Each sentence that orders gives as many as it has orders of their own; duties said behind them (牵头单位：…；完成时限：…),
 * in brackets or in a table's columns belong to the tasks before, back to the last duties or the start of the numbered item. Slogans are none.
 */
export function tasksOf(
  text: string,
  sentences: readonly Span[],
  said: Classified,
  outline: readonly Heading[],
  paths: readonly (readonly number[])[],
  given: Given,
  lexicon: Lexicon,
): BareTask[] {
  const drafts: Draft[] = [];
  const rows = rowsOf(text, given);
  let row = 0;
  // First draft the next duties speak of; a heading that waits for what follows it; duties were said since the last task.
  let scope = 0;
  let waiting: { span: Span; parent: number | null } | null = null;
  let sealed = false;
  // Duties a section's heading names: 一、产业发展（责任领导：…）.
  let section = null as { rank: number; duties: Duties } | null;
  const push = (group: Group, parent: number | null, duties: Duties = none) => {
    if (sealed) scope = drafts.length;
    sealed = false;
    drafts.push({ ...group, duties: section ? joined(section.duties, duties) : duties, parent });
  };
  const give = (duties: Duties, end: number) => {
    if (waiting && scope === drafts.length) {
      push(wholeOf(text, { at: waiting.span.at, end }, lexicon), waiting.parent);
      waiting = null;
    }
    for (let i = scope; i < drafts.length; i++) drafts[i] = { ...drafts[i]!, duties: joined(drafts[i]!.duties, duties) };
    sealed = true;
  };
  sentences.forEach((span, i) => {
    while (row < rows.length && rows[row]!.line.end <= span.at) row++;
    const inRow = rows[row] && rows[row]!.line.at <= span.at ? rows[row]! : null;
    const path = paths[i]!;
    if (inRow) {
      if (span.at <= inRow.task.end || span.at === inRow.line.at) {
        const first = i === 0 || sentences[i - 1]!.end <= inRow.line.at;
        if (first) for (const group of cellGroups(text, inRow.task, lexicon)) push(group, path.at(-1) ?? null, inRow.duties);
        scope = drafts.length;
        sealed = false;
      }
      return;
    }
    const words = text.slice(span.at, span.end);
    const node = outline[path.at(-1) ?? -1];
    const own = node?.sentence === i;
    const parent = (own ? path.at(-2) : path.at(-1)) ?? null;
    if (own && node.rank < 5) {
      scope = drafts.length;
      sealed = false;
      waiting = null;
      if (section && node.rank <= section.rank) section = null;
    }
    // Behind a task 由甲局牵头，4月底前完成 is said of it.
    const alone = drafts.length > scope || waiting ? saidAlone(words, given, lexicon) : null;
    if (alone) {
      give(alone, lastEnd(sentences, i, span, 0));
      return;
    }
    const duties =
      words.length < 3 || !mayHoldDuties(words) ? unburdened : [...labelled(words, given), ...bracketed(words, given, lexicon)].toSorted((a, b) => a.at - b.at);
    if (duties.length === 0 && said.kinds[i] !== 'task') return;
    if (own && node.rank <= 2 && duties.length > 0 && words.length <= 60 && orderOf(masked(words, duties), lexicon) === null) {
      section = { rank: node.rank, duties: duties.reduce<Duties>((all, duty) => joined(all, duty), none) };
      return;
    }
    const events: { at: number; run: () => void }[] = duties.map((duty) => ({ at: duty.at, run: () => give(duty, lastEnd(sentences, i, span, duty.at)) }));
    const next = sentences[i + 1];
    const loaded = duties.length > 0 || (next !== undefined && belongs(text.slice(next.at, Math.min(next.end, next.at + 16))));
    if (said.kinds[i] === 'task' && !belongs(words)) {
      const groups = groupsOf(masked(words, duties), lexicon);
      const heads = own && isHeading(words, node, text, span);
      if (heads && !loaded && !groups.some((g) => g.owners.length > 0 || /\d/.test(g.words.replace(/^.{0,4}[.、]/, '')))) {
        if (groups.length > 0 && !isSlogan(words, lexicon)) waiting = { span: trimmed(words, span), parent };
      } else if (waiting && scope === drafts.length && (groups[0]?.measuring || (groups.length === 0 && loaded))) {
        // （二）推进…利用。新增管网8公里。: the sentence measures what its heading orders.
        push(wholeOf(text, { at: waiting.span.at, end: trimEnd(text, span.at, span.end) }, lexicon), waiting.parent);
        waiting = null;
      } else {
        const kept = groups.filter((group) => loaded || !isSlogan(group.words, lexicon));
        if (kept.length > 0) waiting = null;
        for (const group of kept) events.push({ at: group.at, run: () => push({ ...group, at: span.at + group.at, end: span.at + group.end }, parent) });
        const whole = groups.length > 0 ? '' : masked(words, duties).replace(/[。；\s]+$/, '');
        const ends = () => deadlineOf(whole.replace(/到20\d\d年|[“"]?十[一二三四五六]五[”"]?末/g, ''), given);
        if (
          whole.length >= 4 &&
          (loaded ||
            ((/完成|建成|投产|开工|报|办结|到位(?!资金|内资|外资|率)/.test(whole) || completionOf(whole.split(/[，,]/)[0]!)) &&
              ends() !== null &&
              !isSlogan(words, lexicon)))
        ) {
          const group = wholeOf(text, { at: span.at, end: trimEnd(text, span.at, span.at + whole.length) }, lexicon);
          events.push({ at: 0, run: () => push(group, parent) });
        }
      }
    }
    for (const event of events.toSorted((a, b) => a.at - b.at)) event.run();
  });
  return drafts.map((draft) => taskOf(draft, text, given));
}

/** Where the item before a duty ends: in this sentence, or at the end of the one before. */
function lastEnd(sentences: readonly Span[], i: number, span: Span, at: number): number {
  return at > 2 ? span.at + at : (sentences[i - 1]?.end ?? span.at);
}

/** A numbered heading opens a section: of the upper ranks unless it is long, of the lower ones when more of its paragraph follows. */
function isHeading(words: string, node: Heading, text: string, span: Span): boolean {
  if (node.rank <= 2) return words.length <= 40;
  const more = /^[^\n]*[\u4e00-\u9fff]/.test(text.slice(span.end, span.end + 12));
  return words.length - node.number.length <= 16 && more && words.endsWith('。');
}

/** The words with their duties blanked out, length kept. */
function masked(words: string, duties: readonly Span[]): string {
  if (duties.length === 0) return words;
  let out = words;
  for (const { at, end } of duties) out = out.slice(0, at) + ' '.repeat(end - at) + out.slice(end);
  return out.replace(/[（(](\s+[；;，,]?\s*)+[）)]?/g, (hole) => ' '.repeat(hole.length));
}

function trimEnd(text: string, at: number, end: number): number {
  let to = end;
  while (to > at + 1 && /[。；，！\s（(]/.test(text[to - 1]!)) to--;
  return to;
}

/** Without its number and the stop at its end. */
function trimmed(words: string, span: Span): Span {
  const number =
    /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}[.、．]|第[一二三四五六七八九十][，,、])\s*/.exec(words)?.[0]
      .length ?? 0;
  return { at: span.at + number, end: span.at + trimEnd(words, 0, words.length) };
}

/** A run of text as one task, its verb wherever it stands. */
function wholeOf(text: string, span: Span, lexicon: Lexicon): Group {
  const words = text.slice(span.at, span.end);
  const lead = trimmed(words, { at: 0, end: words.length });
  const body = words.slice(lead.at);
  const first = body.split(/[，,。；：]/)[0]!;
  const ordered = orderOf(first, lexicon);
  const order = ordered ?? completionOf(first);
  return {
    at: span.at + lead.at,
    end: trimEnd(text, span.at, span.end),
    words: body.trimEnd(),
    owners: ordered?.owners ?? [],
    action: order?.action ?? /完成|建成|达到|实现/.exec(body)?.[0] ?? '',
    object: order?.object ?? body.replace(/^(?:到|至)20\d\d年(?:底|末)?[，,]?/, '').split(/[，,。；：]/)[0]!,
    measuring: false,
    sure: 0.6,
  };
}

/** A cell of a task table: its orders, or all of it as one. */
function cellGroups(text: string, cell: Span, lexicon: Lexicon): Group[] {
  const words = text.slice(cell.at, cell.end);
  if (words.trim().length < 3) return [];
  const out: Group[] = [];
  for (const hit of words.matchAll(/[^。；]+/g)) {
    for (const group of groupsOf(hit[0], lexicon)) out.push({ ...group, at: cell.at + hit.index + group.at, end: cell.at + hit.index + group.end, sure: 0.9 });
  }
  const start = cell.at + (words.length - words.trimStart().length);
  return out.length > 0 ? out : [{ ...wholeOf(text, { at: start, end: trimEnd(text, start, cell.end) }, lexicon), sure: 0.8 }];
}

/** Characters around a task in which its duties may stand. */
const REACH = 40;

function taskOf(draft: Draft, text: string, given: Given): BareTask {
  const { at, end, action, object, duties, parent } = draft;
  const words = text.slice(at, end);
  const own = duties.deadline === null ? deadlineOf(words, given) : null;
  const stop = words.search(/[，,；;。]/);
  const owners = duties.owners.length > 0 ? duties.owners : draft.owners;
  const nodes = duties.quarterNodes?.some((node) => node !== null) ? duties.quarterNodes : stepsOf(words, given);
  // 由能源局牵头；（甲局牵头，乙局配合）: said of one by name, before the task or behind it
  const around = text.slice(Math.max(0, at - REACH), end + REACH);
  const leaders = duties.leaders.length > 0 ? duties.leaders : leadersIn(text.slice(Math.max(0, at - REACH), end), Math.min(at, REACH));
  const leadUnit = duties.leadUnit ?? owners.find((owner) => around.includes(`${owner}牵头`));
  return {
    at,
    end,
    action,
    object: object
      .replace(/[（(]\s*$/, '')
      .replace(/\s+/g, ' ')
      .trim(),
    measure: stop < 0 ? '' : words.slice(stop + 1).trim(),
    owners: [...new Set(owners)],
    ...(leaders.length > 0 && { leaders }),
    ...(leadUnit && { leadUnit }),
    ...(duties.annualTarget && { annualTarget: duties.annualTarget }),
    ...(nodes && { quarterNodes: nodes }),
    deadline: duties.deadline ?? own,
    parent,
    confidence:
      Math.round(Math.min(0.98, draft.sure + (owners.length > 0 ? 0.05 : 0) + ((duties.deadline ?? own) ? 0.05 : 0) + (/\d/.test(words) ? 0.05 : 0)) * 100) /
      100,
  };
}

const lead = '(?:牵头|负责|主抓|包抓|包联|挂帅)';
const leading = new RegExp(
  `由((?:[\\u4e00-\\u9fff]{0,8}(?:书记|主任|局长|部长|市长|区长|县长|旗长|盟长|镇长|乡长|秘书长|组长|院长|厅长|常委|常务)(?:[\\u4e00-\\u9fff]{1,3}?)?(?:同志)?|[\\u4e00-\\u9fff]{2,4}同志)[、和]?)+?${lead}`,
  'g',
);

const leadWords = new RegExp(`^由|${lead}$`, 'g');

/** 由副主任张某牵头: people who lead, by office or as 同志, said in the sentence that holds `from`; units are no people. */
function leadersIn(said: string, from: number): readonly string[] {
  if (!said.includes('由')) return [];
  const begin = Math.max(...[...'。；\n'].map((stop) => said.lastIndexOf(stop, from - 1))) + 1;
  return [...said.slice(begin).matchAll(leading)].flatMap(([hit]) =>
    hit
      .replace(leadWords, '')
      .split(/[、和]/)
      .filter((name) => name !== ''),
  );
}
