import { defineCommand } from 'citty';
import { Fault } from '../fault.ts';
import { openExisting, verify } from '../store/index.ts';
import { exitWith } from './exit.ts';
import { placeArgs, placeOf } from './place.ts';

function headOf(text: string): { readonly seq: number; readonly hash: string } {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new Fault('input', { code: 'store.head-unreadable', params: { value: text } });
  return { seq: Number(seq), hash };
}

export const command = defineCommand({
  meta: { name: 'verify', description: '核验变更链与台账 Recomputes the chain of events and every ledger from it, and compares' },
  args: { head: { type: 'string', description: '以前打印的链头 A chain head printed earlier, SEQ:HASH: it must still be in the chain' }, ...placeArgs },
  run: async ({ args }) => {
    try {
      const head = args.head === undefined ? {} : { head: headOf(args.head) };
      const { db, close } = await openExisting(placeOf(args));
      try {
        const { seq, hash, ledgers, versions, blobs, fault } = await verify(db, head);
        if (fault !== null) throw new Fault('refused', fault);
        console.log(
          `核验无误 Verified: ${seq} 条变更 events, ${ledgers} 个台账 ledgers, ${versions} 个版本 versions, ${blobs} 个文件 files\n链头 Chain head: ${seq}:${hash}`,
        );
      } finally {
        await close();
      }
    } catch (error) {
      exitWith(error);
    }
  },
});
