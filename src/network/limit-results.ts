/** What each limit came to: actual value, slack and price in the unit people see. */
import type { Solution } from '../solver/index.ts';
import { energyOf } from './columns.ts';
import type { Layout } from './layout.ts';
import { eachEntry } from './limit-rows.ts';
import type { LinearLimit, Network } from './network.ts';
import type { PlanLimit } from './result.ts';
import { at } from './series.ts';

const flipped = { '<=': '>=', '>=': '<=', '=': '=' } as const;

/**
 * Limits that people set (those with `shown`). The price is d(cost of a year)/d(shown level), positive where tightening costs; for '=' positive
 * where raising costs.
 */
export function limitResults(network: Network, layout: Layout, solution: Solution, activity: Float64Array): PlanLimit[] {
  return network.limits.flatMap((limit, item): PlanLimit[] => {
    const { shown } = limit;
    if (shown === undefined) return [];
    const row = layout.limits + item;
    const moved = shown.perUnitAt;
    const perUnit = moved ? moved.terms.reduce((sum, term) => sum + termValue(network, layout, term, solution.primal), moved.constant) : shown.perUnit;
    const sense = perUnit < 0 ? flipped[limit.sense] : limit.sense;
    const met = activity[row]! - missed(layout, solution.primal, limit, item) + fixedPart(network, layout, limit);
    const actual = moved ? shown.level + (met - limit.level) / perUnit : met / perUnit + shown.offset;
    const raise = (solution.rowDual[row]! * perUnit) / (network.horizonShare ?? 1);
    return [
      {
        id: limit.id,
        indicator: shown.indicator,
        ...(shown.label === undefined ? {} : { label: shown.label }),
        sense,
        level: shown.level,
        actual,
        unit: shown.unit,
        slack: room(sense, shown.level, actual),
        price: sense === '<=' ? 0 - raise : 0 + raise,
        priceUnit: priceUnit(shown.unit),
        hard: shown.hard,
        ...(shown.goal === undefined ? {} : { goal: shown.goal }),
      },
    ];
  });
}

/** CNY a year by the shown unit; a unit that is itself a quotient stands in brackets. */
const priceUnit = (unit: string): string => (unit === '' ? 'CNY' : `CNY/${unit.includes('/') ? `(${unit})` : unit}`);

/** Σ of a term at a solution. */
function termValue(network: Network, layout: Layout, term: LinearLimit['terms'][number], primal: Float64Array): number {
  let sum = 0;
  const constant = eachEntry(network, layout, term, (column, value) => {
    sum += value * primal[column]!;
  });
  return sum + constant;
}

const room = (sense: PlanLimit['sense'], level: number, actual: number): number =>
  sense === '<=' ? level - actual : sense === '>=' ? actual - level : -Math.abs(actual - level);

/** What the slack of a soft limit put into its row. */
function missed(layout: Layout, primal: Float64Array, limit: LinearLimit, item: number): number {
  const slack = layout.slack[item]!;
  if (slack < 0) return 0;
  const factor = Math.abs(limit.shown?.perUnit ?? 1);
  if (limit.sense === '=') return factor * (primal[slack]! - primal[slack + 1]!);
  return (limit.sense === '<=' ? -factor : factor) * primal[slack]!;
}

/** Fixed capacities in a limit stand on the right-hand side of its row; the actual value has them back. */
const fixedPart = (network: Network, layout: Layout, limit: LinearLimit): number =>
  limit.terms.reduce((sum, term) => (term.of === 'capacity' ? sum + eachEntry(network, layout, term, () => {}) : sum), 0);

/**
 * Fixed stores shown as caps: what has entered by the last hour against the store's size. The price is that of its size:
 * −Σ over hours of the level's reduced cost at its upper bound × its bound's share.
 */
export function capLimits(network: Network, layout: Layout, solution: Solution): PlanLimit[] {
  return network.storages.flatMap((storage, item): PlanLimit[] => {
    if (storage.shownAsCap === undefined || storage.capacity.extendable) return [];
    const column = layout.storages[item]!.level;
    const level = energyOf(storage);
    let price = 0;
    for (let t = 0; t < layout.hours; t++) price -= Math.min(0, solution.reducedCost[t * layout.block + column]!) * at(storage.levelMax, t);
    const actual = solution.primal[(layout.hours - 1) * layout.block + column]!;
    const unit = storage.capacity.unit;
    return [
      {
        id: storage.id,
        indicator: storage.shownAsCap.indicator,
        sense: '<=',
        level,
        actual,
        unit,
        slack: level - actual,
        price: price / (network.horizonShare ?? 1),
        priceUnit: priceUnit(unit),
        hard: true,
      },
    ];
  });
}
