/**
 * What a plan answers: the one shape the command, the jobs, the ledger and the screen use.
 * Money is the network's own (CNY); hourly arrays have one value a step of the plan.
 */
import type { Certificate, SolveStatus } from '../solver/index.ts';

export interface PlanResult {
  readonly name: string;
  readonly status: SolveStatus;
  /** Cost of the planned hours; in a PyPSA folder PyPSA's own objective (the constant of existing capacity left out). */
  readonly objective: number;
  /** `objective` as a year's: objective / horizonShare. */
  readonly objectiveYear: number;
  readonly hours: number;
  readonly horizonShare: number;
  /** 'highs-ipx', 'highs-simplex', 'staged', … and why this one. */
  readonly solver: string;
  readonly reason?: string;
  readonly seconds: { readonly build: number; readonly solve: number };
  readonly iterations: number;
  readonly certificate: Certificate;
  /** Size of the programme that was solved. */
  readonly size: { readonly columns: number; readonly rows: number; readonly entries: number };
  /** Total capacity (existing and new) by item id, in the item's unit. */
  readonly capacities: Readonly<Record<string, number>>;
  readonly items: readonly PlanItem[];
  readonly limits: readonly PlanLimit[];
  /** Mean price of each commodity over the hours, weighted by the steps' lengths; CNY a unit. */
  readonly prices: Readonly<Record<string, number>>;
  /** Energy, carbon and water of the plan, filled by `accounts/`. */
  readonly accounts?: unknown;
  /** Hourly arrays: `process:ID` activity, `level:ID`, `charge:ID`, `discharge:ID` (net, when charging is not separate), `branch:ID`, `price:COMMODITY`. */
  readonly series: Readonly<Record<string, Float32Array | Float64Array>>;
}

/** A process, storage or branch of the plan. */
export interface PlanItem {
  readonly id: string;
  readonly what: 'process' | 'storage' | 'branch';
  readonly kind: string;
  readonly label?: { readonly zh: string; readonly en: string };
  readonly unit: string;
  readonly existing: number;
  readonly total: number;
  readonly extendable: boolean;
  /** Cost of new capacity over the planned hours. */
  readonly investment: number;
  /** Σ step length × activity (process), × discharge (storage), × |flow| (branch). */
  readonly throughput: number;
  /** Operating cost over the planned hours. */
  readonly operation: number;
}

export interface PlanLimit {
  readonly id: string;
  readonly indicator: string;
  readonly label?: { readonly zh: string; readonly en: string };
  readonly sense: '<=' | '>=' | '=';
  readonly level: number;
  readonly actual: number;
  readonly unit: string;
  /** Room left, in the shown unit; negative where a soft limit is missed. */
  readonly slack: number;
  /** d(cost of a year)/d(level), positive where tightening costs. */
  readonly price: number;
  readonly priceUnit: string;
  readonly hard: boolean;
  readonly goal?: string;
}
