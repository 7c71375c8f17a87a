import { defineCommand } from 'citty';
import { planFolder, planJson, planSummary } from '../loop/plan-command.ts';
import { solving, solverArgs } from './solving.ts';

export const command = defineCommand({
  meta: { name: 'plan', description: '方案测算 plan a park folder or a PyPSA CSV folder' },
  args: solverArgs,
  run: ({ args }) =>
    solving(args, async (path, options) => {
      const plan = await planFolder(path, options);
      return { text: args.json ? JSON.stringify(planJson(plan)) : planSummary(plan), yes: plan.status === 'optimal' || plan.status === 'almost' };
    }),
});
