/** Which kernel runs: fused SIMD, SIMD, or plain JavaScript; and the memory its arrays lie in. */
import { FUSED, SIMD } from './bytes.ts';
import type { Kernel } from './kernel.ts';
import { matrices } from './plain-matrix.ts';
import { vectors } from './plain-vector.ts';
import { type Helper, Remote } from './remote.ts';
import { SHARED, sharingAt } from './sharing.ts';
import { type Argument, address, Team } from './team.ts';

export { type Kernel, WEIGHTS } from './kernel.ts';
export { assist, type Helper } from './remote.ts';
export type { Team } from './team.ts';

export type KernelKind = 'fused' | 'simd' | 'plain';
export const plainKernel: Kernel = { ...vectors, ...matrices };

const PAGE = 65_536;
const MOST = 65_536;
const modules = new Map<string, WebAssembly.Module | undefined>();

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

/** Hands out arrays of one memory, each on 16 bytes and, for numbers, of even length behind its end. Pages never touched cost nothing. */
export class Arena {
  readonly team: Team;
  readonly kind: KernelKind;
  readonly #buffer: ArrayBuffer | undefined;
  #at = 16;

  /** `bytes`: an upper bound of what will be asked for. `kind` forces a kernel; absent: the fastest the host takes. `helper`: a thread that takes half of the work. */
  constructor(bytes: number, kind?: KernelKind, helper?: Helper) {
    const pages = Math.ceil((bytes + 1024) / PAGE);
    const shared = helper !== undefined && typeof SharedArrayBuffer !== 'undefined';
    for (const tried of ['fused', 'simd'] as const) {
      if ((kind !== undefined && kind !== tried) || pages > MOST) continue;
      const module = compiled(tried, shared);
      if (!module) continue;
      try {
        const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
        const loops = linked(new WebAssembly.Instance(module, { host: { memory } }));
        this.kind = tried;
        this.#buffer = memory.buffer;
        this.team = new Team(loops, this.numbers(16), shared ? new Remote(helper, module, memory) : undefined);
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
