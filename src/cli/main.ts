/** The terminal's door: one file a command, loaded when it is called. */
import { defineCommand, runMain } from 'citty';

const main = defineCommand({
  meta: { name: 'parkloop', description: '园环 Parkloop: from work document to hourly plan, ledger, light and report' },
  subCommands: {
    start: () => import('./start.ts').then((m) => m.command),
    worker: () => import('./worker.ts').then((m) => m.command),
    read: () => import('./read.ts').then((m) => m.command),
    plan: () => import('./plan.ts').then((m) => m.command),
    check: () => import('./check.ts').then((m) => m.command),
    backup: () => import('./backup.ts').then((m) => m.command),
    restore: () => import('./restore.ts').then((m) => m.command),
    verify: () => import('./verify.ts').then((m) => m.command),
  },
});

await runMain(main);
