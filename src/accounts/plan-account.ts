import {
  available,
  candidatePlants,
  consumption,
  delivered,
  generated,
  type Network,
  type Park,
  type PlannedFlows,
  portsOf,
  valueOf,
  loadAmount,
  sumOver,
} from '../network/index.ts';
import { convert } from '../units/index.ts';
import { type Boundary, boundaryOf } from './boundary.ts';
import type { Factor, Input, PlanFactors, Traced } from './traced.ts';

/** Energy of one carrier over the park's boundary in a year; what leaves is negative. */
export interface Carrier {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly amount: number;
  readonly unit: string;
  /** tce by 当量值 and by 等价值; they differ for electricity only. */
  readonly calorific: number;
  readonly equal: number;
  readonly from: readonly Input[];
}

/** The first account of a plan: a year's energy, carbon, water, every number with what it was made from. */
export interface PlanAccount {
  readonly carriers: readonly Carrier[];
  readonly numbers: readonly Traced[];
  /** Marks of the factors: ids of those not yet verified. */
  readonly unverified: readonly string[];
}

/**
 * Accounts of a plan. Amounts are a year's (planned hours divided by the horizon's share).
 * 综合能源消费量 counts what the park buys and the renewable power delivered to it, less the energy products that leave it.
 * Carbon comes by two methods that are never mixed: the inventory with the grid's provincial mean, and 零碳园区核算方法 with its fossil factor
 * on all power that is neither delivered directly nor green (发改环资〔2025〕910号 附件4). Direct emissions are those of fuels and processes.
 */
export function accountPlan(park: Park, network: Network, flows: PlannedFlows, factors: PlanFactors): PlanAccount {
  const boundary = boundaryOf(park, network, flows);
  const year = 1 / (network.horizonShare ?? 1);
  const counted = candidatePlants(park, 'energy.renewable-share').flatMap((p) => (p.counts ? [p.process] : []));
  const green = valueOf(delivered(park, network, counted), network, flows) * year;
  const used = valueOf(consumption(park, network), network, flows) * year;
  const could = valueOf(available(park, network, counted), network, flows) * year;
  const made = valueOf(generated(park, network, counted), network, flows) * year;
  const bought = park.markets.filter((m) => m.side === 'buy' && kindOf(park, m.commodity) === 'electricity').reduce((sum, m) => sum + boundary.traded(m.id), 0);
  const carriers = [
    ...fuels(park, boundary, factors),
    electricity('grid-power', { zh: '外购电力', en: 'Purchased power' }, bought, factors),
    electricity('renewable-power', { zh: '送达园区的可再生电力', en: 'Renewable power delivered' }, green, factors),
  ];
  const total = (by: 'calorific' | 'equal') => carriers.reduce((sum, c) => sum + c[by], 0);
  const tce = (by: 'calorific' | 'equal', id: string, zh: string, en: string): Traced => ({
    id,
    label: { zh, en },
    value: total(by),
    unit: 'tce',
    from: carriers.map((c) => ({ what: c.label.zh, value: c[by], unit: 'tce' })),
  });
  const energy = tce('equal', 'energy.total-equal', '综合能源消费量（等价值）', 'Energy consumption, electricity as generated');
  const fuel = burnt(park, boundary);
  const processes = reacted(park, boundary);
  const direct = traced('carbon.direct', '直接二氧化碳排放', 'Direct CO2', fuel.value + processes.value, 't', [
    input('燃料燃烧', fuel.value, 't'),
    input('工业过程', processes.value, 't'),
  ]);
  const grid = (id: string, zh: string, en: string, factor: Factor): Traced =>
    traced(id, zh, en, direct.value + bought * tPerMwh(factor), 't', [input('直接排放', direct.value, 't'), { ...input('外购电力', bought, 'MWh'), factor }]);
  const zero = grid('carbon.zero-carbon-park', '二氧化碳排放（零碳园区核算方法）', 'CO2, zero-carbon-park method', factors.gridZeroCarbon);
  const water = freshWater(park, boundary);
  const numbers: Traced[] = [
    tce('calorific', 'energy.total-calorific', '综合能源消费量（当量值）', 'Energy consumption, electricity by calorific value'),
    energy,
    traced('energy.consumption', '园区用电量', 'Electricity consumption', used, 'MWh', consumers(park, network, boundary)),
    traced('energy.renewable-share', '可再生能源电力消费占比', 'Renewable share of consumption', ratio(green, used), '%', [
      input('送达园区的可再生电量', green, 'MWh'),
      input('园区用电量', used, 'MWh'),
    ]),
    traced('energy.curtailment', '弃风弃光电量', 'Curtailment', could - made, 'MWh', [input('可用发电量', could, 'MWh'), input('发电量', made, 'MWh')]),
    traced('energy.utilisation', '新能源利用率', 'Utilisation', ratio(made, could), '%', [input('发电量', made, 'MWh'), input('可用发电量', could, 'MWh')]),
    fuel,
    processes,
    direct,
    grid('carbon.location', '二氧化碳排放（电网省级平均因子）', 'CO2, location-based', factors.gridLocation),
    zero,
    traced('carbon.per-energy', '单位能耗碳排放（零碳园区核算方法）', 'CO2 per unit of energy', energy.value > 0 ? zero.value / energy.value : 0, 't/tce', [
      input('二氧化碳排放', zero.value, 't'),
      input('综合能源消费量（等价值）', energy.value, 'tce'),
    ]),
    water,
  ];
  const unverified = [...new Set(Object.values(factors).flatMap((f: Factor) => (f.verified === true ? [] : [f.id])))];
  return { carriers, numbers, unverified };
}

