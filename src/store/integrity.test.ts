import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerDefinition } from '../ledger/index.ts';
import { same } from './canonical.ts';
import { readEvents } from './chain.ts';
import { connect, type Db } from './database.ts';
import { thing } from './example-ledgers.ts';
import { systemViewer } from './grants.ts';
import { Ledgers } from './ledgers.ts';
import { replay } from './rebuild.ts';
import { openTestStore } from './testing.ts';
import type { Change, Store, Viewer } from './types.ts';
import { verify, verifyWithin } from './verify.ts';

const FULL = process.env.PARKLOOP_FULL === '1';
const park = 'fuzz';
const me = systemViewer('fuzz');
const units = ['经发局', '环保局', '招商局'];

let store: Store & { readonly databaseUrl: string };
let db: Db;
beforeAll(async () => {
  store = await openTestStore([thing]);
  ({ db } = connect(store.databaseUrl));
});
afterAll(async () => {
  await db?.destroy();
  await store?.close();
});

const texts = fc.oneof(
  fc.constantFrom(...units),
  fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => text.isWellFormed() && !/[\0\r\n]/.test(text) && text !== ''),
);
const numbers = fc.double({ noNaN: true, min: -1e6, max: 1e300 });
/** Values of an entry, of every type; links are put in by index once there are entries. */
const values = fc.record(
  {
    name: texts,
    note: fc.option(texts, { nil: null }),
    amount: fc.option(numbers, { nil: null }),
    power: fc.option(fc.record({ text: fc.integer({ min: -999, max: 999 }).map(String), unit: fc.constantFrom('万千瓦', 'MW') }), { nil: null }),
    open: fc.option(fc.boolean(), { nil: null }),
    due: fc.option(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
      { nil: null },
    ),
    period: fc.option(fc.constantFrom('2024', '2024-Q3', '2024-12', '2024-01..02'), { nil: null }),
    stage: fc.option(fc.constantFrom('plan', 'build', 'done'), { nil: null }),
    tags: fc.option(fc.subarray(['a', 'b', 'c']), { nil: null }),
    words: fc.option(fc.array(texts, { maxLength: 3 }), { nil: null }),
    extra: fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('\\u0000') && JSON.stringify(value).isWellFormed()),
    phone: fc.option(texts, { nil: null }),
    unitName: fc.constantFrom(...units),
  },
  { requiredKeys: ['name', 'unitName'] },
);
type Act = { readonly kind: Change['kind'] | 'undo' | 'erase'; readonly at: number; readonly values: Record<string, unknown>; readonly link: number | null };
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('create', 'create', 'change', 'change', 'change', 'remove', 'restore', 'undo'),
  at: fc.nat(1000),
  values: values as fc.Arbitrary<Record<string, unknown>>,
  link: fc.option(fc.nat(1000), { nil: null }),
});

test('random commands: built from scratch is the same, as of an event is the replay up to it, rights are the same everywhere', async () => {
  const entries: string[] = [];
  const commands: string[] = [];
  const run = async (acts: readonly Act[]): Promise<void> => {
    for (const { kind, at, values: given, link } of acts) {
      const entry = entries[at % Math.max(1, entries.length)];
      const linked = link === null || entries.length === 0 ? {} : { parent: entries[link % entries.length] };
      try {
        if (kind === 'undo') {
          const command = commands[at % Math.max(1, commands.length)];
          if (command !== undefined) await store.undo(me, park, command);
          continue;
        }
        const change: Change =
          kind === 'create'
            ? { ledger: 'thing', kind, values: { ...given, ...linked } }
            : {
                ledger: 'thing',
                kind: kind as Change['kind'],
                ...(entry === undefined ? {} : { entry }),
                ...(kind === 'change' ? { values: { ...given, ...linked } } : {}),
              };
        const events = await store.write(me, {
          park,
          changes: at % 3 === 0 && kind === 'create' ? [change, { ...change, values: { ...given, name: '双' } }] : [change],
        });
        for (const event of events) if (event.kind === 'create') entries.push(event.entry);
        if (events[0] !== undefined) commands.push(events[0].command);
      } catch (error) {
        // What a person may be told: gone, there already, linked to something gone, nothing left to undo.
        if (!/store\.(entry-|link-missing|undo-nothing)/.test(String(error))) throw error;
      }
    }
    expect((await verify(db)).fault).toBeNull();
    await checkAsOf(acts.length);
    await checkRights(acts[0]?.at ?? 0);
  };
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), run), { seed: 20261122, numRuns: FULL ? 150 : 12, endOnFailure: true });
  expect(entries.length).toBeGreaterThan(20);
});

