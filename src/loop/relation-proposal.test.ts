import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptReading } from './accept-reading.ts';
import type { LoopContext } from './context.ts';
import { lightsOf } from './lights.ts';
import { openPoints } from './open-points.ts';
import { openProposals } from './read-document.ts';
import { storeDocument } from './store-document.ts';
import { openTestLoop } from './testing.ts';

let context: LoopContext & { readonly close: () => Promise<void> };
beforeAll(async () => {
  context = await openTestLoop('2025-04-20');
});
afterAll(() => context.close());

const text =
  '示例园区2025年工作要点\n今年主要预期目标是：居民人均可支配收入与经济增长同步，再生水利用量逐年递增，绿色工厂数量保持全盟前列，单位工业增加值能耗控制在上级下达范围以内，重大隐患动态清零。';

it('goals without a number become goals whose note says how they are checked', async () => {
  const { document, reading } = await storeDocument(context, { name: '要点.txt', data: new TextEncoder().encode(text) });
  const proposals = (await openProposals(context, document.id)).filter((p) => p.item.startsWith('relation:'));
  expect(proposals.map((p) => p.item)).toEqual(reading.relations!.map((_, i) => `relation:${i}`));
  expect(proposals.map((p) => [p.values['name'], p.values['kind'], p.values['masked'], p.values['year']])).toEqual([
    ['居民人均可支配收入与经济增长同步', 'yesno', false, 2025],
    ['再生水利用量逐年递增', 'yesno', false, 2025],
    ['绿色工厂数量保持全盟前列', 'rank', false, 2025],
    ['单位工业增加值能耗控制在上级下达范围以内', 'cap', true, 2025],
    ['重大隐患动态清零', 'yesno', false, 2025],
  ]);
  for (const { source } of proposals) expect(text.slice(source.at, source.end)).toBe(source.quote);
  const { made } = await acceptReading(
    context,
    document.id,
    proposals.map((p) => ({ item: p.item, outcome: 'accepted' as const })),
  );
  expect(made.map((goal) => goal.values['note'])).toContain('没有数值的目标，按原文“与经济增长同步”核对。');
  const lights = await lightsOf(context, 'goal', made, { date: '2025-04-20' });
  expect(lights.every((light) => light?.colour === 'grey')).toBe(true);

  const { blanks } = await openPoints(context, document.id);
  expect(blanks.map((goal) => goal.values['name'])).toEqual(['单位工业增加值能耗控制在上级下达范围以内']);
});
