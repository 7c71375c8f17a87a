/** Lines of a page kept as they were printed: what a paragraph's lines lose when it is copied out of a PDF. */

/** Lines at least so many characters wide can be full. */
const NARROWEST = 16;
/** No page's line has more characters. */
const LONGEST = 80;
/** Marks may hang over the edge or be pulled in by so much. */
const SLACK = 2;
/** So many full lines make a printed page. */
const FEWEST = 6;

const ends = /[。！？；：!?;:]["”』）)]*$/;
const opens =
  /^(?:[　\s]|[（(]?[一二三四五六七八九十百\d]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,3}[章节条部]|[一二三四五六七八九十]是|[①-⑳●■◆▲★※•·—-])/;

interface Line {
  readonly at: number;
  readonly end: number;
  /** Columns: a full-width character is one, a half-width one a half. */
  readonly width: number;
  readonly open: boolean;
}

/**
 * Places of the line ends that only the page's width has set: the line is as wide as most lines that end within a sentence, and the next one goes on.
 * Empty where the text has no such lines, as texts whose lines are paragraphs have not. Linear.
 */
export function wrappedEnds(text: string): ReadonlySet<number> {
  const none = new Set<number>();
  const lines = linesOf(text);
  const open = lines.filter((line) => line.open && line.width >= NARROWEST);
  if (open.length < FEWEST) return none;
  const counts = new Map<number, number>();
  for (const { width } of open) counts.set(Math.round(width), (counts.get(Math.round(width)) ?? 0) + 1);
  const near = (width: number) => [...counts].reduce((sum, [other, count]) => (Math.abs(other - width) <= SLACK ? sum + count : sum), 0);
  const full = [...counts.keys()].reduce((best, width) => (near(width) > near(best) ? width : best));
  // Where paragraphs and headings stand on lines of their own, open lines have any width.
  if (near(full) < FEWEST || near(full) < 0.6 * open.length || lines.filter(({ width }) => width > full + 2 * SLACK).length > 0.1 * near(full)) return none;
  const found = new Set<number>();
  for (let i = 0; i + 1 < lines.length; i++) {
    const { end, width, open: isOpen } = lines[i]!;
    const next = lines[i + 1]!;
    if (isOpen && Math.abs(width - full) <= SLACK + 1 && next.at === end + 1 && next.width > 0 && !opens.test(text.slice(next.at, next.at + 8))) found.add(end);
  }
  return found;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  while (at <= text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const words = text.slice(at, end).trimEnd();
    // a row of a table is no line of a page; a paragraph's width is not counted out
    const isRow = /[\t|]/.test(words.slice(0, LONGEST));
    let width = isRow ? 0 : words.length > LONGEST ? words.length : 0;
    if (width === 0 && !isRow) for (let i = 0; i < words.length; i++) width += words.charCodeAt(i) < 0x100 ? 0.5 : 1;
    lines.push({ at, end, width, open: !isRow && words.length <= LONGEST && words !== '' && !ends.test(words) });
    at = end + 1;
  }
  return lines;
}