const kindOf = (park: Park, commodity: string) => park.commodities.find((c) => c.id === commodity)?.kind;
const ratio = (a: number, b: number) => (b === 0 ? 0 : (100 * a) / b);
const input = (what: string, value: number, unit: string): Input => ({ what, value, unit });
const traced = (id: string, zh: string, en: string, value: number, unit: string, from: readonly Input[]): Traced => ({
  id,
  label: { zh, en },
  value,
  unit,
  from,
});
const tPerMwh = (factor: Factor) => convert(factor.value, factor.unit, 't/MWh');

function electricity(id: string, label: Carrier['label'], amount: number, factors: PlanFactors): Carrier {
  const by = (factor: Factor) => amount * convert(factor.value, factor.unit, 'tce/MWh');
  const { electricityCalorific, electricityEqual } = factors;
  return {
    id,
    label,
    amount,
    unit: 'MWh',
    calorific: by(electricityCalorific),
    equal: by(electricityEqual),
    from: [
      { ...input('当量值', amount, 'MWh'), factor: electricityCalorific },
      { ...input('等价值', amount, 'MWh'), factor: electricityEqual },
    ],
  };
}

/** Every commodity with a heating value that crosses the boundary, by its heat and the standard coal of heat. */
function fuels(park: Park, boundary: Boundary, { heat }: PlanFactors): Carrier[] {
  return park.commodities.flatMap((c): Carrier[] => {
    const amount = c.ncv ? boundary.net(c.id) : 0;
    if (!c.ncv || Math.abs(amount) < 1e-6) return [];
    const gj = amount * convert(c.ncv.value, c.ncv.unit, `GJ/${c.unit}`);
    const tce = gj * convert(heat.value, heat.unit, 'tce/GJ');
    return [
      {
        id: c.id,
        label: c.label,
        amount,
        unit: c.unit,
        calorific: tce,
        equal: tce,
        from: [input(c.label.zh, amount, c.unit), input('热值', c.ncv.value, c.ncv.unit), { ...input('折标', gj, 'GJ'), factor: heat }],
      },
    ];
  });
}

/** Who takes electricity: each load and process, in MWh a year. */
function consumers(park: Park, network: Network, boundary: Boundary): Input[] {
  const electric = (id: string) => kindOf(park, id) === 'electricity';
  const year = 1 / (network.horizonShare ?? 1);
  const loads = park.loads.filter((l) => electric(l.commodity)).map((l) => input(l.label.zh, year * sumOver(loadAmount(park, l), network.hours), 'MWh'));
  const processes = park.processes.flatMap((p) =>
    portsOf(park, p).flatMap((port) =>
      electric(port.commodity) && port.coefficient < 0 ? [input(p.label.zh, -port.coefficient * (boundary.activity.get(p.id) ?? 0), 'MWh')] : [],
    ),
  );
  return [...loads, ...processes];
}

/** CO2 of fuels: what processes burn times the fuel's CO2. */
function burnt(park: Park, boundary: Boundary): Traced {
  const from = park.processes.flatMap((p) =>
    portsOf(park, p).flatMap((port): Input[] => {
      const fuel = park.commodities.find((c) => c.id === port.commodity);
      if (!fuel?.co2 || !p.burns?.includes(fuel.id)) return [];
      const amount = -port.coefficient * (boundary.activity.get(p.id) ?? 0);
      return [input(`${p.label.zh}：${fuel.label.zh}`, amount * convert(fuel.co2.value, fuel.co2.unit, `t/${fuel.unit}`), 't')];
    }),
  );
  return traced('carbon.fuel', '燃料燃烧排放', 'CO2 of fuels', sum(from), 't', from);
}

/** CO2 of processes, less what is captured or kept in products. */
function reacted(park: Park, boundary: Boundary): Traced {
  const counted = new Set(park.commodities.filter((c) => c.kind === 'co2' && c.counted).map((c) => c.id));
  const from = park.processes.flatMap((p) =>
    portsOf(park, p).flatMap((port): Input[] =>
      counted.has(port.commodity) ? [input(p.label.zh, port.coefficient * (boundary.activity.get(p.id) ?? 0), 't')] : [],
    ),
  );
  return traced('carbon.process', '工业过程排放', 'CO2 of processes', sum(from), 't', from);
}

function freshWater(park: Park, boundary: Boundary): Traced {
  const ids = park.commodities.filter((c) => c.kind === 'water');
  const from = ids.map((c) => input(c.label.zh, boundary.taken(c.id), c.unit));
  return traced('water.fresh', '新鲜水取用量', 'Fresh water', sum(from), 'm3', from);
}

const sum = (from: readonly Input[]) => from.reduce((total, x) => total + x.value, 0);
