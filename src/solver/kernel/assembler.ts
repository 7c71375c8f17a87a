/** Functions of the loop language, packed into the bytes of a WebAssembly module that imports one memory. */
import { ALONE } from './sharing.ts';
import { Body, Local, PARAMETER, type Parameter, type Parameters, Pointer, type Type, unsigned } from './language.ts';

const TYPE: Record<Type, number> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };
const ELEMENT = { ints: 'i32', numbers: 'f64', bytes: 'u8' } as const;

const vector = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];
const text = (s: string): number[] => [...unsigned(s.length), ...Array.from(s, (c) => c.charCodeAt(0))];

/** Collects functions; `fused` allows multiply-add in one rounding. */
export class Assembler {
  readonly #fused: boolean;
  readonly #types: number[][] = [];
  readonly #bodies: number[][] = [];
  readonly #exports: number[][] = [];
  readonly #known = new Map<string, number>();

  constructor(fused: boolean) {
    this.#fused = fused;
  }

  /** Adds a function. A function that gives nothing has result 'none'; all others must end in a `return`. */
  function<P extends Record<string, Parameter>>(name: string, parameters: P, result: Type | 'none', write: (body: Body, p: Parameters<P>) => void): void {
    const entries = Object.entries(parameters);
    const body = new Body(entries.length, this.#fused, this.#known);
    const named = entries.map(([key, kind], k) => [key, kind in ELEMENT ? new Pointer(ELEMENT[kind as 'ints'], k) : new Local(PARAMETER[kind], k)] as const);
    write(body, Object.fromEntries(named) as Parameters<P>);
    this.#types.push([0x60, ...vector(entries.map(([, kind]) => [TYPE[PARAMETER[kind]]])), ...vector(result === 'none' ? [] : [[TYPE[result]]])]);
    const locals = vector(body.locals.map((type) => [1, TYPE[type]]));
    // a function with a result returns before its end
    const code = [...locals, ...body.code, ...(result === 'none' ? [] : [0x00]), 0x0b];
    this.#bodies.push([...unsigned(code.length), ...code]);
    this.#known.set(name, this.#bodies.length - 1);
    this.#exports.push([...text(name), 0x00, ...unsigned(this.#bodies.length - 1)]);
  }

  /** The module. */
  bytes(): Uint8Array<ArrayBuffer> {
    const indices = this.#types.map((_, k) => unsigned(k));
    return Uint8Array.from([
      0x00,
      0x61,
      0x73,
      0x6d,
      0x01,
      0x00,
      0x00,
      0x00,
      ...section(1, vector(this.#types)),
      ...section(2, vector([[...text('host'), ...text('memory'), 0x02, ALONE, 0x01, ...unsigned(65_536)]])),
      ...section(3, vector(indices)),
      ...section(7, vector(this.#exports)),
      ...section(10, vector(this.#bodies)),
    ]);
  }
}
