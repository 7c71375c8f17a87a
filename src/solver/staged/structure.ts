import type { Presolved } from './presolve.ts';

/**
 * Who stands where in the Newton system of a staged programme.
 *
 * Rows: ELIM (an inequality with at most one operation column, eliminated on the primal side), BLOCK (operation columns of stages t−1, t), BORDER (all others).
 * Columns: eliminated (diagonal), explicit (kept as unknowns of their block), border (design columns, and those that tie distant stages).
 * Only neighbouring blocks touch each other.
 */
export interface Structure {
  readonly stages: number;
  /**
   * Blocks stand in the order of elimination, from both ends: stages 0 … arm−1, then the last stage down to arm+1, then stage arm. Unknowns of the block that
   * stands q-th are blockStart[q] … blockStart[q+1]−1; order.ts gives them their order. The second arm begins at an even unknown.
   */
  readonly blockStart: Int32Array;
  readonly arm: number;
  /** An unknown that belongs to nothing and makes the second arm begin so; −1: none. */
  readonly gap: number;
  /** Unknown of a BLOCK row (≥ 0), −1 for ELIM rows, −2−b for BORDER rows (b: place in the border). */
  readonly rowPlace: Int32Array;
  /** Unknown of an explicit column (≥ 0), −1 for eliminated columns, −2−b for border columns. */
  readonly columnPlace: Int32Array;
  /** Border: first the columns (sign −), then the rows (sign +). */
  readonly borderColumns: Int32Array;
  readonly borderRows: Int32Array;
}

/** Why a programme is not staged; `row` names the row that ties distant stages. */
export interface NotStaged {
  readonly row: number;
  readonly why: 'distant' | 'border' | 'block';
}

export const BORDER_LIMIT = 320;
/** Unknowns of one block: its factor may become dense. */
export const BLOCK_LIMIT = 500;

/** Stages worth eliminating from both ends. */
const LONG = 8;

/** The stage eliminated last: the middle by number of unknowns, of a short horizon the last. */
const middle = (sizes: Int32Array): number => {
  if (sizes.length < LONG) return sizes.length - 1;
  const half = sizes.reduce((a, b) => a + b, 0) / 2;
  let before = 0;
  let t = 0;
  while (before + sizes[t]! < half) before += sizes[t++]!;
  return Math.min(Math.max(t, 1), sizes.length - 3);
};

