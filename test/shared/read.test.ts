import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { calibrationError, judged } from './calibrate-reading.ts';
import { readPath } from '../../src/loop/read-text.ts';

const shared = new URL('../../../shared/', import.meta.url).pathname;
const documents = join(shared, 'documents');
const names = readdirSync(documents)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -4));
/** The samples are of 2026 at the latest; two bear no date: excerpts of yearly reports take the year of upload. */
const now = new Date('2026-06-01T00:00:00Z');
const out = mkdtempSync(join(tmpdir(), 'parkloop-read-'));
afterAll(() => rmSync(out, { recursive: true }));

describe('the nine sample documents', () => {
  it.each(names)('%s follows the contract', async (name) => {
    const { reading, text } = await readPath(join(documents, `${name}.txt`), now);
    const raw = readFileSync(join(documents, `${name}.txt`), 'utf8').replace(/^\ufeff/, '');
    expect(text).toBe(raw);
    expect(reading.doc).toBe(name);
    expect(reading.text).toMatch(/^[0-9a-f]{64}$/);
    for (const item of [...reading.figures, ...reading.tasks, ...reading.projects]) expect(raw.slice(item.at, item.end)).toBe(item.quote);
    for (const f of reading.figures) {
      expect(Object.keys(f)).toEqual(
        expect.arrayContaining(['quote', 'at', 'end', 'indicator', 'value', 'upper', 'unit', 'masked', 'bound', 'kind', 'status', 'year', 'confidence']),
      );
      expect(f.masked).toBe(f.value === null);
    }
    for (const t of reading.tasks) {
      expect(t.figures.every((i) => reading.figures[i]!.at >= t.at && reading.figures[i]!.end <= t.end)).toBe(true);
      expect(t.parent === null || reading.outline[t.parent] !== undefined).toBe(true);
    }
    for (const s of reading.sentences) expect(raw.slice(s.at, s.end).trim()).toBe(raw.slice(s.at, s.end));
    writeFileSync(join(out, `${name}.json`), JSON.stringify(reading));
  });

  it('score above the floor of this reader', () => {
    const lines = execFileSync(process.execPath, [join(shared, 'tools', 'score-reading.mjs'), join(documents, 'gold'), out], { encoding: 'utf8' })
      .trim()
      .split('\n');
    const score = JSON.parse(lines.at(-1)!) as Record<string, number>;
    expect(score['missing']).toBe(0);
    const floor = { figureF1: 0.99, indicator: 0.97, status: 0.975, bound: 0.99, kind: 0.99, year: 0.98, sentenceAccuracy: 0.98, projectF1: 0.93 };
    for (const [key, least] of Object.entries(floor)) expect(score[key], key).toBeGreaterThanOrEqual(least);
  });

  it('whole government work reports are read, every figure its quote', async () => {
    const folder = join(documents, 'unannotated');
    for (const file of readdirSync(folder).filter((f) => /^20\d\d-/.test(f))) {
      const { reading, text } = await readPath(join(folder, file), now);
      expect(reading.figures.length, file).toBeGreaterThan(100);
      for (const f of reading.figures) expect(text.slice(f.at, f.end)).toBe(f.quote);
    }
  });
});

it('confidence is calibrated: the error over bins of a tenth is at most 0.05', () => {
  for (const kind of ['figure', 'task', 'project'] as const) {
    const items = judged().filter((item) => item.kind === kind);
    expect(items.length, kind).toBeGreaterThan(80);
    expect(calibrationError(items), kind).toBeLessThanOrEqual(0.05);
  }
});
