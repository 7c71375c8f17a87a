/** Rows into compressed sparse rows, one after the other; sizes are known before, zeros are left out. */
export class RowWriter {
  private readonly start: Int32Array;
  private readonly index: Int32Array;
  private readonly value: Float64Array;
  private readonly rowLower: Float64Array;
  private readonly rowUpper: Float64Array;
  private row = 0;
  private entries = 0;

  constructor(rows: number, entries: number) {
    this.start = new Int32Array(rows + 1);
    this.index = new Int32Array(entries);
    this.value = new Float64Array(entries);
    this.rowLower = new Float64Array(rows);
    this.rowUpper = new Float64Array(rows);
  }

  /** One entry of the row under way; a column may come only once a row. */
  put(column: number, value: number): void {
    if (value === 0) return;
    this.index[this.entries] = column;
    this.value[this.entries++] = value;
  }

  /** Closes the row with its bounds. */
  end(lower: number, upper: number): void {
    this.rowLower[this.row] = lower;
    this.rowUpper[this.row] = upper;
    this.start[++this.row] = this.entries;
  }

  done() {
    const { start, rowLower, rowUpper } = this;
    return { rowLower, rowUpper, matrix: { start, index: this.index.subarray(0, this.entries), value: this.value.subarray(0, this.entries) } };
  }
}