export const structure = (p: Presolved): Structure | NotStaged => {
  const n = p.columns.length;
  const m = p.rows.length;
  const { start, index } = p.matrix;
  let stages = 1;
  for (let j = 0; j < n; j++) stages = Math.max(stages, p.columnStage[j]! + 1);
  const border = new Uint8Array(n);
  let linking = 0;
  for (let j = 0; j < n; j++)
    if (p.columnStage[j]! < 0) {
      border[j] = 1;
      linking++;
    }
  if (linking > BORDER_LIMIT) return { row: -1, why: 'border' };

  // rows that tie distant stages: cyclic rows keep their own stage and push the far columns into the border
  const BLOCK = 1;
  const BORDER = 2;
  const kind = new Uint8Array(m);
  const stageOf = new Int32Array(m).fill(-1);
  const pending: number[] = [];
  for (let i = 0; i < m; i++) {
    let low = Number.MAX_SAFE_INTEGER;
    let high = -1;
    let operation = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const t = p.columnStage[index[k]!]!;
      if (t < 0) continue;
      operation++;
      if (t < low) low = t;
      if (t > high) high = t;
    }
    const equality = p.rowLower[i]! === p.rowUpper[i]!;
    if (operation === 0) kind[i] = equality ? BORDER : 0;
    else if (operation === 1 && !equality) kind[i] = 0;
    else if (high - low <= 1) {
      kind[i] = BLOCK;
      stageOf[i] = high;
    } else if (p.rowStage[i]! >= 0) pending.push(i);
    else kind[i] = BORDER;
  }
  for (const i of pending) {
    // presolve may have taken the last stage out
    const own = Math.min(p.rowStage[i]!, stages - 1);
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const t = p.columnStage[index[k]!]!;
      if (t >= 0 && t !== own && t !== own - 1 && !border[index[k]!]) {
        border[index[k]!] = 1;
        linking++;
      }
    }
    if (linking > BORDER_LIMIT) return { row: p.rows[i]!, why: 'distant' };
    kind[i] = BLOCK;
    stageOf[i] = own;
  }
  // border columns no longer count as operation columns
  for (let i = 0; i < m; i++) {
    if (kind[i] === BORDER) linking++;
    if (kind[i] !== BLOCK) continue;
    let operation = 0;
    let high = -1;
    for (let k = start[i]!; k < start[i + 1]!; k++)
      if (!border[index[k]!]) {
        operation++;
        high = Math.max(high, p.columnStage[index[k]!]!);
      }
    if (operation === 0) {
      kind[i] = BORDER;
      linking++;
    } else if (stageOf[i]! < high) stageOf[i] = high;
  }
  if (linking > BORDER_LIMIT) return { row: -1, why: 'border' };

  // explicit columns: free ones, and those in more than three block rows that lie in two blocks
  const explicit = new Uint8Array(n);
  const rowsOf = new Int32Array(n);
  const firstBlock = new Int32Array(n).fill(-1);
  const lastBlock = new Int32Array(n).fill(-1);
  for (let i = 0; i < m; i++) {
    if (kind[i] !== BLOCK) continue;
    const t = stageOf[i]!;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const j = index[k]!;
      if (border[j]) continue;
      rowsOf[j]!++;
      if (firstBlock[j]! < 0 || t < firstBlock[j]!) firstBlock[j] = t;
      if (t > lastBlock[j]!) lastBlock[j] = t;
    }
  }
  for (let j = 0; j < n; j++) {
    if (border[j]) continue;
    const free = p.lower[j] === -Infinity && p.upper[j] === Infinity;
    if (free || (rowsOf[j]! > 3 && lastBlock[j]! > firstBlock[j]!)) explicit[j] = 1;
  }

  const count = (): Int32Array => {
    const sizes = new Int32Array(stages);
    for (let i = 0; i < m; i++) if (kind[i] === BLOCK) sizes[stageOf[i]!]!++;
    for (let j = 0; j < n; j++) if (explicit[j]) sizes[p.columnStage[j]!]!++;
    return sizes;
  };
  const arm = middle(count());

  // an inequality between explicit columns only (a ramp) goes before those eliminated first: it ties the columns and not also itself to the next block
  for (let i = 0; i < m; i++) {
    if (kind[i] !== BLOCK || p.rowLower[i] === p.rowUpper[i]) continue;
    let low = stageOf[i]!;
    let only = true;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const j = index[k]!;
      if (border[j]) continue;
      if (!explicit[j]) only = false;
      low = Math.min(low, p.columnStage[j]!);
    }
    if (!only || low !== stageOf[i]! - 1 || low >= arm) continue;
    stageOf[i] = low;
  }

  const sizes = count();
  for (let t = 0; t < stages; t++) if (sizes[t]! > BLOCK_LIMIT) return { row: -1, why: 'block' };
  const position = (t: number) => (t < arm ? t : t === arm ? stages - 1 : arm + stages - 1 - t);
  const blockStart = new Int32Array(stages + 1);
  for (let t = 0; t < stages; t++) blockStart[position(t) + 1] = sizes[t]!;
  const odd = sizes.subarray(0, arm).reduce((a, b) => a + b, 0) % 2 === 1;
  if (odd) blockStart[arm]!++;
  for (let q = 0; q < stages; q++) blockStart[q + 1]! += blockStart[q]!;
  const next = Int32Array.from(sizes, (_, t) => blockStart[position(t)]!);
  const rowPlace = new Int32Array(m).fill(-1);
  const columnPlace = new Int32Array(n).fill(-1);
  const borderColumns: number[] = [];
  const borderRows: number[] = [];
  for (let j = 0; j < n; j++) {
    if (border[j]) {
      columnPlace[j] = -2 - borderColumns.length;
      borderColumns.push(j);
    } else if (explicit[j]) columnPlace[j] = next[p.columnStage[j]!]!++;
  }
  for (let i = 0; i < m; i++) {
    if (kind[i] === BORDER) {
      rowPlace[i] = -2 - (borderColumns.length + borderRows.length);
      borderRows.push(i);
    } else if (kind[i] === BLOCK) rowPlace[i] = next[stageOf[i]!]!++;
  }
  return {
    stages,
    blockStart,
    arm,
    gap: odd ? blockStart[arm]! - 1 : -1,
    rowPlace,
    columnPlace,
    borderColumns: Int32Array.from(borderColumns),
    borderRows: Int32Array.from(borderRows),
  };
};
