import type { Arena, Team } from '../kernel/index.ts';
import type { Structure } from './structure.ts';
import type { System } from './system.ts';

/** Rows of L⁻¹B kept before they are added to the border's square: two blocks at least, enough to make the update worth its start. */
const PANEL_ROWS = 64;

const largestBlock = ({ blockStart, stages }: Structure): number => {
  let largest = 0;
  for (let q = 0; q < stages; q++) largest = Math.max(largest, blockStart[q + 1]! - blockStart[q]!);
  return largest;
};
const panelRows = (s: Structure): number => Math.max(PANEL_ROWS, 2 * largestBlock(s));
const downToEven = (k: number): number => k & ~1;

/** Rows of L⁻¹B, and the same over the pivots. */
interface Panel {
  readonly panel: Float64Array;
  readonly scaled: Float64Array;
}

/**
 * The chain of blocks with its border: factorised from both ends towards a middle block, LDL' row by row. The two arms do not touch each other, so that two
 * threads may take one each; the middle comes after both.
 */
export class Arms {
  readonly #team: Team;
  readonly #s: Structure;
  readonly #y: System;
  readonly #a;
  /** Unknowns: the second arm begins, the middle begins, the end. */
  readonly #second: number;
  readonly #middle: number;
  readonly #end: number;
  readonly #most: number;
  readonly #panels: readonly [one: Panel, two: Panel, both: Panel];
  /** The middle block's rows of L as seen from a panel that holds the last block of each arm, then the middle. */
  readonly #seen: ReturnType<Arms['see']>;

