import { parseArgs } from 'node:util';
import type { ArgsDef } from 'citty';
import { Fault } from '../fault.ts';

/**
 * Refuses a command line that citty would pass over or end with 1: options that the command does not have, values and arguments that are missing
 * or too many. Faults `cli.option`, `cli.no-value`, `cli.missing`, `cli.extra`.
 */
export function checkArgs(command: string, given: readonly string[], args: ArgsDef): void {
  const all = Object.entries(args);
  const positional = all.filter(([, { type }]) => type === 'positional');
  const options = new Map(
    all.filter(([, { type }]) => type !== 'positional').map(([name, { type }]) => [name, type === 'string' ? 'string' : 'boolean'] as const),
  );
  const fault = (code: string, params: Record<string, string>) => new Fault('input', { code: `cli.${code}`, params: { command, ...params } });
  const declared = Object.fromEntries([...options].map(([name, type]) => [name, { type }]));
  const { tokens, positionals } = parseArgs({ args: [...given], options: declared, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const type = options.get(token.name);
    if (type === undefined && !(token.rawName.startsWith('--no-') && options.get(token.name.slice('no-'.length)) === 'boolean')) {
      throw fault('option', { option: token.rawName, known: [...options.keys()].map((name) => `--${name}`).join(' ') });
    }
    if (type === 'string' && (token.value === undefined || token.value === '' || (!token.inlineValue && /^--?[a-z]/i.test(token.value))))
      throw fault('no-value', { option: token.rawName });
  }
  const missing = positional.find(([, { required }], i) => required === true && positionals[i] === undefined);
  if (missing) throw fault('missing', { argument: missing[0].toUpperCase() });
  const extra = positionals[positional.length];
  if (extra !== undefined) throw fault('extra', { argument: extra });
}
