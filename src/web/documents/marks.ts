/** Cutting a text into passages, paragraphs and runs that carry the same marks. Offsets are UTF-16 units of the whole text. */
import type { Reading, Span } from '../api/index.ts';
import { type Band, bandOf } from './bands.ts';

/** goal: a figure or relation that is to be reached; figure: any other one; shown: words a link points to. */
export type MarkKind = 'goal' | 'figure' | 'task' | 'project' | 'shown';

export interface Mark extends Span {
  readonly kind: MarkKind;
  /** `figure:12`, `relation:2`, `task:3`, `project:0`; '' for a span that is only shown. */
  readonly item: string;
  readonly confidence: number;
  readonly band: Band;
}

export interface Run {
  readonly at: number;
  readonly text: string;
  /** Outermost first. */
  readonly marks: readonly Mark[];
}

export interface Paragraph extends Span {
  readonly runs: readonly Run[];
  /** Level of the heading that this paragraph is; 0 for body, −2 for the document's title, −1 for what stands under it. */
  readonly level: number;
  /** Tasks that begin here. */
  readonly tasks: readonly Mark[];
}

const mark = ({ at, end, confidence }: Span & { readonly confidence: number }, kind: MarkKind, item: string): Mark => ({
  at,
  end,
  kind,
  item,
  confidence,
  band: bandOf(confidence),
});

const inOrder = (a: Span, b: Span) => a.at - b.at || b.end - a.end;

/** Marks of a reading in order, the longer first. */
export function marksOf(reading: Reading): readonly Mark[] {
  return [
    ...reading.tasks.map((task, index) => mark(task, 'task', `task:${index}`)),
    ...reading.projects.map((project, index) => mark(project, 'project', `project:${index}`)),
    ...(reading.relations ?? []).map((one, index) => mark(one, one.status === 'target' ? 'goal' : 'figure', `relation:${index}`)),
    ...reading.figures.map((one, index) => mark(one, one.status === 'target' ? 'goal' : 'figure', `figure:${index}`)),
  ].toSorted(inOrder);
}

/** The marks with those that people have moved where they are now; the others stay the very same objects. */
export const placed = (marks: readonly Mark[], moved: ReadonlyMap<string, Span>): readonly Mark[] =>
  moved.size === 0 ? marks : marks.map((one) => (moved.has(one.item) ? { ...one, ...ends(moved.get(one.item)!) } : one)).toSorted(inOrder);

const ends = ({ at, end }: Span) => ({ at, end });

/** The words a link points to. */
export const shownMark = (span: Span): Mark => mark({ ...span, confidence: 1 }, 'shown', '');

/** A stretch of whole lines, small enough to be set by itself. */
export interface Passage extends Span {
  readonly index: number;
}

/** The text cut at line ends into passages of about `size` characters. */
export function passagesOf(text: string, size = 1200): readonly Passage[] {
  const passages: Passage[] = [];
  for (let at = 0; at < text.length; ) {
    const cut = at + size >= text.length ? -1 : text.indexOf('\n', at + size);
    const end = cut < 0 ? text.length : cut + 1;
    passages.push({ index: passages.length, at, end });
    at = end;
  }
  return passages;
}

/** For each passage what lies in it, in part or whole. `spans` are in order. */
export function byPassage<T extends Span>(passages: readonly Passage[], spans: readonly T[]): readonly (readonly T[])[] {
  const found: T[][] = passages.map(() => []);
  let first = 0;
  for (const span of spans) {
    while (first < passages.length - 1 && passages[first]!.end <= span.at) first += 1;
    for (let index = first; index < passages.length && (index === first || passages[index]!.at < span.end); index += 1) found[index]!.push(span);
  }
  return found;
}

/** The passage a position lies in. */
export function passageAt(passages: readonly Passage[], at: number): number {
  let [low, high] = [0, Math.max(0, passages.length - 1)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (passages[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Line ends inside sentences: only a printed page's width has set them, so the paragraph goes on. */
export function endsWithin(text: string, sentences: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>();
  let next = 0;
  for (let cut = text.indexOf('\n'); cut >= 0; cut = text.indexOf('\n', cut + 1)) {
    while (next < sentences.length && sentences[next]!.end <= cut) next += 1;
    if (next < sentences.length && sentences[next]!.at < cut) found.add(cut);
  }
  return found;
}

export interface Setting {
  readonly joined: ReadonlySet<number>;
  readonly outline: readonly (Span & { readonly level: number })[];
  readonly title: string | null;
}

/** Paragraphs of a passage with their runs; the pieces put together again are its lines that are not blank. */
export function paragraphsOf(text: string, passage: Span, marks: readonly Mark[], { joined, outline, title }: Setting): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let isUnderTitle = false;
  for (let at = passage.at; at < passage.end; ) {
    let cut = text.indexOf('\n', at);
    while (joined.has(cut)) cut = text.indexOf('\n', cut + 1);
    const end = cut < 0 || cut >= passage.end ? passage.end : cut;
    const line = text.slice(at, end);
    if (line.trim() !== '') {
      const body = line.endsWith('\r') ? end - 1 : end;
      const here = marks.filter((one) => one.at < body && one.end > at);
      const from = at;
      const heading = outline.find((node) => node.at >= from && node.at < end);
      const isHeading = heading !== undefined && heading.end >= at + line.trimEnd().length - 1;
      const isTitle = title !== null && line.trim() === title && passage.at === 0 && paragraphs.every((one) => one.level !== -2);
      // The date and the occasion under a title are set with it.
      isUnderTitle = isTitle || (isUnderTitle && /^\s*(\uff08.*\uff09|\(.*\)|——.*|\d{4}\u5e74.{2,8})\s*$/.test(line));
      paragraphs.push({
        at,
        end,
        runs: runsOf(text, at, body, here),
        level: isTitle ? -2 : isUnderTitle ? -1 : isHeading ? Math.max(1, heading.level) : 0,
        tasks: here.filter((one) => one.kind === 'task' && one.at >= from),
      });
    }
    at = end + 1;
  }
  return paragraphs;
}

function runsOf(text: string, at: number, end: number, marks: readonly Mark[]): readonly Run[] {
  const cuts = new Set([at, end]);
  for (const one of marks) {
    cuts.add(Math.max(at, one.at));
    cuts.add(Math.min(end, one.end));
  }
  const points = [...cuts].toSorted((a, b) => a - b);
  const runs: Run[] = [];
  let open: readonly Mark[] = [];
  let next = 0;
  for (let index = 0; index < points.length - 1; index += 1) {
    const [from, to] = [points[index]!, points[index + 1]!];
    const begun: Mark[] = [];
    for (; next < marks.length && marks[next]!.at <= from; next += 1) begun.push(marks[next]!);
    open = [...open, ...begun].filter((one) => one.end > from);
    runs.push({ at: from, text: text.slice(from, to), marks: open });
  }
  return runs;
}