  constructor(s: Structure, y: System, arena: Arena) {
    this.#team = arena.team;
    this.#s = s;
    this.#y = y;
    this.#a = {
      kStart: arena.ints(y.chain.start),
      kIndex: arena.ints(y.chain.index),
      sStart: arena.ints(y.coupling.start),
      sIndex: arena.ints(y.coupling.index),
      lStart: arena.ints(y.factor.start),
      lIndex: arena.ints(y.factor.index),
      blockStart: arena.ints(s.blockStart),
      l: arena.numbers(2 * y.factor.index.length),
      // loops take two entries at a time: one behind the last must leave what it meets
      inverse: arena.numbers(y.unknowns + 1).fill(1),
      sign: arena.numbers(y.unknowns).fill(1),
      works: [arena.numbers(y.unknowns + 1), arena.numbers(y.unknowns + 1)] as const,
    };
    y.columnPlace.forEach((place) => {
      if (place < y.unknowns) this.#a.sign[place] = -1;
    });
    this.#second = s.blockStart[s.arm]!;
    this.#middle = s.blockStart[s.stages - 1]!;
    this.#end = y.unknowns;
    this.#most = panelRows(s);
    // one finite row stands before the first
    const panel = (most: number): Panel => ({ panel: arena.numbers((most + 1) * y.stride).subarray(y.stride), scaled: arena.numbers(most * y.stride) });
    this.#panels = [panel(this.#most), panel(this.#most), panel(2 * this.#most)];
    this.#seen = this.see(arena);
  }

  /** What the arena must hold for it, in bytes. */
  static bytes(s: Structure, y: System): number {
    const numbers = 2 * y.factor.index.length + 4 * y.unknowns + (8 * panelRows(s) + 3) * y.stride;
    const ints = y.chain.index.length + y.coupling.index.length + 2 * y.factor.index.length + 4 * y.unknowns + s.stages;
    return 8 * numbers + 4 * ints + 32 * 64;
  }

  private see(arena: Arena) {
    const { start: lStart, index: lIndex } = this.#y.factor;
    const { blockStart, arm, stages } = this.#s;
    const first = arm > 0 ? downToEven(blockStart[arm - 1]!) : this.#second;
    const tail = downToEven(arm < stages - 1 ? blockStart[stages - 2]! : this.#middle);
    const length = this.#second - first;
    const shift = tail - length;
    const begin = lStart[this.#middle]!;
    const starts = new Int32Array(this.#end - shift + 1);
    for (let r = this.#middle; r <= this.#end; r++) starts[r - shift] = lStart[r]! - begin;
    const indices = lIndex.slice(begin, lStart[this.#end]!).map((c) => (c < this.#second ? c - first : c - shift));
    return { lStart: arena.ints(starts), lIndex: arena.ints(indices), first, arm: length, tail, shift };
  }

  /** Factorises the chain, and takes its part from the border's square. False where a pivot has the wrong sign. `data`: the system's values. */
  factorise(data: Float64Array): boolean {
    const { kStart, kIndex, lStart, lIndex, l, inverse, sign, works } = this.#a;
    const { diagonalAt, couplingAt } = this.#y;
    const k = data.subarray(0, diagonalAt);
    const diagonal = data.subarray(diagonalAt, couplingAt);
    const rows = (from: number, to: number, work: Float64Array) => [from, to, kStart, kIndex, k, diagonal, lStart, lIndex, l, inverse, sign, work] as const;
    const arms = this.#team.pair('factorise', [...rows(0, this.#second, works[0])], [...rows(this.#second, this.#middle, works[1])]);
    if (Math.max(...arms) >= 0 || this.#team.one('factorise', [...rows(this.#middle, this.#end, works[0])]) >= 0) {
      for (const work of works) work.fill(0);
      return false;
    }
    if (this.#y.stride > 0) this.#border(data);
    return true;
  }

  /** core −= (L⁻¹B)' P⁻¹ (L⁻¹B). */
  #border(data: Float64Array): void {
    const { blockStart, arm, stages } = this.#s;
    const { stride, coreAt, couplingAt } = this.#y;
    const { sStart, sIndex, lStart, lIndex, l, inverse } = this.#a;
    const { kernel } = this.#team;
    const s = data.subarray(couplingAt, coreAt);
    const cores = [data.subarray(coreAt, coreAt + stride * stride), data.subarray(coreAt + stride * stride, coreAt + 2 * stride * stride)] as const;
    const [one, two, both] = this.#panels;
    const blocks = (from: number, to: number, { panel, scaled }: Panel, core: Float64Array) =>
      [from, to, this.#a.blockStart, this.#most, stride, sStart, sIndex, s, lStart, lIndex, l, inverse, panel, scaled, core] as const;
    const [baseOne, baseTwo] = this.#team.pair('borderSquare', [...blocks(0, arm, one, cores[0])], [...blocks(arm, stages - 1, two, cores[1])]);
    // the middle block, seen from the last rows of both arms
    const { first, arm: length, tail, shift } = this.#seen;
    const rowsOf = (panel: Float64Array, base: number, from: number, to: number) => panel.subarray((from - base) * stride, (to - base) * stride);
    if (arm > 0) {
      const from = Math.max(first, blockStart[arm - 1]!);
      both.panel.set(rowsOf(one.panel, baseOne, from, this.#second), (from - first) * stride);
    }
    if (arm < stages - 1) {
      const from = blockStart[stages - 2]!;
      both.panel.set(rowsOf(two.panel, baseTwo, from, this.#middle), (from - tail + length) * stride);
    }
    const seen = this.#seen;
    const own = l.subarray(2 * lStart[this.#middle]!);
    kernel.borderRows(
      this.#middle - shift,
      this.#end - shift,
      0,
      stride,
      sStart.subarray(shift),
      sIndex,
      s,
      seen.lStart,
      seen.lIndex,
      own,
      inverse.subarray(shift),
      both.panel,
      both.scaled,
    );
    kernel.rankUpdate(this.#middle - shift, this.#end - shift, stride, both.panel, both.scaled, cores[0]);
    kernel.addTimes(stride * stride, 1, cores[1], cores[0]);
  }

  /** z = (LDL')⁻¹ z over the chain. */
  solve(z: Float64Array): void {
    const { lStart, lIndex, l, inverse } = this.#a;
    const team = this.#team;
    const rows = (from: number, to: number): [number, number, Int32Array, Int32Array, Float64Array, Float64Array] => [from, to, lStart, lIndex, l, z];
    team.pair('forward', rows(0, this.#second), rows(this.#second, this.#middle));
    team.one('forward', rows(this.#middle, this.#end));
    team.kernel.multiply(this.#end, inverse, z);
    team.one('backward', rows(this.#middle, this.#end));
    team.pair('backward', rows(0, this.#second), rows(this.#second, this.#middle));
  }

  /** edge −= B' z; `spare`: a second right-hand side, zero before and after. */
  toBorder(data: Float64Array, z: Float64Array, edge: Float64Array, spare: Float64Array): void {
    const { sStart, sIndex } = this.#a;
    const s = data.subarray(this.#y.couplingAt, this.#y.coreAt);
    const half = this.#second;
    this.#team.pair('sideT', [half, sStart, sIndex, s, z, edge], [this.#end - half, sStart.subarray(half), sIndex, s, z.subarray(half), spare]);
    joinEdges(edge, spare);
  }

  /** z −= B edge. */
  fromBorder(data: Float64Array, edge: Float64Array, z: Float64Array): void {
    const { sStart, sIndex } = this.#a;
    this.#team.kernel.side(this.#end, sStart, sIndex, data.subarray(this.#y.couplingAt, this.#y.coreAt), edge, z);
  }
}

/** edge += spare; spare = 0. */
export const joinEdges = (edge: Float64Array, spare: Float64Array): void => {
  for (let c = 0; c < spare.length; c++) edge[c]! += spare[c]!;
  spare.fill(0);
};
