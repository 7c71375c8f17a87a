/**
 * The overview of a park with 10,000 entries: 3,000 goals, 3,500 tasks, 1,500 projects and 2,000 months of observations, read from the real store,
 * lit and summed up. The first call, and the slowest of ten.
 */
import { overview } from '../src/loop/index.ts';
import { openTestLoop } from '../src/loop/testing.ts';
import type { Change } from '../src/store/index.ts';
import { record } from './results.ts';

const context = await openTestLoop('2024-11-20', 'bench');
const areas = context.catalog.areas.map((a) => a.id);
const kinds = ['amount', 'growth', 'share', 'cap', 'count'];
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const day = (i: number) => `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;

const rows: Change[] = [];
for (let i = 0; i < 3000; i += 1)
  rows.push({
    ledger: 'goal',
    kind: 'create',
    values: { name: `示例目标${i}`, indicator: `示例指标${i % 1000}`, area: pick(areas, i), kind: pick(kinds, i), value: 10 + (i % 90), unit: '%', year: 2024 },
  }); // prettier-ignore
for (let i = 0; i < 3500; i += 1)
  rows.push({
    ledger: 'task',
    kind: 'create',
    values: { name: `示例任务${i}`, area: pick(areas, i), deadline: day(i), progress: (i * 7) % 101, stage: 'underway', owners: [`示例局${i % 9}`] },
  }); // prettier-ignore
for (let i = 0; i < 1500; i += 1)
  rows.push({
    ledger: 'project',
    kind: 'create',
    values: { name: `示例项目${i}`, stage: pick(['prepare', 'building'], i), plannedStart: day(i), plannedFinish: '2025-06-30', progress: (i * 3) % 101 },
  }); // prettier-ignore
for (let i = 0; i < 2000; i += 1)
  rows.push({
    ledger: 'observation',
    kind: 'create',
    values: {
      indicator: `示例指标${i % 1000}`,
      indicatorName: `示例指标${i % 1000}`,
      period: pick(['2024-06', '2024-10'], Math.floor(i / 1000)),
      cumulative: i % 100,
      yoy: i % 12,
      unit: '%',
    },
  }); // prettier-ignore

try {
  for (let at = 0; at < rows.length; at += 1000) await context.store.write(context.viewer, { park: 'bench', changes: rows.slice(at, at + 1000) });
  const times: number[] = [];
  for (let i = 0; i < 11; i += 1) {
    const began = performance.now();
    await overview(context);
    times.push(performance.now() - began);
  }
  const [first = 0, ...later] = times;
  record('Overview', [
    { what: `overview of ${rows.length} entries, first call`, goal: '≤ 1 s', measured: `${first.toFixed(0)} ms` },
    { what: 'the slowest of ten more', goal: '≤ 1 s', measured: `${Math.max(...later).toFixed(0)} ms` },
  ]);
} finally {
  await context.close();
}