async function checkAsOf(pick: number): Promise<void> {
  const ledgers = new Ledgers();
  await ledgers.reload(db);
  const head = await store.head();
  const seq = 1 + ((pick * 7919) % head.seq);
  const standing = new Map<string, Record<string, unknown>>();
  for await (const versions of replay(db, ledgers.get('thing'), seq))
    for (const version of versions) if (version.toSeq > seq) standing.set(version.entry, version.values);
  const { entries, total } = await store.list(me, { park, ledger: 'thing', asOf: seq, size: 10_000 });
  expect(total).toBe(standing.size);
  for (const entry of entries) expect(same(entry.values, standing.get(entry.id))).toBe(true);
}

async function checkRights(pick: number): Promise<void> {
  const viewer: Viewer = {
    user: '甲',
    unit: units[pick % 3] as string,
    grants: [
      { role: 'bureau', park, ledger: 'thing', actions: ['read'], row: 'unitName = viewer.unit' },
      { role: 'all', park: '*', ledger: 'thing', actions: ['read'], fields: ['name', 'unitName'], row: 'open' },
    ],
  };
  const all = (await store.list(me, { park, ledger: 'thing', size: 10_000 })).entries;
  const allowed = new Set(all.filter((entry) => entry.values.unitName === viewer.unit || entry.values.open === true).map((entry) => entry.id));
  const seen = await store.list(viewer, { park, ledger: 'thing', size: 10_000 });
  expect(new Set(seen.entries.map((entry) => entry.id))).toEqual(allowed);
  expect(seen.total).toBe(allowed.size);
  expect((await store.count(viewer, { park, ledger: 'thing' }, 'unitName')).reduce((sum, { count }) => sum + count, 0)).toBe(allowed.size);
  for (const entry of all.slice(0, 10)) {
    const got = await store.get(viewer, park, 'thing', entry.id);
    expect(got !== null).toBe(allowed.has(entry.id));
    if (got !== null && entry.values.unitName !== viewer.unit) expect(Object.keys(got.values)).toEqual(['name', 'unitName']);
    expect((await store.history(viewer, park, 'thing', entry.id)).length > 0).toBe(allowed.has(entry.id));
  }
}

test('altering any part of any event is found, and where', async () => {
  const { seq: last } = await store.head();
  const alterations: Record<string, string> = {
    park: "park || 'x'",
    at: "at + interval '1 millisecond'",
    by: "by || ' '",
    command: "command || 'x'",
    ledger: "ledger || 'x'",
    ledger_version: 'ledger_version + 1',
    entry: 'gen_random_uuid()',
    revision: 'revision + 100000',
    kind: "CASE kind WHEN 'change' THEN 'move' ELSE 'change' END",
    changes: `changes || '{"name": [null, "x"]}'`,
    source: `'{"at": 0}'`,
    id: 'gen_random_uuid()',
    prev: "translate(prev, '0123456789abcdef', '123456789abcdef0')",
    hash: "translate(hash, '0123456789abcdef', '123456789abcdef0')",
    seq: 'seq + 1000000',
  };
  expect((await verify(db)).fault).toBeNull();
  for (const [i, [column, expression]] of Object.entries(alterations).entries()) {
    const seq = 2 + ((i * 31) % (last - 1));
    await alter(sql`UPDATE event SET ${sql.ref(column)} = ${sql.raw(expression)} WHERE seq = ${seq}`, async (fault) => {
      expect(fault, column).toMatchObject({ code: expect.stringMatching(/^store\.verify-(hash|link|gap)$/) });
      expect(fault?.params.seq, column).toBe(seq);
    });
  }
  await alter(sql`DELETE FROM event WHERE seq = ${last - 1}`, async (fault) =>
    expect(fault).toMatchObject({ code: 'store.verify-gap', params: { seq: last - 1 } }),
  );
});

test('a projection, definition, personal value, blob or head that does not fit is found', async () => {
  const { hash } = await store.putBlob(new TextEncoder().encode('园环'), 'text/plain', park);
  const [event] = await store.write(me, { park, changes: [{ ledger: 'thing', kind: 'create', values: { name: '物', amount: 1, phone: '123', file: hash } }] });
  const { table_name: table } = await db.selectFrom('projection').select('table_name').where('ledger', '=', 'thing').executeTakeFirstOrThrow();
  const cases: [ReturnType<typeof sql>, string][] = [
    [sql`UPDATE ${sql.table(table)} SET f_amount = 2 WHERE entry = ${event?.entry}`, 'store.verify-entry-differs'],
    [sql`UPDATE ${sql.table(table)} SET search = 'x' WHERE entry = ${event?.entry}`, 'store.verify-entry-differs'],
    [sql`DELETE FROM ${sql.table(table)} WHERE entry = ${event?.entry}`, 'store.verify-entry-missing'],
    [sql`INSERT INTO ${sql.table(table)} (entry, from_seq, to_seq) VALUES (gen_random_uuid(), 1, 2)`, 'store.verify-entry-extra'],
    [sql`UPDATE projection SET definition = definition || '{"version": 9}'`, 'store.verify-definition'],
    [sql`UPDATE personal SET park = 'elsewhere' WHERE entry = ${event?.entry}`, 'store.verify-personal'],
    [sql`UPDATE personal SET value = '"456"' WHERE entry = ${event?.entry}`, 'store.verify-personal'],
    [sql`UPDATE blob_park SET park = 'elsewhere' WHERE hash = ${hash}`, 'store.verify-file'],
    [sql`UPDATE blob_chunk SET data = '\\x00' WHERE hash = ${hash}`, 'store.verify-blob'],
    [sql`ALTER TABLE ${sql.table(table)} RENAME TO elsewhere`, 'store.verify-table'],
  ];
  for (const [statement, code] of cases) await alter(statement, async (fault) => expect(fault?.code).toBe(code));
  const head = await store.head();
  expect((await verify(db, { head })).fault).toBeNull();
  expect((await verify(db, { head: { seq: head.seq + 1, hash: head.hash } })).fault?.code).toBe('store.verify-head');
});

