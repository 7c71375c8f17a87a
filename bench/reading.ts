/**
 * Speed of the reader in one thread: text of the genre a second, and whether ten times the text takes ten times as long, hostile texts too.
 * Run: node bench/reading.ts; the result stands in bench/RESULTS.md.
 */
import { readText, readingWords } from '../src/loop/read-text.ts';
import { samples } from '../test/reading-samples/score.ts';
import { hostile } from '../test/support/hostile.ts';
import { record } from './results.ts';

const words = readingWords();
const whole = samples()
  .map(({ text }) => text)
  .join('\n');
/** At least so many bytes of UTF-8, the samples over and over. */
const make = (bytes: number) => whole.repeat(Math.ceil(bytes / Buffer.byteLength(whole)));

/** Seconds of the processor and of the clock for one reading; the best of three. */
function time(text: string): { readonly processor: number; readonly clock: number } {
  const runs = [0, 1, 2].map(() => {
    const from = process.cpuUsage();
    const at = performance.now();
    readText(text, 'bench', new Date('2025-06-01'), words);
    const { user, system } = process.cpuUsage(from);
    return { processor: (user + system) / 1e6, clock: (performance.now() - at) / 1e3 };
  });
  return runs.toSorted((a, b) => a.processor - b.processor)[0]!;
}

time(make(200_000));
const one = make(1_000_000);
const ten = make(10_000_000);
const [small, large] = [time(one), time(ten)];
/** The worst of the hostile texts, and how many times as long eight times of it takes; a hundredth of a second is the least that is compared. */
const [worst, piece] = hostile
  .map((part): [number, string] => {
    const seconds = (length: number) => Math.max(0.01, time(`甲${part.repeat(Math.ceil(length / part.length))}`).processor);
    return [seconds(160_000) / seconds(20_000), part];
  })
  .reduce((most, next) => (next[0] > most[0] ? next : most));
const speed = (text: string, seconds: number) => Buffer.byteLength(text) / 1e6 / seconds;
record(
  'reading',
  [
    {
      what: 'text read a second, one thread',
      goal: '≥ 2 MB',
      measured: `${speed(one, small.processor).toFixed(1)} MB a second of the processor, ${speed(one, small.clock).toFixed(1)} MB of the clock (${(Buffer.byteLength(one) / 1e6).toFixed(1)} MB)`,
    },
    {
      what: '10 MB',
      goal: 'linear',
      measured: `${large.clock.toFixed(1)} s (${speed(ten, large.clock).toFixed(1)} MB a second), ${(large.processor / small.processor / (ten.length / one.length)).toFixed(2)} times as long a byte as 1 MB`,
    },
    {
      what: `${hostile.length} hostile texts, eight times the length`,
      goal: 'about 8 times as long',
      measured: `at most ${worst.toFixed(1)} times as long (${JSON.stringify(piece)} over and over)`,
    },
  ],
  'Dense text: the thirty annotated samples over and over, a task or a figure in most sentences. Best of three runs, sentences, figures, relations, tasks and projects.',
);
