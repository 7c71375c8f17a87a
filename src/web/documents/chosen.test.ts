import { expect, it } from 'vitest';
import { afterDeciding, atLeast, beside, choiceOf, countStates, listed } from './chosen.ts';
import type { Item, Outcome } from './items.ts';

const item = (id: string, ledger: string, confidence: number, outcome?: Outcome): Item => ({
  id,
  ledger,
  at: Number(id),
  end: Number(id) + 1,
  quote: id,
  values: {},
  confidence,
  decision: outcome ? { outcome, ledger, entry: '' } : null,
});
const items = [
  item('0', 'goal', 0.6),
  item('1', 'task', 0.97, 'accepted'),
  item('2', 'goal', 0.97),
  item('3', 'project', 0.9, 'mended'),
  item('4', 'task', 0.85, 'rejected'),
  item('5', 'task', 0.97),
];
const ids = (list: readonly Item[]) => list.map((one) => one.id).join('');

it('lists by kind and state, sorts by confidence and else by place', () => {
  const all = { kind: 'all', state: 'all', sort: 'place' } as const;
  expect(ids(listed(items, all))).toBe('012345');
  expect(ids(listed(items, { ...all, kind: 'task' }))).toBe('145');
  expect(ids(listed(items, { ...all, state: 'open' }))).toBe('025');
  expect(ids(listed(items, { ...all, state: 'accepted' }))).toBe('13');
  expect(ids(listed(items, { ...all, state: 'rejected', kind: 'task' }))).toBe('4');
  expect(ids(listed(items, { ...all, sort: 'surest' }))).toBe('125340');
  expect(ids(listed(items, { ...all, sort: 'doubtful' }))).toBe('043125');
  expect(countStates(items, 'task')).toEqual({ all: 3, open: 1, accepted: 1, rejected: 1 });
  expect(choiceOf({ show: 'open' })).toEqual({ ...all, state: 'open' });
  expect(choiceOf({ show: 'task', state: 'rejected', sort: 'nonsense' })).toEqual({ kind: 'task', state: 'rejected', sort: 'place' });
});

it('counts for bulk acceptance what is open and sure enough, the limit included', () => {
  expect(ids(atLeast(items, 'all', 0.97))).toBe('25');
  expect(ids(atLeast(items, 'goal', 0.61))).toBe('2');
  expect(ids(atLeast(items, 'all', 0))).toBe('025');
});

it('goes from open item to open item, and through decided ones where none is open', () => {
  expect(beside(items, '0', 1)?.id).toBe('2');
  expect(beside(items, '2', -1)?.id).toBe('0');
  expect(beside(items, '5', 1)).toBeUndefined();
  expect(beside(items, undefined, 1)?.id).toBe('0');
  expect(beside(items, 'gone', -1)?.id).toBe('5');
  expect(beside(items, 'gone', 1, 3)?.id).toBe('5');
  expect(beside(items, 'gone', -1, 3)?.id).toBe('2');
  expect(beside(items, 'gone', 1, 9)).toBeUndefined();
  expect(beside([items[1]!, items[3]!], '1', 1)?.id).toBe('3');
  expect(afterDeciding(items, '2', new Set(['2']))?.id).toBe('5');
  expect(afterDeciding(items, '5', new Set(['5']))?.id).toBe('0');
  expect(afterDeciding(items, '0', new Set(['0', '2', '5']))).toBeUndefined();
});
