import type { Block, Run } from '../office/index.ts';
import { type Light, plain } from '../ledger/index.ts';
import type { Entry } from '../store/index.ts';

/** A figure's origin as the report's entry keeps it. */
export interface Origin {
  readonly ledger: string;
  readonly entry: string;
  readonly field: string;
  readonly plan?: string;
}

/** A run of the report that knows its origin by id, beside the code people see. */
export type ReportRun = Run & { readonly origin?: Origin };

export const words = (text: string): ReportRun => ({ text });

/** A figure of an entry: printed, numbered, and found again by code and field. */
export function figure(text: string, entry: Entry, field: string, label: string): ReportRun {
  const plan = entry.ledger === 'plan' ? { plan: entry.code } : {};
  return {
    text,
    source: { entry: entry.code, field: label, ...plan },
    origin: { ledger: entry.ledger, entry: entry.id, field, ...(entry.ledger === 'plan' ? { plan: entry.id } : {}) },
  };
}

/** A number counted over a whole ledger. */
export function count(n: number, ledger: string, label: string): ReportRun {
  return { text: String(n), source: { entry: label, field: '条数' }, origin: { ledger, entry: '', field: 'count' } };
}

/**
 * The first sentence of a light as runs: each number in it points to the entry it stands in. `observation` is the entry judged; without it
 * the light holds no figure of a period.
 */
export function lightRuns(light: Light, template: string, entry: Entry, observation: Entry | undefined): readonly ReportRun[] {
  const sentence = `${template.split('。')[0] ?? ''}。`;
  return sentence.split(/(\{\w+\})/).flatMap((part): readonly ReportRun[] => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part === '' ? [] : [words(part)];
    const value = light.reason.params[name];
    if (typeof value !== 'number') return [words(String(value ?? ''))];
    if (name === 'actual' && observation) return [figure(plain(value), observation, fieldOf(light), labelOf(light))];
    if (name === 'target') return [figure(plain(value), entry, 'value', '目标值')];
    return [figure(plain(value), entry, 'light', '亮灯')];
  });
}

const isGrowth = (light: Light) => light.reason.code.startsWith('light.growth.');
const fieldOf = (light: Light) => (isGrowth(light) ? 'yoy' : 'cumulative');
const labelOf = (light: Light) => (isGrowth(light) ? '累计同比' : '累计');

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (...runs: readonly ReportRun[]): Block => ({ kind: 'paragraph', runs });
export const note = (text: string): Block => ({ kind: 'note', text });

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'];

/** 一、 and （一） as official documents number their parts. */
export const part = (index: number, title: string): Block => heading(1, `${numerals[index]}、${title}`);
export const section = (index: number, title: string): Block => heading(2, `（${numerals[index]}）${title}`);

/** A figure as the report's entry keeps it: its words, where they stand in the text, what they came from and what that field is called. */
type KeptFigure = Origin & { readonly text: string; readonly at: number; readonly label: string };

/** Where each figure stands in the report's text, and what it came from. */
export function figuresOf(blocks: readonly Block[]): readonly KeptFigure[] {
  const out: KeptFigure[] = [];
  let at = 0;
  const run = (one: ReportRun) => {
    if (one.origin) out.push({ text: one.text, at, label: one.source?.field ?? '', ...one.origin });
    at += one.text.length;
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') block.runs.forEach(run);
    else if (block.kind === 'table') {
      for (const cell of block.head) at += cell.length + 1;
      for (const row of block.rows) {
        for (const cell of row) {
          run(cell);
          at += 1;
        }
      }
    } else at += block.text.length;
    at += 1;
  }
  return out;
}

/** The blocks as the report's entry keeps them, to be read on the page: a figure is the number it has in `figuresOf`, other runs are their words. */
export function pageText(blocks: readonly Block[]): readonly unknown[] {
  let next = 0;
  const run = (one: ReportRun): string | number => (one.origin ? next++ : one.text);
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return { kind: block.kind, runs: block.runs.map(run) };
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(run)) };
    return block;
  });
}

/** 2025年10月31日 */
export function chineseDate(date: string): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}
