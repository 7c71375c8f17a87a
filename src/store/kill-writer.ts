/**
 * A program to be killed (see kill.test.ts): opens the data folder of its first argument, verifies it, tells the events from its second argument on,
 * and writes until it dies, telling each write once it is acknowledged.
 */
import { thing } from './example-ledgers.ts';
import { systemViewer } from './grants.ts';
import { openDatabase, openStore } from './open.ts';
import { verify } from './verify.ts';

const [dataDir = '', from = '0'] = process.argv.slice(2);
const say = (...words: readonly unknown[]) => process.stdout.write(`${words.join(' ')}\n`);
const me = systemViewer('writer');
const park = 'park';

const store = await openStore({ dataDir, definitions: [thing] });
const { db, close } = await openDatabase({ dataDir });
const { fault, seq } = await verify(db);
say('verified', fault === null ? 'ok' : JSON.stringify(fault), seq);
for (const event of await db.selectFrom('event').select(['seq', 'hash']).where('seq', '>=', Number(from)).orderBy('seq').execute())
  say('has', event.seq, event.hash);
for (const blob of await db.selectFrom('blob').select('hash').execute()) say('blob', blob.hash);
await close();
say('writing');

for (let round = 0; ; round++) {
  const writers = [0, 1, 2].map(async (writer) => {
    const blob = await store.putBlob(new TextEncoder().encode(`${process.pid} ${round} ${writer}`), 'text/plain', park);
    say('acked-blob', blob.hash);
    const changes = Array.from({ length: 1 + (round % 4) }, (_, n) => ({
      ledger: 'thing',
      kind: 'create' as const,
      values: { name: `物${n}`, amount: round, file: blob.hash, phone: String(n) },
    }));
    const events = await store.write(me, { park, changes });
    for (const event of events) say('acked', event.seq, event.hash);
    const changed = await store.write(me, {
      park,
      changes: [{ ledger: 'thing', kind: 'change', entry: events[0]?.entry ?? '', values: { amount: -round - 1, note: '改' } }],
    });
    for (const event of changed) say('acked', event.seq, event.hash);
  });
  await Promise.all(writers);
}
