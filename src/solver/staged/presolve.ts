import type { StagedProgram } from '../program.ts';
import { IntList } from './lists.ts';

/**
 * What is left of a programme after the trivial has been taken out: tiny coefficients, empty and singleton rows, fixed and empty columns.
 * Without it a PV plant at night (x ≤ 0·C) leaves no interior.
 */
export interface Presolved {
  /** 'infeasible' and 'unbounded' are only suspected here: the caller confirms them with a certificate. */
  readonly state: 'reduced' | 'infeasible' | 'unbounded';
  /** Inequalities first, then equalities. */
  readonly rows: Int32Array;
  readonly inequalities: number;
  readonly columns: Int32Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Takes the reduced answer back to the original rows and columns. */
  readonly restore: (primal: Float64Array, rowDual: Float64Array) => { primal: Float64Array; rowDual: Float64Array };
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly cost: Float64Array;
  readonly matrix: { readonly start: Int32Array; readonly index: Int32Array; readonly value: Float64Array };
  readonly columnStage: Int32Array;
  readonly rowStage: Int32Array;
  /** Cost of the columns taken out. */
  readonly offset: number;
}

const pick = (list: Int32Array, from: Float64Array): Float64Array => {
  const picked = new Float64Array(list.length);
  for (let k = 0; k < list.length; k++) picked[k] = from[list[k]!]!;
  return picked;
};

const TINY = 1e-9;
/** Bounds nearer than this leave no interior: the column is fixed, an error below what the certificate asks for. */
const NARROW = 5e-9;

