/** The terminal's door: one file a command, loaded when it is called. */
import './plain.ts';
import { defineCommand, runMain } from 'citty';
import { Fault } from '../fault.ts';
import { renderFaults } from '../messages.ts';
import { checkArgs } from './usage.ts';

const commands = {
  start: () => import('./start.ts').then((m) => m.command),
  worker: () => import('./worker.ts').then((m) => m.command),
  read: () => import('./read.ts').then((m) => m.command),
  plan: () => import('./plan.ts').then((m) => m.command),
  check: () => import('./check.ts').then((m) => m.command),
  backup: () => import('./backup.ts').then((m) => m.command),
  restore: () => import('./restore.ts').then((m) => m.command),
  verify: () => import('./verify.ts').then((m) => m.command),
};

const main = defineCommand({
  meta: { name: 'parkloop', description: '园环 Parkloop: from work document to hourly plan, ledger, light and report' },
  subCommands: commands,
});

/** Wrong usage: one line in both languages, exit code 2. */
async function refuseWrongUsage([name, ...rest]: readonly string[]): Promise<void> {
  try {
    const known = Object.keys(commands).join(' ');
    if (name === undefined) throw new Fault('input', { code: 'cli.no-command', params: { known } });
    if (!Object.hasOwn(commands, name)) throw new Fault('input', { code: 'cli.command', params: { name, known } });
    const { args = {} } = await commands[name as keyof typeof commands]();
    checkArgs(name, rest, args);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { readMessages } = await import('../loop/catalog-files.ts');
    const messages = readMessages();
    console.error([...renderFaults(error, 'zh', messages), ...renderFaults(error, 'en', messages)].join(' '));
    process.exit(2);
  }
}

const given = process.argv.slice(2);
if (!given.includes('--help') && !given.includes('-h')) await refuseWrongUsage(given);
await runMain(main);
