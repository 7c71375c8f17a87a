import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { type Change, type Entry, type Job, type Store, systemViewer } from '../store/index.ts';
import { acceptReading, type Decision } from './accept-reading.ts';
import { allEntries } from './all-entries.ts';
import type { LoopCatalog, LoopContext } from './context.ts';
import { type ExampleData, readExample } from './example-data.ts';
import { exampleObservations, exampleProgress } from './example-records.ts';
import { goalToLimit, scopeCard } from './goal-to-limit.ts';
import { ensureModel } from './model.ts';
import { readParkFolder } from './park-files.ts';
import type { Proposal } from './proposals.ts';
import { openProposals } from './read-document.ts';
import { exampleUser, requestPlan } from './run-plan.ts';
import { storeDocument } from './store-document.ts';
import { writeParkReport } from './write-report.ts';

export const exampleId = 'alxa';

/** Items the reader is less sure of wait for a person; the example shows the rest. */
const sure = 0.85;

/** Where the example comes from. */
export interface ExampleSources {
  /** Folder with the sample documents and example.yaml. */
  readonly samples: string;
  /** The park's folder. */
  readonly park: string;
}

/**
 * The example of the first start: sample documents read and accepted, 示例 enterprises, months entered, two goals made limits, the plan queued, a report written.
 * An installation that holds anything of this park already is left alone; one stopped in the middle goes on where it was. Gives the plan's job, or null.
 */
export async function seedExample(store: Store, catalog: LoopCatalog, from: ExampleSources, now: () => Date = () => new Date()): Promise<Job | null> {
  const context: LoopContext = { store, catalog, viewer: systemViewer(exampleUser), park: exampleId, now };
  const key = `example:${exampleId}`;
  const state = await store.secrets.get(key);
  if (state === 'done' || (state !== 'begun' && (await store.recent(context.viewer, exampleId, 1)).length > 0)) return null;
  await store.secrets.set(key, 'begun');
  const data = readExample(join(from.samples, 'example.yaml'));
  await named(context, 'unit', data.units, {});
  await named(context, 'enterprise', data.enterprises, { example: true });
  for (const document of data.documents) await readAndAccept(context, from.samples, document);
  await exampleProgress(context, data);
  await exampleObservations(context, data.observations);
  await ensureModel(context, readParkFolder(from.park), data.plan.hours);
  for (const indicator of data.limits) await limit(context, indicator);
  const { job } = await requestPlan(context, {});
  if ((await store.list(context.viewer, { park: exampleId, ledger: 'report', size: 1 })).total === 0) await writeParkReport(context, {});
  await store.secrets.set(key, 'done');
  return job;
}

async function named(
  context: LoopContext,
  ledger: string,
  rows: readonly Readonly<Record<string, string>>[],
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const known = new Set((await allEntries(context, { ledger })).map((e) => e.values['name']));
  const changes: Change[] = rows.filter((row) => !known.has(row['name'])).map((row) => ({ ledger, kind: 'create', values: { ...row, ...more } }));
  if (changes.length > 0) await context.store.write(context.viewer, { park: context.park, changes });
}

async function readAndAccept(context: LoopContext, folder: string, { file, ...values }: ExampleData['documents'][number]): Promise<void> {
  const document = await stored(context, folder, file, values);
  const projects = new Set((await allEntries(context, { ledger: 'project' })).map(projectKey));
  const decisions: Decision[] = [];
  for (const proposal of await openProposals(context, document.id)) {
    if (proposal.confidence < sure || !tells(proposal)) continue;
    // A goal another document gives another value waits for a person.
    if (proposal.meets?.as === 'new') continue;
    const key = proposal.ledger === 'project' ? projectKey(proposal) : null;
    if (key !== null && projects.has(key)) continue;
    if (key !== null) projects.add(key);
    decisions.push({ item: proposal.item, outcome: 'accepted' });
  }
  if (decisions.length > 0) await acceptReading(context, document.id, decisions);
}

/** A project stands in more than one document, once with its enterprise and once without. */
const projectKey = ({ values }: Pick<Proposal, 'values'>) => String(values['name']).replace(/^.*?公司/, '');

async function stored(context: LoopContext, folder: string, file: string, values: Readonly<Record<string, unknown>>): Promise<Entry> {
  try {
    const data = new Uint8Array(readFileSync(join(folder, file)));
    return (await storeDocument(context, { name: file, data, values: { ...values, example: true } })).document;
  } catch (error) {
    const first = error instanceof Fault && error.faults[0]?.code === 'loop.same-document' ? error.faults[0].params['id'] : undefined;
    const there = first === undefined ? null : await context.store.get(context.viewer, context.park, 'document', String(first));
    if (!there) throw error;
    return there;
  }
}

/** Whether a name says by itself what is meant: a standard indicator does, '并网' or '2.推进…' wait for a person. */
function tells({ ledger, values }: Proposal): boolean {
  const name = String(values['name']);
  if (ledger === 'goal') return Boolean(values['canonical']) || (name.length >= 4 && !/^[\d（(为年底]|(取得|项目|以内|月底)$/.test(name));
  return !name.endsWith('单位');
}

async function limit(context: LoopContext, indicator: string): Promise<void> {
  const goals = await allEntries(context, { ledger: 'goal', filter: `canonical = ${JSON.stringify(indicator)}` });
  for (const goal of goals.filter((g) => !g.values['limit'])) {
    const { card } = await scopeCard(context, goal.id);
    if (!card) continue;
    await goalToLimit(context, goal.id, card);
    return;
  }
}
