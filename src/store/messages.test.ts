import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

test('every code the store can give has its text in both languages, and no text is left over', () => {
  const source = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .concat(readFileSync(join(import.meta.dirname, '../cli/verify.ts'), 'utf8'))
    .join('\n');
  const texts = (locale: string) =>
    parse(readFileSync(join(import.meta.dirname, `../../catalog/messages/store.${locale}.yaml`), 'utf8')) as Record<string, string>;
  const codes = Object.keys(texts('zh'));
  expect(Object.keys(texts('en')).toSorted()).toEqual(codes.toSorted());
  for (const [, code] of source.matchAll(/'(store\.[a-z-]+)'/g)) expect(codes, code).toContain(code);
  // Codes are also put together: `store.${…}` and `store.field-${…}`.
  for (const code of codes)
    expect(
      source.includes(`'${code}'`) || source.includes(`'${code.slice('store.'.length)}'`) || source.includes(`'${code.slice('store.field-'.length)}'`),
      code,
    ).toBe(true);
});
