import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LoopContext } from './context.ts';
import { importModel } from './model.ts';
import { readParkFolder } from './park-files.ts';
import { planBalance } from './plan-balance.ts';
import { requestPlan, workPlans } from './run-plan.ts';
import { openTestLoop } from './testing.ts';

let context: LoopContext & { readonly close: () => Promise<void> };
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  context = await openTestLoop('2025-03-20', 'alxa');
  worker = await workPlans(context.store, context.catalog, context.now);
});
afterAll(async () => {
  await worker.stop();
  await context.close();
});

it('gives to every bus what it takes from it, and every price a unit', async () => {
  const model = await importModel(context, readParkFolder(new URL('../../parks/alxa', import.meta.url).pathname));
  const values = { name: '基准情景', model: { park: 'alxa', hash: model }, year: 2025, hours: 24 };
  await context.store.write(context.viewer, { park: 'alxa', changes: [{ ledger: 'scenario', kind: 'create', values }] });
  const { job } = await requestPlan(context, {});
  let plan = '';
  while (plan === '') {
    const now = await context.store.queue.get(job.id);
    if (now?.state === 'failed') throw new Error(JSON.stringify(now.error));
    if (now?.state === 'done') plan = (now.result as { plan: string }).plan;
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const balance = await planBalance(context, plan);
  expect(balance.unit).toBe('MWh');
  const buses = balance.nodes.filter((node) => !node.id.startsWith('item:'));
  expect(buses.map((bus) => bus.id)).toContain('power');
  for (const { id } of buses) {
    const sum = (end: 'from' | 'to') => balance.links.filter((link) => link[end] === id).reduce((total, link) => total + link.value, 0);
    expect(sum('to'), id).toBeCloseTo(sum('from'), 1);
  }
  expect(balance.prices.find((price) => price.id === 'power')).toMatchObject({ unit: 'CNY/MWh', kind: 'electricity' });
});
