/** A tally's windows as a conflict names them: each side of a window (`order:carbide:3>=`) is one thing that can be left out, missed at a price, or priced. */
import type { Solution } from '../solver/index.ts';
import type { Compiled } from './compile.ts';
import type { Network, Process, Tally, TallyWindow } from './network.ts';
import type { PlanResult } from './result.ts';
import { at } from './series.ts';
import { runningSums } from './tally.ts';

export interface TallySide {
  readonly id: string;
  readonly tally: Tally;
  readonly window: TallyWindow;
  readonly sense: '<=' | '>=' | '=';
  /** What the window must come to: its rates and the bound. */
  readonly level: number;
}

/** Every bounded side of every window; '=' where both bounds are one. */
export function tallySides({ tallies = [] }: Network): TallySide[] {
  return tallies.flatMap((tally) =>
    tally.windows.flatMap((window): TallySide[] => {
      let asked = 0;
      for (let t = window.from; t < window.to; t++) asked += at(tally.rate, t);
      const id = `${tally.id}:${window.name}`;
      if (window.lower === window.upper) return [{ id, tally, window, sense: '=', level: asked + window.lower }];
      return [
        ...(window.lower > -Infinity ? [{ id: `${id}>=`, tally, window, sense: '>=' as const, level: asked + window.lower }] : []),
        ...(window.upper < Infinity ? [{ id: `${id}<=`, tally, window, sense: '<=' as const, level: asked + window.upper }] : []),
      ];
    }),
  );
}

/** The network's tallies with only the named sides. */
export function onlySides(network: Network, ids: readonly string[]): Pick<Network, 'tallies'> {
  const kept = new Set(ids);
  return {
    tallies: (network.tallies ?? []).map((tally) => ({
      ...tally,
      windows: tally.windows.map((window) => {
        const id = `${tally.id}:${window.name}`;
        return kept.has(id)
          ? window
          : { ...window, lower: kept.has(`${id}>=`) ? window.lower : -Infinity, upper: kept.has(`${id}<=`) ? window.upper : Infinity };
      }),
    })),
  };
}

const LACKING = 'lacking of ';
const BEYOND = 'beyond ';

/** The named sides may be missed, at `penalty(level)` a unit: a process that counts in the window's last hour, no row is added. */
export function softenSides(network: Network, ids: readonly string[], penalty: (level: number) => number): Pick<Network, 'tallies' | 'processes'> {
  const soft = tallySides(network).filter(({ id }) => ids.includes(id));
  const added: Process[] = [];
  const tallies = (network.tallies ?? []).map((tally) => {
    const of = soft.filter((side) => side.tally === tally);
    const terms = [...tally.terms];
    for (const [name, sense, sign] of [
      [LACKING, '>=', 1],
      [BEYOND, '<=', -1],
    ] as const) {
      const sides = of.filter((side) => side.sense === sense || side.sense === '=');
      if (sides.length === 0) continue;
      const open = new Float64Array(network.hours);
      const cost = new Float64Array(network.hours);
      for (const { window, level } of sides) {
        open[window.to - 1] = 1;
        cost[window.to - 1] = penalty(level) / at(network.weight, window.to - 1);
      }
      const id = `${name}${tally.id}`;
      const capacity = { existing: Infinity, extendable: false, min: 0, max: Infinity, cost: 0, unit: '' };
      added.push({ id, kind: 'miss', ports: [], capacity, min: 0, max: open, cost });
      terms.push({ process: id, factor: open.map((x, t) => (sign * x) / at(network.weight, t)) });
    }
    return { ...tally, terms };
  });
  return { tallies, processes: [...network.processes, ...added] };
}

/** The level a softened side came to. */
export function reached({ series }: PlanResult, { tally, window, level }: TallySide): number {
  const miss = (name: string) => series[`process:${name}${tally.id}`]?.[window.to - 1] ?? 0;
  return level - miss(LACKING) + miss(BEYOND);
}

/** Ids of the sides that carry a price at a solution: the reduced cost of the sum in a window's last hour. */
export function pricedSides({ network, layout }: Compiled, { reducedCost }: Solution, least: number): string[] {
  const scales = runningSums(network).map(({ scale }) => scale);
  return tallySides(network).flatMap(({ id, tally, window, sense }) => {
    const item = network.tallies!.indexOf(tally);
    const price = reducedCost[(window.to - 1) * layout.block + layout.tally + item]! / scales[item]!;
    return (sense === '=' ? Math.abs(price) : sense === '>=' ? price : -price) > least ? [id] : [];
  });
}
