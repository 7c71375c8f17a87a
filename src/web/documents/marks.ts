/** Cutting a text into paragraphs and runs that carry the same marks. Offsets are UTF-16 units of the whole text. */
import type { Reading } from '../api/index.ts';

export interface Mark {
  readonly at: number;
  readonly end: number;
  readonly kind: 'figure' | 'project' | 'shown';
  /** `figure:12`, `relation:2`, `project:0`; '' for a span that is only shown. */
  readonly item: string;
  readonly isDoubtful: boolean;
}

export interface Run {
  readonly at: number;
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Paragraph {
  readonly at: number;
  readonly end: number;
  readonly runs: readonly Run[];
  /** Level of the heading that this paragraph is; 0 for body. */
  readonly level: number;
  /** Tasks that begin here: `task:3`. */
  readonly tasks: readonly string[];
}

/** Below this confidence a reading is shown as doubtful. */
export const doubtBelow = 0.6;

/** Marks of a reading: figures, goals without a number and projects, in order. */
export function marksOf(reading: Reading): readonly Mark[] {
  return [
    ...reading.figures.map(
      (figure, index): Mark => ({ at: figure.at, end: figure.end, kind: 'figure', item: `figure:${index}`, isDoubtful: figure.confidence < doubtBelow }),
    ),
    ...(reading.relations ?? []).map(
      ({ at, end, confidence }, index): Mark => ({ at, end, kind: 'figure', item: `relation:${index}`, isDoubtful: confidence < doubtBelow }),
    ),
    ...reading.projects.map(
      (project, index): Mark => ({ at: project.at, end: project.end, kind: 'project', item: `project:${index}`, isDoubtful: project.confidence < doubtBelow }),
    ),
  ].toSorted((a, b) => a.at - b.at || b.end - a.end);
}

/** Paragraphs of the text with their runs; the pieces put together again are the text without its line ends. */
export function paragraphsOf(text: string, reading: Reading, marks: readonly Mark[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    const body = line.endsWith('\r') ? end - 1 : end;
    if (line.trim() !== '') {
      const heading = reading.outline.find((node) => node.at >= at && node.at < Math.max(end, at + 1));
      const isHeading = heading !== undefined && heading.end >= at + line.trimEnd().length - 1;
      paragraphs.push({
        at,
        end,
        runs: runsOf(text, at, body, marks),
        level: isHeading ? Math.max(1, heading.level) : 0,
        tasks: reading.tasks.flatMap((task, index) => (task.at >= at && task.at < end ? [`task:${index}`] : [])),
      });
    }
    at = end + 1;
  }
  return paragraphs;
}

function runsOf(text: string, at: number, end: number, marks: readonly Mark[]): readonly Run[] {
  const here = marks.filter((mark) => mark.at < end && mark.end > at);
  const cuts = new Set([at, end]);
  for (const mark of here) {
    cuts.add(Math.max(at, mark.at));
    cuts.add(Math.min(end, mark.end));
  }
  const points = [...cuts].toSorted((a, b) => a - b);
  return points.slice(0, -1).map((from, index) => ({
    at: from,
    text: text.slice(from, points[index + 1]),
    marks: here.filter((mark) => mark.at <= from && mark.end >= points[index + 1]!),
  }));
}
