/** A long report made of our own samples, for what must stay fluid at two hundred pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/**
 * At least so many characters: the annotated samples one after the other, again and again. Each round speaks of districts of its own,
 * so that its projects are not those of the round before.
 */
export function largeDocument(characters: number): string {
  const folder = join(root, 'test', 'reading-samples');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted();
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8').trim());
  const parts = ['示例地区工作报告汇编\n（2025年1月6日）'];
  for (let at = 0, length = 0; length < characters; at += 1) {
    const round = Math.floor(at / texts.length) + 1;
    const part = `第${at + 1}篇\n${texts[at % texts.length]!.replaceAll('示例', `示例${round}区`)}`;
    parts.push(part);
    length += part.length;
  }
  return `${parts.join('\n\n')}\n`;
}
