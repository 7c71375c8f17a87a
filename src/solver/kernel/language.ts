/**
 * A small language for numeric loops, written as TypeScript expressions and assembled into WebAssembly: typed expressions, pointers, locals, counted loops.
 * Opcodes: WebAssembly core specification 2.0 (SIMD) and the relaxed SIMD proposal (fused multiply-add).
 */
export type Type = 'i32' | 'f64' | 'v128';
export type Code = readonly number[];

export const unsigned = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
};

const signed = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
};

const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];
const SIZE = { i32: 4, f64: 8, v128: 8 } as const;

/** A value: its type and the instructions that leave it on the stack. */
export class Expression {
  readonly type: Type;
  readonly code: Code;
  constructor(type: Type, code: Code) {
    this.type = type;
    this.code = code;
  }
  #with(other: Operand, opcodes: Partial<Record<Type, Code>>, result: Type = this.type): Expression {
    const opcode = opcodes[this.type];
    if (opcode === undefined) throw new Error(`no such operation on ${this.type}`);
    return new Expression(result, [...this.code, ...as(other, this.type).code, ...opcode]);
  }
  plus(other: Operand): Expression {
    return this.#with(other, { i32: [0x6a], f64: [0xa0], v128: simd(0xf0) });
  }
  minus(other: Operand): Expression {
    return this.#with(other, { i32: [0x6b], f64: [0xa1], v128: simd(0xf1) });
  }
  times(other: Operand): Expression {
    return this.#with(other, { i32: [0x6c], f64: [0xa2], v128: simd(0xf2) });
  }
  over(other: Operand): Expression {
    return this.#with(other, { f64: [0xa3], v128: simd(0xf3) });
  }
  min(other: Operand): Expression {
    return this.#with(other, { f64: [0xa4], v128: simd(0xf4) });
  }
  max(other: Operand): Expression {
    return this.#with(other, { f64: [0xa5], v128: simd(0xf5) });
  }
  /** The larger, in one instruction where `max` takes several; not-a-number may be lost. */
  larger(other: Operand): Expression {
    return this.#with(other, { f64: [0xa5], v128: simd(0xf7) });
  }
  smaller(other: Operand): Expression {
    return this.#with(other, { f64: [0xa4], v128: simd(0xf6) });
  }
  abs(): Expression {
    return new Expression(this.type, [...this.code, ...(this.type === 'v128' ? simd(0xec) : [0x99])]);
  }
  /** Bits of an integer. */
  and(other: Operand): Expression {
    return this.#with(other, { i32: [0x71] });
  }
  shift(bits: number): Expression {
    return this.#with(bits, { i32: [0x74] });
  }
  less(other: Operand): Expression {
    return this.#with(other, { i32: [0x48], f64: [0x63] }, 'i32');
  }
  more(other: Operand): Expression {
    return this.#with(other, { i32: [0x4a], f64: [0x64] }, 'i32');
  }
  isZero(): Expression {
    return new Expression('i32', [...this.code, 0x45]);
  }
  /** A number in both lanes. */
  both(): Expression {
    return new Expression('v128', [...this.code, ...simd(0x14)]);
  }
  lane(which: 0 | 1): Expression {
    return new Expression('f64', [...this.code, ...simd(0x21), which]);
  }
  sum(): Expression {
    return this.lane(0).plus(this.lane(1));
  }
}

export type Operand = Expression | number;

export const i32 = (value: number): Expression => new Expression('i32', [0x41, ...signed(value)]);
export const f64 = (value: number): Expression => new Expression('f64', [0x44, ...new Uint8Array(Float64Array.of(value).buffer)]);
export const v128 = (value: number): Expression => new Expression('v128', [0xfd, 0x0c, ...new Uint8Array(Float64Array.of(value, value).buffer)]);
export const as = (value: Operand, type: Type): Expression => (typeof value === 'number' ? { i32, f64, v128 }[type](value) : value);

/** A variable of a function. */
export class Local extends Expression {
  readonly index: number;
  constructor(type: Type, index: number) {
    super(type, [0x20, ...unsigned(index)]);
    this.index = index;
  }
}

const LOAD = { i32: [0x28, 2], f64: [0x2b, 3], byte: [0x2d, 0], pair: [...simd(0x00), 3], splat: [...simd(0x0a), 3] } as const;
const STORE = { i32: [0x36, 2], f64: [0x39, 3], v128: [...simd(0x0b), 3] } as const;

