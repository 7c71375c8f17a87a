import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LoopContext } from './context.ts';
import { overview } from './overview.ts';
import { seedExample } from './seed-example.ts';
import { openTestLoop } from './testing.ts';
import { reportFile, writeParkReport } from './write-report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const from = { samples: `${root}samples`, park: `${root}parks/alxa` };

let context: LoopContext & { readonly close: () => Promise<void> };
beforeAll(async () => {
  context = await openTestLoop('2025-11-20', 'alxa');
});
afterAll(() => context.close());

const total = async (ledger: string, filter?: string) =>
  (await context.store.list(context.viewer, { park: 'alxa', ledger, ...(filter ? { filter } : {}), size: 1 })).total;

it('makes the example once: documents, goals, tasks, projects, months, two limits, a plan waiting, a report', async () => {
  const job = await seedExample(context.store, context.catalog, from, context.now);
  expect(job).toMatchObject({ kind: 'plan', state: 'waiting' });
  expect(await total('document')).toBe(3);
  expect(await total('goal')).toBeGreaterThan(15);
  expect(await total('task')).toBeGreaterThan(10);
  expect(await total('enterprise', 'example = true')).toBe(10);
  expect(await total('observation', 'example = false')).toBe(0);
  expect(await total('goal', 'example = false')).toBe(0);
  expect(await total('limit')).toBe(2);
  const before = await context.store.head();
  expect(await seedExample(context.store, context.catalog, from, context.now)).toBeNull();
  expect(await context.store.head()).toEqual(before);

  // Stopped in the middle, it goes on and makes nothing twice.
  await context.store.secrets.set('example:alxa', 'begun');
  expect((await seedExample(context.store, context.catalog, from, context.now))?.id).toBe(job?.id);
  expect(await context.store.head()).toEqual(before);

  const page = await overview(context);
  expect(page.sentence.zh).toMatch(/^\d+ 项目标：\d+ 绿/);
  expect(page.red.some((r) => r.light.text.zh.includes('累计同比 5.1%，目标 9%，差 3.9 个百分点'))).toBe(true);
  expect(page.job?.id).toBe(job?.id);
});

it('leaves an installation alone that holds anything of the park', async () => {
  const other = await openTestLoop('2025-11-20', 'alxa');
  try {
    await other.store.write(other.viewer, { park: 'alxa', changes: [{ ledger: 'unit', kind: 'create', values: { name: '办公室' } }] });
    expect(await seedExample(other.store, other.catalog, from, other.now)).toBeNull();
    expect((await other.store.list(other.viewer, { park: 'alxa', ledger: 'document' })).total).toBe(0);
  } finally {
    await other.close();
  }
});

it('writes a report whose every figure has its entry, and prints the chain head', async () => {
  const head = await context.store.head();
  const report = await writeParkReport(context, { asOf: '2025-11-20' });
  expect(report.values['chainHead']).toBe(`${head.seq} ${head.hash}`);
  const { data, name } = await reportFile(context, report.id);
  expect(name).toContain('工作情况报告.docx');
  const parts = unzipSync(data);
  const text = strFromU8(parts['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, '');
  for (const words of ['目标完成情况', '（一）', '重点任务和项目推进情况', '暂无方案测算结果', '存在的主要问题', '含示例数据']) expect(text).toContain(words);
  const figures = report.values['figures'] as { text: string; ledger: string; entry: string; field: string }[];
  expect(figures.length).toBeGreaterThan(40);
  const growth = figures.find((f) => f.ledger === 'observation' && f.text === '5.1');
  const entry = await context.store.get(context.viewer, 'alxa', 'observation', String(growth?.entry));
  expect(entry?.values).toMatchObject({ indicator: 'economy.industrial-added-value-growth', yoy: 5.1, period: '2024-11' });
  // the page reads what the docx says, and each figure of the list stands in it once, in order
  const blocks = report.values['text'] as { kind: string; text?: string; runs?: (string | number)[]; head?: string[]; rows?: (string | number)[][] }[];
  const runs = blocks.flatMap((b) => [...(b.runs ?? []), ...(b.rows ?? []).flat()]);
  expect(runs.filter((run) => typeof run === 'number')).toEqual(figures.map((_, n) => n));
  const plainText = text.replaceAll(/〔\d+〕|\[\d+\]/g, '').replaceAll('&quot;', '"');
  for (const b of blocks) for (const words of [b.text, ...(b.head ?? [])]) if (words) expect(plainText).toContain(words);
  expect(figures.every((f) => (f as unknown as { label: string }).label !== '')).toBe(true);
  const footers = Object.entries(parts).filter(([part]) => part.startsWith('word/footer'));
  expect(footers.some(([, bytes]) => strFromU8(bytes).includes(head.hash.slice(0, 8)))).toBe(true);
});
