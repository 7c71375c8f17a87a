import { WEIGHTS } from '../kernel/index.ts';

/**
 * The pairs at upper bounds, kept apart and close together: scaling turns one-sided rows and columns so that their bound is the lower one, and few have both.
 * Entry q belongs to variable index[q]; gap = bound − x.
 */
export class Uppers {
  readonly index: Int32Array;
  readonly bound: Float64Array;
  readonly z: Float64Array;
  /** Products the new point should have. */
  readonly target: Float64Array;
  readonly #gap: Float64Array;
  readonly #inverse: Float64Array;
  readonly #inverseZ: Float64Array;
  #dz: Float64Array;
  #kept: Float64Array;

  constructor(index: Int32Array, bound: Float64Array) {
    const numbers = () => new Float64Array(index.length);
    this.index = index;
    this.bound = bound;
    this.z = numbers();
    this.target = numbers();
    this.#gap = numbers();
    this.#inverse = numbers();
    this.#inverseZ = numbers();
    this.#dz = numbers();
    this.#kept = numbers();
  }

  /** Gaps at x; adds z/gap to the weights. Gives the sum of all products. */
  prepare(x: Float64Array, weight: Float64Array): number {
    let sum = 0;
    for (let q = 0; q < this.index.length; q++) {
      const k = this.index[q]!;
      const gap = this.bound[q]! - x[k]!;
      this.#gap[q] = gap;
      this.#inverse[q] = 1 / gap;
      this.#inverseZ[q] = 1 / this.z[q]!;
      weight[k]! += this.z[q]! / gap;
      sum += this.z[q]! * gap;
    }
    return sum;
  }

  addTo(rd: Float64Array): void {
    for (let q = 0; q < this.index.length; q++) rd[this.index[q]!]! += this.z[q]!;
  }
  takeFrom(rd: Float64Array): void {
    for (let q = 0; q < this.index.length; q++) rd[this.index[q]!]! -= this.z[q]!;
  }
  /** Σ z·upper and Σ z·gap. */
  measure(x: Float64Array): { readonly bound: number; readonly products: number } {
    let bound = 0;
    let products = 0;
    for (let q = 0; q < this.index.length; q++) {
      bound += this.z[q]! * this.bound[q]!;
      products += this.z[q]! * (this.bound[q]! - x[this.index[q]!]!);
    }
    return { bound, products };
  }

  pull(f: Float64Array): void {
    for (let q = 0; q < this.index.length; q++) f[this.index[q]!]! += this.target[q]! * this.#inverse[q]! - this.z[q]!;
  }
  duals(dx: Float64Array): void {
    for (let q = 0; q < this.index.length; q++) {
      const z = this.z[q]!;
      this.#dz[q] = (this.target[q]! + z * dx[this.index[q]!]!) * this.#inverse[q]! - z;
    }
  }
  still(): void {
    this.#dz.fill(0);
  }
  keep(): void {
    [this.#dz, this.#kept] = [this.#kept, this.#dz];
  }
  mix(w: number): void {
    for (let q = 0; q < this.index.length; q++) this.#dz[q] = this.#kept[q]! + w * (this.#dz[q]! - this.#kept[q]!);
  }
  /** Raises out[0], out[1] to the largest ratios here (see the kernel's `ratios`). */
  ratios(dx: Float64Array, out: Float64Array): void {
    for (let q = 0; q < this.index.length; q++) {
      out[0] = Math.max(out[0]!, dx[this.index[q]!]! * this.#inverse[q]!);
      out[1] = Math.max(out[1]!, -this.#dz[q]! * this.#inverseZ[q]!);
    }
  }
  mixedRatios(kdx: Float64Array, dx: Float64Array, out: Float64Array): void {
    for (let q = 0; q < this.index.length; q++) {
      const from = kdx[this.index[q]!]! * this.#inverse[q]!;
      const change = dx[this.index[q]!]! * this.#inverse[q]! - from;
      const fromZ = -this.#kept[q]! * this.#inverseZ[q]!;
      const changeZ = -this.#dz[q]! * this.#inverseZ[q]! - fromZ;
      for (let i = 0; i < WEIGHTS.length; i++) {
        const primal = from + WEIGHTS[i]! * change;
        const dual = fromZ + WEIGHTS[i]! * changeZ;
        if (primal > out[2 * i]!) out[2 * i] = primal;
        if (dual > out[2 * i + 1]!) out[2 * i + 1] = dual;
      }
    }
  }
  sums(dx: Float64Array, out: Float64Array): void {
    for (let q = 0; q < this.index.length; q++) {
      const d = dx[this.index[q]!]!;
      out[0]! += this.#dz[q]! * this.#gap[q]!;
      out[1]! -= this.z[q]! * d;
      out[2]! -= this.#dz[q]! * d;
    }
  }
  aimSecondOrder(dx: Float64Array, second: number, target: number): void {
    for (let q = 0; q < this.index.length; q++) this.target[q] = target - Math.min(-second * dx[this.index[q]!]! * this.#dz[q]!, 0.9 * target);
  }
  aimCentral(dx: Float64Array, tp: number, td: number, low: number, high: number): void {
    for (let q = 0; q < this.index.length; q++) {
      const d = dx[this.index[q]!]!;
      const gap = this.#gap[q]!;
      const z = this.z[q]!;
      const product = (gap - tp * d) * (z + td * this.#dz[q]!);
      const drawn = Math.max(low - product, 0) + Math.max(Math.min(high - product, 0), -high);
      this.target[q] = gap * (z + this.#dz[q]!) - z * d + drawn;
    }
  }
  /** Moves the multipliers, and takes points back that rounding put on the wall. */
  move(x: Float64Array, dual: number): void {
    for (let q = 0; q < this.index.length; q++) {
      const k = this.index[q]!;
      const bound = this.bound[q]!;
      this.z[q] = Math.max(this.z[q]! + dual * this.#dz[q]!, 1e-30);
      if (!(x[k]! < bound)) x[k] = bound - 1e-15 * Math.max(1e-3, Math.abs(bound));
    }
  }
}
