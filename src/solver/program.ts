/**
 * The staged linear programme and its answer: the only words this room shares with the others.
 *
 *   minimise cost·x   subject to   rowLower ≤ A x ≤ rowUpper,  lower ≤ x ≤ upper
 *
 * Each column and row belongs to a stage (an hour); stage −1 links all stages (design columns, annual rows).
 */
export interface StagedProgram {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** A in compressed sparse rows: `start` has rows + 1 entries; a column stands at most once in a row. */
  readonly matrix: { readonly start: Int32Array; readonly index: Int32Array; readonly value: Float64Array };
  readonly columnStage: Int32Array;
  readonly rowStage: Int32Array;
  /** 1 where the column must be a whole number; absent for a purely continuous programme. */
  readonly integral?: Uint8Array;
  /** Names are computed on demand, never stored. */
  readonly columnName?: (column: number) => string;
  readonly rowName?: (row: number) => string;
}

/**
 * `optimal`: certificate of 1e-8 from the staged method, 1e-6 from HiGHS; `almost`: the staged method reached 1e-6, HiGHS 1e-4, not more.
 * `infeasible`: `rowDual` holds the ray where the staged method proved it; `unbounded`: `primal` does. `limit`: time or iterations ran out, the best iterate is kept.
 */
export type SolveStatus = 'optimal' | 'almost' | 'infeasible' | 'unbounded' | 'limit' | 'cancelled' | 'failed';

/** Recomputed on the original data: primal = max violation/(1+|bound|), dual = max reduced-cost violation/(1+|c|), gap = |p−d|/(1+|p|). */
export interface Certificate {
  readonly primal: number;
  readonly dual: number;
  readonly gap: number;
}

export interface Solution {
  readonly status: SolveStatus;
  /** cost·x at `primal`; NaN where there is no iterate. */
  readonly objective: number;
  readonly primal: Float64Array;
  /** d(objective)/d(row bound) a row: positive where raising the bound costs more. */
  readonly rowDual: Float64Array;
  /** cost − A'·rowDual a column. */
  readonly reducedCost: Float64Array;
  readonly iterations: number;
  /** Who answered: 'highs-ipx', 'highs-simplex', 'staged', … */
  readonly solver: string;
  /** Why this solver answered and not another, or what went wrong. */
  readonly reason?: string;
  readonly certificate: Certificate;
  readonly seconds: number;
}

export interface SolveProgress {
  readonly iteration: number;
  readonly primal?: number;
  readonly dual?: number;
  readonly gap?: number;
  readonly seconds: number;
  readonly text?: string;
}

export interface SolveOptions {
  readonly solver?: 'auto' | 'staged' | 'highs';
  /** Seconds. */
  readonly timeLimit?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SolveProgress) => void;
}
