import { describe, expect, it } from 'vitest';
import { Fault } from '../../fault.ts';
import { planCompiled } from '../plan.ts';
import { lowerPypsa } from './index.ts';

const snapshots = 'snapshot,objective,stores,generators\n2020-01-01 00:00,1.0,1.0,1.0\n2020-01-01 01:00,1.0,1.0,1.0\n';
const base = {
  'snapshots.csv': snapshots,
  'buses.csv': 'name,carrier,country\nel,AC,CN\ngas,gas,CN\n',
  'carriers.csv': 'name,co2_emissions\nlignite,0.4\n',
  'generators.csv': 'name,bus,carrier,p_nom,marginal_cost,efficiency\nplant,el,lignite,100,10,0.4\nwell,gas,,100,5,\n',
  'links.csv': 'name,bus0,bus1,bus2,efficiency,efficiency2,p_nom\nturbine,gas,el,,0.5,,80\n',
  'loads.csv': 'name,bus\nneed,el\n',
  'loads-p_set.csv': 'snapshot,need\n2020-01-01 00:00,20\n2020-01-01 01:00,30\n',
};

const vertexPlan = (network: Parameters<typeof planCompiled>[0]) => planCompiled(network, { solver: 'highs' });

const faultsOf = (files: Record<string, string>) => {
  try {
    lowerPypsa({ ...base, ...files });
  } catch (error) {
    if (error instanceof Fault) return error.faults;
    throw error;
  }
  return [];
};

