import type { Arena, Kernel } from '../kernel/index.ts';
import { Core } from './core.ts';
import type { Structure } from './structure.ts';
import type { System } from './system.ts';

/** Rows of L⁻¹B kept before they are added to the border's square: two blocks at least, enough to make the update worth its start. */
const PANEL_ROWS = 64;

/**
 * Factorises and solves the regularised Newton system
 *   A'·dy − D·dx = f,   A·dx + E·dy = g        (D > 0 a column, E > 0 a row)
 * by eliminating columns, then the chain of blocks (sparse LDL' in the order of the stages), then the border. The border's dense rows L⁻¹B live only while
 * the square is summed: a solve uses the sparse coupling and goes through the chain twice.
 */
export class Newton {
  readonly #k: Kernel;
  readonly #s: Structure;
  readonly #y: System;
  readonly #core: Core;
  readonly #a; // the system's lists in the kernel's memory
  readonly #data: Float64Array;
  readonly #inverse: Float64Array;
  readonly #w: Float64Array;
  readonly #z: Float64Array;
  readonly #chainZ: Float64Array;
  readonly #edge: Float64Array;
  readonly #saved: Float64Array;
  readonly #reduced: Float64Array;
  readonly #panelRows: number;
  readonly #panel: Float64Array;
  readonly #scaled: Float64Array;

