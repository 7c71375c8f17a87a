/**
 * Why there is no answer, in the words of whoever set the limits: which limits contradict each other, and how far each would have to give.
 *
 * All hard limits (windows of tallies and fixed stores shown as caps among them) are made soft and their misses minimised; only those with a price there can be part of
 * the conflict. A deletion filter keeps a smallest set: without any one of it there is an answer. When even no limit at all leaves none,
 * the commodities that cannot be supplied are named.
 */
import { Fault } from '../fault.ts';
import { onlySides, pricedSides, reached, softenSides, tallySides } from './check-tallies.ts';
import { compile } from './compile.ts';
import { interpret } from './interpret.ts';
import type { LinearLimit, Network, Process, Storage } from './network.ts';
import type { PlanOptions, Solver } from './plan.ts';
import type { PlanResult } from './result.ts';
import { solve } from '../solver/index.ts';

export interface CheckResult {
  readonly feasible: boolean;
  /** The limits that together leave no answer; for a shortage that no limit causes, the commodities. */
  readonly conflict: readonly Conflict[];
  /** For each limit of the conflict: the level nearest to its own that leaves an answer when the others stay. */
  readonly relaxations: readonly Relaxation[];
}

export interface Conflict {
  readonly limit: string;
  readonly kind: 'limit' | 'cap' | 'shortage' | 'surplus';
  readonly label?: { readonly zh: string; readonly en: string };
  readonly indicator?: string;
  readonly sense?: '<=' | '>=' | '=';
  readonly level?: number;
  readonly unit?: string;
  readonly goal?: string;
  /** Words of the document that set it, filled in by whoever knows the goal. */
  readonly quote?: string;
}

export interface Relaxation {
  readonly limit: string;
  readonly from: number;
  readonly to: number;
  readonly unit: string;
}

/** Checks whether a network has any answer at all; costs do not matter. */
export async function checkNetwork(network: Network, options: PlanOptions = {}, solver: Solver = solve): Promise<CheckResult> {
  const bare = costless(network);
  const solved = async (variant: Network) => {
    const compiled = compile(variant);
    const solution = await solver(compiled.program, options);
    return { compiled, solution, plan: interpret(compiled, solution, 0) };
  };
  const run = async (variant: Network): Promise<PlanResult> => (await solved(variant)).plan;
  const first = await run(bare);
  if (first.status === 'optimal' || first.status === 'unbounded') return { feasible: true, conflict: [], relaxations: [] };
  if (first.status !== 'infeasible')
    throw new Fault('internal', { code: 'network.check-failed', params: { status: first.status, reason: first.reason ?? '' } });

  const sides = new Map(tallySides(network).map((side) => [side.id, side]));
  const all = [...network.limits.filter(isHard).map(({ id }) => id), ...sides.keys(), ...network.storages.filter(isCap).map(({ id }) => id)];
  const { compiled, solution, plan: elastic } = await solved(soften(bare, all));
  if (elastic.status !== 'optimal') return shortages(bare, await run(withShortage(soften(bare, all))));

  // The prices are a proof of infeasibility: what has none is not needed for it. Softened caps are capacities and carry no price; the filter tries each.
  const priced = new Set([
    ...elastic.limits.filter((limit) => Math.abs(limit.price) > PRICED).map((limit) => limit.id),
    ...pricedSides(compiled, solution, PRICED),
  ]);
  let conflict = all.filter((id) => priced.has(id) || network.storages.some((s) => s.id === id));
  for (const id of conflict) {
    const without = conflict.filter((other) => other !== id);
    const kept = await run(only(bare, without));
    if (kept.status === 'infeasible') conflict = without;
  }
  const relaxations: Relaxation[] = [];
  for (const id of conflict) {
    const relaxed = await run(soften(only(bare, conflict), [id]));
    const limit = relaxed.limits.find((each) => each.id === id);
    const side = sides.get(id);
    const to = side && relaxed.status === 'optimal' ? reached(relaxed, side) : (limit?.actual ?? relaxed.capacities[id]);
    if (relaxed.status === 'optimal' && to !== undefined) relaxations.push({ limit: id, from: levelOf(network, id), to, unit: told(network, id).unit ?? '' });
  }
  return { feasible: false, conflict: conflict.map((id) => told(network, id)), relaxations };
}

/** A limit with a smaller price than this, its misses costing about one altogether, has none. */
const PRICED = 1e-9;

const isHard = (limit: LinearLimit): boolean => limit.shown?.hard !== false || limit.shown.penalty === undefined;
const isCap = (storage: Storage): boolean => storage.shownAsCap !== undefined && !storage.capacity.extendable;

