/** A second thread on the same memory: one side asks for a function of the module, the other runs it. */

/** Where a message can be sent to a thread that hands it to `assist`: a `Worker` of Node or of a browser, from within a worker. */
export interface Helper {
  postMessage(message: unknown): void;
}

interface Asked {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly control: SharedArrayBuffer;
}

// words of the control block; arguments and the result follow as numbers
const READY = 0;
const ASKED = 1;
const DONE = 2;
const WHICH = 3;
const COUNT = 4;
const NUMBERS_AT = 32;
const NUMBERS = 32;
const END = -1;
/** Looks before a thread goes to sleep: some fifty microseconds. */
const SPINS = 20_000;
/** A helper that is this late, and many times later than the part of its peer, is taken for dead (milliseconds). */
const SILENCE = 5000;
const LATER = 20;

/** The other thread has died, or has been ended by its host, in the middle of a loop. */
export class HelperLost extends Error {}

/** Whether this thread may wait for another: not where memory cannot be shared, nor in a page itself, which must not sleep. */
export const mayWait = (): boolean => {
  try {
    return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1) === 'not-equal';
  } catch {
    return false;
  }
};

const blocks = (control: SharedArrayBuffer) => ({ words: new Int32Array(control, 0, NUMBERS_AT / 4), numbers: new Float64Array(control, NUMBERS_AT) });

/** Waits until a word has another value than `seen`, or so many milliseconds; gives the word's value. */
const change = (words: Int32Array, at: number, seen: number, most = Infinity): number => {
  for (let k = 0; k < SPINS; k++) {
    const now = Atomics.load(words, at);
    if (now !== seen) return now;
  }
  return Atomics.wait(words, at, seen, most) === 'timed-out' ? Atomics.load(words, at) : change(words, at, seen, most);
};

/** The asking side. */
export class Remote {
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #places: ReadonlyMap<string, number>;
  #turn = 0;

  constructor(helper: Helper, module: WebAssembly.Module, memory: WebAssembly.Memory) {
    const control = new SharedArrayBuffer(NUMBERS_AT + 8 * NUMBERS);
    ({ words: this.#words, numbers: this.#numbers } = blocks(control));
    this.#places = new Map(WebAssembly.Module.exports(module).map(({ name }, k) => [name, k]));
    helper.postMessage({ module, memory, control } satisfies Asked);
  }

  /** Whether the other thread has come. */
  get ready(): boolean {
    return Atomics.load(this.#words, READY) === 1;
  }

  ask(name: string, given: readonly number[]): void {
    this.#words[WHICH] = this.#places.get(name)!;
    this.#words[COUNT] = given.length;
    this.#numbers.set(given, 1);
    this.#send();
  }

  /** Waits for what was asked; gives the function's result. `worked`: milliseconds that the asker's own part has taken. Throws HelperLost. */
  result(worked: number): number {
    if (change(this.#words, DONE, this.#turn - 1, SILENCE + LATER * worked) !== this.#turn) throw new HelperLost('the second thread does not answer');
    return this.#numbers[0]!;
  }

  end(): void {
    this.#words[WHICH] = END;
    this.#send();
  }

  #send(): void {
    this.#turn++;
    Atomics.store(this.#words, ASKED, this.#turn);
    Atomics.notify(this.#words, ASKED);
  }
}

/**
 * The other side: takes the message of a solver (`Helper`), runs what it is asked for and returns when the solver has ended. A host calls it in a thread of its
 * own, as in `parentPort.on('message', assist)`.
 */
export const assist = (message: unknown): void => {
  const { module, memory, control } = message as Asked;
  const { words, numbers } = blocks(control);
  const calls = Object.values(new WebAssembly.Instance(module, { host: { memory } }).exports) as ((...given: number[]) => number | undefined)[];
  Atomics.store(words, READY, 1);
  for (let turn = 0; ; ) {
    turn = change(words, ASKED, turn);
    const which = words[WHICH]!;
    if (which === END) return;
    numbers[0] = calls[which]!.apply(undefined, numbers.subarray(1, 1 + words[COUNT]!) as unknown as number[]) ?? 0;
    Atomics.store(words, DONE, turn);
    Atomics.notify(words, DONE);
  }
};
