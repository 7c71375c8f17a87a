/**
 * A ledger of 100,000 entries: filter + sort + page with total, at the 95th percentile; and reading 10,000 entries as the overview does.
 * Run: node bench/ledger.ts [entries]; the result stands in bench/RESULTS.md.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parse } from 'yaml';
import type { LedgerDefinition } from '../src/ledger/index.ts';
import { record, type Row } from './results.ts';
import { type EntryQuery, openExisting, openStore, systemViewer, type Viewer } from '../src/store/index.ts';

const SIZE = Number(process.argv[2] ?? 100_000);
const folder = join(import.meta.dirname, '../catalog/ledgers');
const definitions = readdirSync(folder).map((name) => parse(readFileSync(join(folder, name), 'utf8')) as LedgerDefinition);
const viewer = systemViewer();
const bureau: Viewer = {
  user: '示例',
  unit: '示例局3',
  grants: [{ role: 'bureau', park: '*', ledger: 'goal', actions: ['read'], row: 'unitName = viewer.unit or area = "energy"' }],
};
const park = 'bench';

let state = 7;
const random = () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const syllables = [
  ...'园区绿电整改产业发展目标能源水资源投资增长工业制造项目建设新增装机规模比重下降排放强度安全环境创新民生就业收入消费出口科技人才平台企业培育壮大转型升级碳达峰储能氢能光伏风电',
];
const words = (n: number) => Array.from({ length: n }, () => pick(syllables)).join('');
const areas = ['economy', 'industry', 'investment', 'energy', 'carbon', 'water', 'land', 'environment', 'safety', 'innovation', 'livelihood', 'other'];

const directory = await mkdtemp(join(tmpdir(), 'parkloop-bench-'));
const store = await openStore({ dataDir: directory, definitions });
try {
  const writing = performance.now();
  for (let at = 0; at < SIZE; at += 1000) {
    const changes = Array.from({ length: Math.min(1000, SIZE - at) }, () => ({
      ledger: 'goal',
      kind: 'create' as const,
      values: {
        name: words(10),
        indicator: words(6),
        kind: pick(['amount', 'growth', 'share', 'cap']),
        area: pick(areas),
        value: Math.round(random() * 1e6) / 100,
        unit: pick(['亿元', '万千瓦', '%']),
        year: 2020 + Math.floor(random() * 8),
        unitName: `示例局${Math.floor(random() * 30)}`,
        note: random() < 0.3 ? words(30) : null,
        example: true,
      },
    }));
    await store.write(viewer, { park, changes });
  }
  const wrote = (performance.now() - writing) / 1000;
  // What autovacuum does by itself within a minute; the bench does not wait for it.
  const { db, close } = await openExisting({ dataDir: directory });
  await sql`VACUUM (ANALYZE)`.execute(db);
  await close();

  const anyQuery = (): EntryQuery => ({
    park,
    ledger: 'goal',
    filter: pick([
      `area = "${pick(areas)}"`,
      `year = ${2020 + Math.floor(random() * 8)} and value > ${Math.floor(random() * 10_000)}`,
      `unitName = "示例局${Math.floor(random() * 30)}"`,
      'value >= 100 and kind in ("amount", "share")',
      `area = "${pick(areas)}" and contains(name, "${words(1)}")`,
    ]),
    sort: [pick(['name', '-name', 'value', '-value', 'area', '-updatedAt', 'code', '-year', 'unitName'])],
    page: 1 + Math.floor(random() * 5),
    size: 50,
  });
  const rows: Row[] = [];
  const measure = async (what: string, goal: string, runs: number, one: () => Promise<unknown>) => {
    for (let i = 0; i < 10; i++) await one();
    const times: number[] = [];
    for (let i = 0; i < runs; i++) {
      const from = performance.now();
      await one();
      times.push(performance.now() - from);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
    rows.push({ what, goal, measured: `median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms of ${runs}` });
    console.log(rows.at(-1)?.what, rows.at(-1)?.measured);
  };
  await measure('filter + sort + page of 50, with total', '95th percentile ≤ 100 ms', 300, () => store.list(viewer, anyQuery()));
  await measure('the same, with rights by row', '', 200, () => store.list(bureau, anyQuery()));
  await measure('sort + page, no filter', '', 200, () =>
    store.list(viewer, { park, ledger: 'goal', sort: [pick(['name', '-name', 'value', '-value'])], page: 1 + Math.floor(random() * 20), size: 50 }),
  );
  await measure('search for two or three characters', '', 100, () =>
    store.list(viewer, { park, ledger: 'goal', search: words(2 + Math.floor(random() * 2)), size: 50 }),
  );
  await measure('count by area', '', 50, () => store.count(viewer, { park, ledger: 'goal' }, 'area'));
  await measure('as of half way: filter + sort + page', '', 50, () => store.list(viewer, { ...anyQuery(), asOf: Math.floor(SIZE / 2) }));
  await measure('10,000 entries whole, as the overview reads', '≤ 1 s', 20, () => store.list(viewer, { park, ledger: 'goal', size: 10_000 }));
  await measure('one entry written', '', 100, () =>
    store.write(viewer, { park, changes: [{ ledger: 'goal', kind: 'create', values: { name: words(10), indicator: 'a', kind: 'amount' } }] }),
  );
  record(
    `ledger of ${SIZE.toLocaleString('en')} entries`,
    rows,
    `Embedded PostgreSQL, fsync on; written a thousand at a time in ${wrote.toFixed(0)} s. Load average at the end ${loadavg()[0]?.toFixed(1)}.`,
  );
} finally {
  await store.close();
  await rm(directory, { recursive: true, force: true });
}
