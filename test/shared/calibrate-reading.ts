/**
 * Calibrates the reader's confidence: what share of items of a raw score are wholly right, on the annotated samples (those of ../shared and ours).
 * Pools adjacent scores until the share rises with the score (isotonic), and writes catalog/lexicon/confidence.yaml.
 * Run: node test/shared/calibrate-reading.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText, readingWords } from '../../src/loop/read-text.ts';
import type { Figure, Reading } from '../../src/reading/index.ts';
import { overlap, sameFigure, sameName, samples } from '../reading-samples/score.ts';

export interface Judged {
  readonly kind: 'figure' | 'task' | 'project';
  readonly confidence: number;
  readonly right: boolean;
}

interface Gold {
  readonly figures?: readonly Omit<Figure, 'confidence'>[];
  readonly projects?: readonly { at: number; end: number }[];
  readonly tasks?: readonly { at: number; end: number; owners: string[]; deadline: string | null }[];
}

/** Every item read, judged against its annotation: right when span, value and all that is said of it are. */
export function judge(reading: Reading, gold: Gold): Judged[] {
  const out: Judged[] = [];
  if (gold.figures) {
    for (const f of reading.figures) {
      const g = gold.figures.find((one) => sameFigure(f, one));
      const right =
        g !== undefined && f.status === g.status && f.bound === g.bound && f.kind === g.kind && f.year === g.year && sameName(f.indicator, g.indicator);
      out.push({ kind: 'figure', confidence: f.confidence, right });
    }
  }
  if (gold.projects)
    for (const p of reading.projects)
      out.push({ kind: 'project', confidence: p.confidence, right: gold.projects.some((g) => overlap(p, g) >= 0.5 * (g.end - g.at)) });
  if (gold.tasks) {
    for (const t of reading.tasks) {
      const g = gold.tasks.find((one) => overlap(t, one) > 0.5 * Math.max(t.end - t.at, one.end - one.at));
      out.push({ kind: 'task', confidence: t.confidence, right: g !== undefined && g.deadline === t.deadline && g.owners.join() === t.owners.join() });
    }
  }
  return out;
}

/** All items of the annotated documents, with or without the shared ones. */
export function judged(words = readingWords(), shared = join(import.meta.dirname, '../../../shared/documents')): Judged[] {
  const now = new Date('2026-06-01T00:00:00Z');
  // Ours are read without a year of upload, as they are annotated.
  const own = samples().flatMap((sample) => judge(readText(sample.text, sample.doc, new Date(Number.NaN), words), sample));
  const gold = readdirSync(join(shared, 'gold')).flatMap((file) => {
    const text = readFileSync(join(shared, file.replace('.json', '.txt')), 'utf8').replace(/^\ufeff/, '');
    return judge(readText(text, file, now, words), JSON.parse(readFileSync(join(shared, 'gold', file), 'utf8')) as Gold);
  });
  return [...own, ...gold];
}

/** Expected calibration error: the mean distance of confidence and share right over bins of a tenth, weighted by their size. */
export function calibrationError(items: readonly Judged[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const here = items.filter((item) => Math.min(9, Math.floor(item.confidence * 10)) === bin);
    if (here.length === 0) continue;
    const mean = here.reduce((sum, item) => sum + item.confidence, 0) / here.length;
    const right = here.filter((item) => item.right).length / here.length;
    error += (here.length / items.length) * Math.abs(mean - right);
  }
  return error;
}

/** Steps [raw score, share right], rising: pool adjacent violators, a little drawn to the mean where few were seen. */
function isotonic(items: readonly Judged[]): [number, number][] {
  const mean = items.filter((item) => item.right).length / items.length;
  const blocks: { from: number; n: number; right: number }[] = [];
  for (const raw of [...new Set(items.map((item) => item.confidence))].toSorted((a, b) => a - b)) {
    const here = items.filter((item) => item.confidence === raw);
    blocks.push({ from: raw, n: here.length, right: here.filter((item) => item.right).length });
    for (
      let last = blocks.at(-1)!, before = blocks.at(-2);
      before && before.right / before.n >= last.right / last.n;
      last = blocks.at(-1)!, before = blocks.at(-2)
    ) {
      blocks.splice(-2, 2, { from: before.from, n: before.n + last.n, right: before.right + last.right });
    }
  }
  return blocks.map(({ from, n, right }) => [from, Math.round(((right + 2 * mean) / (n + 2)) * 100) / 100]);
}

if (import.meta.main) {
  const { confidence: _, ...raw } = readingWords().lexicon;
  const items = judged({ ...readingWords(), lexicon: raw });
  const lines = (['figure', 'task', 'project'] as const).map((kind) => {
    const mine = items.filter((item) => item.kind === kind);
    return `${kind}: [${isotonic(mine)
      .map(([at, share]) => `[${at}, ${share}]`)
      .join(', ')}] # ${mine.length} items`;
  });
  const head =
    '# What share of items was wholly right at a raw score of the reader or above, on the annotated documents. Written by test/shared/calibrate-reading.ts.\n';
  writeFileSync(join(import.meta.dirname, '../../catalog/lexicon/confidence.yaml'), `${head}${lines.join('\n')}\n`);
  console.log(lines.join('\n'));
  console.log(Object.fromEntries((['figure', 'task', 'project'] as const).map((kind) => [kind, calibrationError(items.filter((item) => item.kind === kind))])));
}