/** The network with no price on anything, so that any answer will do. */
function costless(network: Network): Network {
  return {
    ...network,
    processes: network.processes.map((p) => ({ ...p, cost: 0, capacity: { ...p.capacity, cost: 0 } })),
    storages: network.storages.map((s) => ({ ...s, costIn: 0, costOut: 0, capacity: { ...s.capacity, cost: 0 } })),
    branches: network.branches.map((b) => ({ ...b, capacity: { ...b.capacity, cost: 0 } })),
    // A soft limit can always be missed.
    limits: network.limits.filter(isHard),
  };
}

/** The named limits may be missed, at a price of one for the whole of their level. */
function soften(network: Network, ids: readonly string[]): Network {
  const penalty = (level: number) => 1 / Math.max(1, Math.abs(level));
  return {
    ...network,
    ...softenSides(network, ids, penalty),
    limits: network.limits.map((limit) => {
      if (!ids.includes(limit.id)) return limit;
      const shown = limit.shown ?? { indicator: limit.id, level: limit.level, unit: '', perUnit: 1, offset: 0, hard: true };
      return { ...limit, shown: { ...shown, hard: false, penalty: penalty(shown.level) / (network.horizonShare ?? 1) } };
    }),
    ...caps(network, ids, (storage) => ({
      ...storage.capacity,
      extendable: true,
      min: storage.capacity.existing,
      max: Infinity,
      cost: penalty(storage.capacity.existing),
    })),
  };
}

/** The network with only the named limits; caps not named are without end. */
function only(network: Network, ids: readonly string[]): Network {
  const others = network.storages.filter(isCap).flatMap(({ id }) => (ids.includes(id) ? [] : [id]));
  return {
    ...network,
    limits: network.limits.filter((limit) => ids.includes(limit.id)),
    ...onlySides(network, ids),
    ...caps(network, others, (storage) => ({ ...storage.capacity, existing: Infinity })),
  };
}

function caps(network: Network, ids: readonly string[], change: (storage: Storage) => Storage['capacity']): Pick<Network, 'storages'> {
  return { storages: network.storages.map((storage) => (isCap(storage) && ids.includes(storage.id) ? { ...storage, capacity: change(storage) } : storage)) };
}

const levelOf = (network: Network, id: string): number => {
  const limit = network.limits.find((l) => l.id === id);
  if (limit) return limit.shown?.level ?? limit.level;
  const side = tallySides(network).find((s) => s.id === id);
  return side ? side.level : network.storages.find((s) => s.id === id)!.capacity.existing;
};

function told(network: Network, id: string): Conflict {
  const limit = network.limits.find((l) => l.id === id);
  if (limit) {
    const { shown } = limit;
    return {
      limit: id,
      kind: 'limit',
      ...(shown?.label === undefined ? {} : { label: shown.label }),
      indicator: shown?.indicator ?? id,
      sense: limit.sense,
      level: levelOf(network, id),
      unit: shown?.unit ?? '',
      ...(shown?.goal === undefined ? {} : { goal: shown.goal }),
    };
  }
  const side = tallySides(network).find((s) => s.id === id);
  if (side) {
    const { sense, level, tally, window } = side;
    return { limit: id, kind: 'limit', ...(window.label === undefined ? {} : { label: window.label }), indicator: id, sense, level, unit: tally.unit ?? '' };
  }
  const storage = network.storages.find((s) => s.id === id)!;
  return { limit: id, kind: 'cap', indicator: storage.shownAsCap!.indicator, sense: '<=', level: storage.capacity.existing, unit: storage.capacity.unit };
}

/** Lets every commodity be had or left without end, at a price of one a unit. */
function withShortage(network: Network): Network {
  const free = (id: string, commodity: string, coefficient: number): Process => ({
    id,
    kind: 'shortage',
    ports: [{ commodity, coefficient }],
    capacity: { existing: Infinity, extendable: false, min: 0, max: Infinity, cost: 0, unit: '' },
    min: 0,
    max: 1,
    cost: 1,
  });
  return {
    ...network,
    processes: [...network.processes, ...network.commodities.flatMap(({ id }) => [free(`${SHORT}${id}`, id, 1), free(`${OVER}${id}`, id, -1)])],
  };
}

const SHORT = 'shortage of ';
const OVER = 'surplus of ';

function shortages(network: Network, elastic: PlanResult): CheckResult {
  const unit = new Map(network.commodities.map((c) => [c.id, c.unit]));
  const lacking = elastic.items.filter((item) => item.kind === 'shortage' && item.throughput > 1e-6);
  return {
    feasible: false,
    conflict: lacking.map((item) => {
      const short = item.id.startsWith(SHORT);
      const commodity = item.id.slice((short ? SHORT : OVER).length);
      return { limit: commodity, kind: short ? 'shortage' : 'surplus', indicator: commodity, level: item.throughput, unit: unit.get(commodity) ?? '' };
    }),
    relaxations: [],
  };
}
