import { Fault } from '../../fault.ts';
import { nearest } from '../../units/index.ts';
import type { Limit } from '../limit.ts';
import type { LinearLimit, Network } from '../network.ts';
import { commodityOf, emissionOf, portsOf } from './flows.ts';
import { limitableIndicators } from './indicators.ts';
import { type Linear, NOTHING, scaled, sum, sumAll } from './linear.ts';
import { activityOf, available, capacityOf, consumption, delivered, exported, generated } from './power.ts';
import { fits, inUnit, type Quantity } from './quantity.ts';
import type { Park, ParkLimit, ParkProcess } from './schema.ts';
import { candidatePlants } from './scope.ts';
import { placeOf } from './yaml.ts';

type Planned = Pick<Network, 'hours' | 'processes'>;
type Labelled = Limit & { readonly label?: { readonly zh: string; readonly en: string } };

/** A limit of park.yaml in the shape all limits share. */
export function limitOf(limit: ParkLimit): Labelled {
  const { level, penalty } = limit;
  return {
    id: limit.id,
    label: limit.label,
    indicator: limit.indicator,
    subject: 'park',
    period: limit.period,
    sense: limit.sense,
    level: level.value,
    unit: level.unit,
    scope: { boundary: 'zone', plants: limit.plants, numerator: '', denominator: '', deliveredOnly: limit.deliveredOnly, note: limit.note },
    hard: limit.hard,
    ...(penalty ? { penalty: penalty.value } : {}),
  };
}

/** The limits that hold in a plan: the park's active ones, replaced (same id, or same indicator and sense where the park's counts the usual plants) or joined by those given; only those whose period contains the park's year. */
export function limitsInForce(park: Park, given: readonly Limit[]): Labelled[] {
  const own = park.limits
    .filter((l) => l.active && !given.some((g) => g.id === l.id || (l.plants.length === 0 && g.indicator === l.indicator && g.sense === l.sense)))
    .map(limitOf);
  return [...own, ...given].filter((l) => l.period === '' || contains(l.period, park.meta.targetYear));
}

function contains(period: string, year: number): boolean {
  const [from, to = from] = (period.match(/\d{4}/g) ?? []).map(Number);
  return from !== undefined && to !== undefined && year >= from && year <= to;
}

/** Rows of the limits in force. Fault `park.indicator` for an indicator that is no limit of the plan, `park.limit-boundary` for a boundary the park does not model. */
export function lowerLimits(park: Park, network: Planned, given: readonly Limit[]): LinearLimit[] {
  return limitsInForce(park, given).map((limit) => {
    const part = park.limits.find((l) => l.id === limit.id);
    const where = part ? (placeOf(part) ?? part.level.where) : undefined;
    const refuse = (code: string, params: Record<string, string>) => new Fault('input', { code, params, ...(where ? { where } : {}) });
    const indicator = limitableIndicators.find((i) => i.id === limit.indicator);
    if (!indicator)
      throw refuse('park.indicator', {
        name: limit.indicator,
        near: nearest(
          limit.indicator,
          limitableIndicators.map((i) => i.id),
        ).join('、'),
      });
    if (limit.scope.boundary !== 'zone' || limit.subject !== 'park') throw refuse('park.limit-boundary', { id: limit.id });
    const level: Quantity = { value: limit.level, unit: limit.unit, mark: 'assumption', letter: 'A', from: '', ...(where ? { where } : {}) };
    const all = candidatePlants(park, limit.indicator);
    const plants =
      limit.scope.plants.length === 0
        ? all.filter((p) => p.counts).map((p) => p.process)
        : all.map((p) => p.process).filter((p) => limit.scope.plants.includes(p.id));
    const label = limit.label ?? indicator.label;
    const hard = {
      hard: limit.hard,
      ...(limit.penalty === undefined ? {} : { penalty: limit.penalty }),
      ...(limit.goal === undefined ? {} : { goal: limit.goal }),
    };
    const frame = { indicator: limit.indicator, level: limit.level, unit: limit.unit, label, ...hard };
    if (indicator.kind === 'share') {
      const [top, bottom] = shareOf(park, network, limit, plants);
      const step = inUnit({ ...level, value: 1 }, '1', park);
      const row = sum(top, bottom, -step * limit.level);
      const perUnitAt = scaled(bottom, step);
      return {
        id: limit.id,
        terms: row.terms,
        sense: limit.sense,
        level: -row.constant,
        shown: { ...frame, perUnit: step * sizeOf(bottom, network), perUnitAt, offset: 0 },
      };
    }
    const amount = amountOf(park, network, limit.indicator, plants);
    const target = indicator.base;
    const yearly = indicator.kind === 'yearly' && !fits(level, target, park);
    const perUnit = inUnit({ ...level, value: 1 }, yearly ? `${target}/a` : target, park) * (indicator.kind === 'yearly' ? network.hours / park.hours : 1);
    return {
      id: limit.id,
      terms: amount.terms,
      sense: limit.sense,
      level: limit.level * perUnit - amount.constant,
      shown: { ...frame, perUnit, offset: amount.constant / perUnit },
    };
  });
}

