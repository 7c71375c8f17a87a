import type { Entry } from '../store/index.ts';
import type { ReadDocument } from './document-words.ts';

/** The headings a task stands under in its document, from the outermost: 一、能源保障, （一）绿电替代. */
export function headingsOf({ reading }: ReadDocument, entry: Entry): string {
  const at = entry.source?.at;
  if (at === undefined) return '';
  const task = reading.tasks.find((t) => t.at === at);
  const path: string[] = [];
  for (let i = task?.parent ?? null; i !== null; i = reading.outline[i]?.parent ?? null) {
    const node = reading.outline[i];
    // A line that is itself the task is no heading over it.
    if (node && node.at < at && node.end <= at) path.unshift(`${node.number}${node.title}`.trim());
  }
  return path.join('\u3000');
}

/** Where a task's words stand: 第12段“…”; '' for one entered by hand. */
export function placeOf(text: string, entry: Entry, most = 60): string {
  if (!entry.source) return '';
  const quote = entry.source.quote.replace(/\s+/g, ' ').trim();
  const paragraph =
    text
      .slice(0, entry.source.at)
      .split('\n')
      .filter((line) => line.trim() !== '').length + (/(?:^|\n)\s*$/.test(text.slice(0, entry.source.at)) ? 1 : 0);
  return `第${paragraph}段“${quote.length > most ? `${quote.slice(0, most - 1)}…` : quote}”`;
}

/** Tasks in the order of their words; those entered by hand behind, by code. */
export function inOrder(a: Entry, b: Entry): number {
  return (a.source?.at ?? Infinity) - (b.source?.at ?? Infinity) || (a.code < b.code ? -1 : 1);
}
