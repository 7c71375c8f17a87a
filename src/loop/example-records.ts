import type { Change, Entry } from '../store/index.ts';
import { parsePeriod } from '../ledger/index.ts';
import { allEntries } from './all-entries.ts';
import type { LoopContext } from './context.ts';
import type { ExampleData } from './example-data.ts';

/** Writes the example's months, each marked as example data; those there already stay. */
export async function exampleObservations(context: LoopContext, observations: ExampleData['observations']): Promise<void> {
  const known = new Set((await allEntries(context, { ledger: 'observation' })).map((e) => `${e.values['indicator']} ${e.values['period']}`));
  const goals = await allEntries(context, { ledger: 'goal' });
  const unitOf = new Map(goals.map((g) => [String(g.values['indicator']), String(g.values['unit'] ?? '')]));
  const changes: Change[] = [];
  for (const [indicator, periods] of Object.entries(observations)) {
    const meta = context.catalog.indicators.get(indicator);
    for (const [period, [month, cumulative, yoy]] of Object.entries(periods)) {
      if (known.has(`${indicator} ${period}`)) continue;
      const values = {
        subject: 'park',
        indicator,
        indicatorName: meta?.label.zh ?? indicator,
        period,
        month,
        cumulative,
        yoy,
        unit: meta?.unit ?? unitOf.get(indicator) ?? '',
      };
      changes.push({ ledger: 'observation', kind: 'create', values: { ...values, asOf: parsePeriod(period).end, origin: '示例数据', example: true } });
    }
  }
  if (changes.length > 0) await context.store.write(context.viewer, { park: context.park, changes });
}

/** Sets how far the example's tasks and projects are, where nobody has yet. */
export async function exampleProgress(context: LoopContext, data: Pick<ExampleData, 'tasks' | 'projects'>): Promise<void> {
  const [tasks, projects] = await Promise.all([allEntries(context, { ledger: 'task' }), allEntries(context, { ledger: 'project' })]);
  const changes = [
    ...changesOf(
      tasks.filter((t) => t.values['stage'] === 'notStarted'),
      data.tasks,
    ),
    ...changesOf(
      projects.filter((p) => !p.values['plannedStart']),
      data.projects,
    ),
  ];
  if (changes.length > 0) await context.store.write(context.viewer, { park: context.park, changes });
}

function changesOf(entries: readonly Entry[], rows: readonly ({ readonly match: string } & Readonly<Record<string, unknown>>)[]): readonly Change[] {
  return entries.flatMap((entry) => {
    const row = rows.find(({ match }) => `${entry.values['name']}${entry.values['measure'] ?? ''}`.includes(match));
    if (!row) return [];
    const { match: _match, ...values } = row;
    return [{ ledger: entry.ledger, kind: 'change' as const, entry: entry.id, values: { ...values, example: true } }];
  });
}
