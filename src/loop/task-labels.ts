import { daysInMonth } from '../ledger/index.ts';

/** What a task table or notice writes behind a task: 牵头单位：能源局；责任单位：经发局；完成时限：2024年9月30日。 */
export interface TaskLabels {
  readonly owners: readonly string[];
  /** 'YYYY-MM-DD' or null. */
  readonly deadline: string | null;
}

const who = '牵头单位|责任单位|配合单位|主办单位|协办单位|牵头部门|责任部门|配合部门|责任人|责任领导';
const when = '完成时限|完成时间|办结时限|时限要求|时间要求';
const label = new RegExp(`(${who}|${when})\\s*[:：]\\s*([^；;。\\n]+)`, 'g');
const only = new RegExp(`^\\s*(?:${who}|${when})\\s*[:：]`);

/** Whether words are a label of the task before them and no task of their own. */
export function isLabel(quote: string): boolean {
  return only.test(quote);
}

/** The labels between a task's beginning and the end of its line. `year` is that of a date without one. */
export function labelsOf(text: string, at: number, year: number | null): TaskLabels {
  const end = text.indexOf('\n', at);
  const owners = new Set<string>();
  let deadline: string | null = null;
  for (const [, name = '', words = ''] of text.slice(at, end < 0 ? undefined : end).matchAll(label)) {
    if (new RegExp(`^(?:${when})$`).test(name)) deadline ??= dateOf(words, year);
    else for (const one of words.split(/[、，,]/)) if (one.trim()) owners.add(one.trim());
  }
  return { owners: [...owners], deadline };
}

/** 2024年9月30日, 9月底前, 2024年底: the last day it names. */
function dateOf(words: string, assumed: number | null): string | null {
  const found = /(?:(\d{4})年)?(?:(\d{1,2})月(?:(\d{1,2})日)?|底|末)/.exec(words);
  const year = Number(found?.[1] ?? assumed ?? Number.NaN);
  if (!found || !Number.isInteger(year)) return null;
  const month = found[2] ? Number(found[2]) : 12;
  if (month < 1 || month > 12) return null;
  const last = daysInMonth(year, month);
  const day = found[3] ? Math.min(Number(found[3]), last) : last;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
