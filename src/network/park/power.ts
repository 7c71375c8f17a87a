import type { Network } from '../network.ts';
import { electricBuses } from './buses.ts';
import { availabilityOf, cut, fixedActivity, loadAmount, portsOf, total } from './flows.ts';
import { type Linear, NOTHING, sum, sumAll } from './linear.ts';
import { inUnit, plain } from './quantity.ts';
import type { Park, ParkProcess } from './schema.ts';

type Planned = Pick<Network, 'hours' | 'processes'>;

/** Activity of a process over the planned hours times a factor; a number where it has no freedom. */
export function activityOf(park: Park, network: Planned, p: ParkProcess, factor: number): Linear {
  if (factor === 0) return NOTHING;
  if (p.operation === 'fixed') return { terms: [], constant: factor * total(cut(fixedActivity(park, p), network.hours), network.hours) };
  return { terms: [{ of: 'activity', item: p.id, factor }], constant: 0 };
}

/** Capacity of a process times a factor; a number where nothing new can be built. */
export function capacityOf(network: Planned, p: ParkProcess, factor: number, park: Park): Linear {
  const planned = network.processes.find((x) => x.id === p.id);
  if (planned?.capacity.extendable) return { terms: [{ of: 'capacity', item: p.id, factor }], constant: 0 };
  return { terms: [], constant: factor * (p.capacity.existing ? inUnit(p.capacity.existing, `${p.unit}/h`, park) : 0) };
}

/** Electricity that loads and processes of the park take over the planned hours, in MWh (losses of storages left out). */
export function consumption(park: Park, network: Planned): Linear {
  const electric = electricBuses(park);
  const loads = park.loads.filter((l) => electric.has(l.commodity)).reduce((x, l) => x + total(cut(loadAmount(park, l), network.hours), network.hours), 0);
  const taken = park.processes.map((p) => {
    const coefficient = portsOf(park, p).reduce((x, port) => x - (electric.has(port.commodity) && port.coefficient < 0 ? port.coefficient : 0), 0);
    return activityOf(park, network, p, coefficient);
  });
  return sum({ terms: [], constant: loads }, sumAll(taken));
}

/** Power sold from the buses of these plants, in MWh. */
export function exported(park: Park, plants: readonly ParkProcess[]): Linear {
  const buses = new Set(plants.map((p) => p.plant?.bus));
  return sumAll(
    park.markets
      .filter((m) => m.side === 'sell' && buses.has(m.commodity))
      .map((m): Linear => ({ terms: [{ of: 'activity', item: m.id, factor: 1 }], constant: 0 })),
  );
}

/** Power lost on the routes that leave these plants' buses, in MWh. */
function lost(park: Park, plants: readonly ParkProcess[], network: Planned): Linear {
  const buses = new Set(plants.map((p) => p.plant?.bus));
  const routes = park.routes.filter((r) => buses.has(r.from) && plain(r.loss) > 0 && network.processes.some((p) => p.id === r.id));
  return sumAll(routes.map((r): Linear => ({ terms: [{ of: 'activity', item: r.id, factor: plain(r.loss) }], constant: 0 })));
}

/** What these plants generate over the planned hours, in MWh. */
export function generated(park: Park, network: Planned, plants: readonly ParkProcess[]): Linear {
  return sumAll(plants.map((p) => activityOf(park, network, p, 1)));
}

/** What they could have generated: availability × capacity, in MWh. */
export function available(park: Park, network: Planned, plants: readonly ParkProcess[]): Linear {
  return sumAll(plants.map((p) => capacityOf(network, p, total(cut(availabilityOf(park, p), network.hours), network.hours), park)));
}

/**
 * Renewable power that reaches loads of the park: generation less what is sold and lost on the way. Where only some of a bus's plants
 * count, the whole export of the bus is taken from them, so the share is never flattered. Guaranteed and export plants deliver nothing.
 */
export function delivered(park: Park, network: Planned, plants: readonly ParkProcess[]): Linear {
  const serving = plants.filter((p) => p.plant?.delivery !== 'guaranteed' && p.plant?.delivery !== 'export');
  return sum(sum(generated(park, network, serving), exported(park, serving), -1), lost(park, serving, network), -1);
}
