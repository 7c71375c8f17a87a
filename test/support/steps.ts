import { Session } from 'node:inspector';

// From here on: V8 counts blocks in what it compiles while it counts, and so not in functions that ran before.
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/**
 * How many times as much work eight times the length takes: about eight where each part is looked at so many times and no more; the square would be 64.
 * Work is counted and not timed: how often V8 entered each block of our code, and how many characters patterns and searches passed over. So the answer is
 * the same on any machine, however busy. What a pattern does inside itself is not seen; bench/reading.ts measures that.
 */
export async function growth(act: (length: number) => unknown, length: number): Promise<number> {
  await act(length); // what is made at the first use is made
  const one = await stepsOf(() => act(length));
  return (await stepsOf(() => act(8 * length))) / one;
}

async function stepsOf(act: () => unknown): Promise<number> {
  entered();
  const { passed, restore } = watchSearches();
  try {
    await act();
  } finally {
    restore();
  }
  return entered() + passed();
}

/** Since the last call. */
function entered(): number {
  let sum = 0;
  session.post('Profiler.takePreciseCoverage', (error, found) => {
    if (error) throw error;
    const ours = found.result.filter(({ url }) => /\/src\/(?!.*\.test\.ts)/.test(url));
    // A count of more than 31 bits comes out negative.
    for (const { functions } of ours) for (const { ranges } of functions) for (const { count } of ranges) sum += count < 0 ? Infinity : count;
  });
  return sum;
}

/** Every use of a pattern comes through `exec` once that is replaced, also those of test, match, replace and split. */
function watchSearches(): { readonly passed: () => number; readonly restore: () => void } {
  let sum = 0;
  const { exec } = RegExp.prototype;
  const { indexOf, lastIndexOf } = String.prototype;
  Object.assign(RegExp.prototype, {
    exec(this: RegExp, text: string) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const found = exec.call(this, text);
      sum += found ? found.index + found[0].length - from : this.sticky ? 1 : text.length - from;
      return found;
    },
  });
  Object.assign(String.prototype, {
    indexOf(this: string, words: string, from = 0) {
      const at = indexOf.call(this, words, from);
      sum += (at < 0 ? this.length : at) - from;
      return at;
    },
    lastIndexOf(this: string, words: string, from = Infinity) {
      const at = lastIndexOf.call(this, words, from);
      sum += Math.min(from, this.length) - Math.max(at, 0);
      return at;
    },
  });
  return {
    passed: () => sum,
    restore: () => {
      Object.assign(RegExp.prototype, { exec });
      Object.assign(String.prototype, { indexOf, lastIndexOf });
    },
  };
}
