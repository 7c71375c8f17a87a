/** HiGHS's two methods in WebAssembly on parks of growing length: which one answers when none is asked for (`SIMPLEX_ROWS` in src/solver/highs.ts), and whether 672 hours stay under 5 minutes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { planFolder } from '../src/loop/solve-thread.ts';
import { record, type Row } from './results.ts';

const root = join(import.meta.dirname, '..');
const shared = join(root, '../shared/cases');
const GIVE_UP = 300;

const cases = [
  { name: 'ref-park, 168 h', folder: join(shared, 'ref-park/168h-cap40') },
  { name: 'model-energy, 2,920 steps', folder: join(shared, 'pypsa-model-energy') },
  ...[168, 336, 672].map((hours) => ({ name: `parks/alxa, ${hours} h`, folder: join(root, 'parks/alxa'), hours })),
].filter(({ folder }) => existsSync(folder));

const rows: Row[] = [];
for (const { name, folder, ...options } of cases) {
  const told: string[] = [];
  let size = '';
  for (const method of ['simplex', 'ipx'] as const) {
    const plan = await planFolder(folder, { ...options, solver: 'highs', method, timeLimit: GIVE_UP });
    const { primal, dual, gap } = plan.certificate;
    size = `${plan.size.columns} × ${plan.size.rows}`;
    told.push(
      plan.status === 'optimal'
        ? `${method} ${plan.seconds.solve.toFixed(1)} s (certificate ${Math.max(primal, dual, gap).toExponential(0)})`
        : `${method} > ${GIVE_UP} s`,
    );
  }
  rows.push({ what: `${name}: ${size}`, goal: name.includes('672') ? '< 300 s' : '', measured: told.join('; ') });
}
record('highs', rows, 'HiGHS in WebAssembly, one thread; IPX without crossover unless its certificate is worse than 1e-8.');
