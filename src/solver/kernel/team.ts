/** Shares loops between two threads. What is shared depends on lengths alone, so that an answer is the same whether the second thread is there or not. */
import { type Kernel, WEIGHTS } from './kernel.ts';
import type { Remote } from './remote.ts';

/** Shorter loops are not worth the handing over. */
const LEAST = 16_384;

/** Loops after which the two threads' gain is looked at, and loops done alone where there was none. */
const WINDOW = 50;
const REST = 1000;

/** How the arguments of a loop are halved after the count: `v` a vector that goes on, `.` the same for both, `o` three or more sums of its own. */
const HALVED: Partial<Record<keyof Kernel, string>> = {
  rowProducts: 'v...v',
  diagonal: 'v.vvv',
  addTimes: '.vv',
  copy: 'vv',
  clear: 'v',
  clearAt: 'v.',
  minus: 'vvv',
  multiply: 'vv',
  dot: 'vv',
  largest: 'v',
  worst: 'vv',
  prepare: 'vvvvvvv.',
  residuals: 'vvvvvo',
  rowWeights: 'v.vv',
  slacks: 'vvvv',
  pull: 'vvvvv',
  duals: 'vvvvv',
  ratios: 'vvvvo',
  mixedRatios: 'vvvvvvo',
  mix: 'v.v',
  sums: 'vvvvo',
  targets: 'vv..v',
  centres: 'vvvv....v',
  move: 'vvvvv..',
  negate: 'v.v',
  wallAt: 'vv.',
  addAt: 'v.v.',
  addProductsAt: 'vvv.',
  scatter: 'vv..',
  gather: 'vv..',
  invert: 'v',
  recoverColumns: 'v.v......',
  recoverRows: 'vvvv..v....',
  side: 'v...v',
};

const add = (a: number, b: number): number => a + b;
const larger = (a: number, b: number): number => Math.max(a, b);
/** How two results become one: of the loop itself, or one entry of `o` after the other. */
const JOINED: Partial<Record<keyof Kernel, readonly ((a: number, b: number) => number)[]>> = {
  dot: [add],
  largest: [larger],
  worst: [larger],
  residuals: [larger, add, add],
  ratios: [larger, larger],
  mixedRatios: WEIGHTS.flatMap(() => [larger, larger]),
  sums: [add, add, add],
};

export type Argument = number | Float64Array | Int32Array;
type Loop = (...given: Argument[]) => number | undefined;
type Given<N extends keyof Kernel> = Parameters<Kernel[N]>;

/** An array's place in the memory, a number as it is. */
export const address = (given: Argument): number => (typeof given === 'number' ? given : given.byteOffset);

export class Team {
  /** The loops; long ones are halved. */
  readonly kernel: Kernel;
  readonly #loops: Record<string, Loop>;
  readonly #remote: Remote | undefined;
  #asked = 0;
  /** Milliseconds that asking has saved in the present window. */
  #saved = 0;
  /** Loops done alone the last time asking did not help: twice as many the next. */
  #idle = 0;
  /** Loops to be done alone before the other thread is asked again. */
  #rest = 0;

  /** `spare`: room for sixteen sums in the memory. */
  constructor(loops: Kernel, spare: Float64Array, remote?: Remote) {
    this.#loops = loops as unknown as Record<string, Loop>;
    this.#remote = remote;
    const halved = Object.entries(HALVED).map(([name, form]) => [name, this.#halved(name as keyof Kernel, form, spare)]);
    this.kernel = { ...loops, ...Object.fromEntries(halved) } as Kernel;
  }

  /** One loop with two sets of arguments that do not touch each other: the second on the other thread, where it has come. */
  pair<N extends keyof Kernel>(name: N, mine: Given<N>, theirs: Given<N>): readonly [number, number] {
    return this.#both(name, mine, name, theirs);
  }

  /** One loop as it is. */
  one<N extends keyof Kernel>(name: N, given: Given<N>): number {
    return this.#loops[name]!(...given) ?? 0;
  }

  /** A x and A' y in one go: down −= A x, across −= A' y. */
  products(
    rows: number,
    { start, index, value }: { start: Int32Array; index: Int32Array; value: Float64Array },
    x: Float64Array,
    y: Float64Array,
    down: Float64Array,
    across: Float64Array,
  ): void {
    this.#both('rowProducts', [rows, start, index, value, x, down], 'acrossProducts', [rows, start, index, value, y, across]);
  }

  /** Sends the other thread home. */
  end(): void {
    this.#remote?.end();
  }

  #both(first: string, mine: Argument[], second: string, theirs: Argument[]): readonly [number, number] {
    if (this.#rest > 0 || !this.#remote?.ready) {
      this.#rest--;
      return [this.#loops[first]!(...mine) ?? 0, this.#loops[second]!(...theirs) ?? 0];
    }
    const began = performance.now();
    this.#remote.ask(second, theirs.map(address));
    const own = this.#loops[first]!(...mine) ?? 0;
    const done = performance.now();
    const other = this.#remote.result(done - began);
    this.#weigh(done - began, performance.now() - done);
    return [own, other];
  }

  /** On a busy machine the other thread may wait for a processor longer than it helps: then it is left alone for a while. */
  #weigh(worked: number, waited: number): void {
    this.#saved += worked - waited;
    if (++this.#asked < WINDOW) return;
    this.#idle = this.#saved < 0 ? Math.max(REST, 2 * this.#idle) : 0;
    this.#rest = this.#idle;
    this.#saved = 0;
    this.#asked = 0;
  }

  #halved(name: keyof Kernel, form: string, spare: Float64Array): Loop {
    const join = JOINED[name];
    const out = form.indexOf('o');
    return (count, ...given) => {
      const all = count as number;
      if (all < LEAST) return this.#loops[name]!(all, ...given);
      const half = (all >> 1) & ~1;
      const rest = given.map((g, k) => (form[k] === 'v' ? (g as Float64Array).subarray(half) : form[k] === 'o' ? spare : g));
      const [one, two] = this.#both(name, [half, ...given], name, [all - half, ...rest]);
      if (out < 0) return join?.[0]!(one, two);
      const sums = given[out] as Float64Array;
      join?.forEach((joined, k) => {
        sums[k] = joined(sums[k]!, spare[k]!);
      });
      return undefined;
    };
  }
}
