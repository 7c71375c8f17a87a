/**
 * The loops the method spends its time in, in the words of arrays. Two implementations: `plain.ts` (JavaScript) and WebAssembly SIMD (`loops-*.ts`);
 * for the second all arrays lie in one linear memory. Vectors that both implementations run over have an even number of entries, the last being zero.
 */
type F = Float64Array;
type I = Int32Array;

export interface Kernel {
  /** down −= A x, across −= A' y, in one pass over the compressed rows. */
  products(rows: number, start: I, index: I, value: F, x: F, y: F, down: F, across: F): void;
  /** out = a + sign·d·x. */
  diagonal(count: number, a: F, sign: number, d: F, x: F, out: F): void;
  add(count: number, to: F, x: F): void;
  largest(count: number, v: F): number;

  /** Gaps to the bounds, their inverses, inverses of the multipliers (0 where there is no bound), weight = rho + zl/gl + zu/gu. Gives the sum of all products z·gap. */
  prepare(count: number, has: Uint8Array, lower: F, upper: F, x: F, zl: F, zu: F, gl: F, gu: F, il: F, iu: F, izl: F, izu: F, weight: F, rho: number): number;
  /** out: largest |rd|·worth; Σ zl·lower − zu·upper; Σ products. */
  residuals(count: number, has: Uint8Array, lower: F, upper: F, x: F, zl: F, zu: F, rd: F, worth: F, out: F): void;
  /** inverse = 1/weight of a free slack, 0 of a fixed one; E = delta + inverse. */
  rowWeights(count: number, has: Uint8Array, weight: F, delta: number, inverse: F, E: F): void;
  /** f = rd − (tl·il − zl) + (tu·iu − zu). */
  pull(count: number, rd: F, tl: F, tu: F, il: F, iu: F, zl: F, zu: F, f: F): void;
  /** dzl = (tl − zl·dx)·il − zl, dzu = (tu + zu·dx)·iu − zu. */
  duals(count: number, dx: F, tl: F, tu: F, il: F, iu: F, zl: F, zu: F, dzl: F, dzu: F): void;
  /** Largest −dx·il, dx·iu into out[0]; largest −dzl·izl, −dzu·izu into out[1]: steps to the boundary are their inverses. */
  ratios(count: number, dx: F, dzl: F, dzu: F, il: F, iu: F, izl: F, izu: F, out: F): void;
  /** The same for kept + w·(new − kept), w = 1, 0.8, 0.6, 0.4, 0.2, 0.1: out has a pair a weight. */
  mixedRatios(count: number, kdx: F, kdzl: F, kdzu: F, dx: F, dzl: F, dzu: F, il: F, iu: F, izl: F, izu: F, out: F): void;
  /** to = kept + w·(to − kept). */
  mix(count: number, kept: F, w: number, to: F): void;
  /** out[0] = Σ dzl·gl + dzu·gu, out[1] = Σ (zl − zu)·dx, out[2] = Σ (dzl − dzu)·dx. */
  sums(count: number, gl: F, gu: F, zl: F, zu: F, dx: F, dzl: F, dzu: F, out: F): void;
  /** tl = target − min(second·dx·dzl, 0.9·target), tu = target − min(−second·dx·dzu, 0.9·target). */
  targets(count: number, dx: F, dzl: F, dzu: F, second: number, target: number, tl: F, tu: F): void;
  /** Targets that draw products of a longer step (tp, td) back into [low, high]. */
  centres(count: number, gl: F, gu: F, zl: F, zu: F, dx: F, dzl: F, dzu: F, tp: number, td: number, low: number, high: number, tl: F, tu: F): void;
  /** x += primal·dx, z += dual·dz, kept strictly inside. */
  move(count: number, has: Uint8Array, lower: F, upper: F, x: F, zl: F, zu: F, dx: F, dzl: F, dzu: F, primal: number, dual: number): void;

  /** data[target] += u·u'/h of each eliminated column; the targets of a column's products stand in the order of the two loops. */
  columnProducts(count: number, column: I, inverse: F, uStart: I, pairStart: I, target: I, uOffset: number, data: F): void;
  /** Sparse LDL' row by row. Gives the first row whose pivot has not the sign asked for, −1 when all have. */
  factorise(rows: number, kStart: I, kIndex: I, k: F, diagonal: F, lStart: I, lIndex: I, l: F, pivot: F, sign: F, work: F): number;
  forward(rows: number, lStart: I, lIndex: I, l: F, z: F): void;
  /** Divides by the pivots first. */
  backward(rows: number, lStart: I, lIndex: I, l: F, pivot: F, z: F): void;
  /** Rows from … to−1 of L⁻¹B into `panel` (row r at r − base) and the same over the pivots into `scaled`. */
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
    pivot: F,
    panel: F,
    scaled: F,
  ): void;
  /** core −= Σ scaled_r panel_r' over rows from … to−1, lower triangle in tiles of four; stride is a multiple of four. */
  rankUpdate(from: number, to: number, stride: number, panel: F, scaled: F, core: F): void;
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