describe('lowerPypsa', () => {
  it('reads generators, links, loads over time', async () => {
    const plan = await vertexPlan(lowerPypsa(base));
    expect(plan.objective).toBeCloseTo(50 * 10, 7); // the link's power costs 5 / 0.5 as well
  });

  it('takes the first snapshots and scales nothing', async () => {
    expect((await vertexPlan(lowerPypsa(base, { hours: 1 }))).objective).toBeCloseTo(200, 7);
    expect(() => lowerPypsa(base, { hours: 3 })).toThrow('network.pypsa.hours');
  });

  it('gives an empty efficiencyN its default 1 where busN is set', () => {
    const network = lowerPypsa({ ...base, 'links.csv': 'name,bus0,bus1,bus2,efficiency2,p_nom\na,gas,el,el,,5\nb,gas,el,,0.3,5\n' });
    const ports = (id: string) => network.processes.find((p) => p.id === id)!.ports.map((port) => port.coefficient);
    expect(ports('a')).toEqual([-1, 1, 1]);
    expect(ports('b')).toEqual([-1, 1]);
  });

  it('sums emissions by primary energy and prices their cap', async () => {
    const capped = { ...base, 'global_constraints.csv': 'name,type,carrier_attribute,sense,constant\nco2,primary_energy,co2_emissions,<=,30\n' };
    const plan = await vertexPlan(lowerPypsa({ ...capped, 'generators.csv': base['generators.csv'].replace('well,gas,,100,5', 'well,gas,,100,8') }));
    // 0.4/0.4 t a MWh: 30 MWh of the 50 from lignite, the rest by the turbine at 16 instead of 10.
    expect(plan.limits[0]).toMatchObject({ id: 'co2', actual: expect.closeTo(30, 6), price: expect.closeTo(6, 6) });
  });

  it('pays PyPSA’s objective: existing capacity of extendable items left out', async () => {
    const files = { ...base, 'generators.csv': 'name,bus,p_nom,p_nom_extendable,capital_cost\nplant,el,10,True,7\n' };
    expect((await vertexPlan(lowerPypsa(files))).objective).toBeCloseTo(20 * 7, 6);
  });

  it('tells items of one name apart by their component', () => {
    const network = lowerPypsa({ ...base, 'stores.csv': 'name,bus,e_nom\nplant,el,5\n' });
    expect(network.storages[0]!.id).toBe('stores:plant');
    expect(network.processes[0]!.id).toBe('generators:plant');
  });

  it.each([
    [
      'an unknown attribute',
      { 'loads.csv': 'name,bus,p_sett\nneed,el,3\n' },
      'network.pypsa.unknown-attribute',
      { file: 'loads.csv', line: 1, field: 'p_sett' },
    ],
    [
      'an unsupported value',
      { 'links.csv': 'name,bus0,bus1,committable\nturbine,gas,el,True\n' },
      'network.pypsa.unsupported',
      { file: 'links.csv', line: 2, field: 'committable', item: 'turbine' },
    ],
    [
      'a bad number',
      { 'links.csv': 'name,bus0,bus1,p_nom\nturbine,gas,el,12MW\n' },
      'network.pypsa.number',
      { file: 'links.csv', line: 2, field: 'p_nom', item: 'turbine' },
    ],
    [
      'a bad truth',
      { 'links.csv': 'name,bus0,bus1,p_nom_extendable\nturbine,gas,el,maybe\n' },
      'network.pypsa.truth',
      { file: 'links.csv', line: 2, field: 'p_nom_extendable', item: 'turbine' },
    ],
    ['a missing bus', { 'loads.csv': 'name,bus\nneed,steam\n' }, 'network.pypsa.no-bus', { file: 'loads.csv', line: 2, field: 'bus', item: 'need' }],
    ['a short series', { 'loads-p_set.csv': 'snapshot,need\n0,20\n' }, 'network.pypsa.length', { file: 'loads-p_set.csv' }],
    ['a gap in a series', { 'loads-p_set.csv': 'snapshot,need\n0,20\n1,x\n' }, 'network.pypsa.number', { file: 'loads-p_set.csv', line: 3, cell: 'need' }],
    ['a series of nobody', { 'loads-p_set.csv': 'snapshot,other\n0,20\n1,2\n' }, 'network.pypsa.no-such', { file: 'loads-p_set.csv', line: 1, cell: 'other' }],
    [
      'a series not supported',
      { 'stores.csv': 'name,bus\ns,el\n', 'stores-standing_loss.csv': 'snapshot,s\n0,0\n1,0\n' },
      'network.pypsa.series',
      { file: 'stores-standing_loss.csv' },
    ],
    ['a twice used name', { 'loads.csv': 'name,bus\nneed,el\nneed,gas\n' }, 'network.pypsa.twice', { file: 'loads.csv', line: 3 }],
    ['investment periods', { 'investment_periods.csv': 'period,objective,years\n2030,1,10\n' }, 'network.pypsa.periods', { file: 'investment_periods.csv' }],
    [
      'an unknown constraint',
      { 'global_constraints.csv': 'name,type\ng,growth\n' },
      'network.pypsa.constraint',
      { file: 'global_constraints.csv', line: 2, field: 'type', item: 'g' },
    ],
    [
      'a cycle without reactance',
      { 'lines.csv': 'name,bus0,bus1,x,r\na,el,gas,1,0\nb,el,gas,0,0\n' },
      'network.pypsa.reactance',
      { file: 'lines.csv', line: 3, field: 'x', item: 'b' },
    ],
    ['a component not supported', { 'processes.csv': 'name,bus0\np,el\n' }, 'network.pypsa.component', { file: 'processes.csv' }],
  ])('refuses %s by file, line and name', (_, files, code, where) => {
    expect(faultsOf(files as Record<string, string>)).toEqual([expect.objectContaining({ code, where })]);
  });

  it('refuses a table with a short line, and a folder without snapshots', () => {
    expect(faultsOf({ 'loads.csv': 'name,bus\nneed\n' })[0]).toMatchObject({ code: 'network.pypsa.csv', where: { file: 'loads.csv', line: 2 } });
    expect(() => lowerPypsa({ 'buses.csv': 'name\n' })).toThrow('network.pypsa.no-snapshots');
  });
});
