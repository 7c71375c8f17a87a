/**
 * PyPSA's input attributes as data (PyPSA 1.x component_attrs; MIT): what a folder may say, what each defaults to, and what is done with it.
 * `used`: read into the network. `harmless`: without effect on the optimum here. `plain`: known to PyPSA and not supported, so only the default may stand.
 */
export interface Attributes {
  /** Number, text or truth attributes with their defaults; `series` may also come as a file of their own. */
  readonly used: Readonly<Record<string, number | string | boolean>>;
  readonly series: readonly string[];
  readonly harmless: readonly string[];
  readonly plain: Readonly<Record<string, number | string | boolean>>;
  /** Custom columns are PyPSA's practice for buses and carriers; elsewhere an unknown column is more likely a slip. */
  readonly custom: boolean;
}

const asset = { active: true, capital_cost: 0 };
const assetHarmless = [
  'type',
  'control',
  'build_year',
  'lifetime',
  'q_set',
  'sub_network',
  'weight',
  'color',
  'nice_name',
  'location',
  'length',
  'terrain_factor',
];
const assetPlain = { overnight_cost: Number.NaN, discount_rate: Number.NaN, fom_cost: 0, marginal_cost_quadratic: 0, q_set: 0 };
const commitment = {
  committable: false,
  maintainable: false,
  maintenance_duration: 0,
  maintenance_pu: 1,
  maintenance_events: 1,
  start_up_cost: 0,
  shut_down_cost: 0,
  stand_by_cost: 0,
  min_up_time: 0,
  min_down_time: 0,
  up_time_before: 1,
  down_time_before: 0,
  ramp_limit_start_up: Number.NaN,
  ramp_limit_shut_down: Number.NaN,
};
const power = { p_nom: 0, p_nom_extendable: false, p_nom_min: 0, p_nom_max: Infinity, marginal_cost: 0, carrier: '' };
const powerPlain = { p_nom_mod: 0, p_nom_set: Number.NaN, p_set: Number.NaN, p_init: Number.NaN };
const branch = { bus0: '', bus1: '', x: 0, r: 0, s_nom: 0, s_nom_extendable: false, s_nom_min: 0, s_nom_max: Infinity, s_max_pu: 1, carrier: '' };
const branchPlain = { g: 0, b: 0, s_nom_mod: 0, s_nom_set: Number.NaN, v_ang_min: -Infinity, v_ang_max: Infinity, type: '' };
const branchHarmless = ['build_year', 'lifetime', 'terrain_factor', 'num_parallel', 'sub_network', 'q_set'];

