/**
 * The loops the method spends its time in, in the words of arrays. Two implementations: `plain-*.ts` (JavaScript) and WebAssembly SIMD (`loops-*.ts`);
 * for the second all arrays lie in one linear memory. Vectors that both implementations run over have an even number of entries, the last being zero.
 */
type F = Float64Array;
type I = Int32Array;

export interface Kernel {
  /** down −= A x. */
  rowProducts(rows: number, start: I, index: I, value: F, x: F, down: F): void;
  /** across −= A' y. */
  acrossProducts(rows: number, start: I, index: I, value: F, y: F, across: F): void;
  /** out = a + sign·d·x. */
  diagonal(count: number, a: F, sign: number, d: F, x: F, out: F): void;
  /** to += a·x. */
  addTimes(count: number, a: number, x: F, to: F): void;
  copy(count: number, from: F, to: F): void;
  clear(count: number, v: F): void;
  /** v[list[q]] = 0. */
  clearAt(count: number, list: I, v: F): void;
  /** out = a − b. */
  minus(count: number, a: F, b: F, out: F): void;
  /** to *= by. */
  multiply(count: number, by: F, to: F): void;
  dot(count: number, a: F, b: F): number;
  /** Largest |v|. */
  largest(count: number, v: F): number;
  /** Largest |v|·worth. */
  worst(count: number, v: F, worth: F): number;

  // pairs: a variable with its lower bound (iterate.ts)
  /** Gaps to the bounds, their inverses, inverses of the multipliers, weight = rho + z/gap. */
  prepare(count: number, lower: F, x: F, z: F, gap: F, inverse: F, inverseZ: F, weight: F, rho: number): void;
  /** out: largest |rd|·worth; Σ z·lower; Σ z·gap. */
  residuals(count: number, lower: F, x: F, z: F, rd: F, worth: F, out: F): void;
  /** inverse = 1/weight of a slack; E = delta + inverse. */
  rowWeights(count: number, weight: F, delta: number, inverse: F, E: F): void;
  /** ds = −(dy + f)·inverse. */
  slacks(count: number, dy: F, f: F, inverse: F, ds: F): void;
  /** f = rd − (target·inverse − z). */
  pull(count: number, rd: F, target: F, inverse: F, z: F, f: F): void;
  /** dz = (target − z·dx)·inverse − z. */
  duals(count: number, dx: F, target: F, inverse: F, z: F, dz: F): void;
  /** Largest −dx/gap into out[0], largest −dz/z into out[1], 0 at least: steps to the boundary are their inverses. */
  ratios(count: number, dx: F, dz: F, inverse: F, inverseZ: F, out: F): void;
  /** The same for kept + w·(new − kept), w in WEIGHTS: out has a pair a weight. */
  mixedRatios(count: number, kdx: F, kdz: F, dx: F, dz: F, inverse: F, inverseZ: F, out: F): void;
  /** to = kept + w·(to − kept). */
  mix(count: number, kept: F, w: number, to: F): void;
  /** out[0] = Σ dz·gap, out[1] = Σ z·dx, out[2] = Σ dz·dx. */
  sums(count: number, gap: F, z: F, dx: F, dz: F, out: F): void;
  /** goal = target − min(second·dx·dz, 0.9·target). */
  targets(count: number, dx: F, dz: F, second: number, target: number, goal: F): void;
  /** Goals that draw products of a longer step (tp, td) back into [low, high]. */
  centres(count: number, gap: F, z: F, dx: F, dz: F, tp: number, td: number, low: number, high: number, goal: F): void;
  /** x += primal·dx, z += dual·dz, kept strictly inside. */
  move(count: number, lower: F, x: F, z: F, dx: F, dz: F, primal: number, dual: number): void;
  // upper bounds: entry q of a list belongs to variable list[q]
  /** to[q] = −from[list[q]]. */
  negate(count: number, list: I, from: F, to: F): void;
  /** Keeps x[list[q]] strictly below −lower[q]. */
  wallAt(count: number, list: I, lower: F, x: F): void;
  /** to[list[q]] += sign·from[q]. */
  addAt(count: number, list: I, sign: number, from: F, to: F): void;
  /** to[list[q]] += a[q]·b[q]. */
  addProductsAt(count: number, list: I, a: F, b: F, to: F): void;
  /** to[place] += from[list]. */
  scatter(count: number, list: I, place: I, from: F, to: F): void;
  /** to[list] = from[place]. */
  gather(count: number, list: I, place: I, from: F, to: F): void;

