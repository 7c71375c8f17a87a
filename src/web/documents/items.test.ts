import { expect, it } from 'vitest';
import type { Entry, Proposal, Reading } from '../api/index.ts';
import { itemsOf, movedSpans, openItems, outcomesOf, pickedItem, withPending } from './items.ts';

const figure = (at: number, status: 'target' | 'result') => ({
  quote: '8.5%',
  at,
  end: at + 4,
  indicator: '示例指标',
  value: 8.5,
  upper: null,
  unit: '%',
  masked: false,
  bound: '=' as const,
  kind: 'change' as const,
  status,
  year: 2026,
  confidence: 0.97,
});
const reading: Reading = {
  doc: '',
  title: null,
  year: 2026,
  text: 'hash',
  reader: '1',
  outline: [],
  sentences: [],
  figures: [figure(20, 'target'), figure(30, 'result')],
  tasks: [
    {
      quote: '建成示例站',
      at: 4,
      end: 9,
      action: '建成',
      object: '示例站',
      measure: '',
      owners: [],
      deadline: null,
      figures: [],
      projects: [],
      parent: null,
      confidence: 0.85,
    },
  ],
  projects: [],
};
const proposal = (item: string, ledger: string, at: number, quote: string, confidence = 0.85): Proposal => ({
  confidence,
  item,
  ledger,
  values: { name: quote },
  source: { textHash: 'hash', at, end: at + quote.length, quote },
});
const decision = (item: string, outcome: string, at: number, quote: string) =>
  ({
    id: item,
    source: { textHash: 'hash', at, end: at + quote.length, quote },
    values: { item, outcome, madeLedger: 'task', madeEntry: 'made' },
  }) as unknown as Entry;
const open = openItems([proposal('figure:0', 'goal', 20, '8.5%', 0.97), proposal('task:0', 'task', 4, '建成示例站')]);

it('lists proposals in the order of the text with their confidence', () => {
  expect(open.map((item) => [item.id, item.confidence])).toEqual([
    ['task:0', 0.85],
    ['figure:0', 0.97],
  ]);
  expect(itemsOf({ reading, decisions: [] }, open)).toBe(open);
});

it('puts a decided item where its words were mended to, and leaves the others the very same objects', () => {
  const items = itemsOf({ reading, decisions: [decision('task:0', 'mended', 6, '示例站')] }, open);
  expect(items.map((item) => item.id)).toEqual(['task:0', 'figure:0']);
  expect(items[0]).toMatchObject({
    at: 6,
    end: 9,
    quote: '示例站',
    values: { name: '建成示例站' },
    decision: { outcome: 'mended', ledger: 'task', entry: 'made' },
  });
  expect(items[1]).toBe(open[1]);
  expect([...outcomesOf(items)]).toEqual([['task:0', 'mended']]);
});

it('shows what was decided before, of which no proposal is given any more', () => {
  const items = itemsOf({ reading, decisions: [decision('task:0', 'accepted', 4, '建成示例站')] }, open.slice(1));
  expect(items[0]).toMatchObject({ id: 'task:0', ledger: 'task', values: { name: '建成示例站' }, decision: { outcome: 'accepted' } });
});

it('lets a figure that is no goal be picked, and nothing else', () => {
  const whole = { reading, decisions: [] };
  expect(pickedItem(whole, 'figure:1', open)).toMatchObject({ ledger: 'goal', at: 30, decision: null });
  for (const other of ['figure:0', 'figure:9', 'task:0', undefined]) expect(pickedItem(whole, other, open)).toBeNull();
});

it('keeps mended words while they are on their way, and drops those of a rejected item', () => {
  const drafts = new Map([['task:0', { at: 6, end: 9 }]]);
  const at = (items: readonly (typeof open)[number][]) => movedSpans(items, drafts, reading).get('task:0');
  expect(at(open)).toMatchObject({ at: 6, end: 9 });
  const sent = withPending(open, new Map([['task:0', 'mended']]));
  expect(sent[0]?.decision).toMatchObject({ outcome: 'mended', entry: '' });
  expect(sent[1]).toBe(open[1]);
  expect(at(sent)).toMatchObject({ at: 6, end: 9 });
  const rejected = itemsOf({ reading, decisions: [decision('task:0', 'rejected', 4, '建成示例站')] }, open);
  expect(at(rejected)).toBeUndefined();
});