/** Does harm, looks what verify says, and takes the harm back. */
async function alter(statement: ReturnType<typeof sql>, look: (fault: Awaited<ReturnType<typeof verify>>['fault']) => Promise<void>): Promise<void> {
  const undo = new Error('undo');
  await db
    .transaction()
    .execute(async (tx) => {
      await sql`ALTER TABLE event DISABLE TRIGGER ALL`.execute(tx);
      await statement.execute(tx);
      await look((await verifyWithin(tx)).fault);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
}

test('events cannot be altered through SQL by accident', async () => {
  await expect(db.deleteFrom('event').execute()).rejects.toThrow(/append-only/);
  await expect(db.updateTable('event').set({ by: 'x' }).execute()).rejects.toThrow(/append-only/);
});

test('personal values stand in no event, and erased they are gone from every version', async () => {
  const secret = '13800000000';
  const [event] = await store.write(me, { park, changes: [{ ledger: 'thing', kind: 'create', values: { name: '人', phone: secret } }] });
  const entry = event?.entry ?? '';
  await store.write(me, { park, changes: [{ ledger: 'thing', kind: 'change', entry, values: { phone: '13900000000' } }] });
  expect((await store.get(me, park, 'thing', entry))?.values.phone).toBe('13900000000');
  expect((await store.get(me, park, 'thing', entry, event?.seq))?.values.phone).toBe(secret);
  for await (const rows of readEvents(db)) expect(JSON.stringify(rows)).not.toMatch(/13[89]00000000/);
  await store.erase(me, park, 'thing', entry);
  expect((await store.get(me, park, 'thing', entry))?.values.phone).toBeNull();
  expect((await store.get(me, park, 'thing', entry, event?.seq))?.values).toMatchObject({ name: '人', phone: null });
  expect((await verify(db)).fault).toBeNull();
});

test('a changed definition builds its table anew from the events', async () => {
  const [event] = await store.write(me, {
    park,
    changes: [{ ledger: 'thing', kind: 'create', values: { name: '旧', amount: 12.5, note: '记', stage: 'plan' } }],
  });
  const entry = event?.entry ?? '';
  const before = await store.get(me, park, 'thing', entry);
  const fields = thing.fields
    .filter((field) => field.id !== 'note')
    .map((field) => (field.id === 'amount' ? { id: 'amount', label: field.label, type: 'text' as const } : field));
  const next: LedgerDefinition = { ...thing, version: 2, fields: [...fields, { id: 'added', label: { zh: '新', en: 'new' }, type: 'number', default: 1 }] };
  const second = await openAgain();
  await store.define(next);
  const after = await store.get(me, park, 'thing', entry);
  expect(after).toMatchObject({ id: before?.id, code: before?.code, revision: 1, values: { name: '旧', amount: null, added: null, stage: 'plan' } });
  expect(after?.values).not.toHaveProperty('note');
  // A program that knew the old table goes on with the new one, reading and writing.
  expect((await second.get(me, park, 'thing', entry))?.values).toEqual(after?.values);
  await second.write(me, { park, changes: [{ ledger: 'thing', kind: 'change', entry, values: { amount: '12.5', added: 3 } }] });
  expect((await verify(db)).fault).toBeNull();
  await expect(store.define(thing)).rejects.toThrow(/definition-older/);
  await store.define({ ...thing, version: 3 });
  expect((await store.get(me, park, 'thing', entry))?.values).toMatchObject({ note: '记', amount: null });
  expect((await verify(db)).fault).toBeNull();
  await second.close();
});

async function openAgain(): Promise<Store> {
  const { openStore } = await import('./open.ts');
  return await openStore({ databaseUrl: store.databaseUrl, definitions: [] });
}
