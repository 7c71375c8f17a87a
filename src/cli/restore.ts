import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { restore } from '../store/index.ts';
import { exitWith } from './exit.ts';
import { placeArgs, placeOf } from './place.ts';

export const command = defineCommand({
  meta: { name: 'restore', description: '从备份恢复到空目录 Puts a backup into an empty data folder' },
  args: { file: { type: 'positional', description: '备份文件 Backup to read', required: true }, ...placeArgs },
  run: async ({ args }) => {
    try {
      const { at, head } = await restore(resolve(args.file), placeOf(args));
      console.log(`已恢复 Restored: ${args.file} (${at})\n链头 Chain head: ${head.seq}:${head.hash}`);
    } catch (error) {
      exitWith(error);
    }
  },
});