  constructor(s: Structure, y: System, arena: Arena, columns: number) {
    this.#k = arena.kernel;
    this.#s = s;
    this.#y = y;
    const e = y.elimination;
    const ints = (from: Int32Array) => arena.ints(from);
    this.#data = arena.numbers(y.length);
    this.#data.set(e.uValue, y.uAt);
    this.#a = {
      kStart: ints(y.chain.start),
      kIndex: ints(y.chain.index),
      sStart: ints(y.coupling.start),
      sIndex: ints(y.coupling.index),
      lStart: ints(y.factor.start),
      lIndex: ints(y.factor.index),
      l: arena.numbers(2 * y.factor.index.length),
      inverse: arena.numbers(y.unknowns + 1),
      sign: arena.numbers(y.unknowns).fill(1),
      work: arena.numbers(y.unknowns + 1),
      k: this.#data.subarray(0, y.diagonalAt),
      diagonal: this.#data.subarray(y.diagonalAt, y.couplingAt),
      coupling: this.#data.subarray(y.couplingAt, y.coreAt),
      core: this.#data.subarray(y.coreAt, y.coreAt + y.stride * y.stride),
      rows: ints(e.rows),
      column: ints(e.column),
      value: arena.copy(e.value),
      start: ints(e.start),
      place: ints(e.place),
      coefficient: arena.copy(e.coefficient),
      columns: ints(e.columns),
      uStart: ints(e.uStart),
      uPlace: ints(e.uPlace),
      pairStart: ints(y.pairStart),
      pairTarget: ints(y.pairTarget),
      elimTarget: ints(y.elimTarget),
      designTarget: ints(y.design.high.map((high, q) => y.coreAt + high * y.stride + y.design.low[q]!)),
      designFirst: ints(y.design.first),
      designSecond: ints(y.design.second),
      designColumn: ints(y.design.column),
      designConstant: arena.copy(y.design.constant),
      rowList: ints(y.rowList),
      rowPlace: ints(y.rowPlace),
      columnList: ints(y.columnList),
      columnPlace: ints(y.columnPlace),
    };
    y.columnPlace.forEach((place) => {
      if (place < y.unknowns) this.#a.sign[place] = -1;
    });
    this.#inverse = arena.numbers(columns);
    this.#w = arena.numbers(e.rows.length);
    this.#z = arena.numbers(y.unknowns + y.stride);
    this.#chainZ = this.#z.subarray(0, y.unknowns);
    this.#edge = this.#z.subarray(y.unknowns);
    this.#saved = new Float64Array(y.unknowns);
    this.#reduced = arena.numbers(columns);
    this.#core = new Core(this.#a.core, y.width, y.stride, y.borderColumns);
    let largest = 0;
    for (let t = 0; t < s.stages; t++) largest = Math.max(largest, s.blockStart[t + 1]! - s.blockStart[t]!);
    this.#panelRows = Math.max(PANEL_ROWS, 2 * largest);
    this.#panel = arena.numbers((this.#panelRows + 1) * y.stride).subarray(y.stride);
    this.#scaled = arena.numbers(this.#panelRows * y.stride);
  }

  /** What the arena must hold for it, in bytes. */
  static bytes(s: Structure, y: System, columns: number): number {
    const e = y.elimination;
    const numbers = y.length + 2 * y.factor.index.length + 4 * y.unknowns + e.value.length * 2 + e.coefficient.length + 2 * columns + 4 * y.stride;
    const ints =
      y.chain.index.length +
      y.coupling.index.length +
      y.factor.index.length +
      3 * y.unknowns +
      3 * e.rows.length +
      e.place.length +
      3 * e.columns.length +
      e.uPlace.length +
      y.pairTarget.length +
      2 * (y.rowList.length + y.columnList.length) +
      y.elimTarget.length +
      6 * y.design.constant.length; // prettier-ignore
    let largest = 0;
    for (let t = 0; t < s.stages; t++) largest = Math.max(largest, s.blockStart[t + 1]! - s.blockStart[t]!);
    return 8 * (numbers + (2 * Math.max(PANEL_ROWS, 2 * largest) + 1) * y.stride) + 4 * ints + 64 * 64;
  }

  /** False where a pivot has the wrong sign: raise the regularisation and try again. */
  factorise(D: Float64Array, E: Float64Array): boolean {
    const { kStart, kIndex, k, diagonal, lStart, lIndex, l, inverse, sign, work } = this.#a;
    this.#assemble(D, E);
    const failed = this.#k.factorise(this.#y.unknowns, kStart, kIndex, k, diagonal, lStart, lIndex, l, inverse, sign, work);
    if (failed >= 0) {
      work.fill(0);
      return false;
    }
    this.#border();
    return this.#core.factorise();
  }

  #assemble(D: Float64Array, E: Float64Array): void {
    const { elimination: e, coreAt, stride, unknowns, diagonalAt, uAt, fixedTarget, rowList, rowPlace, columnList, columnPlace } = this.#y;
    const data = this.#data;
    const h = this.#inverse;
    const w = this.#w;
    data.fill(0, 0, uAt);
    for (const u of e.uMade) data[uAt + u] = 0;
    for (let k = 0; k < fixedTarget.length; k++) data[fixedTarget[k]!]! += e.fixedValue[k]!;
    h.set(D.subarray(0, h.length));
    const { rows, column, value, start, coefficient, elimTarget, designTarget, designFirst, designSecond, designColumn, designConstant } = this.#a;
    this.#k.weighRows(rows.length, rows, column, value, start, elimTarget, coefficient, E, w, h, data);
    const onDiagonal = (place: number) => (place < unknowns ? diagonalAt + place : coreAt + (place - unknowns) * (stride + 1));
    for (let q = 0; q < columnList.length; q++) data[onDiagonal(columnPlace[q]!)]! -= h[columnList[q]!]!;
    for (let q = 0; q < rowList.length; q++) data[onDiagonal(rowPlace[q]!)]! += E[rowList[q]!]!;
    this.#k.invert(h.length, h);
    const { columns, uStart, pairStart, pairTarget } = this.#a;
    this.#k.columnProducts(columns.length, columns, h, uStart, pairStart, pairTarget, uAt, data);
    this.#k.designTerms(designTarget.length, designTarget, designFirst, designSecond, designColumn, designConstant, w, h, D, data);
  }

  /** core −= (L⁻¹B)' P⁻¹ (L⁻¹B), block by block through a panel that keeps the last block's rows. */
  #border(): void {
    const { stages, blockStart } = this.#s;
    const { stride } = this.#y;
    const { sStart, sIndex, coupling, lStart, lIndex, l, inverse, core } = this.#a;
    if (stride === 0) return;
    let base = 0;
    let done = 0;
    for (let t = 0; t < stages; t++) {
      const from = blockStart[t]!;
      const to = blockStart[t + 1]!;
      if (to - base > this.#panelRows) {
        this.#k.rankUpdate(done - base, from - base, stride, this.#panel, this.#scaled, core);
        const kept = blockStart[t - 1]!;
        this.#panel.copyWithin(0, (kept - base) * stride, (from - base) * stride);
        base = kept;
        done = from;
      }
      this.#k.borderRows(from, to, base, stride, sStart, sIndex, coupling, lStart, lIndex, l, inverse, this.#panel, this.#scaled);
    }
    this.#k.rankUpdate(done - base, blockStart[stages]! - base, stride, this.#panel, this.#scaled, core);
  }

  /** dx (columns) and dy (rows) for the right-hand sides f and g. */
  solve(f: Float64Array, g: Float64Array, dx: Float64Array, dy: Float64Array): void {
    const k = this.#k;
    const { unknowns, uAt, width } = this.#y;
    const { rowList, rowPlace, columnList, columnPlace } = this.#a;
    const { rows, column, value, start, place, coefficient, columns, uStart, uPlace, sStart, sIndex, coupling, lStart, lIndex, l, inverse } = this.#a;
    const z = this.#z;
    const chain = this.#chainZ;
    const reduced = this.#reduced;
    reduced.set(f.subarray(0, reduced.length));
    z.fill(0);
    k.reduceRows(rows.length, rows, column, value, start, place, coefficient, this.#w, g, reduced, z);
    k.scatter(rowList.length, rowList, rowPlace, g, z);
    k.scatter(columnList.length, columnList, columnPlace, reduced, z);
    k.reduceColumns(columns.length, columns, this.#inverse, uStart, uPlace, uAt, this.#data, reduced, z);
    if (width > 0) this.#saved.set(chain);
    k.forward(unknowns, lStart, lIndex, l, chain);
    k.backward(unknowns, lStart, lIndex, l, inverse, chain);
    if (width > 0) {
      k.sideT(unknowns, sStart, sIndex, coupling, chain, this.#edge);
      this.#core.solve(this.#edge);
      chain.set(this.#saved);
      k.side(unknowns, sStart, sIndex, coupling, this.#edge, chain);
      k.forward(unknowns, lStart, lIndex, l, chain);
      k.backward(unknowns, lStart, lIndex, l, inverse, chain);
    }
    k.gather(rowList.length, rowList, rowPlace, z, dy);
    k.gather(columnList.length, columnList, columnPlace, z, dx);
    k.recoverColumns(columns.length, columns, this.#inverse, uStart, uPlace, uAt, this.#data, reduced, z, dx);
    k.recoverRows(rows.length, rows, column, value, start, place, coefficient, this.#w, g, dx, z, dy);
  }
}