/** About how large a denominator will be: what stands runs in full, what may be built is built. Soft limits weigh their slack by it. */
function sizeOf(bottom: Linear, network: Planned): number {
  return bottom.terms.reduce((x, t) => {
    const capacity = network.processes.find((p) => p.id === t.item)?.capacity;
    const amount = t.of === 'capacity' ? (capacity?.max ?? 0) : (capacity?.existing ?? 0) * network.hours;
    return x + amount * (typeof t.factor === 'number' ? t.factor : 0);
  }, bottom.constant);
}

/** Numerator and denominator over the planned hours, in MWh. */
function shareOf(park: Park, network: Planned, limit: Limit, plants: readonly ParkProcess[]): [Linear, Linear] {
  if (limit.indicator === 'energy.renewable-share')
    return [limit.scope.deliveredOnly ? delivered(park, network, plants) : generated(park, network, plants), consumption(park, network)];
  if (limit.indicator === 'energy.export-share') return [exported(park, plants), available(park, network, plants)];
  return [generated(park, network, plants), available(park, network, plants)];
}

function amountOf(park: Park, network: Planned, indicator: string, plants: readonly ParkProcess[]): Linear {
  if (indicator === 'energy.installed-renewable') return sumAll(plants.map((p) => capacityOf(network, p, 1, park)));
  if (indicator === 'energy.grid-import') {
    const imports = park.markets.filter((m) => m.side === 'buy' && (m.demandFee || m.capacityFee) && commodityOf(park, m.commodity).kind === 'electricity');
    return { terms: imports.map((m) => ({ of: 'capacity' as const, item: m.id, factor: 1 })), constant: 0 };
  }
  if (indicator === 'carbon.co2') return sumAll(park.processes.map((p) => activityOf(park, network, p, emissionOf(park, p))));
  if (indicator === 'land.area')
    return sumAll(park.processes.filter((p) => p.land).map((p) => capacityOf(network, p, p.land ? inUnit(p.land, `ha·h/${p.unit}`, park) : 0, park)));
  return taken(park, network, indicator === 'energy.coal' ? 'coal' : 'water');
}

/** What processes and loads take of all commodities of a kind. */
function taken(park: Park, network: Planned, kind: string): Linear {
  const of = new Set(park.commodities.filter((c) => c.kind === kind).map((c) => c.id));
  return park.processes.reduce(
    (x, p) =>
      sum(
        x,
        activityOf(
          park,
          network,
          p,
          portsOf(park, p).reduce((y, port) => y - (of.has(port.commodity) ? Math.min(0, port.coefficient) : 0), 0),
        ),
      ),
    NOTHING,
  );
}
