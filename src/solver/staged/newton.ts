import type { Arena, Team } from '../kernel/index.ts';
import { Arms, joinEdges } from './arms.ts';
import { Core } from './core.ts';
import type { Groups } from './elimination.ts';
import type { Structure } from './structure.ts';
import type { System } from './system.ts';

/** The part of a group in lists that lie group by group. */
const part = ([second, third]: Groups, length: number, group: 0 | 1 | 2): readonly [number, number] =>
  group === 0 ? [0, second] : group === 1 ? [second, third] : [third, length];

/**
 * Factorises and solves the regularised Newton system
 *   A'·dy − D·dx = f,   A·dx + E·dy = g        (D > 0 a column, E > 0 a row)
 * by eliminating columns, then the chain of blocks (arms.ts), then the border. The border's dense rows L⁻¹B live only while the square is summed: a solve uses
 * the sparse coupling and goes through the chain twice.
 */
export class Newton {
  readonly #team: Team;
  readonly #y: System;
  readonly #arms: Arms;
  readonly #core: Core;
  readonly #a; // the system's lists in the kernel's memory
  readonly #data: Float64Array;
  readonly #inverse: Float64Array;
  readonly #w: Float64Array;
  readonly #z: Float64Array;
  readonly #chainZ: Float64Array;
  readonly #edge: Float64Array;
  readonly #spare: Float64Array;
  readonly #saved: Float64Array;
  readonly #reduced: Float64Array;

