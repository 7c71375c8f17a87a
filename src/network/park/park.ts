import { Fault, type FaultInfo } from '../../fault.ts';
import { checkPark } from './check.ts';
import { inUnit } from './quantity.ts';
import { type Park, parkFile, SECTIONS } from './schema.ts';
import { readProfile } from './series.ts';
import { readParkYaml } from './yaml.ts';

/**
 * A park from the texts of its folder: every `*.yaml` at its top (each may hold any section; one holds `park`), and the CSV files its series name.
 * Pure; throws one Fault `input` with all that is wrong, each with file and line.
 */
export function parsePark(files: Readonly<Record<string, string>> | ReadonlyMap<string, string>): Park {
  const texts: ReadonlyMap<string, string> = files instanceof Map ? files : new Map(Object.entries(files));
  const faults: FaultInfo[] = [];
  const whole = parkFile.parse({});
  const gather = (step: () => void) => {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(...error.faults);
    }
  };
  for (const [file, text] of texts) {
    if (!/^[^/]+\.ya?ml$/.test(file)) continue;
    gather(() => {
      const { data } = readParkYaml(file, text);
      if (data.park && whole.park) throw new Fault('input', { code: 'park.twice', params: { id: 'park' }, where: { file, line: 1 } });
      if (data.park) whole.park = data.park;
      for (const section of SECTIONS) (whole[section] as unknown[]).push(...data[section]);
    });
  }
  if (faults.length > 0) throw new Fault('input', faults);
  if (!whole.park) throw new Fault('input', { code: 'park.none', params: {}, where: { file: 'park.yaml', line: 1 } });
  const { park: meta, ...sections } = whole;
  const hours = inUnit(meta.hours, 'h', { hours: meta.hours.value });
  const profiles = new Map<string, Float64Array>();
  for (const series of sections.series) gather(() => profiles.set(series.id, readProfile(series, texts, hours)));
  const park: Park = { ...sections, meta, hours, profiles };
  faults.push(...checkPark(park));
  if (faults.length > 0) throw new Fault('input', faults);
  return park;
}
