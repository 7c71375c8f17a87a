import { defineCommand } from 'citty';
import { checkFolder, checkSummary } from '../loop/plan-command.ts';
import { solving, solverArgs } from './solving.ts';

export const command = defineCommand({
  meta: { name: 'check', description: '可行性检查 does the model have an answer, and if not, which limits contradict each other' },
  args: solverArgs,
  run: ({ args }) =>
    solving(args, async (path, options) => {
      const check = await checkFolder(path, options);
      return { text: args.json ? JSON.stringify(check) : checkSummary(check), yes: check.feasible };
    }),
});
