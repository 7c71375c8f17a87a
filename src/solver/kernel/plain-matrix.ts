/** The matrix loops in JavaScript. */
import type { Kernel } from './kernel.ts';

type MatrixLoop =
  | 'rowProducts'
  | 'acrossProducts'
  | 'weighRows'
  | 'designTerms'
  | 'invert'
  | 'columnProducts'
  | 'factorise'
  | 'forward'
  | 'backward'
  | 'borderRows'
  | 'rankUpdate'
  | 'borderSquare'
  | 'sideT'
  | 'side'
  | 'reduceRows'
  | 'reduceColumns'
  | 'recoverColumns'
  | 'recoverRows';

export const matrices: Pick<Kernel, MatrixLoop> = {
  rowProducts(rows, start, index, value, x, down) {
    for (let i = 0; i < rows; i++) {
      let sum = down[i]!;
      for (let k = start[i]!; k < start[i + 1]!; k++) sum -= value[k]! * x[index[k]!]!;
      down[i] = sum;
    }
  },
  acrossProducts(rows, start, index, value, y, across) {
    for (let i = 0; i < rows; i++) for (let k = start[i]!; k < start[i + 1]!; k++) across[index[k]!]! -= value[k]! * y[i]!;
  },
  weighRows(count, row, column, a, start, target, c, E, w, h, data) {
    for (let e = 0; e < count; e++) {
      w[e] = 1 / E[row[e]!]!;
      if (column[e]! < 0) continue;
      const wa = w[e]! * a[e]!;
      h[column[e]!]! += wa * a[e]!;
      for (let k = start[e]!; k < start[e + 1]!; k++) data[target[k]!]! -= wa * c[k]!;
    }
  },
  designTerms(count, target, first, second, column, constant, w, inverse, D, data) {
    for (let q = 0; q < count; q++) {
      const j = column[q]!;
      let v = constant[q]! * w[first[q]!]!;
      if (j >= 0) v *= inverse[j]! * (second[q]! >= 0 ? w[second[q]!]! : D[j]!);
      data[target[q]!]! += v;
    }
  },
  invert(count, v) {
    for (let k = 0; k < count; k++) v[k] = 1 / v[k]!;
  },
  columnProducts(count, column, inverse, uStart, pairStart, target, uOffset, data) {
    for (let q = 0; q < count; q++) {
      const h = inverse[column[q]!]!;
      const first = uStart[q]! + uOffset;
      const end = uStart[q + 1]! + uOffset;
      let t = pairStart[q]!;
      for (let a = first; a < end; a++) {
        const v = data[a]! * h;
        for (let b = first; b <= a; b++) data[target[t++]!]! += v * data[b]!;
      }
    }
  },
  factorise(from, to, kStart, kIndex, k, diagonal, lStart, lIndex, l, inverse, sign, work) {
    const reduce = (c: number) => {
      let dot = 0;
      for (let r = lStart[c]!; r < lStart[c + 1]!; r++) dot += l[2 * r]! * work[lIndex[r]!]! + l[2 * r + 1]! * work[lIndex[r]! + 1]!;
      work[c]! -= dot;
    };
    for (let i = from; i < to; i++) {
      for (let q = kStart[i]!; q < kStart[i + 1]!; q++) work[kIndex[q]!] = k[q]!;
      const first = lStart[i]!;
      const end = lStart[i + 1]!;
      for (let q = first; q < end; q++) {
        const c = lIndex[q]!;
        reduce(c);
        if (c + 1 < i) reduce(c + 1);
      }
      let d = diagonal[i]!;
      for (let q = first; q < end; q++) {
        for (let side = 0; side < 2; side++) {
          const c = lIndex[q]! + side;
          const v = work[c]!;
          l[2 * q + side] = v === 0 ? 0 : v * inverse[c]!;
          d -= l[2 * q + side]! * v;
          work[c] = 0;
        }
      }
      if (!(d * sign[i]! > 0)) return i;
      inverse[i] = 1 / d;
    }
    return -1;
  },
  forward(from, to, lStart, lIndex, l, z) {
    for (let i = from; i < to; i++) {
      let dot = 0;
      for (let q = lStart[i]!; q < lStart[i + 1]!; q++) dot += l[2 * q]! * z[lIndex[q]!]! + l[2 * q + 1]! * z[lIndex[q]! + 1]!;
      z[i]! -= dot;
    }
  },
  backward(from, to, lStart, lIndex, l, z) {
    for (let i = to - 1; i >= from; i--) {
      const v = z[i]!;
      for (let q = lStart[i]!; q < lStart[i + 1]!; q++) {
        z[lIndex[q]!]! -= l[2 * q]! * v;
        z[lIndex[q]! + 1]! -= l[2 * q + 1]! * v;
      }
    }
  },
  borderRows(from, to, base, stride, sStart, sIndex, s, lStart, lIndex, l, inverse, panel, scaled) {
    for (let i = from; i < to; i++) {
      const row = (i - base) * stride;
      panel.fill(0, row, row + stride);
      for (let q = sStart[i]!; q < sStart[i + 1]!; q++) panel[row + sIndex[q]!] = s[q]!;
      for (let q = 2 * lStart[i]!; q < 2 * lStart[i + 1]!; q++) {
        if (l[q] === 0) continue;
        const other = (lIndex[q >> 1]! + (q & 1) - base) * stride;
        for (let c = 0; c < stride; c++) panel[row + c]! -= l[q]! * panel[other + c]!;
      }
      for (let c = 0; c < stride; c++) scaled[row + c] = panel[row + c]! * inverse[i]!;
    }
  },
  rankUpdate(from, to, stride, panel, scaled, core) {
    for (let k = from; k < to; k++)
      for (let r = 0; r < stride; r++) {
        const v = scaled[k * stride + r]!;
        if (v === 0) continue;
        for (let c = 0; c <= r; c++) core[r * stride + c]! -= v * panel[k * stride + c]!;
      }
  },
  borderSquare(from, to, blockStart, most, stride, sStart, sIndex, s, lStart, lIndex, l, inverse, panel, scaled, core) {
    let base = blockStart[from]!;
    let done = base;
    for (let t = from; t < to; t++) {
      if (blockStart[t + 1]! - base > most) {
        matrices.rankUpdate(done - base, blockStart[t]! - base, stride, panel, scaled, core);
        panel.copyWithin(0, (blockStart[t - 1]! - base) * stride, (blockStart[t]! - base) * stride);
        base = blockStart[t - 1]!;
        done = blockStart[t]!;
      }
      matrices.borderRows(blockStart[t]!, blockStart[t + 1]!, base, stride, sStart, sIndex, s, lStart, lIndex, l, inverse, panel, scaled);
    }
    matrices.rankUpdate(done - base, blockStart[to]! - base, stride, panel, scaled, core);
    return base;
  },
  sideT(rows, sStart, sIndex, s, z, edge) {
    for (let i = 0; i < rows; i++) for (let q = sStart[i]!; q < sStart[i + 1]!; q++) edge[sIndex[q]!]! -= s[q]! * z[i]!;
  },
  side(rows, sStart, sIndex, s, edge, z) {
    for (let i = 0; i < rows; i++) {
      let v = z[i]!;
      for (let q = sStart[i]!; q < sStart[i + 1]!; q++) v -= s[q]! * edge[sIndex[q]!]!;
      z[i] = v;
    }
  },
  reduceRows(count, row, column, a, start, place, c, w, g, reduced, z) {
    for (let e = 0; e < count; e++) {
      const v = w[e]! * g[row[e]!]!;
      if (column[e]! >= 0) reduced[column[e]!]! -= a[e]! * v;
      for (let k = start[e]!; k < start[e + 1]!; k++) z[place[k]!]! -= c[k]! * v;
    }
  },
  reduceColumns(count, column, inverse, uStart, uPlace, uOffset, data, reduced, z) {
    for (let q = 0; q < count; q++) {
      const v = reduced[column[q]!]! * inverse[column[q]!]!;
      for (let k = uStart[q]!; k < uStart[q + 1]!; k++) z[uPlace[k]!]! += data[k + uOffset]! * v;
    }
  },
  recoverColumns(count, column, inverse, uStart, uPlace, uOffset, data, reduced, z, dx) {
    for (let q = 0; q < count; q++) {
      const j = column[q]!;
      let v = -reduced[j]!;
      for (let k = uStart[q]!; k < uStart[q + 1]!; k++) v += data[k + uOffset]! * z[uPlace[k]!]!;
      dx[j] = v * inverse[j]!;
    }
  },
  recoverRows(count, row, column, a, start, place, c, w, g, dx, z, dy) {
    for (let e = 0; e < count; e++) {
      let v = g[row[e]!]!;
      if (column[e]! >= 0) v -= a[e]! * dx[column[e]!]!;
      for (let k = start[e]!; k < start[e + 1]!; k++) v -= c[k]! * z[place[k]!]!;
      dy[row[e]!] = w[e]! * v;
    }
  },
};
