import { expect, it } from 'vitest';
import type { TaskTableDiff } from '../api/papers.ts';
import { likely } from './table-changes.ts';

it('chooses neither what overwrites others nor what removes', () => {
  const changed = (entry: string, was?: string) => ({
    row: 5,
    entry,
    code: 'RW',
    name: '任务',
    revision: 1,
    values: {},
    fields: [{ field: 'leader' as const, from: '甲', to: '乙', ...(was === undefined ? {} : { was }) }],
  });
  const cells = {} as TaskTableDiff['added'][number]['cells'];
  const diff: TaskTableDiff = {
    document: 'd',
    changed: [changed('a'), changed('b', '丙')],
    added: [{ row: 9, group: '', cells, values: {} }],
    removed: [{ entry: 'c', code: 'RW', name: '任务', revision: 1 }],
    same: 3,
    faults: [],
  };
  expect([...likely(diff)]).toEqual(['change a', 'create 9']);
});
