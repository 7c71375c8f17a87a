import { deadlineOf, type Given } from './deadline.ts';
import { type Duties, isLeader, isQuarter, isTarget, isWhen, isWho, joined, nodeOf, none, unitsIn } from './labels.ts';
import type { Span } from './reading.ts';

/** A row of a task table: where its task stands, and its duties. */
export interface Row {
  /** The whole line. */
  readonly line: Span;
  readonly task: Span;
  readonly duties: Duties;
}

/** Columns that say what is to be done, the most exact first. */
const what = [
  /^(?:具体|工作|主要|整改|推进)?(?:举措|措施)$/,
  /^(?:工作|任务|主要|事项)?内容$/,
  /^(?:重点|主要|目标|具体|年度)?(?:工作)?任务$/,
  /^(?:重点|主要)?(?:工作|事项|项目)(?:名称|安排)?$/,
];

/**
 * Rows of task tables: lines of cells parted by tabs, below a line that names the columns (重点任务, 责任单位, 完成时限).
 * A line of other width, or without tabs, ends the table.
 */
export function rowsOf(text: string, given: Given): Row[] {
  const rows: Row[] = [];
  let head: {
    width: number;
    task: number;
    who: number[];
    leader: number[];
    when: number[];
    lead: number;
    target: number;
    quarters: (readonly [number, string])[];
  } | null = null;
  let tab = -1;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    if (tab < at) tab = text.indexOf('\t', at);
    if (tab < 0) break;
    if (tab >= end) {
      head = null;
      at = end + 1;
      continue;
    }
    const cells = cellsOf(text, at, end);
    const words = cells.map((cell) => text.slice(cell.at, cell.end).replace(/\s/g, ''));
    const who = words.flatMap((word, i) => (isWho(word) ? [i] : []));
    const when = words.flatMap((word, i) => (isWhen(word) ? [i] : []));
    const task = what.map((name) => words.findIndex((word) => name.test(word))).find((i) => i >= 0) ?? -1;
    if (task >= 0 && who.length + when.length > 0) {
      head = {
        width: cells.length,
        task,
        who,
        when,
        leader: words.flatMap((word, i) => (isLeader(word) ? [i] : [])),
        lead: words.findIndex((word) => isWho(word) && word.startsWith('牵头')),
        target: words.findIndex(isTarget),
        quarters: words.flatMap((word, i) => (isQuarter(word) ? [[i, word] as const] : [])),
      };
    } else if (head && cells.length === head.width) {
      const cell = cells[head.task]!;
      const of = (columns: readonly number[]) => [...new Set(columns.flatMap((i) => unitsIn(text.slice(cells[i]!.at, cells[i]!.end).trim())))];
      const dates = head.when.map((i) => deadlineOf(text.slice(cells[i]!.at, cells[i]!.end), given, true)).filter((date) => date !== null);
      const said = (i: number) => (i < 0 ? '' : text.slice(cells[i]!.at, cells[i]!.end).trim());
      const leadUnit = head.lead < 0 ? undefined : of([head.lead])[0];
      const duties: Duties = {
        owners: of(head.who),
        leaders: of(head.leader),
        deadline: dates.at(-1) ?? null,
        ...(leadUnit && { leadUnit }),
        ...(said(head.target) && { annualTarget: said(head.target) }),
      };
      const nodes = head.quarters.map(([i, name]): Duties => ({ ...none, quarterNodes: nodeOf(name, said(i)) }));
      rows.push({ line: { at, end }, task: cell, duties: nodes.reduce((all, node) => joined(all, node), duties) });
    } else head = null;
    at = end + 1;
  }
  return rows;
}

function cellsOf(text: string, from: number, to: number): Span[] {
  const cells: Span[] = [];
  for (let at = from; at <= to; ) {
    const tab = text.indexOf('\t', at);
    const end = tab < 0 || tab > to ? to : tab;
    cells.push({ at, end });
    at = end + 1;
  }
  return cells;
}
