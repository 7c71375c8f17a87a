/** Sparse rows below the diagonal: which entries a symmetric matrix has, and which its factor L gets. */
export interface Rows {
  readonly start: Int32Array;
  readonly index: Int32Array;
}

/** Calls `visit(row, column)` for every entry, repeated entries allowed, in the same order each time. */
export type Entries = (visit: (row: number, column: number) => void) => void;

/** Sorted rows without repetition. */
export const collectRows = (rows: number, entries: Entries): Rows => {
  const start = new Int32Array(rows + 1);
  entries((r) => {
    start[r + 1]!++;
  });
  for (let r = 0; r < rows; r++) start[r + 1]! += start[r]!;
  const next = start.slice(0, rows);
  const raw = new Int32Array(start[rows]!);
  entries((r, c) => {
    raw[next[r]!++] = c;
  });
  const packed = new Int32Array(rows + 1);
  let p = 0;
  for (let r = 0; r < rows; r++) {
    const own = raw.subarray(start[r]!, start[r + 1]!);
    own.sort();
    for (let k = 0; k < own.length; k++) if (k === 0 || own[k] !== own[k - 1]) raw[p++] = own[k]!;
    packed[r + 1] = p;
  }
  return { start: packed, index: raw.slice(0, p) };
};

/** Where (row, column) stands in the rows; rows are short. */
export const find = ({ start, index }: Rows, row: number, column: number): number => {
  for (let k = start[row]!; k < start[row + 1]!; k++) if (index[k] === column) return k;
  return -1;
};

/** Rows of L: what can be reached from a row's entries up the elimination tree (Liu 1990). */
export const factorRows = ({ start, index }: Rows): Rows => {
  const n = start.length - 1;
  const parent = new Int32Array(n).fill(-1);
  const seen = new Int32Array(n).fill(-1);
  const lStart = new Int32Array(n + 1);
  let list = new Int32Array(index.length * 2 + 16);
  let p = 0;
  for (let i = 0; i < n; i++) {
    const first = p;
    seen[i] = i;
    for (let q = start[i]!; q < start[i + 1]!; q++) {
      for (let k = index[q]!; seen[k] !== i; k = parent[k]!) {
        if (parent[k] === -1) parent[k] = i;
        seen[k] = i;
        if (p === list.length) {
          const longer = new Int32Array(p * 2);
          longer.set(list);
          list = longer;
        }
        list[p++] = k;
      }
    }
    list.subarray(first, p).sort();
    lStart[i + 1] = p;
  }
  return { start: lStart, index: list.slice(0, p) };
};

/** The same rows in pairs of neighbouring columns: the even column of each pair that has an entry. */
export const pairRows = ({ start, index }: Rows): Rows => {
  const pairStart = new Int32Array(start.length);
  const pairs = new Int32Array(index.length);
  let p = 0;
  for (let r = 0; r < start.length - 1; r++) {
    const first = p;
    for (let k = start[r]!; k < start[r + 1]!; k++) {
      const even = index[k]! & ~1;
      if (p === first || pairs[p - 1] !== even) pairs[p++] = even;
    }
    pairStart[r + 1] = p;
  }
  return { start: pairStart, index: pairs.slice(0, p) };
};
