import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replace } from './web-build.ts';

let dist = '';
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'parkloop-dist-'));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

const pages = (name: string, words: string): string => {
  mkdirSync(join(dist, name), { recursive: true });
  writeFileSync(join(dist, name, 'index.html'), words);
  return join(dist, name);
};
const shown = (): string => readFileSync(join(dist, 'web', 'index.html'), 'utf8');

describe('new pages', () => {
  it('take the place of the old, and of none', () => {
    expect(replace(join(dist, 'web'), pages('web-1', 'first'))).toBe(true);
    expect(shown()).toBe('first');
    expect(replace(join(dist, 'web'), pages('web-1', 'second'))).toBe(true);
    expect([shown(), existsSync(join(dist, 'web-1')), existsSync(join(dist, 'web-1-old'))]).toEqual(['second', false, false]);
  });

  it('do so where a program of the same number was killed half way', () => {
    pages('web', 'old');
    pages('web-1-old', 'left');
    expect(replace(join(dist, 'web'), pages('web-1', 'new'))).toBe(true);
    expect(shown()).toBe('new');
  });

  it('leave the old where they cannot take their place', () => {
    pages('web', 'old');
    expect(replace(join(dist, 'web'), join(dist, 'web-1'))).toBe(false);
    expect(shown()).toBe('old');
  });
});
