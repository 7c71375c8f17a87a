import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = new URL('../catalog/messages/', import.meta.url);
const rooms = [...new Set(readdirSync(folder).map((file) => file.replace(/\.(?:zh|en)\.yaml$/, '')))];
const read = (room: string, locale: string) => parse(readFileSync(new URL(`${room}.${locale}.yaml`, folder), 'utf8')) as Record<string, string>;
/** Parameters of a text; one that exists in both languages (`problemZh`, `problemEn`) counts as one. */
const placeholders = (text: string) => [...text.matchAll(/\{([A-Za-z][A-Za-z0-9]*?)(?:Zh|En)?\}/g)].map((m) => m[1] as string);

test.each(rooms)('%s: zh and en have the same codes, and no parameter of its own', (room) => {
  const zh = read(room, 'zh');
  const en = read(room, 'en');
  expect(Object.keys(zh).toSorted()).toEqual(Object.keys(en).toSorted());
  for (const [code, text] of Object.entries(zh)) {
    expect(typeof text, code).toBe('string');
    expect(typeof en[code], code).toBe('string');
    expect([...new Set(placeholders(text))].toSorted(), code).toEqual([...new Set(placeholders(en[code] ?? ''))].toSorted());
    expect(text, code).not.toMatch(/[！!]/);
  }
});

test('a code belongs to one room', () => {
  const owner = new Map<string, string>();
  for (const room of rooms) {
    for (const code of Object.keys(read(room, 'zh'))) {
      expect(owner.get(code), code).toBeUndefined();
      owner.set(code, room);
    }
  }
});