export const presolve = (program: StagedProgram): Presolved => {
  const n = program.cost.length;
  const m = program.rowLower.length;
  const { start, index, value } = program.matrix;
  const lower = Float64Array.from(program.lower);
  const upper = Float64Array.from(program.upper);
  const rowLower = Float64Array.from(program.rowLower);
  const rowUpper = Float64Array.from(program.rowUpper);
  const lowOwner = new Int32Array(n).fill(-1);
  const upOwner = new Int32Array(n).fill(-1);
  const fixed = new Uint8Array(n);
  const gone = new Uint8Array(m);
  const x = new Float64Array(n);
  const count = new Int32Array(m);
  let state: Presolved['state'] = 'reduced';

  // columns → rows, needed once a column is fixed
  const columnStart = new Int32Array(n + 1);
  for (let k = 0; k < index.length; k++) if (Math.abs(value[k]!) > TINY) columnStart[index[k]! + 1]!++;
  for (let j = 0; j < n; j++) columnStart[j + 1]! += columnStart[j]!;
  const place = columnStart.slice(0, n);
  const columnRow = new Int32Array(columnStart[n]!);
  const columnValue = new Float64Array(columnStart[n]!);
  for (let i = 0; i < m; i++)
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const a = value[k]!;
      if (Math.abs(a) <= TINY) continue;
      count[i]!++;
      const p = place[index[k]!]!++;
      columnRow[p] = i;
      columnValue[p] = a;
    }

  const queue: number[] = [];
  const fix = (j: number, v: number) => {
    fixed[j] = 1;
    x[j] = v;
    for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) {
      const i = columnRow[p]!;
      if (gone[i]) continue;
      rowLower[i]! -= columnValue[p]! * v;
      rowUpper[i]! -= columnValue[p]! * v;
      count[i]!--;
      if (count[i]! <= 1) queue.push(i);
    }
  };
  const closed = (j: number) => lower[j]! > -Infinity && upper[j]! - lower[j]! <= NARROW * (1 + Math.abs(lower[j]!));
  const order: number[] = [];

  for (let j = 0; j < n; j++) if (closed(j)) fix(j, lower[j]!);
  for (let i = 0; i < m; i++) if (count[i]! <= 1) queue.push(i);
  while (queue.length > 0) {
    const i = queue.pop()!;
    if (gone[i]) continue;
    if (count[i] === 0) {
      gone[i] = 1;
      const tolerance =
        1e-7 *
        (1 +
          Math.max(
            Math.abs(program.rowLower[i]! === -Infinity ? 0 : program.rowLower[i]!),
            Math.abs(program.rowUpper[i]! === Infinity ? 0 : program.rowUpper[i]!),
          ));
      if (rowLower[i]! > tolerance || rowUpper[i]! < -tolerance) state = 'infeasible';
      continue;
    }
    if (count[i] !== 1) continue;
    let j = -1;
    let a = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++)
      if (!fixed[index[k]!] && Math.abs(value[k]!) > TINY) {
        j = index[k]!;
        a = value[k]!;
      }
    gone[i] = 1;
    order.push(i);
    const lo = a > 0 ? rowLower[i]! / a : rowUpper[i]! / a;
    const hi = a > 0 ? rowUpper[i]! / a : rowLower[i]! / a;
    if (lo > lower[j]!) {
      lower[j] = lo;
      lowOwner[j] = i;
    }
    if (hi < upper[j]!) {
      upper[j] = hi;
      upOwner[j] = i;
    }
    if (lower[j]! > upper[j]!) {
      if (lower[j]! - upper[j]! > 1e-7 * (1 + Math.abs(lower[j]!))) state = 'infeasible';
      else upper[j] = lower[j]!;
    }
    if (closed(j)) fix(j, lower[j]!);
  }

  const columnCount = new Int32Array(n);
  for (let i = 0; i < m; i++)
    if (!gone[i]) for (let k = start[i]!; k < start[i + 1]!; k++) if (!fixed[index[k]!] && Math.abs(value[k]!) > TINY) columnCount[index[k]!]!++;
  for (let j = 0; j < n; j++) {
    if (fixed[j] || columnCount[j]! > 0) continue;
    const c = program.cost[j]!;
    const v = c > 0 ? lower[j]! : c < 0 ? upper[j]! : lower[j]! > -Infinity ? lower[j]! : upper[j]! < Infinity ? upper[j]! : 0;
    if (!Number.isFinite(v)) state = 'unbounded';
    fixed[j] = 1;
    x[j] = Number.isFinite(v) ? v : 0;
  }

  const left = new IntList();
  const place2 = new Int32Array(n).fill(-1);
  let offset = 0;
  for (let j = 0; j < n; j++)
    if (fixed[j]) offset += program.cost[j]! * x[j]!;
    else {
      place2[j] = left.length;
      left.push(j);
    }
  const columns = left.done();
  const kept = new IntList();
  let entries = 0;
  let inequalities = 0;
  for (const equality of [false, true]) {
    for (let i = 0; i < m; i++) {
      if (gone[i] || (rowLower[i] === rowUpper[i]) !== equality || (rowLower[i] === -Infinity && rowUpper[i] === Infinity)) continue;
      kept.push(i);
      entries += count[i]!;
    }
    if (!equality) inequalities = kept.length;
  }
  const rows = kept.done();
  const start2 = new Int32Array(rows.length + 1);
  const index2 = new Int32Array(entries);
  const value2 = new Float64Array(entries);
  let p = 0;
  for (let r = 0; r < rows.length; r++) {
    const i = rows[r]!;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const q = place2[index[k]!]!;
      if (q < 0 || Math.abs(value[k]!) <= TINY) continue;
      index2[p] = q;
      value2[p++] = value[k]!;
    }
    start2[r + 1] = p;
  }

  const restore: Presolved['restore'] = (primal, rowDual) => {
    const fullX = Float64Array.from(x);
    const fullY = new Float64Array(m);
    for (let q = 0; q < columns.length; q++) fullX[columns[q]!] = primal[q]!;
    for (let r = 0; r < rows.length; r++) fullY[rows[r]!] = rowDual[r]!;
    // a singleton row that gave the active bound of its column carries that column's reduced cost
    for (let o = order.length - 1; o >= 0; o--) {
      const i = order[o]!;
      let j = -1;
      let a = 0;
      for (let k = start[i]!; k < start[i + 1]!; k++)
        if (lowOwner[index[k]!] === i || upOwner[index[k]!] === i) {
          j = index[k]!;
          a = value[k]!;
        }
      if (j < 0) continue;
      let z = program.cost[j]!;
      for (let q = columnStart[j]!; q < columnStart[j + 1]!; q++) z -= fullY[columnRow[q]!]! * columnValue[q]!;
      const low = lowOwner[j] === i;
      const up = upOwner[j] === i;
      const nearLow = fullX[j]! - lower[j]! <= upper[j]! - fullX[j]!;
      // where the column itself has no bound on that side, its row must take even what is small
      const takesLow = nearLow || upper[j] === Infinity || program.lower[j] === -Infinity;
      const takesHigh = !nearLow || closed(j) || lower[j] === -Infinity || program.upper[j] === Infinity;
      if ((z > 0 && low && takesLow) || (z < 0 && up && takesHigh)) fullY[i] = z / a;
    }
    return { primal: fullX, rowDual: fullY };
  };

  return {
    state,
    rows,
    inequalities,
    columns,
    lower: pick(columns, lower),
    upper: pick(columns, upper),
    cost: pick(columns, program.cost),
    rowLower: pick(rows, rowLower),
    rowUpper: pick(rows, rowUpper),
    matrix: { start: start2, index: index2, value: value2 },
    columnStage: columns.map((j) => program.columnStage[j]!),
    rowStage: rows.map((i) => program.rowStage[i]!),
    offset,
    restore,
  };
};
