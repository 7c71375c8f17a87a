/** What `plan` and `check` share: arguments, progress on stderr, Ctrl-C, exit codes (0 done, 1 the answer is no, 2 the input is wrong). */
import { readMessages } from '../loop/catalog-files.ts';
import type { FolderOptions, PlanOptions } from '../loop/plan-command.ts';
import { Fault } from '../fault.ts';
import { renderFaults } from '../messages.ts';

export const solverArgs = {
  // Not `required`: citty would end with 1, and wrong input is 2.
  park: { type: 'positional', description: 'folder with park.yaml, or a PyPSA CSV folder', required: false },
  json: { type: 'boolean', description: 'print JSON', default: false },
  solver: { type: 'string', description: 'auto | staged | highs', default: 'auto' },
  scenario: { type: 'string', description: "one of the park's own scenarios" },
  hours: { type: 'string', description: 'plan the first N hours only' },
  quiet: { type: 'boolean', description: 'no progress', default: false },
} as const;

interface Args {
  readonly park?: string | undefined;
  readonly json: boolean;
  readonly solver: string;
  readonly scenario?: string | undefined;
  readonly hours?: string | undefined;
  readonly quiet: boolean;
}

/** Runs `work`, prints its text on stdout and ends the process with the right code. */
export async function solving(
  args: Args,
  work: (path: string, options: PlanOptions & FolderOptions) => Promise<{ text: string; yes: boolean }>,
): Promise<void> {
  const stop = new AbortController();
  const interrupted = () => stop.abort();
  process.once('SIGINT', interrupted);
  const line = progressLine(!args.quiet);
  try {
    if (args.park === undefined) throw new Fault('input', { code: 'cli.no-park', params: {} });
    const { text, yes } = await work(args.park, {
      solver: solverOf(args.solver),
      ...(args.hours === undefined ? {} : { hours: hoursOf(args.hours) }),
      ...(args.scenario === undefined ? {} : { scenario: args.scenario }),
      signal: stop.signal,
      onProgress: line.show,
    });
    line.clear();
    process.stdout.write(`${text}\n`);
    process.exitCode = yes ? 0 : 1;
  } catch (error) {
    line.clear();
    if (!(error instanceof Fault)) throw error;
    for (const text of renderFaults(error, 'zh', readMessages())) process.stderr.write(`${text}\n`);
    process.exitCode = error.kind === 'input' ? 2 : 1;
  } finally {
    process.off('SIGINT', interrupted);
  }
}

function solverOf(text: string): 'auto' | 'staged' | 'highs' {
  if (text === 'auto' || text === 'staged' || text === 'highs') return text;
  throw new Fault('input', { code: 'cli.solver', params: { text } });
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (Number.isInteger(hours) && hours > 0) return hours;
  throw new Fault('input', { code: 'cli.hours', params: { text } });
}

/** One line that is written over, on a terminal; every few seconds a line of its own elsewhere. */
function progressLine(wanted: boolean) {
  let last = -Infinity;
  const { stderr } = process;
  return {
    show: ({ text = '', seconds }: { readonly text?: string; readonly seconds: number }) => {
      if (!wanted || text === 'compile' || (!stderr.isTTY && seconds - last < 5)) return;
      last = seconds;
      const words = `${seconds.toFixed(0).padStart(4)} s  ${text}`;
      stderr.write(stderr.isTTY ? `\r\u001b[2K${words.slice(0, (stderr.columns ?? 100) - 1)}` : `${words}\n`);
    },
    clear: () => {
      if (wanted && stderr.isTTY) stderr.write('\r\u001b[2K');
    },
  };
}