  constructor(s: Structure, y: System, arena: Arena, columns: number) {
    this.#team = arena.team;
    this.#y = y;
    const e = y.elimination;
    const ints = (from: Int32Array) => arena.ints(from);
    this.#data = arena.numbers(y.length);
    this.#data.set(e.uValue, y.uAt);
    this.#arms = new Arms(s, y, arena);
    const onDiagonal = (place: number) => (place < y.unknowns ? y.diagonalAt + place : y.coreAt + (place - y.unknowns) * (y.stride + 1));
    this.#a = {
      uMade: ints(e.uMade),
      rowDiagonal: ints(y.rowPlace.map(onDiagonal)),
      columnDiagonal: y.columnPlace.map(onDiagonal),
      rows: ints(e.rows),
      column: ints(e.column),
      value: arena.copy(e.value),
      start: ints(e.start),
      place: ints(y.rowsPlace),
      coefficient: arena.copy(e.coefficient),
      columns: ints(e.columns),
      uStart: ints(e.uStart),
      uPlace: ints(y.uPlace),
      pairStart: ints(y.pairStart),
      pairTarget: ints(y.pairTarget),
      elimTarget: ints(y.elimTarget),
      designTarget: ints(y.designTarget),
      designFirst: ints(y.design.first),
      designSecond: ints(y.design.second),
      designColumn: ints(y.design.column),
      designConstant: arena.copy(y.design.constant),
      rowList: ints(y.rowList),
      rowPlace: ints(y.rowPlace),
      columnList: ints(y.columnList),
      columnPlace: ints(y.columnPlace),
    };
    this.#inverse = arena.numbers(columns);
    this.#w = arena.numbers(e.rows.length);
    this.#z = arena.numbers(y.unknowns + 2 * y.stride);
    this.#chainZ = this.#z.subarray(0, y.unknowns);
    this.#edge = this.#z.subarray(y.unknowns, y.unknowns + y.stride);
    this.#spare = this.#z.subarray(y.unknowns + y.stride);
    this.#saved = arena.numbers(y.unknowns);
    this.#reduced = arena.numbers(columns);
    this.#core = new Core(this.#data.subarray(y.coreAt, y.coreAt + y.stride * y.stride), y.width, y.stride, y.borderColumns);
  }

  /** What the arena must hold for it, in bytes. */
  static bytes(s: Structure, y: System, columns: number): number {
    const e = y.elimination;
    const numbers = y.length + 2 * y.unknowns + 2 * y.stride + 2 * e.rows.length + e.coefficient.length + 2 * columns + y.design.constant.length;
    const ints =
      3 * e.rows.length +
      2 * e.place.length +
      3 * e.columns.length +
      2 * e.uPlace.length +
      y.pairTarget.length +
      3 * (y.rowList.length + y.columnList.length) +
      4 * y.design.constant.length; // prettier-ignore
    return Arms.bytes(s, y) + 8 * numbers + 4 * ints + 32 * 64;
  }

  /** False where a pivot has the wrong sign: raise the regularisation and try again. */
  factorise(D: Float64Array, E: Float64Array): boolean {
    this.#assemble(D, E);
    return this.#arms.factorise(this.#data) && this.#core.factorise();
  }

  #assemble(D: Float64Array, E: Float64Array): void {
    const { elimination: e, design, uAt, fixedTarget, fixedValue, columnList } = this.#y;
    const { kernel } = this.#team;
    const {
      uMade,
      rowDiagonal,
      columnDiagonal,
      rows,
      column,
      value,
      start,
      coefficient,
      elimTarget,
      designTarget,
      designFirst,
      designSecond,
      designColumn,
      designConstant,
    } = this.#a;
    const data = this.#data;
    const h = this.#inverse;
    const w = this.#w;
    // the entry behind is the one nobody reads
    kernel.clear(uAt - 1, data);
    kernel.clearAt(uMade.length, uMade, data.subarray(uAt));
    for (let k = 0; k < fixedTarget.length; k++) data[fixedTarget[k]!]! += fixedValue[k]!;
    kernel.copy(h.length, D, h);
    this.#groups('weighRows', e.rowGroups, rows.length, (from, to) => {
      const of = <T extends Int32Array | Float64Array>(list: T) => list.subarray(from, to) as T;
      return [to - from, of(rows), of(column), of(value), start.subarray(from), elimTarget, coefficient, E, of(w), h, data];
    });
    for (let q = 0; q < columnList.length; q++) data[columnDiagonal[q]!]! -= h[columnList[q]!]!;
    kernel.scatter(this.#a.rowList.length, this.#a.rowList, rowDiagonal, E, data);
    kernel.invert(h.length, h);
    const { columns, uStart, pairStart, pairTarget } = this.#a;
    this.#groups('columnProducts', e.columnGroups, columns.length, (from, to) => [
      to - from,
      columns.subarray(from),
      h,
      uStart.subarray(from),
      pairStart.subarray(from),
      pairTarget,
      uAt,
      data,
    ]);
    this.#groups('designTerms', design.groups, designTarget.length, (from, to) => [
      to - from,
      designTarget.subarray(from),
      designFirst.subarray(from),
      designSecond.subarray(from),
      designColumn.subarray(from),
      designConstant.subarray(from),
      w,
      h,
      D,
      data,
    ]);
  }

  /** A loop over lists in groups: the first and second side by side, then what touches both. */
  #groups<N extends 'weighRows' | 'columnProducts' | 'designTerms' | 'reduceRows' | 'reduceColumns'>(
    name: N,
    groups: Groups,
    length: number,
    given: (from: number, to: number) => Parameters<Team['kernel'][N]>,
  ): void {
    const of = (group: 0 | 1 | 2) => given(...part(groups, length, group));
    this.#team.pair(name, of(0), of(1));
    this.#team.one(name, of(2));
  }

  /** The border's first entry may stand right behind the chain: a loop in pairs must not touch it. */
  #copyChain(from: Float64Array, to: Float64Array): void {
    const last = this.#y.unknowns - 1;
    this.#team.kernel.copy(last & ~1, from, to);
    for (let k = last & ~1; k <= last; k++) to[k] = from[k]!;
  }

  /** dx (columns) and dy (rows) for the right-hand sides f and g. */
  solve(f: Float64Array, g: Float64Array, dx: Float64Array, dy: Float64Array): void {
    const k = this.#team.kernel;
    const { uAt, width, elimination: e } = this.#y;
    const { rowList, rowPlace, columnList, columnPlace } = this.#a;
    const { rows, column, value, start, place, coefficient, columns, uStart, uPlace } = this.#a;
    const z = this.#z;
    const chain = this.#chainZ;
    const edge = this.#edge;
    const spare = this.#spare;
    const reduced = this.#reduced;
    k.copy(reduced.length, f, reduced);
    k.clear(z.length, z);
    this.#groups('reduceRows', e.rowGroups, rows.length, (from, to) => [
      to - from,
      rows.subarray(from),
      column.subarray(from),
      value.subarray(from),
      start.subarray(from),
      place,
      coefficient,
      this.#w.subarray(from),
      g,
      reduced,
      z,
    ]);
    k.scatter(rowList.length, rowList, rowPlace, g, z);
    k.scatter(columnList.length, columnList, columnPlace, reduced, z);
    this.#groups('reduceColumns', e.columnGroups, columns.length, (from, to) => [
      to - from,
      columns.subarray(from),
      this.#inverse,
      uStart.subarray(from),
      uPlace,
      uAt,
      this.#data,
      reduced,
      z,
    ]);
    joinEdges(edge, spare);
    if (width > 0) this.#copyChain(chain, this.#saved);
    this.#arms.solve(chain);
    if (width > 0) {
      this.#arms.toBorder(this.#data, chain, edge, spare);
      this.#core.solve(edge);
      spare.set(edge);
      this.#copyChain(this.#saved, chain);
      this.#arms.fromBorder(this.#data, edge, chain);
      this.#arms.solve(chain);
    }
    k.gather(rowList.length, rowList, rowPlace, z, dy);
    k.gather(columnList.length, columnList, columnPlace, z, dx);
    k.recoverColumns(columns.length, columns, this.#inverse, uStart, uPlace, uAt, this.#data, reduced, z, dx);
    k.recoverRows(rows.length, rows, column, value, start, place, coefficient, this.#w, g, dx, z, dy);
  }
}
