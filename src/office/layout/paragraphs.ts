import { isLatin } from './segments.ts';
import type { Line } from './page.ts';

/** What begins a paragraph wherever it stands: 一、 （一） 第三章 一是. */
const begins = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节条部])/;

/** The sign that stands in a page for a table, between characters no text holds. */
export const standIn = /^\ue000(\d+)\ue000$/;

/**
 * Joins lines into paragraphs by their places: a line that reaches the right edge goes on in the next one, unless that one is indented,
 * stands apart, has another type size or begins with a number of a heading.
 */
export function paragraphsOf(lines: readonly Line[]): string[] {
  const leading = usualLeading(lines);
  const paragraphs: string[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    if (last && goesOn(last, line, leading)) paragraphs[paragraphs.length - 1] = glue(paragraphs.at(-1) ?? '', line.text);
    else paragraphs.push(line.text);
    last = line;
  }
  return paragraphs;
}

function goesOn(last: Line, line: Line, leading: number): boolean {
  const size = last.size;
  const isSameColumn = last.page === line.page && last.from === line.from && line.y > last.y;
  return (
    last.right >= last.to - (1.3 + shortfall(last.text, line.text)) * size &&
    line.left <= line.from + 0.8 * line.size &&
    Math.abs(line.size - size) < 0.15 * size &&
    !begins.test(line.text) &&
    !standIn.test(last.text) &&
    !standIn.test(line.text) &&
    !last.text.includes('\t') &&
    !line.text.includes('\t') &&
    !(isSameColumn && line.y - last.y > 1.6 * leading)
  );
}

/**
 * By how many characters a line that goes on may stay short of the edge: a number or a Latin word that did not fit is not broken, and the mark at the end
 * of another line may hang over the edge; a comma ends no paragraph.
 */
function shortfall(text: string, next: string): number {
  if (/[。！？；：”）》]$/.test(text)) return 0;
  const unbroken = /^[\dA-Za-z.,%／/-]*/.exec(next)![0].length;
  return 0.55 * unbroken + (/[，、]$/.test(text) ? 1.2 : 0);
}

/** The usual distance of two lines: the median. */
function usualLeading(lines: readonly Line[]): number {
  const gaps = lines.flatMap((line, i) => {
    const last = lines[i - 1];
    return last && last.page === line.page && line.y > last.y ? [line.y - last.y] : [];
  });
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Infinity;
}

/** Chinese goes on without a space; two Latin words are parted, a Latin word broken by a hyphen is joined. */
function glue(text: string, more: string): string {
  if (/[a-z]-$/.test(text) && /^[a-z]/.test(more)) return text.slice(0, -1) + more;
  const parts = isLatin(text.at(-1)) && /^[A-Za-z]/.test(more) && /[A-Za-z,.;:]$/.test(text);
  return text + (parts ? ' ' : '') + more;
}