export const ATTRIBUTES: Readonly<Record<string, Attributes>> = {
  buses: {
    used: { v_nom: 1, carrier: 'AC', unit: '' },
    series: [],
    harmless: ['type', 'x', 'y', 'location', 'control', 'generator', 'sub_network', 'v_mag_pu_set', 'v_mag_pu_min', 'v_mag_pu_max'],
    plain: {},
    custom: true,
  },
  carriers: { used: { co2_emissions: 0 }, series: [], harmless: ['color', 'nice_name', 'max_growth', 'max_relative_growth'], plain: {}, custom: true },
  generators: {
    used: {
      ...asset,
      ...power,
      bus: '',
      sign: 1,
      p_min_pu: 0,
      p_max_pu: 1,
      efficiency: 1,
      ramp_limit_up: Number.NaN,
      ramp_limit_down: Number.NaN,
      e_sum_min: -Infinity,
      e_sum_max: Infinity,
    },
    series: ['p_min_pu', 'p_max_pu', 'marginal_cost', 'efficiency'],
    harmless: assetHarmless,
    plain: { ...assetPlain, ...commitment, ...powerPlain },
    custom: false,
  },
  loads: { used: { active: true, bus: '', p_set: 0, sign: -1 }, series: ['p_set'], harmless: ['carrier', 'type', 'q_set'], plain: {}, custom: false },
  links: {
    used: {
      ...asset,
      ...power,
      bus0: '',
      bus1: '',
      efficiency: 1,
      p_min_pu: 0,
      p_max_pu: 1,
      ramp_limit_up: Number.NaN,
      ramp_limit_down: Number.NaN,
      length: 0,
    },
    series: ['p_min_pu', 'p_max_pu', 'marginal_cost', 'efficiency'],
    harmless: assetHarmless,
    plain: { ...assetPlain, ...commitment, ...powerPlain, delay: 0 },
    custom: false,
  },
  stores: {
    used: {
      ...asset,
      bus: '',
      carrier: '',
      e_nom: 0,
      e_nom_extendable: false,
      e_nom_min: 0,
      e_nom_max: Infinity,
      e_min_pu: 0,
      e_max_pu: 1,
      e_initial: 0,
      e_cyclic: false,
      marginal_cost: 0,
      standing_loss: 0,
    },
    series: ['e_min_pu', 'e_max_pu', 'marginal_cost'],
    harmless: [...assetHarmless, 'e_initial_per_period', 'e_cyclic_per_period'],
    plain: { ...assetPlain, sign: 1, e_nom_mod: 0, e_nom_set: Number.NaN, p_set: Number.NaN, e_set: Number.NaN, marginal_cost_storage: 0 },
    custom: false,
  },
  storage_units: {
    used: {
      ...asset,
      ...power,
      bus: '',
      p_min_pu: -1,
      p_max_pu: 1,
      state_of_charge_initial: 0,
      cyclic_state_of_charge: false,
      max_hours: 1,
      efficiency_store: 1,
      efficiency_dispatch: 1,
      standing_loss: 0,
      inflow: 0,
    },
    series: ['p_min_pu', 'p_max_pu', 'marginal_cost', 'inflow'],
    harmless: [...assetHarmless, 'state_of_charge_initial_per_period', 'cyclic_state_of_charge_per_period'],
    plain: {
      ...assetPlain,
      ...powerPlain,
      sign: 1,
      p_dispatch_set: Number.NaN,
      p_store_set: Number.NaN,
      state_of_charge_set: Number.NaN,
      spill_cost: 0,
      marginal_cost_storage: 0,
    },
    custom: false,
  },
  lines: { used: { ...asset, ...branch, length: 0 }, series: ['s_max_pu'], harmless: branchHarmless, plain: { ...assetPlain, ...branchPlain }, custom: false },
  transformers: {
    used: { ...asset, ...branch, tap_ratio: 1 },
    series: ['s_max_pu'],
    harmless: [...branchHarmless, 'model', 'tap_side', 'tap_position'],
    plain: { ...assetPlain, ...branchPlain, phase_shift: 0, phase_shift_min: 0, phase_shift_max: 0 },
    custom: false,
  },
  global_constraints: {
    used: { type: 'primary_energy', bus: '', carrier_attribute: 'co2_emissions', sense: '==', constant: 0 },
    series: [],
    harmless: ['mu'],
    plain: { investment_period: Number.NaN },
    custom: false,
  },
};

/** Files without effect on the optimum. */
export const HARMLESS_FILES = new Set([
  'carriers',
  'shapes',
  'line_types',
  'transformer_types',
  'sub_networks',
  'shunt_impedances',
  'network',
  'snapshots',
  'investment_periods',
]);

/** PyPSA's results, which an exported folder may carry; never read. */
export const OUTPUTS =
  /^(p|q|p\d+|q\d+|e|state_of_charge|spill|p_dispatch|p_store|status|start_up|shut_down|maintenance|maintenance_start|v_mag_pu|v_ang|marginal_price|mu_.*|.*_opt|[xrgb]_pu|[xr]_pu_eff)$/;

/** Attributes with a port's number: bus2, efficiency3, delay2, cyclic_delay2. */
export const PORT = /^(bus|efficiency|delay|cyclic_delay)(\d+)$/;
