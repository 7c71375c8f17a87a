import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { message, messages } from './index.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).toSorted();

it('says every message in both languages with the same parameters', () => {
  for (const [key, [zh, en]] of Object.entries(messages)) {
    expect(zh.trim(), key).not.toBe('');
    expect(en.trim(), key).not.toBe('');
    expect(placeholders(en), key).toEqual(placeholders(zh));
    expect(zh, key).not.toMatch(/[!！]/);
    if (key !== 'top.language') expect(en, key).not.toMatch(/!|[\u4e00-\u9fff]/);
  }
});

it('fills parameters in', () => {
  expect(message('zh', 'plan.partial', { hours: 672 })).toContain('672');
  expect(message('en', 'plan.partial', { hours: 672 })).toContain('672');
});

it('keeps Chinese words out of the components', () => {
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('test.ts'));
  const outside = files.filter((file) => !/^(messages|format)[\\/]/.test(file));
  for (const file of outside) {
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code.match(/[\u4e00-\u9fff]+/)?.[0], file).toBeUndefined();
  }
});
