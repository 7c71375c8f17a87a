export { type LimitableIndicator, limitableIndicators } from './indicators.ts';
export { limitOf, limitsInForce } from './limits.ts';
export { type LowerOptions, lowerPark } from './lower.ts';
export { applyOverrides, type Overrides } from './overrides.ts';
export { parsePark } from './park.ts';
export { type Mark, type Quantity, readQuantity } from './quantity.ts';
export type { Park, ParkCommodity, ParkLimit, ParkLoad, ParkMarket, ParkProcess, ParkRoute, ParkScenario, ParkStorage } from './schema.ts';
export { type ScopeCardDefaults, scopeCardFor } from './scope.ts';
export { type ParkSummary, parkSummary } from './summary.ts';
