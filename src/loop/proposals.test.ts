import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LoopContext } from './context.ts';
import { openProposals } from './read-document.ts';
import { storeDocument } from './store-document.ts';
import { openTestLoop } from './testing.ts';

let context: LoopContext & { readonly close: () => Promise<void> };
beforeAll(async () => {
  context = await openTestLoop('2025-04-20');
});
afterAll(() => context.close());

it('what a work costs is no goal of the park; what the park is to invest is', async () => {
  const text =
    '示例园区2025年工作要点\n1.加快总投资86亿元的示例能源甲醇项目建设，确保年内投产。\n2.推进示例科技负极材料项目，计划总投资8亿元，年内完成投资3亿元。\n加快投资25亿元的示例化工扩能项目审批。\n3.今年完成固定资产投资130亿元以上，新签约项目20个、总投资300亿元以上。';
  const { document } = await storeDocument(context, { name: '要点.txt', data: new TextEncoder().encode(text) });
  const goals = (await openProposals(context, document.id)).filter((p) => p.ledger === 'goal').map((p) => p.source.quote);
  expect(goals).not.toContain('86亿元');
  expect(goals).not.toContain('8亿元');
  expect(goals).not.toContain('25亿元');
  for (const quote of ['3亿元', '130亿元', '20个', '300亿元']) expect(goals).toContain(quote);
});