/** An array in the memory: its address is a variable. `shift` entries are added to every index at no cost. */
export class Pointer extends Local {
  readonly element: 'i32' | 'f64' | 'u8';
  constructor(element: 'i32' | 'f64' | 'u8', index: number) {
    super('i32', index);
    this.element = element;
  }
  #address(at: Operand): Code {
    const bits = { u8: 0, i32: 2, f64: 3 }[this.element];
    return at === 0 ? this.code : this.plus(bits === 0 ? as(at, 'i32') : as(at, 'i32').shift(bits)).code;
  }
  #load(kind: keyof typeof LOAD, type: Type, at: Operand, shift: number): Expression {
    const size = { u8: 1, i32: 4, f64: 8 }[this.element];
    return new Expression(type, [...this.#address(at), ...LOAD[kind], ...unsigned(shift * size)]);
  }
  at(at: Operand, shift = 0): Expression {
    return this.element === 'u8' ? this.#load('byte', 'i32', at, shift) : this.#load(this.element, this.element, at, shift);
  }
  /** Two neighbours. */
  pair(at: Operand, shift = 0): Expression {
    return this.#load('pair', 'v128', at, shift);
  }
  /** One number in both lanes. */
  splat(at: Operand, shift = 0): Expression {
    return this.#load('splat', 'v128', at, shift);
  }
  store(at: Operand, value: Expression, shift: number): Code {
    return [...this.#address(at), ...value.code, ...STORE[value.type], ...unsigned(shift * SIZE[value.type])];
  }
}

export const PARAMETER = { int: 'i32', number: 'f64', ints: 'i32', numbers: 'i32', bytes: 'i32' } as const;
export type Parameter = keyof typeof PARAMETER;
export type Parameters<P extends Record<string, Parameter>> = { readonly [K in keyof P]: P[K] extends 'ints' | 'numbers' | 'bytes' ? Pointer : Local };

/** The body of a function under way. */
export class Body {
  readonly locals: Type[] = [];
  readonly #fused: boolean;
  readonly #parameters: number;
  readonly #known: ReadonlyMap<string, number>;
  code: number[] = [];
  /** `known`: functions written before, with their numbers. */
  constructor(parameters: number, fused: boolean, known: ReadonlyMap<string, number>) {
    this.#parameters = parameters;
    this.#fused = fused;
    this.#known = known;
  }
  #new(type: Type): number {
    this.locals.push(type);
    return this.#parameters + this.locals.length - 1;
  }
  int(): Local {
    return new Local('i32', this.#new('i32'));
  }
  number(): Local {
    return new Local('f64', this.#new('f64'));
  }
  two(): Local {
    return new Local('v128', this.#new('v128'));
  }
  numbers(): Pointer {
    return new Pointer('f64', this.#new('i32'));
  }
  set(variable: Local, value: Operand): void {
    this.code.push(...as(value, variable.type).code, 0x21, ...unsigned(variable.index));
  }
  put(array: Pointer, at: Operand, value: Expression, shift = 0): void {
    this.code.push(...array.store(at, value, shift));
  }
  /** variable from `from` while below `to`. */
  for(variable: Local, from: Operand, to: Operand, body: () => void, step = 1): void {
    this.set(variable, from);
    this.while(variable.less(to), () => {
      body();
      this.set(variable, variable.plus(step));
    });
  }
  /** variable from `from` − 1 down to `to`. */
  down(variable: Local, from: Operand, to: Operand, body: () => void): void {
    this.set(variable, from);
    this.while(variable.more(to), () => {
      this.set(variable, variable.minus(1));
      body();
    });
  }
  while(condition: Expression, body: () => void): void {
    this.code.push(0x02, 0x40, 0x03, 0x40, ...condition.code, 0x45, 0x0d, 1);
    body();
    this.code.push(0x0c, 0, 0x0b, 0x0b);
  }
  if(condition: Expression, then: () => void): void {
    this.code.push(...condition.code, 0x04, 0x40);
    then();
    this.code.push(0x0b);
  }
  /** Calls a function written before that gives nothing. */
  call(name: string, ...given: readonly Expression[]): void {
    this.code.push(...given.flatMap((g) => g.code), 0x10, ...unsigned(this.#known.get(name)!));
  }
  return(value: Operand, type: Type = 'f64'): void {
    this.code.push(...as(value, type).code, 0x0f);
  }
  /** c − a·b, in one rounding where the machine can. */
  less(c: Expression, a: Expression, b: Expression): Expression {
    return this.#fused && c.type === 'v128' ? new Expression('v128', [...a.code, ...b.code, ...c.code, ...simd(0x108)]) : c.minus(a.times(b));
  }
  /** c + a·b, likewise. */
  more(c: Expression, a: Expression, b: Expression): Expression {
    return this.#fused && c.type === 'v128' ? new Expression('v128', [...a.code, ...b.code, ...c.code, ...simd(0x107)]) : c.plus(a.times(b));
  }
}
