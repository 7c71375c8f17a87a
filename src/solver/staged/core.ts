/** Dense LDL' of the border's square without pivoting: columns have negative pivots and come first, rows positive ones. Only the lower triangle is read. */
export class Core {
  readonly #a: Float64Array;
  readonly #width: number;
  readonly #stride: number;
  readonly #columns: number;
  readonly #pivot: Float64Array;

  constructor(a: Float64Array, width: number, stride: number, columns: number) {
    this.#a = a;
    this.#width = width;
    this.#stride = stride;
    this.#columns = columns;
    this.#pivot = new Float64Array(width);
  }

  /** False where a pivot has the wrong sign. */
  factorise(): boolean {
    const a = this.#a;
    const pivot = this.#pivot;
    for (let i = 0; i < this.#width; i++) {
      const row = i * this.#stride;
      for (let j = 0; j < i; j++) {
        const other = j * this.#stride;
        let v = a[row + j]!;
        for (let k = 0; k < j; k++) v -= a[row + k]! * a[other + k]!;
        a[row + j] = v;
      }
      let d = a[row + i]!;
      for (let j = 0; j < i; j++) {
        const l = a[row + j]! / pivot[j]!;
        d -= l * a[row + j]!;
        a[row + j] = l;
      }
      if (!(i < this.#columns ? d < 0 : d > 0)) return false;
      pivot[i] = d;
    }
    return true;
  }

  /** In place. */
  solve(z: Float64Array): void {
    const a = this.#a;
    for (let i = 0; i < this.#width; i++) {
      let v = z[i]!;
      for (let j = 0; j < i; j++) v -= a[i * this.#stride + j]! * z[j]!;
      z[i] = v;
    }
    for (let i = this.#width - 1; i >= 0; i--) {
      let v = z[i]! / this.#pivot[i]!;
      for (let j = i + 1; j < this.#width; j++) v -= a[j * this.#stride + i]! * z[j]!;
      z[i] = v;
    }
  }
}
