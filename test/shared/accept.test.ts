/** Every item of every real document can be accepted: what the reader finds fits the ledgers, its words are the text's own, and every goal gets a light. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptReading, openProposals, overview, storeDocument } from '../../src/loop/index.ts';
import { openTestLoop } from '../../src/loop/testing.ts';

const folder = new URL('../../../shared/documents/', import.meta.url).pathname;
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];

describe.skipIf(files.length === 0)('accepting whole documents', () => {
  let context: Awaited<ReturnType<typeof openTestLoop>>;
  beforeAll(async () => {
    context = await openTestLoop('2024-11-20');
  });
  afterAll(() => context.close());

  it.each(files)('%s', async (name) => {
    const { document } = await storeDocument(context, { name, data: new Uint8Array(readFileSync(join(folder, name))) });
    const proposals = await openProposals(context, document.id);
    expect(proposals.length).toBeGreaterThan(0);
    const done = await acceptReading(
      context,
      document.id,
      proposals.map(({ item }) => ({ item, outcome: 'accepted' })),
    );
    // A goal said before is not made again: its entry gains a source.
    const made = new Set(done.made.map(({ id }) => id));
    expect(done.decisions.map((d) => made.has(String(d.values['madeEntry'])))).toEqual(proposals.map(() => true));
    const goals = done.made.filter((entry) => entry.ledger === 'goal' && entry.values['canonical'] !== null);
    const key = ({ values: v }: (typeof goals)[number]) =>
      JSON.stringify([v['canonical'], v['year'], v['value'], v['upper'], v['unit'], v['bound'], v['kind'] === 'growth']);
    expect(new Set(goals.filter((g) => g.values['value'] !== null).map(key)).size).toBe(goals.filter((g) => g.values['value'] !== null).length);
    for (const entry of done.made) expect(entry.source?.quote.length).toBeGreaterThan(0);
  });

  it('the overview lights them all', async () => {
    const page = await overview(context);
    const lit = Object.values(page.counts).reduce((a, b) => a + b, 0);
    const totals = await Promise.all(
      ['goal', 'task', 'project'].map(async (ledger) => (await context.store.list(context.viewer, { park: 'test', ledger, size: 1 })).total),
    );
    expect(lit).toBe(totals.reduce((a, b) => a + b, 0));
  });
});
