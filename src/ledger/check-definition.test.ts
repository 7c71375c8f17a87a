import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Fault } from '../fault.ts';
import { checkDefinition, type LedgerDefinition } from './index.ts';

const folder = new URL('../../catalog/ledgers/', import.meta.url);
const shipped = readdirSync(folder).map((file) => parse(readFileSync(new URL(file, folder), 'utf8')) as LedgerDefinition);

it.each(shipped.map((d) => [d.id, d] as const))('the shipped ledger %s is right', (_, definition) => {
  expect(() =>
    checkDefinition(
      definition,
      shipped.map((d) => d.id),
    ),
  ).not.toThrow();
});

it('says everything that is wrong at once', () => {
  const goal = shipped.find((d) => d.id === 'goal') as LedgerDefinition;
  const broken = { ...goal, title: 'none', fields: [...goal.fields, { id: 'Bad Id', label: { zh: '坏', en: 'bad' }, type: 'link' as const }] };
  try {
    checkDefinition(broken);
    expect.unreachable();
  } catch (error) {
    expect((error as Fault).faults.map((f) => f.params['field'])).toEqual(['title', 'Bad Id']);
  }
});
