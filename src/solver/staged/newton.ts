import type { Presolved } from './presolve.ts';
import type { Structure } from './structure.ts';
import type { System } from './system.ts';

/**
 * Factorises and solves the regularised Newton system
 *   A'·dy − D·dx = f,   A·dx + E·dy = g        (D > 0 a column, E > 0 a row)
 * by eliminating columns, then blocks forward in time, then the border. O(stages · block³ + stages · block · border²).
 */
export class Newton {
  readonly #s: Structure;
  readonly #y: System;
  readonly #pivot: Float64Array;
  readonly #h: Float64Array;
  readonly #w: Float64Array;
  readonly #elimOfRow: Int32Array;
  readonly #borderPivot: Float64Array;
  readonly #unknown: Float64Array;
  readonly #edge: Float64Array;
  readonly #reduced: Float64Array;

  constructor(p: Presolved, s: Structure, y: System) {
    this.#s = s;
    this.#y = y;
    this.#pivot = new Float64Array(s.block.length);
    this.#h = new Float64Array(p.columns.length);
    this.#w = new Float64Array(y.elimRows.length);
    this.#elimOfRow = new Int32Array(p.rows.length).fill(-1);
    y.elimRows.forEach((i, e) => {
      this.#elimOfRow[i] = e;
    });
    this.#borderPivot = new Float64Array(y.width);
    this.#unknown = new Float64Array(s.block.length);
    this.#edge = new Float64Array(y.width);
    this.#reduced = new Float64Array(p.columns.length);
  }

  /** False where a pivot has the wrong sign: raise the regularisation and try again. */
  factorise(D: Float64Array, E: Float64Array): boolean {
    this.#assemble(D, E);
    return this.#blocks() && this.#core();
  }

