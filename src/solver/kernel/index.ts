/** Which kernel runs: fused SIMD, SIMD, or plain JavaScript; and the memory its arrays lie in. */
import { FUSED, SIMD } from './bytes.ts';
import type { Kernel } from './kernel.ts';
import { matrices } from './plain-matrix.ts';
import { vectors } from './plain-vector.ts';
import { type Helper, mayWait, Remote } from './remote.ts';
import { SHARED, sharingAt } from './sharing.ts';
import { type Argument, address, Team } from './team.ts';

export { type Kernel, WEIGHTS } from './kernel.ts';
export { assist, type Helper, HelperLost } from './remote.ts';
export type { Team } from './team.ts';

export type KernelKind = 'fused' | 'simd' | 'plain';
export const plainKernel: Kernel = { ...vectors, ...matrices };

const PAGE = 65_536;
const MOST = 65_536;
/** Room to spare in a memory that is used again, for the proofs of the same programme and for others like it. */
const SPARE = 1.25;
const modules = new Map<string, WebAssembly.Module | undefined>();

/** The memory a helper has seen, for the next solve with it: the helper's thread is seldom tidied, and would keep each one of many. */
const kept = new WeakMap<Helper, WebAssembly.Memory>();

/** A cleared memory for a solve with a helper; nobody else gets it until it is put back into `kept`. */
const memoryFor = (helper: Helper | undefined, pages: number): WebAssembly.Memory => {
  const old = helper && kept.get(helper);
  if (!old || old.buffer.byteLength < pages * PAGE) {
    const size = helper ? Math.min(MOST, Math.ceil(SPARE * pages)) : pages;
    return new WebAssembly.Memory({ initial: size, maximum: size, shared: helper !== undefined });
  }
  kept.delete(helper);
  new Uint8Array(old.buffer, 0, pages * PAGE).fill(0);
  return old;
};

/** The module, compiled once; undefined where the host refuses it. `shared`: for a memory that two threads see. */
const compiled = (kind: 'fused' | 'simd', shared: boolean): WebAssembly.Module | undefined => {
  const key = `${kind} ${shared}`;
  if (!modules.has(key)) {
    const bytes = Uint8Array.from(atob(kind === 'fused' ? FUSED : SIMD), (c) => c.charCodeAt(0));
    if (shared) bytes[sharingAt(bytes)] = SHARED;
    try {
      modules.set(key, new WebAssembly.Module(bytes));
    } catch {
      modules.set(key, undefined);
    }
  }
  return modules.get(key);
};

/** Compiles the kernels this host takes, alone and for two threads, if that was not done: a host of threads holds them for all. */
export const compileKernels = (): readonly (WebAssembly.Module | undefined)[] =>
  [false, true].map((shared) => compiled('fused', shared) ?? compiled('simd', shared));

/** Hands out arrays of one memory, each on 16 bytes and, for numbers, of even length behind its end. Pages never touched cost nothing. */
export class Arena {
  readonly team: Team;
  readonly kind: KernelKind;
  readonly #buffer: ArrayBuffer | undefined;
  readonly #putBack: () => void = () => {};
  #at = 16;

  /** `bytes`: an upper bound of what will be asked for. `kind` forces a kernel; absent: the fastest the host takes. `helper`: a thread that takes half of the work. */
  constructor(bytes: number, kind?: KernelKind, helper?: Helper) {
    const pages = Math.ceil((bytes + 1024) / PAGE);
    const second = helper && mayWait() ? helper : undefined;
    for (const tried of ['fused', 'simd'] as const) {
      if ((kind !== undefined && kind !== tried) || pages > MOST) continue;
      const module = compiled(tried, second !== undefined);
      if (!module) continue;
      try {
        const memory = memoryFor(second, pages);
        const loops = linked(new WebAssembly.Instance(module, { host: { memory } }));
        this.kind = tried;
        this.#buffer = memory.buffer;
        this.team = new Team(loops, this.numbers(16), second && new Remote(second, module, memory));
        if (second) this.#putBack = () => kept.set(second, memory);
        return;
      } catch {
        // no room for so large a memory: plain arrays, one by one
      }
    }
    this.kind = 'plain';
    this.#buffer = undefined;
    this.team = new Team(plainKernel, new Float64Array(16));
  }

  get kernel(): Kernel {
    return this.team.kernel;
  }

  /** Sends the helper home; the arrays may not be used any more. `whole`: all that was asked of the helper has been answered, so that it writes no more. */
  end(whole: boolean): void {
    this.team.end();
    if (whole) this.#putBack();
  }

  #take(bytes: number): number {
    const from = this.#at;
    this.#at += (bytes + 31) & ~15;
    return from;
  }
  numbers(count: number): Float64Array {
    if (!this.#buffer) return new Float64Array(count + (count & 1)).subarray(0, count);
    return new Float64Array(this.#buffer, this.#take(count * 8), count);
  }
  ints(from: Int32Array | number): Int32Array {
    const count = typeof from === 'number' ? from : from.length;
    if (!this.#buffer) return typeof from === 'number' ? new Int32Array(from) : from;
    const made = new Int32Array(this.#buffer, this.#take(count * 4), count);
    if (typeof from !== 'number') made.set(from);
    return made;
  }
  copy(from: Float64Array): Float64Array {
    const made = this.numbers(from.length);
    made.set(from);
    return made;
  }
}

/** The module's functions, called with arrays in place of addresses. */
const linked = (instance: WebAssembly.Instance): Kernel => {
  const calls = Object.entries(instance.exports).map(([name, call]) => {
    const raw = call as (...numbers: number[]) => number;
    return [name, (...given: Argument[]) => raw(...given.map(address))] as const;
  });
  return Object.fromEntries(calls) as unknown as Kernel;
};
