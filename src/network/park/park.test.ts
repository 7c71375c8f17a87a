import { describe, expect, it } from 'vitest';
import { Fault } from '../../fault.ts';
import { parsePark } from './park.ts';
import { parkSummary } from './summary.ts';
import { tinyFiles, tinyPark, tinyWeather } from './testing.ts';

function faults(files: Record<string, string>) {
  try {
    parsePark(files);
  } catch (error) {
    if (error instanceof Fault) return error.faults;
    throw error;
  }
  return [];
}

const lineOf = (text: string) => tinyPark.slice(0, tinyPark.indexOf(text)).split('\n').length;

describe('a park file that is wrong says so with file and line', () => {
  const cases: [name: string, from: string, to: string, code: string, params: Record<string, unknown>, line?: string][] = [
    ['unknown key', 'owner: 示例A', 'ownr: 示例A', 'park.key-near', { key: 'ownr', near: 'owner' }],
    ['missing unit', '-8000 kWh/t [A]', '-8000 [A]', 'park.unit-missing', { text: '-8000 [A]' }],
    ['bare number', 'min: 50 % [A]', 'min: 0.5', 'park.unit-missing', { text: 'min' }],
    ['missing mark', '50 % [A]', '50 %', 'park.mark-missing', { text: '50 %' }],
    ['unknown mark', '50 % [A]', '50 % [X]', 'park.mark-unknown', { mark: 'X' }],
    ['unknown unit', '5 t/h [A]', '5 tt/h [A]', 'park.unit-unknown', { unit: 'tt/h' }],
    ['wrong dimension', '-8000 kWh/t [A]', '-8000 kg/t [A]', 'park.unit-dimension', { unit: 'kg/t', wanted: 'MWh/t' }],
    ['negative capacity', '"5 t/h [A]"', '"-5 t/h [A]"', 'park.negative', { value: '-5 t/h' }],
    ['negative cost', '8.76 元/kW', '-8.76 元/kW', 'park.negative', { field: 'capacity.new.cost' }],
    ['negative route capacity', 'loss: "2 % [A]" }', 'loss: "2 % [A]", capacity: { existing: "-60 MW [A]" } }', 'park.negative', { value: '-60 MW' }],
    ['negative route loss', 'loss: "2 % [A]"', 'loss: "-2 % [A]"', 'park.negative', { field: 'loss' }],
    ['negative market capacity', 'capacity: 100 MW [A]', 'capacity: -100 MW [A]', 'park.negative', { field: 'capacity' }],
    ['negative capacity fee', '20 元/kW·月', '-20 元/kW·月', 'park.negative', { field: 'capacityFee' }],
    ['unknown commodity', 'power: -8000', 'powr: -8000', 'park.commodity-near', { name: 'powr', near: 'power' }, '- id: furnace'],
    ['unknown route', 'routes: [trade]', 'routes: [trad]', 'park.route-near', { name: 'trad', near: 'trade' }],
    ['unknown series', '{ series: wind }', '{ series: winds }', 'park.profile-near', { name: 'winds' }, '- id: wind-new'],
    [
      'product without taker',
      '  - { id: alloy, commodity: alloy,',
      '  - { id: alloy, commodity: coal,',
      'park.no-taker',
      { commodity: 'alloy', process: 'furnace' },
      '- id: furnace',
    ],
    [
      'nobody supplies',
      '  - { id: water-market, label: { zh: 水, en: Water }, commodity: water',
      '  - { id: water-market, label: { zh: 水, en: Water }, commodity: coal',
      'park.no-supplier',
      { commodity: 'water', taker: 'furnace' },
      '- id: furnace',
    ],
    ['duplicate id', '- id: unit', '- id: furnace', 'park.twice', { id: 'furnace' }],
    ['unknown indicator', 'energy.renewable-share', 'energy.renewable-shar', 'park.indicator', { near: 'energy.renewable-share' }],
    ['series not there', 'file: series/weather.csv', 'file: series/weathr.csv', 'park.series-file', { file: 'series/weathr.csv' }],
    ['series column not there', 'column: wind', 'column: wnd', 'park.series-column', { column: 'wnd' }],
    ['broken YAML', '[trade]', '[trade', 'park.yaml', {}],
    ['scenario path', 'routes.trade.fee', 'routes.trade.fees', 'park.path', { path: 'routes.trade.fees' }],
    ['unknown factor in a scenario', '"0 元/kWh [A]"', '"0 元/t [A]"', 'park.unit-dimension', { unit: '元/t' }],
    ['missing field', '    unit: t\n', '', 'park.field-missing', { field: 'unit' }],
  ];
  it.each(cases)('%s', (_, from, to, code, params, line) => {
    const [fault, ...more] = faults(tinyFiles(from, to));
    expect(fault).toMatchObject({ code, params });
    expect(more.filter((f) => f.code !== 'park.unused')).toEqual([]);
    if (code.startsWith('park.series-column')) return expect(fault?.where).toMatchObject({ file: 'series/weather.csv', line: 1 });
    expect(fault?.where?.file).toBe('park.yaml');
    if (code !== 'park.yaml' && code !== 'park.field-missing') expect(fault?.where?.line).toBe(lineOf(line ?? from));
  });

  it('a series of the wrong length', () => {
    const short = tinyWeather.trimEnd().split('\n').slice(0, -1).join('\n');
    expect(faults({ 'park.yaml': tinyPark, 'series/weather.csv': short })).toMatchObject([
      { code: 'park.series-length', params: { got: 23, wanted: 24 }, where: { file: 'park.yaml' } },
    ]);
  });

  it('a cell that is no number', () => {
    expect(faults({ 'park.yaml': tinyPark, 'series/weather.csv': tinyWeather.replace('\n3,', '\n3,x') })).toMatchObject([
      { code: 'park.series-value', where: { file: 'series/weather.csv', line: 5 } },
    ]);
  });

  it('tells all faults of a file at once', () => {
    const files = tinyFiles('owner: 示例A', 'ownr: 示例A');
    const text = files['park.yaml']?.replace('min: 50 % [A]', 'min: 50 %') ?? '';
    expect(
      faults({ ...files, 'park.yaml': text })
        .map((f) => f.code)
        .toSorted(),
    ).toEqual(['park.key-near', 'park.mark-missing']);
  });

  it('aliases that unfold without end', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n`;
    expect(faults({ 'park.yaml': bomb })).toMatchObject([{ code: 'park.yaml', where: { file: 'park.yaml' } }]);
  });

  it.each(['hello', '- 1', 'park: 3'])('a file that is no park: %s', (text) => {
    expect(faults({ 'park.yaml': text })).toMatchObject([{ where: { file: 'park.yaml', line: 1 } }]);
  });

  it('no park at all', () => {
    expect(faults({ 'notes.yaml': 'loads: []' })).toMatchObject([{ code: 'park.none' }]);
  });
});

describe('a park', () => {
  it('may be split over several files', () => {
    const [head = '', tail = ''] = tinyPark.split('routes:\n  - {');
    expect(parsePark({ 'park.yaml': head, 'trade.yaml': `routes:\n  - {${tail}`, 'series/weather.csv': tinyWeather }).routes.map((r) => r.id)).toEqual([
      'trade',
    ]);
  });

  it('is told with every mark and line', () => {
    const summary = parkSummary(parsePark(tinyFiles()));
    expect(summary.marks.assumption).toBeGreaterThan(20);
    expect(summary.processes[0]).toMatchObject({ id: 'furnace', owner: '示例A' });
    expect(summary.processes[0]?.values).toContainEqual({
      field: 'ports.power',
      value: -8000,
      unit: 'kWh/t',
      mark: 'assumption',
      from: '',
      file: 'park.yaml',
      line: lineOf('power: -8000'),
    });
  });
});
