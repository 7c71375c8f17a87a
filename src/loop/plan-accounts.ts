import { accountPlan, type Factor, type PlanAccount, type PlanFactors } from '../accounts/index.ts';
import { type Catalog, value } from '../catalog/index.ts';
import type { Network, Park, PlanResult } from '../network/index.ts';

/** Ids of the account's factors in the catalog. The grid's factor is that of the region the park lies in. */
const IDS = {
  gridZeroCarbon: 'zero-carbon-park.grid-co2',
  electricityCalorific: 'coal-equivalent.electricity.calorific',
  electricityEqual: 'coal-equivalent.electricity.equal',
  heat: 'coal-equivalent.heat',
} as const;

/** Factors in force at the end of the year before: 'YYYY-12-31' of `year`. `region` is the id's end, e.g. 'inner-mongolia'. */
export function accountFactors(catalog: Catalog, year: number, region: string): PlanFactors {
  const factor = (id: string): Factor => {
    const found = value(catalog, id, `${year}-12-31`);
    return {
      id,
      value: Number(found.value),
      unit: found.unit ?? '',
      verified: found.verified,
      source: [found.source.title, found.source.number, found.source.clause].filter(Boolean).join(' '),
    };
  };
  return {
    gridLocation: factor(`grid.co2.${region}`),
    gridZeroCarbon: factor(IDS.gridZeroCarbon),
    electricityCalorific: factor(IDS.electricityCalorific),
    electricityEqual: factor(IDS.electricityEqual),
    heat: factor(IDS.heat),
  };
}

/** The account of a park's plan with the catalog's factors of the plan's year. */
export function planAccount(park: Park, network: Network, result: PlanResult, catalog: Catalog): PlanAccount {
  return accountPlan(park, network, result, accountFactors(catalog, park.meta.targetYear, park.meta.region));
}
