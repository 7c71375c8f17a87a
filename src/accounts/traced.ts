/** A factor of the catalog as the account takes it, with how far it can be trusted. */
export interface Factor {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly verified: boolean | 'secondary';
  readonly source: string;
}

/** One number that went into another: an amount of the plan, or a factor. */
export interface Input {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly factor?: Factor;
}

/** A number of the account with all that it was made from. */
export interface Traced {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly value: number;
  readonly unit: string;
  readonly from: readonly Input[];
}

/** Four factors of the account; which years and province they are for is the caller's choice. */
export interface PlanFactors {
  /** Provincial mean of the grid, location-based. */
  readonly gridLocation: Factor;
  /** Constant of the zero-carbon-park method. */
  readonly gridZeroCarbon: Factor;
  /** Standard coal of electricity, 当量值 and 等价值; of heat. */
  readonly electricityCalorific: Factor;
  readonly electricityEqual: Factor;
  readonly heat: Factor;
}
