import type { StagedProgram } from '../program.ts';

/** Seeded random staged programmes of every kind the method must answer; for tests and benches. */
export type Fate = 'solvable' | 'infeasible' | 'unbounded';

export const random = (seed: number) => {
  let s = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return s / 4294967296;
  };
};

/**
 * A programme with a known fate: solvable ones are built from a primal point and dual multipliers, so both sides are feasible; an infeasible one gets a
 * contradictory copy of a row, an unbounded one a column that pays without end.
 */
export const randomProgram = (seed: number, fate: Fate = 'solvable'): StagedProgram => randomCase(seed, fate).program;

/** The same with its optimum, known from how it was built; NaN for the other fates. */
export const randomCase = (seed: number, fate: Fate = 'solvable'): { readonly program: StagedProgram; readonly optimum: number } => {
  const next = random(seed);
  const pick = (n: number) => Math.floor(next() * n);
  const hours = 1 + pick(14);
  const onlyLinking = next() < 0.04;
  const designs = onlyLinking ? 2 + pick(6) : pick(4);
  const cyclic = next() < 0.5;
  const wide = next() < 0.2;
  // units of a column or a row: 1e-6 … 1e8 between the smallest and the largest coefficient
  const badUnits = next() < 0.15;
  const widths = Array.from({ length: hours }, () => (onlyLinking || next() < 0.1 ? 0 : 1 + pick(5)));
  const stage: number[] = [];
  widths.forEach((w, t) => {
    for (let k = 0; k < w; k++) stage.push(t);
  });
  for (let k = 0; k < designs; k++) stage.push(-1);
  const n = stage.length;
  const of = (t: number) => stage.flatMap((v, j) => (v === t ? [j] : []));
  const coefficient = () => (next() < 0.5 ? 1 : Math.round((next() * 4 - 2) * 100) / 100 || 1) * (wide && next() < 0.2 ? 10 ** (pick(9) - 3) : 1);
  const rows: { t: number; entries: Map<number, number>; equality: boolean; free: boolean }[] = [];
  const add = (t: number, columns: readonly number[], equality: boolean) => {
    const entries = new Map<number, number>();
    for (const j of columns) entries.set(j, coefficient());
    rows.push({ t, entries, equality, free: next() < 0.03 });
  };
  for (let t = 0; t < hours; t++) {
    const own = of(t);
    const before = t > 0 ? of(t - 1) : cyclic ? of(hours - 1) : [];
    if (own.length > 0) {
      if (next() < 0.8) add(t, own, next() < 0.7);
      if (designs > 0) for (const j of own) if (next() < 0.6) add(t, [j, n - 1 - pick(designs)], false);
      if (before.length > 0) {
        add(t, [own[pick(own.length)]!, before[pick(before.length)]!], next() < 0.6);
        if (next() < 0.4) add(t, [...own, ...before], false);
        if (next() < 0.4 && designs > 0) {
          // a ramp: both ways against the size
          add(t, [own[0]!, before[0]!, n - 1], false);
          if (next() < 0.5) add(t, [own[0]!, before[0]!, n - 1], false);
        }
      }
    }
    if (next() < 0.05) add(t, [], false);
  }
  for (let k = pick(3); k > 0; k--)
    add(
      -1,
      Array.from({ length: Math.min(n, 1 + pick(n)) }, () => pick(n)),
      next() < 0.3,
    );
  if (rows.length > 0 && next() < 0.3) {
    const copy = rows[pick(rows.length)]!;
    rows.push({ ...copy, entries: new Map(copy.entries) });
  }
  if (rows.length > 1 && next() < 0.2) {
    // dependent: the sum of two rows of one stage, all equalities
    const first = rows[pick(rows.length)]!;
    const second = rows.find((r) => r !== first && r.t === first.t);
    if (second) {
      const sum = new Map(first.entries);
      for (const [j, a] of second.entries) sum.set(j, (sum.get(j) ?? 0) + a);
      rows.push({ t: first.t, entries: sum, equality: first.equality && second.equality, free: false });
    }
  }
  const columnUnit = Float64Array.from({ length: n }, () => (badUnits && next() < 0.3 ? 10 ** (pick(8) - 4) : 1));
  for (const row of rows) {
    const unit = badUnits && next() < 0.3 ? 10 ** (pick(7) - 2) : 1;
    for (const [j, a] of row.entries) row.entries.set(j, a * unit * columnUnit[j]!);
  }
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  const x = new Float64Array(n);
  const cost = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const kind = next();
    x[j] = Math.round(next() * 20 - (kind < 0.2 ? 10 : 0));
    if (kind < 0.1) [lower[j], upper[j]] = [-Infinity, Infinity];
    else if (kind < 0.15) [lower[j], upper[j]] = [x[j]!, x[j]!];
    else if (kind < 0.45) [lower[j], upper[j]] = [x[j]! - pick(5), x[j]! + pick(5) + 1];
    else if (kind < 0.5) [lower[j], upper[j]] = [-Infinity, x[j]! + pick(3)];
    else [lower[j], upper[j]] = [x[j]! - (next() < 0.5 ? 0 : pick(6)), Infinity];
    if (lower[j] === x[j] && lower[j] !== upper[j]) cost[j] = next() < 0.3 ? 0 : next() * 5;
    else if (upper[j] === x[j] && lower[j] !== upper[j]) cost[j] = -next() * 5;
    else if (lower[j] === upper[j]) cost[j] = next() * 4 - 2;
  }
  const rowLower = new Float64Array(rows.length);
  const rowUpper = new Float64Array(rows.length);
  rows.forEach((row, i) => {
    let activity = 0;
    for (const [j, a] of row.entries) activity += a * x[j]!;
    const y = next() < 0.5 ? 0 : (next() * 6 - 3) / Math.max(1, ...[...row.entries.values()].map(Math.abs));
    if (row.free || row.entries.size === 0) [rowLower[i], rowUpper[i]] = [row.free ? -Infinity : -1, Infinity];
    else if (row.equality) [rowLower[i], rowUpper[i]] = [activity, activity];
    else if (y > 0) [rowLower[i], rowUpper[i]] = [activity, next() < 0.5 ? Infinity : activity + 1 + pick(9)];
    else if (y < 0) [rowLower[i], rowUpper[i]] = [next() < 0.5 ? -Infinity : activity - 1 - pick(9), activity];
    else [rowLower[i], rowUpper[i]] = next() < 0.5 ? [activity - pick(4), Infinity] : [-Infinity, activity + pick(4)];
    if (!row.free && row.entries.size > 0) for (const [j, a] of row.entries) cost[j]! += y * a;
  });
  let optimum = 0;
  for (let j = 0; j < n; j++) optimum += cost[j]! * x[j]!;
  let extra: { cost: number; row?: Map<number, number> } | undefined;
  if (fate === 'unbounded') extra = { cost: -1 - next() };
  if (fate === 'infeasible') {
    const i = rows.findIndex((r) => r.entries.size > 0 && !r.free);
    const source = i < 0 ? new Map([[0, 1]]) : rows[i]!.entries;
    const level = i < 0 ? upper[0]! : Number.isFinite(rowUpper[i]!) ? rowUpper[i]! : rowLower[i]! + 5;
    if (i >= 0 && !Number.isFinite(rowUpper[i]!)) rowUpper[i] = level;
    rows.push({ t: i < 0 ? 0 : rows[i]!.t, entries: new Map(source), equality: false, free: false });
    const program = build(
      n,
      stage,
      rows,
      cost,
      lower,
      upper,
      [...rowLower, (Number.isFinite(level) ? level : 1e3) + 3 + pick(10)],
      [...rowUpper, Infinity],
      hours,
      i < 0 ? { column: 0, at: 1 } : undefined,
    );
    return { program, optimum: Number.NaN };
  }
  if (extra) {
    // a new column in the last stage with no upper bound, free of all rows that could stop it
    const t = hours - 1;
    stage.push(t);
    const program = build(
      n + 1,
      stage,
      rows,
      Float64Array.from([...cost, extra.cost]),
      Float64Array.from([...lower, 0]),
      Float64Array.from([...upper, Infinity]),
      [...rowLower],
      [...rowUpper],
      hours,
    );
    return { program, optimum: Number.NaN };
  }
  return { program: build(n, stage, rows, cost, lower, upper, [...rowLower], [...rowUpper], hours), optimum };
};

const build = (
  n: number,
  stage: readonly number[],
  rows: readonly { t: number; entries: Map<number, number> }[],
  cost: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  rowLower: readonly number[],
  rowUpper: readonly number[],
  hours: number,
  cap?: { column: number; at: number },
): StagedProgram => {
  const start = new Int32Array(rows.length + 1);
  const index: number[] = [];
  const value: number[] = [];
  rows.forEach((row, i) => {
    for (const [j, a] of row.entries) {
      index.push(j);
      value.push(a);
    }
    start[i + 1] = index.length;
  });
  if (cap) upper[cap.column] = Math.max(lower[cap.column]!, cap.at);
  return {
    cost,
    lower,
    upper,
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    matrix: { start, index: Int32Array.from(index), value: Float64Array.from(value) },
    columnStage: Int32Array.from(stage, (t) => Math.min(t, hours - 1)),
    rowStage: Int32Array.from(rows, (r) => r.t),
  };
};
