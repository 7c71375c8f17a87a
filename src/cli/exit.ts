import { Fault } from '../fault.ts';
import { readMessages } from '../loop/index.ts';
import { renderFaults } from '../messages.ts';

/** Ends a command on an error: a fault in both languages, one line each; 2 where the input is wrong, 1 where the answer is no. */
export function exitWith(error: unknown): never {
  if (!(error instanceof Fault)) throw error;
  const messages = readMessages();
  for (const locale of ['zh', 'en'] as const) for (const line of renderFaults(error, locale, messages)) console.error(line);
  process.exit(error.kind === 'input' ? 2 : 1);
}