  #assemble(D: Float64Array, E: Float64Array): void {
    const y = this.#y;
    const s = this.#s;
    const { data, width, coreStart, uValue, elimStart, elimBorder, elimCoefficient, elimU } = y;
    const h = this.#h;
    const w = this.#w;
    data.fill(0);
    h.set(D);
    for (let e = 0; e < w.length; e++) w[e] = 1 / E[y.elimRows[e]!]!;
    for (let k = 0; k < y.fixedTarget.length; k++) data[y.fixedTarget[k]!]! += y.fixedValue[k]!;
    // u entries of border columns are made anew
    for (let k = 0; k < uValue.length; k++) if (y.uPlace[k]! <= -2 && -2 - y.uPlace[k]! < y.borderColumnCount) uValue[k] = 0;
    for (let e = 0; e < w.length; e++) {
      const j = y.elimColumn[e]!;
      if (j < 0) {
        for (let a = elimStart[e]!; a < elimStart[e + 1]!; a++)
          for (let b = elimStart[e]!; b <= a; b++) this.#coreAdd(elimBorder[a]!, elimBorder[b]!, -w[e]! * elimCoefficient[a]! * elimCoefficient[b]!);
        continue;
      }
      const wa = w[e]! * y.elimValue[e]!;
      h[j]! += wa * y.elimValue[e]!;
      const explicit = s.columnPlace[j]! >= 0;
      for (let k = elimStart[e]!; k < elimStart[e + 1]!; k++) {
        if (explicit) data[elimU[k]!]! -= wa * elimCoefficient[k]!;
        else uValue[elimU[k]!]! -= wa * elimCoefficient[k]!;
      }
      if (explicit)
        for (let a = elimStart[e]!; a < elimStart[e + 1]!; a++)
          for (let b = elimStart[e]!; b <= a; b++) this.#coreAdd(elimBorder[a]!, elimBorder[b]!, -w[e]! * elimCoefficient[a]! * elimCoefficient[b]!);
    }
    // columns kept as unknowns, rows kept as unknowns
    for (let j = 0; j < s.columnPlace.length; j++) {
      const place = s.columnPlace[j]!;
      if (place >= 0) {
        const t = s.block[place]!;
        const first = s.blockStart[t]!;
        const size = s.blockStart[t + 1]! - first;
        data[y.squareStart[t]! + (place - first) * (size + 1)]! -= h[j]!;
      } else if (place <= -2) data[coreStart + (-2 - place) * (width + 1)]! -= D[j]!;
    }
    for (let i = 0; i < s.rowPlace.length; i++) {
      const place = s.rowPlace[i]!;
      if (place >= 0) {
        const t = s.block[place]!;
        const first = s.blockStart[t]!;
        const size = s.blockStart[t + 1]! - first;
        data[y.squareStart[t]! + (place - first) * (size + 1)]! += E[i]!;
      } else if (place <= -2) data[coreStart + (-2 - place) * (width + 1)]! += E[i]!;
    }
    // eliminated columns
    const { eliminated, pairStart, pairTarget, pairA, pairB } = y;
    for (let q = 0; q < eliminated.length; q++) {
      const j = eliminated[q]!;
      const inverse = 1 / h[j]!;
      for (let k = pairStart[q]!; k < pairStart[q + 1]!; k++) data[pairTarget[k]!]! += uValue[pairA[k]!]! * uValue[pairB[k]!]! * inverse;
      this.#designPart(j, D[j]!, inverse);
    }
  }

  #coreAdd(a: number, b: number, v: number): void {
    const { data, coreStart, width } = this.#y;
    data[coreStart + (a > b ? a * width + b : b * width + a)]! += v;
  }

  /** Border columns × border columns of one eliminated column, without cancellation: −[D Σ w c c' + Σ_{r<q} w_r w_q (a_q c_r − a_r c_q)(·)'] / H. */
  #designPart(j: number, d: number, inverse: number): void {
    const { columnElimStart, columnElim, elimStart, elimBorder, elimCoefficient, elimValue } = this.#y;
    const w = this.#w;
    const from = columnElimStart[j]!;
    const to = columnElimStart[j + 1]!;
    for (let r = from; r < to; r++) {
      const e = columnElim[r]!;
      const part = -d * w[e]! * inverse;
      for (let a = elimStart[e]!; a < elimStart[e + 1]!; a++)
        for (let b = elimStart[e]!; b <= a; b++) this.#coreAdd(elimBorder[a]!, elimBorder[b]!, part * elimCoefficient[a]! * elimCoefficient[b]!);
      for (let q = r + 1; q < to; q++) {
        const f = columnElim[q]!;
        const both = -w[e]! * w[f]! * inverse;
        const ar = elimValue[e]!;
        const aq = elimValue[f]!;
        const sparse = new Map<number, number>();
        for (let a = elimStart[e]!; a < elimStart[e + 1]!; a++) sparse.set(elimBorder[a]!, (sparse.get(elimBorder[a]!) ?? 0) + aq * elimCoefficient[a]!);
        for (let a = elimStart[f]!; a < elimStart[f + 1]!; a++) sparse.set(elimBorder[a]!, (sparse.get(elimBorder[a]!) ?? 0) - ar * elimCoefficient[a]!);
        const list = [...sparse];
        for (let a = 0; a < list.length; a++) for (let b = 0; b <= a; b++) this.#coreAdd(list[a]![0], list[b]![0], both * list[a]![1] * list[b]![1]);
      }
    }
  }

  #blocks(): boolean {
    const { data, squareStart, offStart, sideStart, coreStart, width } = this.#y;
    const { stages, blockStart, linkStart, explicitStart } = this.#s;
    const pivot = this.#pivot;
    for (let t = 0; t < stages; t++) {
      const first = blockStart[t]!;
      const size = blockStart[t + 1]! - first;
      const square = squareStart[t]!;
      const links = explicitStart[t]! - linkStart[t]!;
      const low = linkStart[t]! - first;
      if (t > 0 && links > 0) {
        const before = blockStart[t]! - linkStart[t - 1]!;
        const beforeFirst = linkStart[t - 1]!;
        const beforeSize = blockStart[t]! - blockStart[t - 1]!;
        const corner = linkStart[t - 1]! - blockStart[t - 1]!;
        const beforeSquare = squareStart[t - 1]!;
        const off = offStart[t]!;
        for (let r = 0; r < links; r++) {
          const row = off + r * before;
          for (let a = 0; a < before; a++) {
            let v = data[row + a]!;
            const l = beforeSquare + (corner + a) * beforeSize + corner;
            for (let b = 0; b < a; b++) v -= data[l + b]! * data[row + b]!;
            data[row + a] = v;
          }
        }
        for (let r = 0; r < links; r++) {
          const row = off + r * before;
          for (let a = 0; a < before; a++) {
            const v = data[row + a]!;
            if (v === 0) continue;
            const f = v / pivot[beforeFirst + a]!;
            for (let q = 0; q <= r; q++) data[square + (low + r) * size + low + q]! -= f * data[off + q * before + a]!;
            const to = sideStart + (first + low + r) * width;
            const from = sideStart + (beforeFirst + a) * width;
            for (let c = 0; c < width; c++) data[to + c]! -= f * data[from + c]!;
          }
        }
      }
      const explicitFrom = explicitStart[t]! - first;
      for (let a = 0; a < size; a++) {
        const rowA = square + a * size;
        for (let b = 0; b < a; b++) {
          const rowB = square + b * size;
          let v = data[rowA + b]!;
          for (let k = 0; k < b; k++) v -= data[rowA + k]! * data[rowB + k]!;
          data[rowA + b] = v; // L·D until the row is done
        }
        let d = data[rowA + a]!;
        for (let b = 0; b < a; b++) {
          const l = data[rowA + b]! / pivot[first + b]!;
          d -= l * data[rowA + b]!;
          data[rowA + b] = l;
        }
        if (!(a < explicitFrom ? d > 0 : d < 0)) return false;
        pivot[first + a] = d;
        // side
        const to = sideStart + (first + a) * width;
        for (let b = 0; b < a; b++) {
          const l = data[rowA + b]!;
          if (l === 0) continue;
          const from = sideStart + (first + b) * width;
          for (let c = 0; c < width; c++) data[to + c]! -= l * data[from + c]!;
        }
        const inverse = 1 / d;
        for (let c = 0; c < width; c++) {
          const v = data[to + c]!;
          if (v === 0) continue;
          const f = v * inverse;
          const row = coreStart + c * width;
          for (let e = 0; e <= c; e++) data[row + e]! -= f * data[to + e]!;
        }
      }
    }
    return true;
  }

  #core(): boolean {
    const { data, coreStart, width, borderColumnCount } = this.#y;
    const pivot = this.#borderPivot;
    for (let a = 0; a < width; a++) {
      const rowA = coreStart + a * width;
      for (let b = 0; b < a; b++) {
        const rowB = coreStart + b * width;
        let v = data[rowA + b]!;
        for (let k = 0; k < b; k++) v -= data[rowA + k]! * data[rowB + k]!;
        data[rowA + b] = v;
      }
      let d = data[rowA + a]!;
      for (let b = 0; b < a; b++) {
        const l = data[rowA + b]! / pivot[b]!;
        d -= l * data[rowA + b]!;
        data[rowA + b] = l;
      }
      if (!(a < borderColumnCount ? d < 0 : d > 0)) return false;
      pivot[a] = d;
    }
    return true;
  }

  /** dx (columns) and dy (rows) for the right-hand sides f and g. */
  solve(f: Float64Array, g: Float64Array, dx: Float64Array, dy: Float64Array): void {
    const y = this.#y;
    const s = this.#s;
    const { data, squareStart, offStart, sideStart, coreStart, width, elimStart, elimBorder, elimCoefficient, uStart, uPlace, uValue } = y;
    const w = this.#w;
    const h = this.#h;
    const z = this.#unknown;
    const edge = this.#edge;
    const reduced = this.#reduced;
    const pivot = this.#pivot;
    reduced.set(f);
    edge.fill(0);
    for (let e = 0; e < w.length; e++) {
      const wg = w[e]! * g[y.elimRows[e]!]!;
      const j = y.elimColumn[e]!;
      if (j >= 0) reduced[j]! -= y.elimValue[e]! * wg;
      for (let k = elimStart[e]!; k < elimStart[e + 1]!; k++) edge[elimBorder[k]!]! -= elimCoefficient[k]! * wg;
    }
    for (let i = 0; i < s.rowPlace.length; i++) {
      const place = s.rowPlace[i]!;
      if (place >= 0) z[place] = g[i]!;
      else if (place <= -2) edge[-2 - place]! += g[i]!;
    }
    for (let j = 0; j < s.columnPlace.length; j++) {
      const place = s.columnPlace[j]!;
      if (place >= 0) z[place] = reduced[j]!;
      else if (place <= -2) edge[-2 - place]! += f[j]!;
    }
    for (let q = 0; q < y.eliminated.length; q++) {
      const j = y.eliminated[q]!;
      const r = reduced[j]! / h[j]!;
      if (r === 0) continue;
      for (let k = uStart[q]!; k < uStart[q + 1]!; k++) {
        const place = uPlace[k]!;
        if (place >= 0) z[place]! += uValue[k]! * r;
        else edge[-2 - place]! += uValue[k]! * r;
      }
    }
    const { stages, blockStart, linkStart, explicitStart } = s;
    for (let t = 0; t < stages; t++) {
      const first = blockStart[t]!;
      const size = blockStart[t + 1]! - first;
      const square = squareStart[t]!;
      if (t > 0) {
        const links = explicitStart[t]! - linkStart[t]!;
        const before = first - linkStart[t - 1]!;
        const beforeFirst = linkStart[t - 1]!;
        for (let r = 0; r < links; r++) {
          const row = offStart[t]! + r * before;
          let v = z[linkStart[t]! + r]!;
          for (let a = 0; a < before; a++) v -= (data[row + a]! * z[beforeFirst + a]!) / pivot[beforeFirst + a]!;
          z[linkStart[t]! + r] = v;
        }
      }
      for (let a = 0; a < size; a++) {
        const row = square + a * size;
        let v = z[first + a]!;
        for (let b = 0; b < a; b++) v -= data[row + b]! * z[first + b]!;
        z[first + a] = v;
        const r = v / pivot[first + a]!;
        if (r === 0) continue;
        const side = sideStart + (first + a) * width;
        for (let c = 0; c < width; c++) edge[c]! -= data[side + c]! * r;
      }
    }
    for (let a = 0; a < width; a++) {
      const row = coreStart + a * width;
      let v = edge[a]!;
      for (let b = 0; b < a; b++) v -= data[row + b]! * edge[b]!;
      edge[a] = v;
    }
    for (let a = width - 1; a >= 0; a--) {
      let v = edge[a]! / this.#borderPivot[a]!;
      for (let b = a + 1; b < width; b++) v -= data[coreStart + b * width + a]! * edge[b]!;
      edge[a] = v;
    }
    for (let t = stages - 1; t >= 0; t--) {
      const first = blockStart[t]!;
      const last = blockStart[t + 1]!;
      const size = last - first;
      const square = squareStart[t]!;
      for (let a = first; a < last; a++) {
        let v = z[a]!;
        const side = sideStart + a * width;
        for (let c = 0; c < width; c++) v -= data[side + c]! * edge[c]!;
        z[a] = v / pivot[a]!;
      }
      if (t + 1 < stages) {
        const links = explicitStart[t + 1]! - linkStart[t + 1]!;
        const trailing = last - linkStart[t]!;
        const from = linkStart[t]!;
        for (let r = 0; r < links; r++) {
          const v = z[linkStart[t + 1]! + r]!;
          if (v === 0) continue;
          const row = offStart[t + 1]! + r * trailing;
          for (let a = 0; a < trailing; a++) z[from + a]! -= (data[row + a]! * v) / pivot[from + a]!;
        }
      }
      for (let a = size - 1; a >= 0; a--) {
        const v = z[first + a]!;
        const row = square + a * size;
        for (let b = 0; b < a; b++) z[first + b]! -= data[row + b]! * v;
      }
    }
    for (let i = 0; i < s.rowPlace.length; i++) {
      const place = s.rowPlace[i]!;
      if (place >= 0) dy[i] = z[place]!;
      else if (place <= -2) dy[i] = edge[-2 - place]!;
    }
    for (let j = 0; j < s.columnPlace.length; j++) {
      const place = s.columnPlace[j]!;
      if (place >= 0) dx[j] = z[place]!;
      else if (place <= -2) dx[j] = edge[-2 - place]!;
    }
    for (let q = 0; q < y.eliminated.length; q++) {
      const j = y.eliminated[q]!;
      let v = -reduced[j]!;
      for (let k = uStart[q]!; k < uStart[q + 1]!; k++) {
        const place = uPlace[k]!;
        v += uValue[k]! * (place >= 0 ? z[place]! : edge[-2 - place]!);
      }
      dx[j] = v / h[j]!;
    }
    for (let e = 0; e < w.length; e++) {
      const i = y.elimRows[e]!;
      const j = y.elimColumn[e]!;
      let v = g[i]!;
      if (j >= 0) v -= y.elimValue[e]! * dx[j]!;
      for (let k = elimStart[e]!; k < elimStart[e + 1]!; k++) v -= elimCoefficient[k]! * edge[elimBorder[k]!]!;
      dy[i] = w[e]! * v;
    }
  }
}
