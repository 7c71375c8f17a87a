import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { backup, openExisting } from '../store/index.ts';
import { exitWith } from './exit.ts';
import { placeArgs, placeOf } from './place.ts';

export const command = defineCommand({
  meta: { name: 'backup', description: '备份到一个文件 Writes everything to one file, also while the program runs' },
  args: { file: { type: 'positional', description: '备份文件 File to write', required: true }, ...placeArgs },
  run: async ({ args }) => {
    try {
      const { db, close } = await openExisting(placeOf(args));
      try {
        const { head } = await backup(db, resolve(args.file));
        console.log(`已备份 Backed up: ${args.file}\n链头 Chain head: ${head.seq}:${head.hash}`);
      } finally {
        await close();
      }
    } catch (error) {
      exitWith(error);
    }
  },
});