  /** w = 1/E of each ELIM row; h += w·a² of its column, data[target] −= w·a·c of its border entries. */
  weighRows(count: number, row: I, column: I, a: F, start: I, target: I, c: F, E: F, w: F, h: F, data: F): void;
  /** data[target] += constant·w[first]·(column < 0 ? 1 : inverse[column]·(second < 0 ? D[column] : w[second])). */
  designTerms(count: number, target: I, first: I, second: I, column: I, constant: F, w: F, inverse: F, D: F, data: F): void;
  /** v = 1/v. */
  invert(count: number, v: F): void;
  /** data[target] += u·u'/h of each eliminated column; the targets of a column's products stand in the order of the two loops. */
  columnProducts(count: number, column: I, inverse: F, uStart: I, pairStart: I, target: I, uOffset: number, data: F): void;
  // L lies in pairs of neighbouring columns: lIndex is the even column of a pair, l has two values a pair, zero where L has none
  /** Sparse LDL' of rows from … to−1, row by row, pivots inverted. Gives the first row whose pivot has not the sign asked for, −1 when all have. */
  factorise(from: number, to: number, kStart: I, kIndex: I, k: F, diagonal: F, lStart: I, lIndex: I, l: F, inverse: F, sign: F, work: F): number;
  forward(from: number, to: number, lStart: I, lIndex: I, l: F, z: F): void;
  /** L'; what comes from `forward` is divided by the pivots first (`multiply`). */
  backward(from: number, to: number, lStart: I, lIndex: I, l: F, z: F): void;
  /** Rows from … to−1 of L⁻¹B into `panel` (row r at r − base; one finite row stands before the first) and the same over the pivots into `scaled`. */
  borderRows(
    from: number,
    to: number,
    base: number,
    stride: number,
    sStart: I,
    sIndex: I,
    s: F,
    lStart: I,
    lIndex: I,
    l: F,
    inverse: F,
    panel: F,
    scaled: F,
  ): void;
  /** core −= Σ scaled_r panel_r' over rows from … to−1, lower triangle in tiles of four; stride is a multiple of four. */
  rankUpdate(from: number, to: number, stride: number, panel: F, scaled: F, core: F): void;
  /**
   * core −= (L⁻¹B)' P⁻¹ (L⁻¹B) over the blocks from … to−1, through a panel of `most` rows (two blocks at least) that keeps the last block's rows.
   * Gives the row that stands first in the panel at the end.
   */
  borderSquare(
    from: number,
    to: number,
    blockStart: I,
    most: number,
    stride: number,
    sStart: I,
    sIndex: I,
    s: F,
    lStart: I,
    lIndex: I,
    l: F,
    inverse: F,
    panel: F,
    scaled: F,
    core: F,
  ): number;
  /** edge −= B' z. */
  sideT(rows: number, sStart: I, sIndex: I, s: F, z: F, edge: F): void;
  /** z −= B edge. */
  side(rows: number, sStart: I, sIndex: I, s: F, edge: F, z: F): void;
  /** Rows eliminated on the primal side: reduced −= a·w·g, z −= c·w·g. */
  reduceRows(count: number, row: I, column: I, a: F, start: I, place: I, c: F, w: F, g: F, reduced: F, z: F): void;
  /** z += u·(reduced/h) of each eliminated column. */
  reduceColumns(count: number, column: I, inverse: F, uStart: I, uPlace: I, uOffset: number, data: F, reduced: F, z: F): void;
  /** dx = (u·z − reduced)/h. */
  recoverColumns(count: number, column: I, inverse: F, uStart: I, uPlace: I, uOffset: number, data: F, reduced: F, z: F, dx: F): void;
  /** dy = w·(g − a·dx − c·z) of the rows eliminated. */
  recoverRows(count: number, row: I, column: I, a: F, start: I, place: I, c: F, w: F, g: F, dx: F, z: F, dy: F): void;
}

/** Weights of `mixedRatios`. */
export const WEIGHTS = [1, 0.8, 0.6, 0.4, 0.2, 0.1] as const;
