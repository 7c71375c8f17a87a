/**
 * A network: a park's physics after every file format has been read, before it becomes a programme.
 * Both front ends (park folder, PyPSA folder) lower to this; `compile` turns it into a staged programme.
 * Hours are 0…hours−1. A Series is one number for all hours or one value an hour.
 */
export type Series = number | Float64Array;

export interface Network {
  readonly name: string;
  readonly hours: number;
  /** Length in hours that one step stands for in the objective (PyPSA: snapshot_weightings.objective). */
  readonly weight: Series;
  /** Length in hours of a step for the storages' balance (PyPSA: snapshot_weightings.stores). */
  readonly storeWeight: Series;
  readonly commodities: readonly Commodity[];
  readonly processes: readonly Process[];
  readonly storages: readonly Storage[];
  readonly branches: readonly Branch[];
  readonly loads: readonly Load[];
  readonly limits: readonly LinearLimit[];
  /** Sums over windows of hours (orders); absent: none. */
  readonly tallies?: readonly Tally[];
  /** Hours planned as part of a year (N/8760 with `--hours N` in a park); prices of limits and penalties are a year's. Absent: 1. */
  readonly horizonShare?: number;
}

export interface Commodity {
  readonly id: string;
  /** Unit of a flow an hour, e.g. 'MW', 't/h', 'm3/h'. */
  readonly unit: string;
  readonly label?: { readonly zh: string; readonly en: string };
  /** Group for colours and accounts: 'electricity', 'steam', 'hydrogen', 'coal', 'co2', 'water', … */
  readonly kind?: string;
}

/** Existing and new capacity. `cost` is CNY a unit of new capacity for the planned horizon (already annualised and scaled). */
export interface Capacity {
  readonly existing: number;
  readonly extendable: boolean;
  /** Bounds of the total (existing + new) when extendable. */
  readonly min: number;
  readonly max: number;
  readonly cost: number;
  readonly unit: string;
}

/** Generators, links, multi-port conversions, markets: activity a(t) with flow(t) = coefficient(t)·a(t) into each port's commodity. */
export interface Process {
  readonly id: string;
  readonly kind: string;
  readonly label?: { readonly zh: string; readonly en: string };
  readonly ports: readonly { readonly commodity: string; readonly coefficient: Series }[];
  readonly capacity: Capacity;
  /** Bounds of activity as parts of capacity (may be negative for two-way links). */
  readonly min: Series;
  readonly max: Series;
  /** CNY a unit of activity and hour. */
  readonly cost: Series;
  /** Largest change of activity from one hour to the next, as part of capacity. */
  readonly rampUp?: number;
  readonly rampDown?: number;
}

export interface Storage {
  readonly id: string;
  /** 'store': PyPSA Store, flow free; 'unit': PyPSA StorageUnit, power tied to energy by `hours`. */
  readonly kind: 'store' | 'unit';
  readonly label?: { readonly zh: string; readonly en: string };
  readonly commodity: string;
  /** store: capacity of energy or mass; unit: capacity of power. */
  readonly capacity: Capacity;
  /** Energy a unit of power (kind 'unit'). */
  readonly hoursOfPower?: number;
  /** kind 'store': optional limit of charge and discharge as part of energy capacity an hour. */
  readonly rate?: number;
  readonly efficiencyIn: number;
  readonly efficiencyOut: number;
  /** Part of the level lost an hour. */
  readonly standingLoss: number;
  readonly cyclic: boolean;
  readonly initial: number;
  readonly levelMin: Series;
  readonly levelMax: Series;
  readonly inflow?: Series;
  readonly costOut: Series;
  readonly costIn?: Series;
  /** kind 'unit': bounds of charging and discharging as parts of power capacity; absent: 1. */
  readonly inMax?: Series;
  readonly outMax?: Series;
  /** A store that only counts what enters it: its fixed capacity is shown as a cap with this indicator (PyPSA: non-cyclic fixed store). */
  readonly shownAsCap?: { readonly indicator: string };
}

/** A line or transformer with linear power flow between two commodities of one synchronous grid; x in per unit, or a DC/lossless line without x. */
export interface Branch {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly reactance: number;
  readonly capacity: Capacity;
  /** Largest flow either way as part of capacity; absent: 1. */
  readonly max?: Series;
  readonly label?: { readonly zh: string; readonly en: string };
}

export interface Load {
  readonly id: string;
  readonly commodity: string;
  /** Amount taken an hour, in the commodity's unit. */
  readonly amount: Series;
  readonly label?: { readonly zh: string; readonly en: string };
}

/**
 * A sum kept within bounds over each of some windows, such as a month's order:
 * lower ≤ Σ over the window of (Σ factor·weight·activity − rate) ≤ upper. Windows do not overlap; hours of none are not counted.
 */
export interface Tally {
  readonly id: string;
  /** Unit of what is counted. */
  readonly unit?: string;
  readonly terms: readonly { readonly process: string; readonly factor: Series }[];
  /** What is asked for in a step. */
  readonly rate: Series;
  readonly windows: readonly TallyWindow[];
}

export interface TallyWindow {
  /** Tells the windows of a tally apart where people read of them: a month's or campaign's number. */
  readonly name: string;
  readonly label?: { readonly zh: string; readonly en: string };
  /** Hours from … to − 1. */
  readonly from: number;
  readonly to: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * A row over the whole horizon: Σ terms (sense) level.
 * of 'capacity' (once), 'activity' | 'charge' | 'discharge' (summed over hours × weight × factor), 'level' (last hour).
 */
export interface LinearLimit {
  readonly id: string;
  readonly terms: readonly { readonly of: 'capacity' | 'activity' | 'charge' | 'discharge' | 'level'; readonly item: string; readonly factor: Series }[];
  readonly sense: '<=' | '>=' | '=';
  /** Right-hand side in the row's own unit. */
  readonly level: number;
  /** What people see: the limit's level, unit and how a step of it moves the right-hand side. */
  readonly shown?: {
    readonly indicator: string;
    readonly level: number;
    readonly unit: string;
    /** d(right-hand side)/d(shown level); for a share in %: denominator × 0.01. */
    readonly perUnit: number;
    /**
     * A share whose denominator the plan itself moves: Σ terms + constant at the solution is the true perUnit (`perUnit` is then only its size in advance).
     * Such a row reads Σ numerator − level·Σ perUnitAt (sense) its level, and actual = shown level + (row activity − row level)/perUnitAt.
     */
    readonly perUnitAt?: { readonly terms: LinearLimit['terms']; readonly constant: number };
    /** Actual value in the shown unit from the row's activity: activity/perUnit + offset. */
    readonly offset: number;
    readonly label?: { readonly zh: string; readonly en: string };
    readonly goal?: string;
    readonly hard: boolean;
    /** CNY a shown unit and year for a soft limit. */
    readonly penalty?: number;
  };
}
