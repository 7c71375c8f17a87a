/** Which kernel runs: fused SIMD, SIMD, or plain JavaScript; and the memory its arrays lie in. */
import { FUSED, SIMD } from './bytes.ts';
import type { Kernel } from './kernel.ts';
import { matrices } from './plain-matrix.ts';
import { vectors } from './plain-vector.ts';

export { type Kernel, WEIGHTS } from './kernel.ts';

export type KernelKind = 'fused' | 'simd' | 'plain';
export const plainKernel: Kernel = { ...vectors, ...matrices };

const PAGE = 65_536;
const MOST = 65_536;
const modules = new Map<KernelKind, WebAssembly.Module | undefined>();

/** The module, compiled once; undefined where the host refuses it. */
const compiled = (kind: 'fused' | 'simd'): WebAssembly.Module | undefined => {
  if (!modules.has(kind)) {
    const bytes = Uint8Array.from(atob(kind === 'fused' ? FUSED : SIMD), (c) => c.charCodeAt(0));
    try {
      modules.set(kind, new WebAssembly.Module(bytes));
    } catch {
      modules.set(kind, undefined);
    }
  }
  return modules.get(kind);
};

/** Hands out arrays of one memory, each on 16 bytes and, for numbers, of even length behind its end. Pages never touched cost nothing. */
export class Arena {
  readonly kernel: Kernel;
  readonly kind: KernelKind;
  readonly #buffer: ArrayBuffer | undefined;
  #at = 16;

  /** `bytes`: an upper bound of what will be asked for. `kind` forces a kernel; absent: the fastest the host takes. */
  constructor(bytes: number, kind?: KernelKind) {
    const pages = Math.ceil((bytes + 1024) / PAGE);
    for (const tried of ['fused', 'simd'] as const) {
      if ((kind !== undefined && kind !== tried) || pages > MOST) continue;
      const module = compiled(tried);
      if (!module) continue;
      try {
        const memory = new WebAssembly.Memory({ initial: pages });
        this.kernel = linked(new WebAssembly.Instance(module, { host: { memory } }));
        this.kind = tried;
        this.#buffer = memory.buffer;
        return;
      } catch {
        // no room for so large a memory: plain arrays, one by one
      }
    }
    this.kernel = plainKernel;
    this.kind = 'plain';
    this.#buffer = undefined;
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
  bytes(count: number): Uint8Array {
    return this.#buffer ? new Uint8Array(this.#buffer, this.#take(count), count) : new Uint8Array(count);
  }
  copy(from: Float64Array): Float64Array {
    const made = this.numbers(from.length);
    made.set(from);
    return made;
  }
}

type Argument = number | Float64Array | Int32Array | Uint8Array;

/** The module's functions, called with arrays in place of addresses. */
const linked = (instance: WebAssembly.Instance): Kernel => {
  const calls = Object.entries(instance.exports).map(([name, call]) => {
    const raw = call as (...numbers: number[]) => number;
    return [name, (...given: Argument[]) => raw(...given.map((a) => (typeof a === 'number' ? a : a.byteOffset)))] as const;
  });
  return Object.fromEntries(calls) as unknown as Kernel;
};
